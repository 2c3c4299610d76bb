-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name'],
    rebuild_key='player_name',
    indexes=[{'columns': ['last_round_time']}],
) }}

with months as (

    {{ kept_months() }}
    {% if is_incremental() %}
        where {{ has_touched_key() }}
    {% endif %}

),

totals as (

    select
        player_name,
        {{ sums_of_totals() }},
        min(first_start_epoch) as first_round_start_epoch,
        max(last_end_epoch) as last_round_end_epoch
    from months
    group by player_name

),

final as (

    select
        player_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        {{ minutes('total_play_time_milliseconds') }} as total_play_time_minutes,
        {{ rounded_ratio('total_score', 'total_rounds') }} as avg_score_per_round,
        {{ kd_ratio('total_kills', 'total_deaths') }} as kd_ratio,
        {{ per_minute('total_kills', 'total_play_time_milliseconds') }} as kill_rate,
        {{ utc_text('first_round_start_epoch') }} as first_round_time,
        {{ utc_text('last_round_end_epoch') }} as last_round_time,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
