-- A returned row is a best score whose round ended before or after its period: the period as of the
-- run that last wrote the table.
with scores as (

    select * from {{ ref('player_best_scores') }}

),

periods as (
    {{ period_bounds(
        ref('best_score_periods'), epoch_of(watermark('as_of', 'player_best_scores'))
    ) }}
),

final as (

    select
        scores.player_name,
        scores.period,
        scores.rank,
        scores.round_end_time
    from scores
    inner join periods
        on
            scores.period = periods.period
            and not {{ epoch_of('scores.round_end_time') }}
            between periods.starts_epoch and periods.ends_epoch

)

select * from final
