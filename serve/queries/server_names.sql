select
    server_name,
    first_seen,
    last_seen
from server_names
where server_guid = :server_guid
order by last_seen desc, server_name asc
limit :limit offset :offset
