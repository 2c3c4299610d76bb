with named as (

    select
        player_name,
        -- Most names have no letter that folded() would change: it takes as long as all else.
        iif(
            length(cast(player_name as blob)) = length(player_name),
            player_name,
            folded(player_name)
        ) as folded_name
    from player_stats_lifetime

),

found as (

    select player_name from named
    where
        folded_name like :pattern escape '\'
        and folded_name like :second escape '\'
        and folded_name like :third escape '\'
    order by player_name
    limit 1000

)

select count(*) as total_found
from found
