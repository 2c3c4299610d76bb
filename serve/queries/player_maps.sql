select
    map_name,
    total_rounds,
    total_kills,
    total_deaths,
    total_score,
    total_play_time_minutes
from player_map_stats
where player_name = :player_name and server_guid = ''
order by total_play_time_minutes desc, map_name asc
limit :limit offset :offset
