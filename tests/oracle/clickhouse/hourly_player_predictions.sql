with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * numerator + denominator, 2 * denominator)
    ) / 1000 as ratio,

    last_samples as (
        select
            server_guid,
            game,
            toStartOfHour(sampled_at) as hour,
            argMax(players, sampled_at) as last_players
        from oracle.samples
        group by server_guid, game, hour
        having
            hour >= subtractDays({as_of:DateTime('UTC')}, 60)
            and addHours(hour, 1) <= {as_of:DateTime('UTC')}
    )

-- The hours of a weekday are as many as its dates.
select
    game,
    toDayOfWeek(hour) % 7 as day_of_week,
    toHour(hour) as hour_of_day,
    ratio(sum(last_players), toInt64(uniqExact(toDate(hour)))) as predicted_players,
    uniqExact(toDate(hour)) as data_points
from last_samples
group by game, day_of_week, hour_of_day
