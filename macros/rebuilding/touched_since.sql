{# A query of the players whose rounds newer loads changed, each with the start of the UTC date or month, whichever
   `rebuild_since` names, of the earliest start of these rounds. A round's start never changes, and it ends no earlier: so
   whatever a load changed lies in that date or month, or a later one. The few changed rows are looked up before they are
   grouped: to have them in order, SQLite would read all. #}
{% macro touched_since() %}
    with changed as {{ computed_once() }} (

        select
            changes.player_name,
            changes.round_start_epoch
        from {{ ref('stg_player_round_changes') }} as changes
        where {{ is_newer('changes') }}

    )

    select
        changed.player_name,
        {% if config.get('rebuild_since') == 'month' %}
            {{ epoch_of(utc_month('min(changed.round_start_epoch)') ~ " || '-01 00:00:00'") }} as since_epoch
        {% else %}
            {{ utc_day_number('min(changed.round_start_epoch)') }} * 86400 as since_epoch
        {% endif %}
    from changed
    group by changed.player_name
{% endmacro %}
