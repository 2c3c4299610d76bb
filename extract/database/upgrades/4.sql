-- Until version 4, a row of `runs` was a run of a cadence; before version 2 there was none.
create table if not exists runs (
    run_id integer primary key,
    name text not null,
    started_at text not null,
    finished_at text not null,
    exit_status integer not null
) strict;
alter table runs add column kind text not null default 'cadence';
alter table runs add column result_table text;
alter table runs add column duration_ms integer not null default 0;
alter table runs add column row_count integer;
alter table runs add column error text;
alter table runs add column exported_at text;
update runs set
    duration_ms = cast(
        round((julianday(finished_at) - julianday(started_at)) * 86400) as integer
    ) * 1000,
    error = case when exit_status <> 0 then 'exit status ' || exit_status end;
