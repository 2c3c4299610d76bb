-- A map that is new today is found where a server has it now or had it last.
with new_maps as (

    select map_name from servers
    where sampled_at is not null
    union
    select last_map_name as map_name from server_totals

),

maps as (

    select
        map_name,
        avg_kill_rate,
        avg_score_rate,
        sample_count
    from map_global_averages
    where server_guid = ''
    union all
    select
        map_name,
        null as avg_kill_rate,
        null as avg_score_rate,
        0 as sample_count
    from new_maps
    where not exists (
        select 1 from map_global_averages as averages
        where averages.map_name = new_maps.map_name and averages.server_guid = ''
    )

),

named as (

    select
        map_name,
        avg_kill_rate,
        avg_score_rate,
        sample_count,
        -- Most names have no letter that folded() would change: it takes as long as all else.
        iif(
            length(cast(map_name as blob)) = length(map_name),
            map_name,
            folded(map_name)
        ) as folded_name
    from maps

)

select
    map_name,
    avg_kill_rate,
    avg_score_rate,
    sample_count
from named
where
    folded_name like :pattern escape '\'
    and folded_name like :second escape '\'
    and folded_name like :third escape '\'
order by folded_name not like :prefix escape '\', sample_count desc, map_name asc
limit :limit offset :offset
