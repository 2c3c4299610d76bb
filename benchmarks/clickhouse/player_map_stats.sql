select
    player as player_name,
    map as map_name,
    if(grouping(server) = 1, '', server) as server_guid,
    count() as total_rounds,
    sum(kills) as total_kills,
    sum(deaths) as total_deaths,
    sum(score) as total_score,
    toFloat64(sum(milliseconds)) / 60000 as total_play_time_minutes
from oracle.rounds
group by grouping sets ((player, map), (player, map, server))
