with
    (numerator, denominator) -> if(
        denominator = 0,
        toFloat64(0),
        toFloat64(
            sign(numerator)
            * intDiv(2000 * toInt256(abs(numerator)) + denominator, 2 * toInt256(denominator))
        ) / 1000
    ) as ratio

select
    map as map_name,
    if(grouping(server) = 1, '', server) as server_guid,
    ratio(60000 * sum(kills), sum(milliseconds)) as avg_kill_rate,
    ratio(60000 * sum(score), sum(milliseconds)) as avg_score_rate,
    count() as sample_count
from oracle.rounds
where minutes > 0
group by grouping sets ((map), (map, server))
