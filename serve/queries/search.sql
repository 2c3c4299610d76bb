-- A name of ASCII letters is what folded() would make of it. The others are read once a state.
with found as (

    select
        player_name,
        total_rounds,
        total_score,
        last_round_time,
        player_name as folded_name
    from player_stats_lifetime
    where
        player_name like :pattern escape '\'
        and player_name like :second escape '\'
        and player_name like :third escape '\'
        and length(cast(player_name as blob)) = length(player_name)
    union all
    select
        players.player_name,
        players.total_rounds,
        players.total_score,
        players.last_round_time,
        folded(accented.value) as folded_name
    from json_each(:accented) as accented
    cross join player_stats_lifetime as players on accented.value = players.player_name
    where
        folded(accented.value) like :pattern escape '\'
        and folded(accented.value) like :second escape '\'
        and folded(accented.value) like :third escape '\'

)

select
    player_name,
    total_rounds,
    total_score,
    last_round_time
from found
order by folded_name not like :prefix escape '\', total_rounds desc, player_name asc
limit :limit offset :offset
