select
    player as player_name,
    formatDateTime(end_time, '%Y-%m') as month,
    server as server_guid,
    game_name as game,
    toInt64(count()) as total_rounds,
    sum(kills) as total_kills,
    sum(deaths) as total_deaths,
    sum(score) as total_score,
    sum(milliseconds) as total_play_time_milliseconds,
    max(score) as highest_score,
    toInt64(toUnixTimestamp(min(start_time))) as first_start_epoch,
    toInt64(toUnixTimestamp(max(end_time))) as last_end_epoch
from oracle.rounds
group by player, month, server, game_name
