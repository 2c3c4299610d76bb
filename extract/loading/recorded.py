"""The record in `runs` of a load, whether it succeeds or fails."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from extract.records.loads import counts_since, newest_load_id
from extract.records.runs import LOAD, Stopwatch, record_runs
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS

LANDING_TABLES = {
    PLAYER_ROUNDS: "landing_player_rounds",
    SERVER_ONLINE_COUNTS: "landing_server_hours",
}


@contextmanager
def recorded_load(connection: sqlite3.Connection, table: str) -> Iterator[None]:
    """Record the block as a load of the table if it reads rows or fails."""
    load_id = newest_load_id(connection)
    stopwatch = Stopwatch()

    def record(exit_status: int = 0, error: str | None = None) -> None:
        rows = counts_since(connection, table, load_id).rows_read
        if rows or error:
            landed = LANDING_TABLES[table]
            run = stopwatch.stop(LOAD, table, landed, rows, exit_status, error)
            record_runs(connection, [run])

    try:
        yield
    except BaseException as error:
        with suppress(sqlite3.Error):  # what went wrong first is what to report
            record(getattr(error, "exit_status", 1), str(error) or type(error).__name__)
        raise
    record()
