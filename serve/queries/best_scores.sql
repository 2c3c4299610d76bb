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
left join servers on servers.server_guid = best.server_guid
where best.period = :period
order by best.final_score desc, best.round_end_time, best.player_name
limit :limit offset :offset
