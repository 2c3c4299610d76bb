select
    day_of_week,
    hour_of_day,
    rounds_played
from map_hourly_patterns
where map_name = :map_name and server_guid = ''
order by day_of_week, hour_of_day
