-- Landing: rows as the source has them, each with the load that last changed its content.
-- Epochs are whole seconds since 1970 in UTC.

-- One row per player per session in a round, clustered by player, because every player's
-- statistics are recomputed whole from that player's rounds. is_deleted is 0 for a row that counts,
-- 1 for one that has gone from the source, 2 for one that was deleted through `ingest`.
create table if not exists landing_player_rounds (
    player_name text not null,
    round_start_epoch integer not null,
    round_id text not null,
    server_guid text not null,
    map_name text not null,
    round_end_epoch integer not null,
    final_score integer not null,
    final_kills integer not null,
    final_deaths integer not null,
    play_time_minutes real not null,
    team_label text not null,
    game_id text not null,
    is_bot integer not null,
    created_epoch integer not null,
    game text not null,
    average_ping real,
    load_id integer not null,
    is_deleted integer not null,
    primary key (player_name, round_start_epoch, round_id)
) strict, without rowid;

-- What was last said through `ingest` of a round row, or of all rows of a round: that it is deleted,
-- or is not, and since when. Of a whole round player_name is '' and round_start_epoch 0, of a row
-- server_guid is ''. Of what one row is covered by, the greatest (created_epoch, deletion_id) holds.
create table if not exists landing_deletions (
    deletion_id integer primary key,
    round_id text not null,
    server_guid text not null,
    player_name text not null,
    round_start_epoch integer not null,
    created_epoch integer not null,
    is_deleted integer not null,
    unique (round_id, server_guid, player_name, round_start_epoch)
) strict;

-- One row per server that a corrected round was taken from: the round itself no longer says so.
create table if not exists landing_server_departures (
    load_id integer not null,
    server_guid text not null,
    primary key (load_id, server_guid)
) strict, without rowid;

-- One row per server, hour and game: sums over the hour's samples, each (server, time, game) once.
create table if not exists landing_server_hours (
    server_guid text not null,
    hour_epoch integer not null,
    game text not null,
    players_sum integer not null,
    sample_count integer not null,
    peak_players integer not null,
    last_sample_epoch integer not null,
    last_players integer not null,
    load_id integer not null,
    primary key (server_guid, hour_epoch, game)
) strict, without rowid;

-- One row per server and UTC day of which `prune` let the hours go: what they added up to, samples of
-- all games together.
create table if not exists landing_server_days (
    server_guid text not null,
    day_epoch integer not null,
    players_sum integer not null,
    sample_count integer not null,
    peak_players integer not null,
    hours_sampled integer not null,
    primary key (server_guid, day_epoch)
) strict, without rowid;

-- One row per server, month (`YYYY-MM`, UTC) and name, '' included: the times of the first and the last
-- sample with that name, and what the last one said. They only widen, so they have no load.
create table if not exists landing_server_names (
    server_guid text not null,
    month text not null,
    server_name text not null,
    first_sample_epoch integer not null,
    last_sample_epoch integer not null,
    last_players integer not null,
    last_game text not null,
    last_map_name text not null,
    primary key (server_guid, month, server_name)
) strict, without rowid;

-- One row in a file of which an older version landed the samples before until_epoch, without their
-- names: the next sync reads these.
create table if not exists landing_unread_names (
    until_epoch integer not null
) strict;

-- One row per sample that was ingested, for a day: until then another copy of it, or one that comes
-- late, is told apart from what is in its hour's sums.
create table if not exists landing_server_samples (
    server_guid text not null,
    sample_epoch integer not null,
    game text not null,
    players_online integer not null,
    load_id integer not null,
    primary key (server_guid, sample_epoch, game)
) strict, without rowid;

-- One row per server-hour with such samples. Those of the hour before from_epoch came otherwise, and
-- are in its sums alone.
create table if not exists landing_ingested_hours (
    server_guid text not null,
    hour_epoch integer not null,
    game text not null,
    from_epoch integer not null,
    primary key (server_guid, hour_epoch, game)
) strict, without rowid;

-- One row per identity whose newest copy cannot be landed. row_identity and source_row are JSON;
-- created_epoch is a round's created_at, a sample's own time. An ingested line that is no row of
-- either table stands here under the source_table 'ingest', with itself as its identity.
create table if not exists landing_rejected_rows (
    source_table text not null,
    row_identity text not null,
    reason text not null,
    created_epoch integer not null,
    source_row text not null,
    primary key (source_table, row_identity)
) strict, without rowid;

-- One row per committed batch: rows_read = landed + repeated + superseded + rejected.
create table if not exists landing_loads (
    load_id integer primary key,
    source_table text not null,
    started_at text not null,
    finished_at text,
    rows_read integer not null default 0,
    rows_landed integer not null default 0,
    rows_repeated integer not null default 0,
    rows_superseded integer not null default 0,
    rows_rejected integer not null default 0,
    check (rows_read = rows_landed + rows_repeated + rows_superseded + rows_rejected)
) strict;

-- One row per source table: everything created (rounds) or sampled (counts) before cursor_epoch
-- has landed. While the first load of rounds is under way, the cursor is null and the
-- first_load_ columns say up to where it reads, what the cursor becomes, and how far it is.
create table if not exists landing_cursors (
    source_table text primary key,
    cursor_epoch integer,
    first_load_through_epoch integer,
    first_load_cursor_epoch integer,
    first_load_after_player text
) strict, without rowid;

-- One row per source table: the address that it last landed from, without user, password and query
-- settings. A file of an older version has none until its next sync.
create table if not exists landing_sources (
    source_table text primary key,
    address text not null
) strict, without rowid;

-- One row per warning that was given, so that a sync every minute does not repeat it.
create table if not exists landing_warnings (
    warning text primary key,
    warned_at text not null
) strict, without rowid;

-- What ran: one row per run of a cadence, load or archive of a source table, backfill by name, and
-- model of dbt that wrote rows or failed, by its kind. Times are UTC, to the millisecond; an
-- exit_status of 0 is success, error says in one line why it was not. row_count: rows that a load or
-- a backfill read, that an archive has, or that dbt deleted and inserted. exported_at: when it was
-- handed over as an OpenTelemetry span.
create table if not exists runs (
    run_id integer primary key,
    name text not null,
    started_at text not null,
    finished_at text not null,
    exit_status integer not null,
    kind text not null default 'cadence',
    result_table text,
    duration_ms integer not null default 0,
    row_count integer,
    error text,
    exported_at text
) strict;

create index if not exists runs_by_end on runs (finished_at);

-- One row per source table that was pruned: its rows before before_epoch are no longer kept.
create table if not exists landing_pruned (
    source_table text primary key,
    before_epoch integer not null
) strict, without rowid;

-- One row per backfill by name: times are UTC; finished_at is null while it is unfinished, and error
-- says why it stopped. rows_total is what the source had when it began; the rows it has read are
-- those of the source table's loads from first_load_id on.
create table if not exists landing_backfills (
    name text primary key,
    source_table text not null,
    started_at text not null,
    finished_at text,
    rows_total integer not null,
    first_load_id integer not null,
    error text
) strict, without rowid;
