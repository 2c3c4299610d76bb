with periods (period, earliest_start, latest_end, fewest_rounds) as (
    values
    ('weekly', getvariable('as_of') - interval 7 day, getvariable('as_of'), 3),
    ('monthly', getvariable('as_of') - interval 30 day, getvariable('as_of'), 10),
    ('all_time', timestamp '-infinity', timestamp 'infinity', 20)
),

rounds_in_periods as (
    select
        rounds.*,
        periods.period,
        periods.fewest_rounds
    from oracle.rounds as rounds
    inner join periods
        on
            rounds.start_time >= periods.earliest_start
            and rounds.end_time <= periods.latest_end
),

values_by_player as (
    select
        server_guid,
        period,
        'score' as ranking_type,
        player_name,
        cast(sum(score) as double) as value,
        count(*) as total_rounds,
        sum(kills) as total_kills,
        sum(deaths) as total_deaths,
        sum(score) as total_score,
        oracle.minutes(sum(play_milliseconds)) as total_play_time_minutes,
        any_value(fewest_rounds) as fewest_rounds
    from rounds_in_periods
    group by server_guid, period, player_name

    union all

    select
        server_guid,
        period,
        'kills' as ranking_type,
        player_name,
        cast(sum(kills) as double) as value,
        count(*) as total_rounds,
        sum(kills) as total_kills,
        sum(deaths) as total_deaths,
        sum(score) as total_score,
        oracle.minutes(sum(play_milliseconds)) as total_play_time_minutes,
        any_value(fewest_rounds) as fewest_rounds
    from rounds_in_periods
    group by server_guid, period, player_name

    union all

    select
        server_guid,
        period,
        'kd_ratio' as ranking_type,
        player_name,
        case
            when sum(deaths) = 0 then cast(sum(kills) as double)
            else oracle.ratio(sum(kills), sum(deaths))
        end as value,
        count(*) as total_rounds,
        sum(kills) as total_kills,
        sum(deaths) as total_deaths,
        sum(score) as total_score,
        oracle.minutes(sum(play_milliseconds)) as total_play_time_minutes,
        any_value(fewest_rounds) as fewest_rounds
    from rounds_in_periods
    where kills > 0 or deaths > 0
    group by server_guid, period, player_name

    union all

    select
        server_guid,
        period,
        'kill_rate' as ranking_type,
        player_name,
        case
            when sum(play_milliseconds) = 0 then cast(0 as double)
            else oracle.ratio(sum(kills) * 60000, sum(play_milliseconds))
        end as value,
        count(*) as total_rounds,
        sum(kills) as total_kills,
        sum(deaths) as total_deaths,
        sum(score) as total_score,
        oracle.minutes(sum(play_milliseconds)) as total_play_time_minutes,
        any_value(fewest_rounds) as fewest_rounds
    from rounds_in_periods
    where kills > 0 and play_minutes > 0
    group by server_guid, period, player_name

    union all

    select
        server_guid,
        period,
        'playtime' as ranking_type,
        player_name,
        oracle.minutes(sum(play_milliseconds)) as value,
        count(*) as total_rounds,
        sum(kills) as total_kills,
        sum(deaths) as total_deaths,
        sum(score) as total_score,
        oracle.minutes(sum(play_milliseconds)) as total_play_time_minutes,
        0 as fewest_rounds
    from rounds_in_periods
    group by server_guid, period, player_name
),

-- Whoever has too few rounds to appear takes no rank from those who do.
ranked_players as (
    select
        *,
        rank() over (
            partition by server_guid, period, ranking_type
            order by value desc
        ) as rank,
        count(*) over (partition by server_guid, period, ranking_type) as ranked_players
    from values_by_player
    where total_rounds >= fewest_rounds
)

select
    server_guid,
    period,
    ranking_type,
    player_name,
    rank,
    value,
    total_rounds,
    total_kills,
    total_deaths,
    total_score,
    total_play_time_minutes,
    ranked_players
from ranked_players
where rank <= 100
