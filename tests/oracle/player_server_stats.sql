with totals as (
    select
        player_name,
        server_guid,
        count(*) as total_rounds,
        sum(kills) as total_kills,
        sum(deaths) as total_deaths,
        sum(score) as total_score,
        oracle.minutes(sum(play_milliseconds)) as total_play_time_minutes
    from oracle.rounds
    group by player_name, server_guid
),

best_rounds as (
    select *
    from oracle.rounds
    qualify row_number() over (
        partition by player_name, server_guid
        order by score desc, end_time, start_time, round_id, landed_name
    ) = 1
)

select
    totals.*,
    best_rounds.score as highest_score,
    best_rounds.round_id as highest_score_round_id,
    best_rounds.map_name as highest_score_map_name,
    oracle.time_text(best_rounds.start_time) as highest_score_time
from totals
inner join best_rounds using (player_name, server_guid)
