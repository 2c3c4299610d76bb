with periods as (
    select
        period.1 as period_name,
        period.2 as earliest_end,
        period.3 as latest_end
    from (
        select arrayJoin([
            (
                'this_week',
                toDateTime(toStartOfWeek({as_of:DateTime('UTC')}, 1), 'UTC'),
                {as_of:DateTime('UTC')}
            ),
            ('last_30_days', subtractDays({as_of:DateTime('UTC')}, 30), {as_of:DateTime('UTC')}),
            ('all_time', toDateTime(0, 'UTC'), toDateTime(4294967295, 'UTC'))
        ]) as period
    )
)

select
    player as player_name,
    period_name as period,
    toInt64(row_number() over (
        partition by player, period_name order by score desc, end_time, start_time, round
    )) as rank,
    score as final_score,
    kills as final_kills,
    deaths as final_deaths,
    map as map_name,
    server as server_guid,
    formatDateTime(end_time, '%F %T') as round_end_time,
    round as round_id
from oracle.rounds
cross join periods
where score > 0 and end_time between earliest_end and latest_end
qualify rank <= 3
