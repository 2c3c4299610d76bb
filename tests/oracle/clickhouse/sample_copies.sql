-- The population samples that can be landed, every copy of each, from the raw source rows.
-- Parameters: source_clock (UTC); excluded_servers, an array.

create or replace table oracle.sample_copies engine = Memory as

with
    bytes -> if(
        isValidUTF8(bytes) and position(bytes, char(0)) = 0 and not startsWith(bytes, '\\x'),
        bytes,
        concat('\\x', hex(bytes))
    ) as landed_text

select
    landed_text(server_guid) as guid,
    toTimeZone(timestamp, 'UTC') as sampled_at,
    toInt64(players_online) as players,
    landed_text(game) as game_name,
    landed_text(server_name) as name,
    landed_text(map_name) as map
from server_online_counts
where
    server_guid <> ''
    and timestamp >= toDateTime('2000-01-01 00:00:00', 'UTC')
    and timestamp <= addDays({source_clock:DateTime('UTC')}, 1)
    and not has({excluded_servers:Array(String)}, landed_text(server_guid))
