-- A returned row is a player whose best score of all time is not the highest score above 0 that the
-- player has on a server. Tables that lag behind a load are not compared.
with periods as (

    select * from {{ ref('best_score_periods') }}
    where window_unit = 'always'

),

scores as (

    select
        scores.player_name,
        scores.period,
        scores.final_score
    from {{ ref('player_best_scores') }} as scores
    inner join periods on scores.period = periods.period
    where scores.rank = 1

),

servers as (

    select
        servers.player_name,
        periods.period,
        max(servers.highest_score) as final_score
    from {{ ref('player_server_stats') }} as servers
    cross join periods
    where servers.highest_score > 0
    group by servers.player_name, periods.period

),

either as (

    select * from scores
    union all
    select * from servers

),

final as (

    select
        player_name,
        period,
        min(final_score) as lower_score,
        max(final_score) as higher_score
    from either
    where {{ have_seen_all_loads(['player_best_scores', 'player_server_stats']) }}
    group by player_name, period
    having count(*) <> 2 or min(final_score) <> max(final_score)

)

select * from final
