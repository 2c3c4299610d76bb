with running as (
    select
        player,
        end_time,
        kills,
        sum(kills) over (
            partition by player
            order by end_time, start_time, round
            rows between unbounded preceding and current row
        ) as running_kills,
        min(start_time) over (partition by player) as first_start_time
    from oracle.rounds
)

select
    player as player_name,
    threshold as milestone,
    formatDateTime(end_time, '%F %T') as achieved_at,
    running_kills as total_kills_at_milestone,
    dateDiff('day', toDate(first_start_time), toDate(end_time)) as days_to_achieve
from running
array join arrayFilter(
    threshold -> running_kills >= threshold and running_kills - kills < threshold,
    [5000, 10000, 20000, 50000, 75000, 100000]
) as threshold
