-- Made when a first load is done: kept up row by row they would cost more than the load itself.

-- "Which rounds did the loads since mine change?" Asked in these words alone it is looked up: see
-- macros/rebuilding/is_newer.sql.
create index if not exists landing_player_rounds_changed on landing_player_rounds (load_id)
where load_id > {newest_load_id};

-- "Which rounds cross a window's edge?" A round that ended there started up to two hours before; the
-- few that last longer have an index of their own.
create index if not exists landing_player_rounds_by_times
on landing_player_rounds (round_start_epoch, round_end_epoch);
create index if not exists landing_player_rounds_long
on landing_player_rounds (round_end_epoch)
where round_end_epoch - round_start_epoch > 7200;

-- "Which rows does a round have?" They stand with their players.
create index if not exists landing_player_rounds_by_round on landing_player_rounds (round_id);

-- Nothing asks for these any more; a file may still have them.
drop index if exists landing_player_rounds_by_load;
drop index if exists landing_player_rounds_by_server;
drop index if exists landing_player_rounds_by_start;
drop index if exists landing_player_rounds_by_end;
