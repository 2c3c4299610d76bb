-- Made when a first load is done: kept up row by row they would cost more than the load itself.

-- "Which rounds did the loads since mine change?" and "which rounds cross a window's edge?"
create index if not exists landing_player_rounds_by_load on landing_player_rounds (load_id);
create index if not exists landing_player_rounds_by_start
on landing_player_rounds (round_start_epoch);
create index if not exists landing_player_rounds_by_end on landing_player_rounds (round_end_epoch);
-- "Which rounds were played on these servers?"
create index if not exists landing_player_rounds_by_server
on landing_player_rounds (server_guid, round_end_epoch);

-- The same of hours.
create index if not exists landing_server_hours_by_load on landing_server_hours (load_id);
create index if not exists landing_server_hours_by_hour on landing_server_hours (hour_epoch);

-- "Which samples were ingested long ago?"
create index if not exists landing_server_samples_by_load on landing_server_samples (load_id);
