-- depends_on: {{ ref('stg_player_round_changes') }}
-- depends_on: {{ ref('stg_server_departures') }}
{{ config(
    unique_key=['server_guid', 'period', 'ranking_type', 'player_name'],
    rebuild_key='server_guid',
    moving_window={
        'periods': 'leaderboard_periods',
        'opens_on': 'round_start_epoch',
        'closes_on': 'round_end_epoch',
    },
) }}

with rounds as (

    select
        *,
        case when final_kills > 0 or final_deaths > 0 then 1 else 0 end as is_fought,
        case when final_kills > 0 and play_time_minutes > 0 then 1 else 0 end as is_rated
    from {{ ref('stg_player_rounds') }}
    {# One scan: in an hour most servers are played on, and every load would keep an index up. #}
    {% if is_incremental() %}
        where server_guid in ({{ touched_keys() }})
    {% endif %}

),

periods as {{ computed_once() }} (
    {{ period_bounds(ref('leaderboard_periods'), as_of_epoch()) }}
),

minimums as (

    select * from {{ ref('leaderboard_periods') }}

),

ranking_types as (

    select * from {{ ref('leaderboard_ranking_types') }}

),

totals as (

    select
        rounds.server_guid,
        periods.period,
        rounds.player_name,
        {{ round_totals() }},
        sum(rounds.is_fought) as fought_rounds,
        sum(rounds.is_rated) as rated_rounds,
        sum(rounds.is_rated * rounds.final_kills) as rated_kills,
        sum(rounds.is_rated * rounds.play_time_milliseconds) as rated_milliseconds
    from rounds
    cross join periods
    where
        rounds.round_start_epoch >= periods.starts_epoch
        and rounds.round_end_epoch <= periods.ends_epoch
    group by rounds.player_name, rounds.server_guid, periods.period

),

candidates as (

    select
        totals.server_guid,
        totals.period,
        ranking_types.ranking_type,
        totals.player_name,
        case ranking_types.ranking_type
            when 'score' then totals.total_score * 1.0
            when 'kills' then totals.total_kills * 1.0
            when 'kd_ratio' then {{ kd_ratio('totals.total_kills', 'totals.total_deaths') }}
            when 'kill_rate'
                then {{ per_minute('totals.rated_kills', 'totals.rated_milliseconds') }}
            when 'playtime' then {{ minutes('totals.total_play_time_milliseconds') }}
        end as value,
        case ranking_types.ranking_type
            when 'kd_ratio' then totals.fought_rounds
            when 'kill_rate' then totals.rated_rounds
            else totals.total_rounds
        end as value_rounds,
        minimums.minimum_rounds * ranking_types.has_minimum_rounds as fewest_rounds
    from totals
    inner join minimums on totals.period = minimums.period
    cross join ranking_types

),

ranked as (

    select
        *,
        rank() over (
            partition by server_guid, period, ranking_type
            order by value desc
        ) as value_rank
    from candidates
    where value_rounds > 0 and value_rounds >= fewest_rounds

),

final as (

    select
        server_guid,
        period,
        ranking_type,
        player_name,
        value_rank as rank,
        value,
        value_rounds as total_rounds,
        '{{ as_of() }}' as updated_at
    from ranked
    where value_rank <= 100

)

select * from final
