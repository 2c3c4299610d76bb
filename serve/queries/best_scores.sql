select
    best.player_name,
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
where best.period = :period
order by best.final_score desc, best.round_end_time asc, best.player_name asc, best.rank asc
limit :limit offset :offset
