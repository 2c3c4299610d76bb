select
    month,
    sum(total_rounds) as total_rounds,
    sum(total_kills) as total_kills,
    sum(total_deaths) as total_deaths,
    sum(total_score) as total_score,
    sum(total_play_time_minutes) as total_play_time_minutes
from player_monthly_stats
where player_name = :player_name
group by month
order by month desc
limit :limit offset :offset
