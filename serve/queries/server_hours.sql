select
    day_of_week,
    hour_of_day,
    avg_players,
    min_players,
    q25_players,
    median_players,
    q75_players,
    q90_players,
    max_players,
    data_points
from server_hourly_patterns
where server_guid = :server_guid
order by day_of_week, hour_of_day
