-- A returned row is a player who has more or fewer best scores in a moving period than the up to
-- three that rounds in it give: the period as of the run that last wrote the table. A table that
-- lags behind a load is not compared.
with rounds as (

    select * from {{ ref('stg_player_rounds') }}
    where final_score > 0

),

scores as (

    select * from {{ ref('player_best_scores') }}

),

moving_periods as (

    select * from {{ ref('best_score_periods') }}
    where window_unit <> 'always'

),

periods as {{ computed_once() }} (

    select
        period,
        starts_epoch,
        ends_epoch
    from ({{ period_bounds(
        'moving_periods', epoch_of(watermark('as_of', 'player_best_scores'))
    ) }}) as bounds

),

totals as (

    select
        rounds.player_name,
        periods.period,
        cast(case when count(*) < 3 then count(*) else 3 end as bigint) as best_scores
    from periods
    inner join rounds
        on rounds.round_end_epoch between periods.starts_epoch and periods.ends_epoch
    group by rounds.player_name, periods.period

    union all

    select
        scores.player_name,
        scores.period,
        cast(-count(*) as bigint) as best_scores
    from scores
    inner join moving_periods on scores.period = moving_periods.period
    group by scores.player_name, scores.period

),

final as (

    select
        player_name,
        period,
        sum(best_scores) as missing_best_scores
    from totals
    where {{ have_seen_all_loads(['player_best_scores']) }}
    group by player_name, period
    having sum(best_scores) <> 0

)

select * from final
