-- Made when a first load is done, as those of rounds.

-- "Which hours did the loads since mine change?" and "which hours cross a window's edge?"
create index if not exists landing_server_hours_changed on landing_server_hours (load_id)
where load_id > {newest_load_id};
create index if not exists landing_server_hours_by_hour on landing_server_hours (hour_epoch);
create index if not exists landing_server_days_by_day on landing_server_days (day_epoch);

-- "Which samples were ingested long ago?"
create index if not exists landing_server_samples_by_load on landing_server_samples (load_id);

-- Nothing asks for it any more; a file may still have it.
drop index if exists landing_server_hours_by_load;
