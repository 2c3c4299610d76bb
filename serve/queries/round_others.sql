select
    played.round_id,
    played.player_name,
    played.team_label,
    played.round_end_time,
    played.final_score,
    played.final_kills,
    played.final_deaths,
    played.play_time_minutes
from rounds
inner join round_players as played
    on
        rounds.server_guid = played.server_guid
        and rounds.map_name = played.map_name
        and cast(strftime('%s', rounds.started_at) as integer) = played.round_start_epoch
where
    rounds.server_guid = :server_guid
    and rounds.round_id = :round_id
    and rounds.total_players = 1
    and played.round_id <> :round_id
order by
    played.final_score desc, played.final_kills desc, played.player_name asc,
    played.round_id asc, played.round_end_time asc
limit :limit offset :offset
