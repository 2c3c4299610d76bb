select
    game,
    count(*) as total_servers,
    coalesce(sum(players_online) filter (
        where sampled_at >= datetime(:counted_at, '-5 minutes')
    ), 0) as players_now
from servers
group by game
order by players_now desc, game asc
