with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * toInt256(numerator) + denominator, 2 * toInt256(denominator))
    ) / 1000 as ratio,

    periods as (
        select
            period.1 as period_name,
            period.2 as earliest_start
        from (
            select arrayJoin([
                ('last_30_days', subtractDays({as_of:DateTime('UTC')}, 30)),
                ('last_6_months', subtractMonths({as_of:DateTime('UTC')}, 6)),
                ('last_year', subtractYears({as_of:DateTime('UTC')}, 1))
            ]) as period
        )
    )

select
    player as player_name,
    period_name as period,
    count() as total_rounds,
    sum(kills) as total_kills,
    sum(deaths) as total_deaths,
    sum(score) as total_score,
    toFloat64(sum(milliseconds)) / 60000 as total_play_time_minutes,
    if(
        sum(deaths) = 0,
        toFloat64(sum(kills)),
        ratio(sum(kills), greatest(sum(deaths), 1))
    ) as kd_ratio,
    if(
        sum(milliseconds) = 0,
        toFloat64(0),
        ratio(60000 * sum(kills), greatest(sum(milliseconds), 1))
    ) as kill_rate
from oracle.rounds
cross join periods
where start_time >= earliest_start and end_time <= {as_of:DateTime('UTC')}
group by player, period_name
