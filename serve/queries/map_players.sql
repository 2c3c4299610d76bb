select
    player_name,
    total_rounds,
    total_kills,
    total_deaths,
    total_score,
    total_play_time_minutes
from player_map_stats
where map_name = :map_name and server_guid = ''
order by total_score desc, player_name asc
limit :limit offset :offset
