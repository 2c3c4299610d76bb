select
    map_name,
    avg_kill_rate,
    avg_score_rate,
    sample_count
from map_global_averages
where
    server_guid = ''
    and map_name like :pattern escape '\'
    and map_name like :second escape '\'
    and map_name like :third escape '\'
order by map_name not like :prefix escape '\', sample_count desc, map_name asc
limit :limit offset :offset
