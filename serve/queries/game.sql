select
    game,
    count(*) as total_servers,
    coalesce(sum(players_online) filter (
        where sampled_at >= datetime(:counted_at, '-5 minutes')
    ), 0) as players_now
from servers
where game = :game
group by game
