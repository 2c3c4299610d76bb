-- The population samples that count, one row per server, time and game, from the raw source rows.
-- Parameters: source_clock (UTC); excluded_servers, an array.

create or replace table oracle.samples engine = Memory as

with
    bytes -> if(
        isValidUTF8(bytes) and position(bytes, char(0)) = 0 and not startsWith(bytes, '\\x'),
        bytes,
        concat('\\x', hex(bytes))
    ) as landed_text,

    good_copies as (
        select
            landed_text(server_guid) as guid_text,
            toTimeZone(timestamp, 'UTC') as sampled_at,
            landed_text(game) as game_text,
            players_online as copied_players
        from server_online_counts
        where
            server_guid <> ''
            and timestamp >= toDateTime('2000-01-01 00:00:00', 'UTC')
            and timestamp <= addDays({source_clock:DateTime('UTC')}, 1)
    )

select
    guid_text as server_guid,
    sampled_at,
    game_text as game,
    toInt64(max(copied_players)) as players
from good_copies
where not has({excluded_servers:Array(String)}, guid_text)
group by guid_text, sampled_at, game_text
