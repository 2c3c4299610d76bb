-- Made when a first load is done, as those of rounds.

-- "Which hours did the loads since mine change?" Those of a time are looked up in each server's.
create index if not exists landing_server_hours_changed on landing_server_hours (load_id)
where load_id > {newest_load_id};

-- "Which samples were ingested long ago?"
create index if not exists landing_server_samples_by_load on landing_server_samples (load_id);

-- Nothing asks for these any more; a file may still have them.
drop index if exists landing_server_hours_by_load;
drop index if exists landing_server_hours_by_hour;
drop index if exists landing_server_days_by_day;
