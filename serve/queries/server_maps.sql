select
    map_name,
    total_rounds,
    total_player_rounds,
    total_play_time_minutes,
    peak_players
from server_map_stats
where server_guid = :server_guid and month = ''
order by total_play_time_minutes desc, map_name asc
limit :limit offset :offset
