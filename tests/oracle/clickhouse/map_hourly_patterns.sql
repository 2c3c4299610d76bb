with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * numerator + denominator, 2 * denominator)
    ) / 1000 as ratio,

    whole_rounds as (
        select
            round,
            server,
            argMax(map, (end_time, start_time, player, map)) as latest_map,
            min(start_time) as first_start,
            toInt64(uniqExact(player)) as players
        from oracle.rounds
        group by round, server
        having first_start between subtractDays({as_of:DateTime('UTC')}, 60) and {as_of:DateTime('UTC')}
    )

select
    if(grouping(server) = 1, '', server) as server_guid,
    latest_map as map_name,
    toDayOfWeek(first_start) % 7 as day_of_week,
    toHour(first_start) as hour_of_day,
    toInt64(count()) as rounds_played,
    ratio(sum(players), toInt64(count())) as avg_players,
    toInt64(uniqExact(toDate(first_start))) as data_points
from whole_rounds
group by grouping sets (
    (server, latest_map, day_of_week, hour_of_day), (latest_map, day_of_week, hour_of_day)
)
