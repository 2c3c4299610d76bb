select
    stats.server_guid,
    coalesce(servers.server_name, '') as server_name,
    stats.total_rounds,
    stats.total_kills,
    stats.total_deaths,
    stats.total_score,
    stats.total_play_time_minutes,
    stats.highest_score,
    stats.highest_score_map_name,
    stats.highest_score_round_id,
    stats.highest_score_time
from player_server_stats as stats
left join servers on stats.server_guid = servers.server_guid
where stats.player_name = :player_name
order by stats.total_play_time_minutes desc, stats.server_guid asc
limit :limit offset :offset
