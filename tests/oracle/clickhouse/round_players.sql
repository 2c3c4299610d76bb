select
    server as server_guid,
    round as round_id,
    player as player_name,
    team as team_label,
    map as map_name,
    game_name as game,
    formatDateTime(start_time, '%F %T') as round_start_time,
    formatDateTime(end_time, '%F %T') as round_end_time,
    score as final_score,
    kills as final_kills,
    deaths as final_deaths,
    minutes as play_time_minutes,
    ping as average_ping,
    toInt64(toUnixTimestamp(start_time)) as round_start_epoch
from oracle.rounds
