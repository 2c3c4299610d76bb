with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * numerator + denominator, 2 * denominator)
    ) / 1000 as ratio,

    games_by_hour as (
        select
            server_guid,
            toStartOfHour(sampled_at) as hour,
            game,
            sum(players) as players_sum,
            max(players) as players_max,
            toInt64(count()) as samples
        from oracle.samples
        group by server_guid, hour, game
    )

select
    server_guid,
    formatDateTime(hour, '%F %T') as hour_timestamp,
    argMax(game, (samples, game)) as game,
    ratio(sum(players_sum), sum(samples)) as avg_players,
    max(players_max) as peak_players,
    sum(samples) as sample_count
from games_by_hour
where
    hour >= subtractDays({as_of:DateTime('UTC')}, 180)
    and hour < {as_of:DateTime('UTC')}
group by server_guid, hour
