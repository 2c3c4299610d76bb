select
    round_id,
    game,
    map_name,
    started_at,
    ended_at,
    total_players,
    total_bots,
    total_kills,
    total_deaths,
    total_score,
    total_play_time_minutes,
    best_score,
    best_player_name
from rounds
where server_guid = :server_guid
order by ended_at desc, round_id asc
limit :limit offset :offset
