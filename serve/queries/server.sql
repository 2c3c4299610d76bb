select
    servers.server_guid,
    servers.server_name,
    servers.game,
    servers.map_name,
    case
        when servers.sampled_at >= datetime(:counted_at, '-5 minutes')
            then servers.players_online
        when servers.sampled_at is not null then 0
    end as players_now,
    patterns.q25_players,
    patterns.median_players,
    patterns.q75_players,
    servers.sampled_at,
    servers.first_seen,
    servers.last_seen,
    servers.total_rounds,
    servers.total_players
from servers
left join server_hourly_patterns as patterns
    on
        servers.server_guid = patterns.server_guid
        and patterns.day_of_week = cast(strftime('%w', :counted_at) as integer)
        and patterns.hour_of_day = cast(strftime('%H', :counted_at) as integer)
where servers.server_guid = :server_guid
