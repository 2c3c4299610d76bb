-- Until version 4, numbers of up to 63 bits landed, and one of them made every sum over the site fail. They are
-- rejected rows now: the bounds are `LIMITS` and `LARGEST_PLAY_TIME_MINUTES` of extract/sources/columns.py. A round
-- stays, marked as gone from the source, by a load of its own, so that each model computes its player again.
create temp table too_large as
select
    player_name,
    round_start_epoch,
    round_id,
    case
        when final_score < -2147483648 then 'final_score is below -2,147,483,648'
        when final_score > 2147483647 then 'final_score is beyond 2,147,483,647'
        when final_kills > 4294967295 then 'final_kills is beyond 4,294,967,295'
        when final_deaths > 4294967295 then 'final_deaths is beyond 4,294,967,295'
        when is_bot > 255 then 'is_bot is beyond 255'
        when play_time_minutes > 527040 then 'play_time_minutes is beyond 527,040, a year'
    end as reason
from landing_player_rounds
where
    is_deleted = 0
    and (
        final_score not between -2147483648 and 2147483647
        or final_kills > 4294967295
        or final_deaths > 4294967295
        or is_bot > 255
        or play_time_minutes > 527040
    );

insert or replace into landing_rejected_rows
select
    'player_rounds',
    json_array(player_name, round_start_epoch, round_id),
    reason,
    created_epoch,
    json_object(
        'round_id', round_id,
        'player_name', player_name,
        'server_guid', server_guid,
        'map_name', map_name,
        'round_start_time', datetime(round_start_epoch, 'unixepoch'),
        'round_end_time', datetime(round_end_epoch, 'unixepoch'),
        'final_score', cast(final_score as text),
        'final_kills', cast(final_kills as text),
        'final_deaths', cast(final_deaths as text),
        'play_time_minutes', cast(play_time_minutes as text),
        'team_label', team_label,
        'game_id', game_id,
        'is_bot', cast(is_bot as text),
        'created_at', datetime(created_epoch, 'unixepoch'),
        'game', game,
        'average_ping', cast(average_ping as text)
    )
from too_large
cross join landing_player_rounds using (player_name, round_start_epoch, round_id);

insert into landing_loads (source_table, started_at, finished_at, rows_read, rows_landed)
select 'player_rounds', datetime('now'), datetime('now'), count(*), count(*)
from too_large
having count(*) > 0;

update landing_player_rounds set
    is_deleted = 1,
    load_id = (select max(load_id) from landing_loads)
where (player_name, round_start_epoch, round_id) in (
    select player_name, round_start_epoch, round_id from too_large
);

drop table too_large;

-- An hour with such a sample cannot be told apart from it; what the source has of it lands again by `backfill`.
insert or replace into landing_rejected_rows
select
    'server_online_counts',
    json_array(server_guid, hour_epoch, game),
    'players_online is beyond 65,535',
    last_sample_epoch,
    json_object(
        'server_guid', server_guid,
        'timestamp', datetime(hour_epoch, 'unixepoch'),
        'players_online', cast(peak_players as text),
        'game', game
    )
from landing_server_hours
where peak_players > 65535;

delete from landing_server_hours where peak_players > 65535;
