{# A query of the rounds that this run of a model with `rebuild_since` is over: all of them, or those of the touched
   players that ended in the touched dates or months. Rounds are looked up by player and start; the few that last longer
   than others by their end. #}
{% macro rounds_to_rebuild() %}
    {# A unit test of the model has none of its configs. #}
    {% if execute and model.resource_type == 'model' and config.get('rebuild_since') not in ['date', 'month'] %}
        {% do refuse_config('rounds_to_rebuild() needs a rebuild_since beside it, date or month: without it earlier rows would go') %}
    {% endif %}
    {% if is_incremental() %}
        select rounds.*
        from ({{ touched_since() }}) as touched
        cross join {{ ref('stg_player_rounds') }} as rounds
        where
            {{ is_round_of('rounds', 'touched.player_name') }}
            and rounds.round_start_epoch >= touched.since_epoch - {{ usual_round_seconds() }}
            and rounds.round_end_epoch >= touched.since_epoch

        union all

        select rounds.*
        from {{ ref('stg_player_rounds') }} as rounds
        cross join ({{ touched_since() }}) as touched
        where
            rounds.round_end_epoch - rounds.round_start_epoch > {{ usual_round_seconds() }}
            and rounds.round_end_epoch >= (select min(earliest.since_epoch) from ({{ touched_since() }}) as earliest)
            and {{ is_round_of('rounds', 'touched.player_name') }}
            and rounds.round_start_epoch < touched.since_epoch - {{ usual_round_seconds() }}
            and rounds.round_end_epoch >= touched.since_epoch
    {% else %}
        select * from {{ ref('stg_player_rounds') }}
    {% endif %}
{% endmacro %}
