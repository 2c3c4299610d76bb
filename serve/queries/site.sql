select
    max(sampled_at) as sampled_at,
    count(*) as total_servers,
    coalesce(sum(players_online) filter (
        where sampled_at >= (
            select datetime(max(newest.sampled_at), '-5 minutes') from servers as newest
        )
    ), 0) as players_now
from servers
