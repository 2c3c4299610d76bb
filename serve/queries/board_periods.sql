select
    period,
    minimum_rounds
from leaderboard_periods
order by case window_unit when 'day' then window_length when 'week' then 7 * window_length
    when 'month' then 30 * window_length else 1000000 end
