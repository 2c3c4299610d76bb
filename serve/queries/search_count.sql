-- As in search.sql. Whichever a thousand are found first: in an order, all would be looked at.
with found as (

    select player_name
    from player_stats_lifetime
    where
        player_name like :pattern escape '\'
        and player_name like :second escape '\'
        and player_name like :third escape '\'
        and length(cast(player_name as blob)) = length(player_name)
    union all
    select accented.value as player_name
    from json_each(:accented) as accented
    where
        folded(accented.value) like :pattern escape '\'
        and folded(accented.value) like :second escape '\'
        and folded(accented.value) like :third escape '\'

),

first_found as (
    select player_name from found
    limit 1000  -- noqa: AM09
)

select count(*) as total_found
from first_found
