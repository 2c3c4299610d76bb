select
    player_name,
    strftime(end_time, '%Y-%m-%d') as date,
    count(*) as daily_rounds,
    sum(kills) as daily_kills,
    sum(deaths) as daily_deaths,
    sum(score) as daily_score,
    oracle.minutes(sum(play_milliseconds)) as daily_play_time_minutes
from oracle.rounds
group by player_name, strftime(end_time, '%Y-%m-%d')
