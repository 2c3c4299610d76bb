select
    date,
    daily_rounds,
    daily_kills,
    daily_deaths,
    daily_score,
    daily_play_time_minutes
from player_daily_stats
where player_name = :player_name
order by date desc
limit :limit offset :offset
