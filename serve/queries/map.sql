-- A map has a page as soon as a round or a server has it; averages come with the daily run.
select
    asked.map_name,
    averages.avg_kill_rate,
    averages.avg_score_rate,
    coalesce(averages.sample_count, 0) as sample_count
from (select :map_name as map_name) as asked
left join map_global_averages as averages
    on asked.map_name = averages.map_name and averages.server_guid = ''
where
    averages.map_name is not null
    or exists (
        select 1 from rounds
        where rounds.map_name = asked.map_name
    )
    or exists (
        select 1 from servers
        where servers.map_name = asked.map_name and servers.sampled_at is not null
    )
