-- The sessions that count, bots among them: those who count nowhere leave, and only now an alias's row
-- becomes the player's.
-- Parameters: arrays aliases, alias_players (whose they are), excluded_players and excluded_servers.

create or replace table oracle.sessions engine = Memory as

with
    if(
        has({aliases:Array(String)}, landed.player),
        {alias_players:Array(String)}[indexOf({aliases:Array(String)}, landed.player)],
        landed.player
    ) as counted_player

select
    landed.* replace (counted_player as player),
    landed.player as landed_name
from oracle.source_rounds as landed
where
    not hasAny({excluded_players:Array(String)}, [landed.player, counted_player])
    and not has({excluded_servers:Array(String)}, landed.server)
