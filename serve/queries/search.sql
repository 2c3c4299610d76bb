with named as (

    select
        player_name,
        total_rounds,
        total_score,
        last_round_time,
        -- Most names have no letter that folded() would change: it takes as long as all else.
        iif(
            length(cast(player_name as blob)) = length(player_name),
            player_name,
            folded(player_name)
        ) as folded_name
    from player_stats_lifetime

)

select
    player_name,
    total_rounds,
    total_score,
    last_round_time
from named
where
    folded_name like :pattern escape '\'
    and folded_name like :second escape '\'
    and folded_name like :third escape '\'
order by folded_name not like :prefix escape '\', total_rounds desc, player_name asc
limit :limit offset :offset
