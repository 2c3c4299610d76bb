-- A returned row is a best score whose rank does not follow the rank before it, or whose score is
-- greater than the score there.
with scores as (

    select * from {{ ref('player_best_scores') }}

),

followed as (

    select
        player_name,
        period,
        rank,
        final_score,
        lag(rank, 1, 0) over (partition by player_name, period order by rank) as rank_before,
        lag(final_score, 1, final_score) over (
            partition by player_name, period
            order by rank
        ) as score_before
    from scores

),

final as (

    select * from followed
    where rank <> rank_before + 1 or final_score > score_before

)

select * from final
