select
    hour_timestamp,
    avg_players,
    peak_players,
    sample_count
from server_online_counts
where server_guid = :server_guid and hour_timestamp >= datetime(:as_of, '-' || :days || ' days')
order by hour_timestamp
