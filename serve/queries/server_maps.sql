select
    map_name,
    sum(total_rounds) as total_rounds,
    sum(total_player_rounds) as total_player_rounds,
    sum(total_play_time_minutes) as total_play_time_minutes,
    max(peak_players) as peak_players
from server_map_stats
where server_guid = :server_guid
group by map_name
order by total_rounds desc, map_name asc
limit :limit offset :offset
