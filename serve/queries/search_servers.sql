select
    server_guid,
    server_name,
    game,
    last_seen,
    total_rounds
from servers
where
    server_name like :pattern escape '\'
    and server_name like :second escape '\'
    and server_name like :third escape '\'
order by server_name not like :prefix escape '\', last_seen desc, server_guid asc
limit :limit offset :offset
