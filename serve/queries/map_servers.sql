select
    stats.server_guid,
    coalesce(servers.server_name, '') as server_name,
    sum(stats.total_rounds) as total_rounds,
    sum(stats.total_player_rounds) as total_player_rounds,
    sum(stats.total_play_time_minutes) as total_play_time_minutes,
    max(stats.peak_players) as peak_players
from server_map_stats as stats
left join servers on stats.server_guid = servers.server_guid
where stats.map_name = :map_name
group by stats.server_guid
order by total_player_rounds desc, stats.server_guid asc
limit :limit offset :offset
