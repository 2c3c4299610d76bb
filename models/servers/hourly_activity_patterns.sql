{{ config(unique_key=['game', 'day_of_week', 'hour_of_day']) }}

with windows as (
    {{ period_bounds(ref('server_windows'), as_of_epoch()) }}
),

rounds as (

    select
        rounds.game,
        {{ utc_day_number('rounds.round_start_epoch') }} as day_number,
        {{ day_of_week('rounds.round_start_epoch') }} as day_of_week,
        {{ hour_of_day('rounds.round_start_epoch') }} as hour_of_day,
        rounds.player_name,
        rounds.round_id,
        rounds.play_time_milliseconds
    from {{ ref('stg_player_rounds') }} as rounds
    inner join windows
        on
            windows.period = 'activity_patterns'
            and rounds.round_start_epoch >= windows.starts_epoch
            and rounds.round_start_epoch <= windows.ends_epoch

),

dates as (

    select
        game,
        day_of_week,
        hour_of_day,
        day_number,
        count(distinct player_name) as unique_players,
        count(distinct round_id) as unique_rounds,
        sum(play_time_milliseconds) as total_milliseconds,
        count(*) as player_rounds
    from rounds
    group by game, day_of_week, hour_of_day, day_number

),

final as (

    select
        game,
        day_of_week,
        hour_of_day,
        {{ rounded_ratio('sum(unique_players)', 'count(*)') }} as unique_players_avg,
        {{ rounded_ratio('sum(unique_rounds)', 'count(*)') }} as total_rounds_avg,
        {{ mean_of_ratios('total_milliseconds', '(60000 * player_rounds)') }}
            as avg_round_duration,
        case when day_of_week in (0, 6) then 'Weekend' else 'Weekday' end as period_type,
        '{{ as_of() }}' as updated_at
    from dates
    group by game, day_of_week, hour_of_day

)

select * from final
