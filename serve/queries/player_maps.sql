select
    map_name,
    total_rounds,
    total_kills,
    total_deaths,
    total_score,
    total_play_time_minutes,
    -- To 3 decimals, half away from zero, as all tables have it (macros/numbers/rounded_ratio.sql).
    iif(total_kills < 0, -1, 1)
    * ((2000 * abs(total_kills) + max(total_deaths, 1)) / (2 * max(total_deaths, 1)))
    / 1000.0 as kd_ratio
from player_map_stats
where player_name = :player_name and server_guid = ''
order by total_play_time_minutes desc, map_name asc
limit :limit offset :offset
