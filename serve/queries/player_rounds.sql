select
    played.round_id,
    played.server_guid,
    coalesce(servers.server_name, '') as server_name,
    played.map_name,
    played.team_label,
    played.round_start_time,
    played.round_end_time,
    played.final_score,
    played.final_kills,
    played.final_deaths,
    played.play_time_minutes
from round_players as played
left join servers on played.server_guid = servers.server_guid
where played.player_name = :player_name
order by
    played.round_start_epoch desc, played.round_id asc, played.server_guid asc,
    played.round_end_time asc, played.final_score desc
limit :limit offset :offset
