-- The rounds that count, one row per identity, from the raw source rows in `player_rounds`.
-- Parameters: source_clock (UTC); arrays aliases, alias_players (whose they are),
-- excluded_players and excluded_servers.

create or replace table oracle.rounds engine = Memory as

with
    bytes -> if(
        isValidUTF8(bytes) and position(bytes, char(0)) = 0 and not startsWith(bytes, '\\x'),
        bytes,
        concat('\\x', hex(bytes))
    ) as landed_text,

    -- A rejected copy never lands, so it cannot push out a good copy of its identity.
    good_copies as (
        select *
        from player_rounds
        where
            player_name <> ''
            and round_id <> ''
            and server_guid <> ''
            and round_end_time >= round_start_time
            and isFinite(play_time_minutes)
            and play_time_minutes >= 0
            -- Its whole milliseconds are counted in a float: from 2 ^ 53 on that leaves some out.
            and play_time_minutes * 60000 < 9007199254740992
            and least(round_start_time, round_end_time, created_at)
            >= toDateTime('2000-01-01 00:00:00', 'UTC')
            and greatest(round_start_time, round_end_time, created_at)
            <= addDays({source_clock:DateTime('UTC')}, 1)
    ),

    winners as (
        select *
        from good_copies
        order by
            created_at desc,
            final_score desc,
            round_end_time desc,
            final_kills desc,
            server_guid desc,
            map_name desc,
            final_deaths desc,
            play_time_minutes desc,
            team_label desc,
            game_id desc,
            is_bot desc,
            game desc,
            average_ping desc nulls last
        limit 1 by player_name, round_start_time, round_id
    )

-- Bots leave only now: a player's row corrected to a bot takes the player's row with it. So do those
-- who count nowhere, and only now an alias's row becomes the player's.
select
    if(
        has({aliases:Array(String)}, landed_text(player_name)),
        {alias_players:Array(String)}[indexOf({aliases:Array(String)}, landed_text(player_name))],
        landed_text(player_name)
    ) as player,
    landed_text(round_id) as round,
    landed_text(server_guid) as server,
    landed_text(map_name) as map,
    landed_text(game) as game_name,
    toTimeZone(round_start_time, 'UTC') as start_time,
    toTimeZone(round_end_time, 'UTC') as end_time,
    toInt64(final_score) as score,
    toInt64(final_kills) as kills,
    toInt64(final_deaths) as deaths,
    play_time_minutes as minutes,
    toInt64(floor(play_time_minutes * 60000 + 0.5)) as milliseconds
from winners
where
    is_bot <> 1
    and not hasAny({excluded_players:Array(String)}, [player, landed_text(player_name)])
    and not has({excluded_servers:Array(String)}, server)
