-- A returned row is an entry of a leaderboard of all time that is not what the players' totals on
-- the server say, or that they say and that is missing. Ratios are over part of the rounds and are
-- not compared, nor are tables that lag behind a load.
with entries as (

    select * from {{ ref('server_leaderboard_entries') }}

),

totals as (

    select * from {{ ref('player_server_stats') }}

),

periods as (

    select * from {{ ref('leaderboard_periods') }}
    where window_unit = 'always'

),

ranking_types as (

    select * from {{ ref('leaderboard_ranking_types') }}
    where ranking_type in ('score', 'kills', 'playtime')

),

ranked as (

    select
        totals.server_guid,
        periods.period,
        ranking_types.ranking_type,
        totals.player_name,
        totals.total_rounds,
        totals.total_kills,
        totals.total_deaths,
        totals.total_score,
        totals.total_play_time_minutes,
        periods.largest_rank,
        case ranking_types.ranking_type
            when 'score' then totals.total_score * 1.0
            when 'kills' then totals.total_kills * 1.0
            else totals.total_play_time_minutes
        end as value
    from totals
    cross join periods
    cross join ranking_types
    where totals.total_rounds >= periods.minimum_rounds * ranking_types.has_minimum_rounds

),

expected as (

    select
        *,
        cast(
            count(*) over (partition by server_guid, period, ranking_type) as bigint
        ) as ranked_players,
        rank() over (
            partition by server_guid, period, ranking_type
            order by value desc
        ) as value_rank
    from ranked

),

either as (

    select
        server_guid,
        period,
        ranking_type,
        player_name,
        cast(value_rank as bigint) as rank,
        value,
        total_rounds,
        total_kills,
        total_deaths,
        total_score,
        total_play_time_minutes,
        ranked_players
    from expected
    where value_rank <= largest_rank

    union all

    select
        entries.server_guid,
        entries.period,
        entries.ranking_type,
        entries.player_name,
        entries.rank,
        entries.value,
        entries.total_rounds,
        entries.total_kills,
        entries.total_deaths,
        entries.total_score,
        entries.total_play_time_minutes,
        entries.ranked_players
    from entries
    inner join periods on entries.period = periods.period
    inner join ranking_types on entries.ranking_type = ranking_types.ranking_type

),

final as (

    select *
    from either
    where {{ have_seen_all_loads(['server_leaderboard_entries', 'player_server_stats']) }}
    group by
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
    having count(*) <> 2

)

select * from final
