select
    player_name,
    total_rounds,
    total_score,
    last_round_time
from player_stats_lifetime
where
    player_name like :pattern escape '\'
    and player_name like :second escape '\'
    and player_name like :third escape '\'
order by player_name not like :prefix escape '\', total_rounds desc, player_name asc
limit :limit offset :offset
