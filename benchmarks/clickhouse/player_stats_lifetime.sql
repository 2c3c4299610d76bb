with
    (numerator, denominator) -> toFloat64(
        sign(numerator)
        * intDiv(2000 * toInt256(abs(numerator)) + denominator, 2 * toInt256(denominator))
    ) / 1000 as ratio

select
    player as player_name,
    toInt64(count()) as total_rounds,
    sum(kills) as total_kills,
    sum(deaths) as total_deaths,
    sum(score) as total_score,
    toFloat64(sum(milliseconds)) / 60000 as total_play_time_minutes,
    ratio(sum(score), toInt64(count())) as avg_score_per_round,
    if(sum(deaths) = 0, toFloat64(sum(kills)), ratio(sum(kills), greatest(sum(deaths), 1)))
        as kd_ratio,
    if(
        sum(milliseconds) = 0,
        toFloat64(0),
        ratio(60000 * sum(kills), greatest(sum(milliseconds), 1))
    ) as kill_rate,
    formatDateTime(min(start_time), '%F %T') as first_round_time,
    formatDateTime(max(end_time), '%F %T') as last_round_time
from oracle.rounds
group by player
