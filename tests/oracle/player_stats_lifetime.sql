with totals as (
    select
        player_name,
        count(*) as total_rounds,
        sum(kills) as total_kills,
        sum(deaths) as total_deaths,
        sum(score) as total_score,
        sum(play_milliseconds) as total_milliseconds,
        min(start_time) as first_start_time,
        max(end_time) as last_end_time
    from oracle.rounds
    group by player_name
)

select
    player_name,
    total_rounds,
    total_kills,
    total_deaths,
    total_score,
    oracle.minutes(total_milliseconds) as total_play_time_minutes,
    oracle.ratio(total_score, total_rounds) as avg_score_per_round,
    case
        when total_deaths = 0 then cast(total_kills as double)
        else oracle.ratio(total_kills, total_deaths)
    end as kd_ratio,
    case
        when total_milliseconds = 0 then cast(0 as double)
        else oracle.ratio(total_kills * 60000, total_milliseconds)
    end as kill_rate,
    oracle.time_text(first_start_time) as first_round_time,
    oracle.time_text(last_end_time) as last_round_time
from totals
