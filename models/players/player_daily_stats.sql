-- depends_on: {{ ref('stg_player_round_changes') }}
{{ config(
    unique_key=['player_name', 'date'],
    rebuild_key='player_name',
    rebuild_since='date',
    comes_by_key=true,
) }}

with rounds as (
    {{ rounds_to_rebuild() }}
),

totals as (

    select
        player_name,
        {{ utc_day_number('round_end_epoch') }} as day_number,
        {{ round_totals() }}
    from rounds
    group by player_name, {{ utc_day_number('round_end_epoch') }}

),

final as (

    select
        player_name,
        {{ utc_date('day_number * 86400') }} as date,
        total_rounds as daily_rounds,
        total_kills as daily_kills,
        total_deaths as daily_deaths,
        total_score as daily_score,
        {{ minutes('total_play_time_milliseconds') }} as daily_play_time_minutes,
        '{{ as_of() }}' as updated_at
    from totals

)

select * from final
