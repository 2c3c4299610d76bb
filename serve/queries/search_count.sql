with found as (

    select player_name from player_stats_lifetime
    where
        player_name like :pattern escape '\'
        and player_name like :second escape '\'
        and player_name like :third escape '\'
    order by player_name
    limit 1000

)

select count(*) as total_found
from found
