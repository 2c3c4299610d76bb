-- A returned row is a player's total on a server that is not that of the candidates of all time:
-- one differs, or is missing. Tables that lag behind a load are not compared.
with candidates as (

    select * from {{ ref('server_leaderboard_candidates') }}

),

totals as (

    select * from {{ ref('player_server_stats') }}

),

periods as (

    select * from {{ ref('leaderboard_periods') }}
    where window_unit = 'always'

),

either as (

    select
        candidates.period,
        candidates.server_guid,
        candidates.player_name,
        candidates.total_rounds,
        candidates.total_kills,
        candidates.total_deaths,
        candidates.total_score,
        candidates.total_play_time_minutes
    from candidates
    inner join periods on candidates.period = periods.period

    union all

    select
        periods.period,
        totals.server_guid,
        totals.player_name,
        totals.total_rounds,
        totals.total_kills,
        totals.total_deaths,
        totals.total_score,
        totals.total_play_time_minutes
    from totals
    cross join periods

),

final as (

    select *
    from either
    where {{ have_seen_all_loads(['server_leaderboard_candidates', 'player_server_stats']) }}
    group by
        period,
        server_guid,
        player_name,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        total_play_time_minutes
    having count(*) <> 2

)

select * from final
