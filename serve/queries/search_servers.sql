with named as (

    select
        server_guid,
        server_name,
        game,
        last_seen,
        total_rounds,
        -- Most names have no letter that folded() would change: it takes as long as all else.
        iif(
            length(cast(server_name as blob)) = length(server_name),
            server_name,
            folded(server_name)
        ) as folded_name
    from servers

)

select
    server_guid,
    server_name,
    game,
    last_seen,
    total_rounds
from named
where
    folded_name like :pattern escape '\'
    and folded_name like :second escape '\'
    and folded_name like :third escape '\'
order by folded_name not like :prefix escape '\', last_seen desc, server_guid asc
limit :limit offset :offset
