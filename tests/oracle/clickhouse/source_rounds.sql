-- The rounds that landed, bots among them, one row per identity, from the raw source rows in
-- `player_rounds`. Parameter: source_clock (UTC).

create or replace table oracle.source_rounds engine = Memory as

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
            and play_time_minutes between 0 and 527040
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

select
    landed_text(player_name) as player,
    landed_text(round_id) as round,
    landed_text(server_guid) as server,
    landed_text(map_name) as map,
    landed_text(game) as game_name,
    landed_text(team_label) as team,
    toTimeZone(round_start_time, 'UTC') as start_time,
    toTimeZone(round_end_time, 'UTC') as end_time,
    toInt64(final_score) as score,
    toInt64(final_kills) as kills,
    toInt64(final_deaths) as deaths,
    play_time_minutes as minutes,
    average_ping as ping,
    is_bot = 1 as is_of_bot,
    toInt64(floor(play_time_minutes * 60000 + 0.5)) as milliseconds
from winners
