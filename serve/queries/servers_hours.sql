with shown as (

    select
        server_guid,
        server_name,
        total_rounds
    from servers
    where last_seen >= (select datetime(max(newest.last_seen), '-7 days') from servers as newest)
    order by total_rounds desc, server_guid asc
    limit :servers

)

select
    shown.server_guid,
    shown.server_name,
    patterns.hour_of_day,
    sum(patterns.median_players) / 7.0 as usual_players
from shown
inner join server_hourly_patterns as patterns on shown.server_guid = patterns.server_guid
group by shown.total_rounds, shown.server_guid, shown.server_name, patterns.hour_of_day
order by shown.total_rounds desc, shown.server_guid asc, patterns.hour_of_day asc
