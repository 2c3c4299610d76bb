select
    map_name,
    avg_kill_rate,
    avg_score_rate,
    sample_count
from map_global_averages
where map_name = :map_name and server_guid = ''
