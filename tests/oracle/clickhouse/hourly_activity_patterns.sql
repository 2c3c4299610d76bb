-- Minutes per round of a date are a fraction of their own, so their mean needs a common multiple.
with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * toInt256(numerator) + denominator, 2 * toInt256(denominator))
    ) / 1000 as ratio,

    dates as (
        select
            game_name,
            toDate(start_time) as date,
            toHour(start_time) as hour,
            toInt64(uniqExact(player)) as players,
            toInt64(uniqExact(round)) as rounds,
            toInt64(count()) as player_rounds,
            toInt256(sum(milliseconds)) as total_milliseconds
        from oracle.rounds
        where start_time between subtractDays({as_of:DateTime('UTC')}, 30) and {as_of:DateTime('UTC')}
        group by game_name, date, hour
    ),

    multiples as (
        select
            game_name,
            toDayOfWeek(date) % 7 as weekday,
            hour,
            toInt64(count()) as date_count,
            sum(players) as players_sum,
            sum(rounds) as rounds_sum,
            arrayFold(
                (multiple, number) -> toInt64(lcm(multiple, number)),
                groupUniqArray(player_rounds),
                toInt64(1)
            ) as multiple,
            arraySum(
                date -> intDiv(date.1 * multiple, date.2),
                groupArray((total_milliseconds, player_rounds))
            ) as mean_milliseconds_sum
        from dates
        group by game_name, weekday, hour
    )

select
    game_name as game,
    weekday as day_of_week,
    hour as hour_of_day,
    ratio(players_sum, date_count) as unique_players_avg,
    ratio(rounds_sum, date_count) as total_rounds_avg,
    ratio(mean_milliseconds_sum, toInt256(60000) * multiple * date_count) as avg_round_duration,
    if(weekday in (0, 6), 'Weekend', 'Weekday') as period_type
from multiples
