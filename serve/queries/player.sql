select
    player_name,
    total_rounds,
    total_kills,
    total_deaths,
    total_score,
    total_play_time_minutes,
    avg_score_per_round,
    kd_ratio,
    kill_rate,
    first_round_time,
    last_round_time
from player_stats_lifetime
where player_name = :player_name
