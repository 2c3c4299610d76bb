select
    one.server_guid,
    coalesce(servers.server_name, '') as server_name,
    one.total_score,
    one.total_kills,
    one.total_rounds,
    one.highest_score,
    other.total_score as other_total_score,
    other.total_kills as other_total_kills,
    other.total_rounds as other_total_rounds,
    other.highest_score as other_highest_score
from player_server_stats as one
inner join player_server_stats as other
    on one.server_guid = other.server_guid and other.player_name = :other_player_name
left join servers on one.server_guid = servers.server_guid
where one.player_name = :player_name
order by one.total_rounds + other.total_rounds desc, one.server_guid
limit :limit offset :offset
