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
    first_seen,
    last_seen,
    total_rounds,
    total_players
from servers_now
where server_guid = :server_guid
