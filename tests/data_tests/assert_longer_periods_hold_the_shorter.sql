-- A returned row is a player of whom a period holds less than a shorter one does, or the whole life
-- less than a period. Lifetime totals are compared only where no table lags behind a load.
with rolling as (

    select * from {{ ref('player_stats_rolling') }}

),

lifetime as (

    select * from {{ ref('player_stats_lifetime') }}

),

periods as (
    {{ period_bounds(
        ref('rolling_periods'), epoch_of(watermark('as_of', 'player_stats_rolling'))
    ) }}
),

players as (

    select distinct player_name from rolling

),

totals as (

    select
        players.player_name as player_name,
        periods.period as period,
        periods.starts_epoch,
        coalesce(rolling.total_rounds, 0) as total_rounds,
        coalesce(rolling.total_kills, 0) as total_kills,
        coalesce(rolling.total_deaths, 0) as total_deaths,
        coalesce(rolling.total_play_time_minutes, 0) as total_play_time_minutes
    from players
    cross join periods
    left join rolling
        on
            players.player_name = rolling.player_name
            and periods.period = rolling.period

    union all

    select
        players.player_name as player_name,
        'lifetime' as period,
        cast(-1 as bigint) as starts_epoch,
        lifetime.total_rounds,
        lifetime.total_kills,
        lifetime.total_deaths,
        lifetime.total_play_time_minutes
    from players
    inner join lifetime on players.player_name = lifetime.player_name
    where {{ have_seen_all_loads(['player_stats_rolling', 'player_stats_lifetime']) }}

),

followed as (

    select
        *,
        lag(total_rounds) over by_length as shorter_rounds,
        lag(total_kills) over by_length as shorter_kills,
        lag(total_deaths) over by_length as shorter_deaths,
        lag(total_play_time_minutes) over by_length as shorter_play_time_minutes
    from totals
    window by_length as (
        partition by player_name
        order by starts_epoch desc
    )

),

final as (

    select * from followed
    where
        total_rounds < shorter_rounds
        or total_kills < shorter_kills
        or total_deaths < shorter_deaths
        or total_play_time_minutes < shorter_play_time_minutes

)

select * from final
