with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * numerator + denominator, 2 * denominator)
    ) / 1000 as ratio,

    round_sizes as (
        select
            server,
            map,
            formatDateTime(end_time, '%Y-%m') as end_month,
            round,
            toInt64(count()) as player_rounds,
            toInt64(uniqExact(player)) as players,
            sum(milliseconds) as played_milliseconds
        from oracle.rounds
        group by server, map, end_month, round
    )

select
    if(grouping(server) = 1, '', server) as server_guid,
    map as map_name,
    if(grouping(end_month) = 1, '', end_month) as month,
    toInt64(count()) as total_rounds,
    sum(player_rounds) as total_player_rounds,
    toFloat64(sum(played_milliseconds)) / 60000 as total_play_time_minutes,
    ratio(sum(player_rounds), toInt64(count())) as avg_players,
    max(players) as peak_players
from round_sizes
group by grouping sets (
    (server, map, end_month), (map, end_month), (server, map), (map)
)
