select
    server_guid,
    server_name,
    game,
    map_name,
    players_now,
    q25_players,
    median_players,
    q75_players,
    sampled_at,
    last_seen,
    total_rounds,
    total_players
from servers_now
where :game is null or game = :game
order by players_now desc nulls last, last_seen desc, server_guid asc
limit :limit offset :offset
