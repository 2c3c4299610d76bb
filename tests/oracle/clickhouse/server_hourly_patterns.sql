-- The hours' averages are made whole by a common multiple of their denominators. Percentiles of
-- whole numbers, at these levels, are twentieths: rounding to the nearest undoes what Float64 lost.
with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * toInt256(numerator) + denominator, 2 * toInt256(denominator))
    ) / 1000 as ratio,

    hours as (
        select
            server_guid,
            toStartOfHour(sampled_at) as hour,
            sum(players) as players_sum,
            toInt64(count()) as samples
        from oracle.samples
        group by server_guid, hour
        having
            players_sum > 0
            and hour >= subtractDays({as_of:DateTime('UTC')}, 60)
            and addHours(hour, 1) <= {as_of:DateTime('UTC')}
    ),

    patterns as (
        select
            server_guid,
            toDayOfWeek(hour) % 7 as day_of_week,
            toHour(hour) as hour_of_day,
            groupArray((players_sum, samples)) as averages,
            arrayFold(
                (multiple, average) -> toInt64(lcm(multiple, average.2)), averages, toInt64(1)
            ) as multiple,
            arrayMap(average -> intDiv(average.1 * multiple, average.2), averages) as wholes,
            arrayMap(
                percentile -> toInt64(round(20 * percentile)),
                arrayReduce('quantilesExactInclusive(0.25, 0.5, 0.75, 0.9)', wholes)
            ) as twentieths
        from hours
        group by server_guid, day_of_week, hour_of_day
        having throwIf(
            20 * toFloat64(arrayMax(averages.1)) * multiple > pow(2, 50),
            'too large for exact percentiles'
        ) = 0
    )

select
    server_guid,
    day_of_week,
    hour_of_day,
    ratio(arraySum(wholes), multiple * length(wholes)) as avg_players,
    ratio(arrayMin(wholes), multiple) as min_players,
    ratio(twentieths[1], 20 * multiple) as q25_players,
    ratio(twentieths[2], 20 * multiple) as median_players,
    ratio(twentieths[3], 20 * multiple) as q75_players,
    ratio(twentieths[4], 20 * multiple) as q90_players,
    ratio(arrayMax(wholes), multiple) as max_players,
    length(wholes) as data_points
from patterns
