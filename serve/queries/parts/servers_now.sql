-- An average of an hour stands for its middle. So what is usual at a minute lies on the line
-- between the middles of its hour and of the nearer hour beside it, by the weekday of each.
-- An hour beside it that nobody ever played in has no row: its hour stands alone then.
with minute as (

    select
        cast(strftime('%w', :counted_at) as integer) as day_of_week,
        cast(strftime('%H', :counted_at) as integer) as hour_of_day,
        abs(strftime('%s', :counted_at) % 3600 - 1800) as seconds_off_middle,
        datetime(
            :counted_at,
            case when strftime('%M', :counted_at) < '30' then '-1 hour' else '+1 hour' end
        ) as hour_beside

),

weighed as (

    select
        servers.*,
        minute.seconds_off_middle,
        cast(round(1000 * within.q25_players) as integer) as q25_within,
        cast(round(1000 * within.median_players) as integer) as median_within,
        cast(round(1000 * within.q75_players) as integer) as q75_within,
        cast(round(1000 * coalesce(beside.q25_players, within.q25_players)) as integer)
            as q25_beside,
        cast(round(1000 * coalesce(beside.median_players, within.median_players)) as integer)
            as median_beside,
        cast(round(1000 * coalesce(beside.q75_players, within.q75_players)) as integer)
            as q75_beside
    from servers
    cross join minute
    left join server_hourly_patterns as within
        on
            servers.server_guid = within.server_guid
            and minute.day_of_week = within.day_of_week
            and minute.hour_of_day = within.hour_of_day
    left join server_hourly_patterns as beside
        on
            servers.server_guid = beside.server_guid
            and beside.day_of_week = cast(strftime('%w', minute.hour_beside) as integer)
            and beside.hour_of_day = cast(strftime('%H', minute.hour_beside) as integer)

)

select
    server_guid,
    server_name,
    game,
    map_name,
    case
        when sampled_at >= datetime(:counted_at, '-5 minutes') then players_online
        when sampled_at is not null then 0
    end as players_now,
    (
        q25_within * (3600 - seconds_off_middle) + q25_beside * seconds_off_middle + 1800
    ) / 3600 / 1000.0 as q25_players,
    (
        median_within * (3600 - seconds_off_middle) + median_beside * seconds_off_middle + 1800
    ) / 3600 / 1000.0 as median_players,
    (
        q75_within * (3600 - seconds_off_middle) + q75_beside * seconds_off_middle + 1800
    ) / 3600 / 1000.0 as q75_players,
    sampled_at,
    first_seen,
    last_seen,
    total_rounds,
    total_players
from weighed
