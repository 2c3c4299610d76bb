-- Made when a first load is done: kept up row by row they would cost more than the load itself.

-- "Which rounds did the loads since mine change?" and "which rounds cross a window's edge?"
create index if not exists landing_player_rounds_by_load on landing_player_rounds (load_id);
create index if not exists landing_player_rounds_by_start
on landing_player_rounds (round_start_epoch);
create index if not exists landing_player_rounds_by_end on landing_player_rounds (round_end_epoch);
-- Nothing asks for it any more; a file may still have it.
drop index if exists landing_player_rounds_by_server;
