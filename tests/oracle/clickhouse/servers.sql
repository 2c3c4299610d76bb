with
    sampled as (
        select
            guid,
            min(sampled_at) as first_time,
            max(sampled_at) as last_time,
            argMax(
                (game_name, map, players), (sampled_at, players, game_name, name, map)
            ) as newest,
            argMaxIf(name, (sampled_at, players, game_name, name, map), name <> '') as newest_name
        from oracle.sample_copies
        group by guid
    ),

    rounds as (
        select
            server,
            round,
            min(start_time) as started,
            max(end_time) as ended,
            argMax(game_name, (end_time, start_time, player, game_name)) as latest_game,
            argMax(map, (end_time, start_time, player, map)) as latest_map
        from oracle.rounds
        group by server, round
    ),

    played as (
        select
            server as guid,
            min(started) as first_time,
            max(ended) as last_time,
            argMax((latest_game, latest_map), (ended, started, round)) as newest_place,
            count() as round_count
        from rounds
        group by server
    ),

    players as (
        select server as guid, uniqExact(player) as player_count
        from oracle.rounds
        group by server
    ),

    sightings as (
        select guid, first_time, last_time from sampled
        union all
        select guid, first_time, last_time from played
    ),

    seen as (
        select guid, min(first_time) as first_sighting, max(last_time) as last_sighting
        from sightings
        group by guid
    )

select
    seen.guid as server_guid,
    sampled.newest_name as server_name,
    if(sampled.guid <> '', sampled.newest.1, played.newest_place.1) as game,
    if(sampled.guid <> '', sampled.newest.2, played.newest_place.2) as map_name,
    if(sampled.guid <> '', sampled.newest.3, null) as players_online,
    if(sampled.guid <> '', formatDateTime(sampled.last_time, '%F %T'), null) as sampled_at,
    formatDateTime(seen.first_sighting, '%F %T') as first_seen,
    formatDateTime(seen.last_sighting, '%F %T') as last_seen,
    toInt64(played.round_count) as total_rounds,
    toInt64(players.player_count) as total_players
from seen
left join sampled on sampled.guid = seen.guid
left join played on played.guid = seen.guid
left join players on players.guid = seen.guid
