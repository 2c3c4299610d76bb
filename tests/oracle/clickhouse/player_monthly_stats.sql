select
    player as player_name,
    formatDateTime(end_time, '%Y-%m') as month,
    server as server_guid,
    map as map_name,
    toInt64(count()) as total_rounds,
    sum(kills) as total_kills,
    sum(deaths) as total_deaths,
    sum(score) as total_score,
    toFloat64(sum(milliseconds)) / 60000 as total_play_time_minutes,
    max(score) as highest_score,
    toInt64(toUnixTimestamp(min(start_time))) as first_start_epoch,
    toInt64(toUnixTimestamp(max(end_time))) as last_end_epoch
from oracle.rounds
group by player, month, server, map
