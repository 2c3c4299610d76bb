with periods (period, earliest_end, latest_end) as (
    values
    ('this_week', date_trunc('week', getvariable('as_of')), getvariable('as_of')),
    ('last_30_days', getvariable('as_of') - interval 30 day, getvariable('as_of')),
    ('all_time', timestamp '-infinity', timestamp 'infinity')
),

ranked_rounds as (
    select
        rounds.*,
        periods.period,
        row_number() over (
            partition by rounds.player_name, periods.period
            order by rounds.score desc, rounds.end_time, rounds.start_time, rounds.round_id,
                rounds.landed_name
        ) as rank
    from oracle.rounds as rounds
    inner join periods
        on rounds.end_time between periods.earliest_end and periods.latest_end
    where rounds.score > 0
)

select
    player_name,
    period,
    rank,
    score as final_score,
    kills as final_kills,
    deaths as final_deaths,
    map_name,
    server_guid,
    oracle.time_text(end_time) as round_end_time,
    round_id
from ranked_rounds
where rank <= 3
