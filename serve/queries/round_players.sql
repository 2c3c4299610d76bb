select
    player_name,
    team_label,
    round_start_time,
    round_end_time,
    final_score,
    final_kills,
    final_deaths,
    play_time_minutes,
    average_ping
from round_players
where server_guid = :server_guid and round_id = :round_id
order by
    final_score desc, final_kills desc, player_name asc, round_start_time asc,
    round_end_time asc
limit :limit offset :offset
