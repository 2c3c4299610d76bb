select
    player as player_name,
    toString(toDate(end_time)) as date,
    count() as daily_rounds,
    sum(kills) as daily_kills,
    sum(deaths) as daily_deaths,
    sum(score) as daily_score,
    toFloat64(sum(milliseconds)) / 60000 as daily_play_time_minutes
from oracle.rounds
group by player, toDate(end_time) as ended_on, date
