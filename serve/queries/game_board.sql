select
    rank,
    player_name,
    value,
    total_rounds,
    total_kills,
    total_deaths,
    total_score,
    total_play_time_minutes,
    ranked_players
from game_leaderboard_entries
where game = :game and period = :period and ranking_type = :ranking_type
order by rank, player_name
limit :limit offset :offset
