select
    rolling_periods.period,
    coalesce(rolling.total_rounds, 0) as total_rounds,
    coalesce(rolling.total_kills, 0) as total_kills,
    coalesce(rolling.total_deaths, 0) as total_deaths,
    coalesce(rolling.total_score, 0) as total_score,
    coalesce(rolling.total_play_time_minutes, 0.0) as total_play_time_minutes,
    coalesce(rolling.kd_ratio, 0.0) as kd_ratio,
    coalesce(rolling.kill_rate, 0.0) as kill_rate
from rolling_periods
cross join player_stats_lifetime as lifetime
left join player_stats_rolling as rolling
    on lifetime.player_name = rolling.player_name and rolling_periods.period = rolling.period
where lifetime.player_name = :player_name
order by rolling_periods.window_unit, rolling_periods.window_length
