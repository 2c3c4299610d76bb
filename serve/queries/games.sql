select
    game,
    count(*) as total_servers,
    coalesce(sum(players_online) filter (
        where sampled_at >= (
            select datetime(min(max(newest.sampled_at), :as_of), '-5 minutes')
            from servers as newest
        )
    ), 0) as players_now
from servers
group by game
order by players_now desc, game asc
