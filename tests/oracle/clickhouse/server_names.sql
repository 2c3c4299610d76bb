select
    guid as server_guid,
    name as server_name,
    formatDateTime(min(sampled_at), '%F %T') as first_seen,
    formatDateTime(max(sampled_at), '%F %T') as last_seen
from oracle.sample_copies
where name <> ''
group by guid, name
