select
    player as player_name,
    server as server_guid,
    count() as total_rounds,
    sum(kills) as total_kills,
    sum(deaths) as total_deaths,
    sum(score) as total_score,
    toFloat64(sum(milliseconds)) / 60000 as total_play_time_minutes,
    -- The best is the smallest of these: the highest score, then who had it first.
    argMin((score, round, map, start_time), (-score, end_time, start_time, round)) as best,
    best.1 as highest_score,
    best.2 as highest_score_round_id,
    best.3 as highest_score_map_name,
    formatDateTime(best.4, '%F %T') as highest_score_time
from oracle.rounds
group by player, server
