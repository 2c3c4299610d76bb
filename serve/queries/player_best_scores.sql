select
    best.period,
    best.rank,
    best.final_score,
    best.final_kills,
    best.final_deaths,
    best.map_name,
    best.server_guid,
    coalesce(servers.server_name, '') as server_name,
    best.round_end_time,
    best.round_id
from player_best_scores as best
left join servers on best.server_guid = servers.server_guid
where best.player_name = :player_name
order by best.period, best.rank
