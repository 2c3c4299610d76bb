select
    day_of_week,
    hour_of_day,
    sum(rounds_played) as rounds_played
from map_hourly_patterns
where map_name = :map_name
group by day_of_week, hour_of_day
order by day_of_week, hour_of_day
