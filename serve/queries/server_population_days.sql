select
    date,
    avg_players,
    peak_players,
    sample_count,
    hours_sampled
from server_daily_counts
where server_guid = :server_guid and date >= date(:as_of, '-' || :days || ' days')
order by date
