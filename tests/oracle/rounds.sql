-- The rounds that count, one row per identity, from the raw source rows in `player_rounds`.
-- Variables: as_of and source_clock, both timestamp (UTC); aliases, a map; excluded_players and
-- excluded_servers, lists.

create schema if not exists oracle;

create or replace table oracle.aliases as
select unnest(map_keys(getvariable('aliases'))) as alias, unnest(map_values(getvariable('aliases'))) as player_name;

create or replace table oracle.excluded_players as
select unnest(getvariable('excluded_players')) as player_name;

create or replace table oracle.excluded_servers as
select unnest(getvariable('excluded_servers')) as server_guid;

-- Text as it lands. hex() reads the bytes of text and of blobs alike, so this takes either.
-- try() stands everywhere since both branches of a case may be computed.
create or replace macro oracle.landed_text(bytes_or_text) as (
    case
        when try(decode(unhex(hex(bytes_or_text)))) is null
            or contains(try(decode(unhex(hex(bytes_or_text)))), chr(0))
            or starts_with(try(decode(unhex(hex(bytes_or_text)))), '\x')
            then '\x' || hex(bytes_or_text)
        else try(decode(unhex(hex(bytes_or_text))))
    end
);

-- epoch_ms() counts from 1970 UTC for times with and without a zone, whatever the session's zone.
create or replace macro oracle.utc_second(moment) as (
    make_timestamp(epoch_ms(moment) // 1000 * 1000000)
);

create or replace macro oracle.time_text(moment) as (
    strftime(moment, '%Y-%m-%d %H:%M:%S')
);

-- numerator / denominator to 3 decimals, half away from zero: whole numbers until the last step.
create or replace macro oracle.ratio(numerator, denominator) as (
    cast(
        sign(numerator)
        * (
            (2000 * abs(cast(numerator as hugeint)) + cast(denominator as hugeint))
            // (2 * cast(denominator as hugeint))
        )
        as double
    ) / cast(1000 as double)
);

create or replace macro oracle.minutes(milliseconds) as (
    cast(milliseconds as double) / cast(60000 as double)
);

create or replace table oracle.rounds as

with landed_columns as (
    select
        oracle.landed_text(round_id) as round_id,
        oracle.landed_text(player_name) as player_name,
        oracle.landed_text(server_guid) as server_guid,
        oracle.landed_text(map_name) as map_name,
        oracle.utc_second(round_start_time) as start_time,
        oracle.utc_second(round_end_time) as end_time,
        cast(final_score as hugeint) as score,
        cast(final_kills as hugeint) as kills,
        cast(final_deaths as hugeint) as deaths,
        cast(play_time_minutes as double) as play_minutes,
        oracle.landed_text(team_label) as team_label,
        oracle.landed_text(game_id) as game_id,
        cast(is_bot as hugeint) as is_bot,
        oracle.utc_second(created_at) as created_time,
        oracle.landed_text(game) as game,
        cast(average_ping as double) as average_ping
    from player_rounds
),

-- A rejected copy never lands, so it cannot push out a good copy of its identity.
good_copies as (
    select *
    from landed_columns
    where
        player_name <> ''
        and round_id <> ''
        and server_guid <> ''
        and end_time >= start_time
        and isfinite(play_minutes)
        and play_minutes between 0 and 527040
        and least(start_time, end_time, created_time) >= timestamp '2000-01-01 00:00:00'
        and greatest(start_time, end_time, created_time)
        <= getvariable('source_clock') + interval 1 day
        and score between -2147483648 and 2147483647
        and kills between 0 and 4294967295
        and deaths between 0 and 4294967295
        and is_bot between 0 and 255
),

winners as (
    select *
    from good_copies
    qualify row_number() over (
        partition by player_name, start_time, round_id
        order by
            created_time desc,
            score desc,
            end_time desc,
            kills desc,
            server_guid desc,
            map_name desc,
            deaths desc,
            play_minutes desc,
            team_label desc,
            game_id desc,
            is_bot desc,
            game desc,
            average_ping desc nulls last
    ) = 1
)

-- Bots leave only now: a player's row corrected to a bot takes the player's row with it. So do those
-- who count nowhere, and only now an alias's row becomes the player's.
select
    coalesce(aliases.player_name, winners.player_name) as player_name,
    winners.player_name as landed_name,
    start_time,
    round_id,
    end_time,
    server_guid,
    map_name,
    game,
    game_id,
    team_label,
    average_ping,
    score,
    kills,
    deaths,
    play_minutes,
    cast(floor(play_minutes * cast(60000 as double) + cast(0.5 as double)) as hugeint)
        as play_milliseconds
from winners
left join oracle.aliases as aliases on winners.player_name = aliases.alias
where
    is_bot <> 1
    and winners.player_name not in (select player_name from oracle.excluded_players)
    and coalesce(aliases.player_name, '') not in (select player_name from oracle.excluded_players)
    and server_guid not in (select server_guid from oracle.excluded_servers);
