select
    stats.server_guid,
    coalesce(servers.server_name, '') as server_name,
    stats.total_rounds,
    stats.total_player_rounds,
    stats.total_play_time_minutes,
    stats.peak_players
from server_map_stats as stats
left join servers on stats.server_guid = servers.server_guid
where stats.map_name = :map_name and stats.month = '' and stats.server_guid <> ''
order by stats.total_player_rounds desc, stats.server_guid asc
limit :limit offset :offset
