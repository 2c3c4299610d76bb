with
    (numerator, denominator) -> toFloat64(
        intDiv(2000 * numerator + denominator, 2 * denominator)
    ) / 1000 as ratio

select
    server_guid,
    formatDateTime(sampled_at, '%F') as date,
    ratio(sum(players), toInt64(count())) as avg_players,
    max(players) as peak_players,
    toInt64(count()) as sample_count,
    toInt64(uniqExact(toStartOfHour(sampled_at))) as hours_sampled
from oracle.samples
where toStartOfHour(sampled_at) < {as_of:DateTime('UTC')}
group by server_guid, date
