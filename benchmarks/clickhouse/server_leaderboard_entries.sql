with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * toInt256(numerator) + denominator, 2 * toInt256(denominator))
    ) / 1000 as ratio,

    periods as (
        select
            period.1 as period_name,
            period.2 as earliest_start,
            period.3 as latest_end,
            period.4 as fewest_rounds
        from (
            select arrayJoin([
                (
                    'weekly',
                    subtractDays({as_of:DateTime('UTC')}, 7),
                    {as_of:DateTime('UTC')},
                    3
                ),
                (
                    'monthly',
                    subtractDays({as_of:DateTime('UTC')}, 30),
                    {as_of:DateTime('UTC')},
                    10
                ),
                ('all_time', toDateTime(0, 'UTC'), toDateTime(4294967295, 'UTC'), 20)
            ]) as period
        )
    ),

    totals as (
        select
            server,
            period_name,
            player,
            any(fewest_rounds) as fewest,
            toInt64(count()) as played,
            toInt64(countIf(kills > 0 or deaths > 0)) as fought,
            toInt64(countIf(kills > 0 and minutes > 0)) as rated,
            sum(score) as scores,
            sum(kills) as killed,
            sum(deaths) as died,
            sum(milliseconds) as played_milliseconds,
            (killed, died, scores, played_milliseconds) as everything,
            sumIf(score, kills > 0 or deaths > 0) as fought_score,
            sumIf(milliseconds, kills > 0 or deaths > 0) as fought_milliseconds,
            sumIf(kills, kills > 0 and minutes > 0) as rated_kills,
            sumIf(deaths, kills > 0 and minutes > 0) as rated_deaths,
            sumIf(score, kills > 0 and minutes > 0) as rated_score,
            sumIf(milliseconds, kills > 0 and minutes > 0) as rated_milliseconds
        from oracle.rounds
        cross join periods
        where start_time >= earliest_start and end_time <= latest_end
        group by server, period_name, player
    ),

    boards as (
        select
            server,
            period_name,
            player,
            board.1 as board_name,
            board.2 as board_value,
            board.3 as board_rounds,
            board.5 as behind
        from totals
        array join arrayFilter(
            board -> board.3 > 0 and board.3 >= board.4,
            [
                ('score', toFloat64(scores), played, fewest, everything),
                ('kills', toFloat64(killed), played, fewest, everything),
                (
                    'kd_ratio',
                    if(died = 0, toFloat64(killed), ratio(killed, greatest(died, 1))),
                    fought,
                    fewest,
                    (killed, died, fought_score, fought_milliseconds)
                ),
                (
                    'kill_rate',
                    if(
                        rated_milliseconds = 0,
                        toFloat64(0),
                        ratio(60000 * rated_kills, greatest(rated_milliseconds, 1))
                    ),
                    rated,
                    fewest,
                    (rated_kills, rated_deaths, rated_score, rated_milliseconds)
                ),
                ('playtime', toFloat64(played_milliseconds) / 60000, played, 0, everything)
            ]
        ) as board
    )

select
    server as server_guid,
    period_name as period,
    board_name as ranking_type,
    player as player_name,
    toInt64(rank() over (
        partition by server, period_name, board_name order by board_value desc
    )) as rank,
    board_value as value,
    board_rounds as total_rounds,
    behind.1 as total_kills,
    behind.2 as total_deaths,
    behind.3 as total_score,
    toFloat64(behind.4) / 60000 as total_play_time_minutes,
    toInt64(count() over (partition by server, period_name, board_name)) as ranked_players
from boards
qualify rank <= 100
