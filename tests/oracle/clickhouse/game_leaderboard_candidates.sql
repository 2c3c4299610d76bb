with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * toInt256(numerator) + denominator, 2 * toInt256(denominator))
    ) / 1000 as ratio,

    periods as (
        select
            period.1 as period_name,
            period.2 as earliest_start,
            period.3 as latest_end
        from (
            select arrayJoin([
                ('weekly', subtractDays({as_of:DateTime('UTC')}, 7), {as_of:DateTime('UTC')}),
                ('monthly', subtractDays({as_of:DateTime('UTC')}, 30), {as_of:DateTime('UTC')}),
                ('all_time', toDateTime(0, 'UTC'), toDateTime(4294967295, 'UTC'))
            ]) as period
        )
    )

select
    game_name as game,
    period_name as period,
    player as player_name,
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
    countIf(kills > 0 or deaths > 0) as kd_ratio_rounds,
    sumIf(score, kills > 0 or deaths > 0) as kd_ratio_score,
    toFloat64(sumIf(milliseconds, kills > 0 or deaths > 0)) / 60000 as kd_ratio_play_time_minutes,
    if(
        sumIf(milliseconds, kills > 0 and minutes > 0) = 0,
        toFloat64(0),
        ratio(
            60000 * sumIf(kills, kills > 0 and minutes > 0),
            greatest(sumIf(milliseconds, kills > 0 and minutes > 0), 1)
        )
    ) as kill_rate,
    countIf(kills > 0 and minutes > 0) as kill_rate_rounds,
    sumIf(kills, kills > 0 and minutes > 0) as kill_rate_kills,
    sumIf(deaths, kills > 0 and minutes > 0) as kill_rate_deaths,
    sumIf(score, kills > 0 and minutes > 0) as kill_rate_score,
    toFloat64(sumIf(milliseconds, kills > 0 and minutes > 0)) / 60000 as kill_rate_play_time_minutes
from oracle.rounds
cross join periods
where start_time >= earliest_start and end_time <= latest_end
group by game_name, period_name, player
