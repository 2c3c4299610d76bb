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
where game = :game
group by game
