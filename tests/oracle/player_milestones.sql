with thresholds (milestone) as (
    values (5000), (10000), (20000), (50000), (75000), (100000)
),

running_rounds as (
    select
        player_name,
        end_time,
        kills,
        sum(kills) over (
            partition by player_name
            order by end_time, start_time, round_id, landed_name
            rows between unbounded preceding and current row
        ) as running_kills,
        min(start_time) over (partition by player_name) as first_start_time
    from oracle.rounds
)

-- The round that reached a threshold began below it and ended at or above it.
select
    running_rounds.player_name,
    thresholds.milestone,
    oracle.time_text(running_rounds.end_time) as achieved_at,
    running_rounds.running_kills as total_kills_at_milestone,
    datediff(
        'day',
        cast(running_rounds.first_start_time as date),
        cast(running_rounds.end_time as date)
    ) as days_to_achieve
from running_rounds
inner join thresholds
    on
        running_rounds.running_kills >= thresholds.milestone
        and running_rounds.running_kills - running_rounds.kills < thresholds.milestone
