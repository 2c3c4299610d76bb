select
    rounds.server_guid,
    coalesce(servers.server_name, '') as server_name,
    rounds.round_id,
    rounds.game,
    rounds.map_name,
    rounds.started_at,
    rounds.ended_at,
    rounds.total_players,
    rounds.total_bots,
    rounds.total_kills,
    rounds.total_deaths,
    rounds.total_score,
    rounds.total_play_time_minutes,
    rounds.best_score,
    rounds.best_player_name
from rounds
left join servers on rounds.server_guid = servers.server_guid
where rounds.map_name = :map_name
order by rounds.ended_at desc, rounds.round_id asc, rounds.server_guid asc
limit :limit offset :offset
