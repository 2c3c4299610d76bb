select
    map_name,
    avg_kill_rate,
    avg_score_rate,
    sample_count
from map_global_averages
where server_guid = ''
order by sample_count desc, map_name asc
limit :limit offset :offset
