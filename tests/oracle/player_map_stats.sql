with rounds_by_server_and_overall as (
    select
        player_name,
        map_name,
        server_guid,
        kills,
        deaths,
        score,
        play_milliseconds
    from oracle.rounds

    union all

    select
        player_name,
        map_name,
        '' as server_guid,
        kills,
        deaths,
        score,
        play_milliseconds
    from oracle.rounds
)

select
    player_name,
    map_name,
    server_guid,
    count(*) as total_rounds,
    sum(kills) as total_kills,
    sum(deaths) as total_deaths,
    sum(score) as total_score,
    oracle.minutes(sum(play_milliseconds)) as total_play_time_minutes
from rounds_by_server_and_overall
group by player_name, map_name, server_guid
