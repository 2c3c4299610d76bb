"""Is everything fresh? Measured on loads and runs, not on when the last round was played."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from extract.database.connection import has_table, snapshot_of
from extract.landing.hours_of_a_time import NEWEST_HOUR, SAMPLED_SERVERS
from extract.records.loads import last_loads
from extract.schedule.cadences import CADENCES, HOURLY, MINUTELY, Cadence

USUAL_ROUND_SECONDS = 7200
"""By the indexes of landing: rounds that last longer have one of their own."""

NEWEST_ROWS = {
    "player_rounds": f"""
        select datetime(max(newest), 'unixepoch') from (
            select max(round_end_epoch) as newest from landing_player_rounds
            where round_start_epoch >= (
                select max(round_start_epoch) - {USUAL_ROUND_SECONDS} from landing_player_rounds
            )
            union all
            select max(round_end_epoch) from landing_player_rounds
            where round_end_epoch - round_start_epoch > {USUAL_ROUND_SECONDS}
        )
    """,
    "server_online_counts": f"""
        select datetime(max(last_sample_epoch), 'unixepoch') from landing_server_hours
        where server_guid in ({SAMPLED_SERVERS}) and hour_epoch = ({NEWEST_HOUR})
    """,
}

FIRST_LOAD = "select started_at from landing_loads order by load_id limit 1"

_LAST_RUN = """
select datetime(finished_at), exit_status from runs
where kind = 'cadence' and name = ?
order by run_id desc limit 1
"""

_LAST_SUCCESS = """
select datetime(finished_at) from runs
where kind = 'cadence' and name = ? and exit_status = 0
order by run_id desc limit 1
"""

_TABLES = """
select model_name, as_of from model_watermarks
where load_id > 0 and model_name in (select name from sqlite_master where type = 'table')
order by model_name
"""

_REJECTED_ROWS = "select count(*) from landing_rejected_rows"


@dataclass(frozen=True)
class SourceStatus:
    """A source table that was ever read; times are UTC text.

    newest_row: when its newest landed round ended, or its newest sample was taken; None for none.
    Its lag makes nothing overdue: at night nobody may play.
    """

    table: str
    newest_row: str | None
    newest_row_lag_seconds: int | None
    last_load: str
    lag_seconds: int
    is_overdue: bool


@dataclass(frozen=True)
class CadenceStatus:
    """A cadence; its lag is the time since its last success, or since the first load before one."""

    cadence: str
    last_success: str | None
    last_run: str | None
    last_exit_status: int | None
    lag_seconds: int
    is_overdue: bool


@dataclass(frozen=True)
class TableStatus:
    """A table, and the moment as of which its last run left it, in UTC."""

    table: str
    as_of: str


@dataclass(frozen=True)
class FileStatus:
    """The state of one SQLite file; sizes in bytes. `rejected_rows` wait for a good copy."""

    database: str
    database_bytes: int
    wal_bytes: int
    is_overdue: bool
    rejected_rows: int
    sources: list[SourceStatus]
    cadences: list[CadenceStatus]
    tables: list[TableStatus]


def read_file_status(path: Path, now_epoch: int) -> FileStatus:
    """The state as of `now_epoch`. Raises `DatabaseError` where the file cannot be read."""
    with snapshot_of(path) as connection:
        (first_load,) = connection.execute(FIRST_LOAD).fetchone() or (None,)
        sources = [
            _source(connection, table, last_load, now_epoch)
            for table, last_load in last_loads(connection).items()
        ]
        cadences = [
            _cadence(connection, cadence, first_load, now_epoch) for cadence in CADENCES.values()
        ]
        tables = _tables(connection)
        (rejected_rows,) = connection.execute(_REJECTED_ROWS).fetchone()
    wal = path.with_name(path.name + "-wal")
    parts: list[SourceStatus | CadenceStatus] = [*sources, *cadences]
    return FileStatus(
        database=str(path),
        database_bytes=path.stat().st_size,
        wal_bytes=wal.stat().st_size if wal.exists() else 0,
        is_overdue=any(part.is_overdue for part in parts),
        rejected_rows=rejected_rows,
        sources=sources,
        cadences=cadences,
        tables=tables,
    )


def _source(
    connection: sqlite3.Connection, table: str, last_load: str, now_epoch: int
) -> SourceStatus:
    (newest_row,) = connection.execute(NEWEST_ROWS[table]).fetchone()
    lag_seconds = now_epoch - epoch_of(last_load)
    return SourceStatus(
        table,
        newest_row,
        now_epoch - epoch_of(newest_row) if newest_row else None,
        last_load,
        lag_seconds,
        _is_overdue(lag_seconds, MINUTELY),
    )


def _cadence(
    connection: sqlite3.Connection, cadence: Cadence, first_load: str | None, now_epoch: int
) -> CadenceStatus:
    (last_success,) = connection.execute(_LAST_SUCCESS, (cadence.name,)).fetchone() or (None,)
    last_run, exit_status = connection.execute(_LAST_RUN, (cadence.name,)).fetchone() or (
        None,
        None,
    )
    since = last_success or first_load
    lag_seconds = now_epoch - epoch_of(since) if since else 0
    return CadenceStatus(
        cadence.name,
        last_success,
        last_run,
        exit_status,
        lag_seconds,
        _is_overdue(lag_seconds, cadence),
    )


def times_of_data(connection: sqlite3.Connection) -> tuple[int, ...]:
    """When each source table was last loaded and the tables last made, in epoch seconds."""
    runs = connection.execute(_LAST_SUCCESS, (MINUTELY.name,)).fetchall()
    loads = last_loads(connection).values()
    return tuple(epoch_of(time) for time in [*loads, *(success for (success,) in runs)])


def is_data_overdue(times: Iterable[int], now_epoch: int) -> bool:
    """Whether one of `times_of_data` is longer ago than a source or the minutely cadence may be."""
    return any(_is_overdue(now_epoch - time, MINUTELY) for time in times)


def is_quiet(newest: int | None, now_epoch: int) -> bool:
    """Whether the newest row is so old that a reader should know; it may be a quiet night."""
    return newest is not None and now_epoch - newest > HOURLY.overdue_seconds


def _is_overdue(lag_seconds: int, cadence: Cadence) -> bool:
    """A time as far ahead says as little: the clock has been wrong."""
    return abs(lag_seconds) > cadence.overdue_seconds


def _tables(connection: sqlite3.Connection) -> list[TableStatus]:
    """The tables that dbt has built; none before its first run."""
    rows = connection.execute(_TABLES) if has_table(connection, "model_watermarks") else []
    return [TableStatus(*row) for row in rows]


def epoch_of(text: str) -> int:
    """A time in UTC, as SQLite's `datetime` writes it, in epoch seconds."""
    return int(datetime.fromisoformat(f"{text}+00:00").timestamp())
