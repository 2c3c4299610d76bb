select
    averages.server_guid,
    coalesce(servers.server_name, '') as server_name,
    averages.avg_kill_rate,
    averages.avg_score_rate,
    averages.sample_count
from map_global_averages as averages
left join servers on servers.server_guid = averages.server_guid
where averages.map_name = :map_name and averages.server_guid <> ''
order by averages.sample_count desc, averages.server_guid
limit :limit offset :offset
