with named as (

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
    from map_global_averages
    where server_guid = ''

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
