with
    whole_rounds as (
        select
            server,
            round,
            min(start_time) as started,
            max(end_time) as ended,
            argMax(game_name, (end_time, start_time, game_name)) as latest_game,
            argMax(map, (end_time, start_time, map)) as latest_map
        from oracle.rounds
        group by server, round
    ),

    played as (
        select
            server as guid,
            toInt64(count()) as round_count,
            min(started) as first_time,
            max(ended) as last_time,
            argMax((latest_game, latest_map), (ended, started, round)) as newest_place
        from whole_rounds
        group by server
    ),

    players as (
        select server as guid, toInt64(uniqExact(player)) as player_count
        from oracle.rounds
        group by server
    )

select
    played.guid as server_guid,
    played.newest_place.1 as last_game,
    played.newest_place.2 as last_map_name,
    played.round_count as total_rounds,
    players.player_count as total_players,
    formatDateTime(played.first_time, '%F %T') as first_round_time,
    formatDateTime(played.last_time, '%F %T') as last_round_time
from played
inner join players on players.guid = played.guid
