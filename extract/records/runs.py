"""The record of what ran: one row per run of a cadence, load, backfill, archive, and model of dbt.

dbt writes its own rows: see `macros/runs`.
"""

import sqlite3
import time
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime

from extract.config import without_password
from extract.database.connection import transaction

CADENCE = "cadence"
LOAD = "load"
BACKFILL = "backfill"
ARCHIVE = "archive"


@dataclass(frozen=True)
class Run:
    """Something that ran; times are UTC text to the millisecond, an exit status of 0 is success.

    kind: `CADENCE`, `LOAD`, `BACKFILL`, `ARCHIVE` or "dbt".
    name: of the cadence, the source table (load, archive), the backfill or the model.
    result_table: the table that it wrote, or several with commas between; None for a cadence and an
        archive.
    row_count: rows that were read (load, backfill), kept (archive) or written (dbt); None for a
        cadence.
    error: why it failed, in one line without a password; None for a success.
    """

    kind: str
    name: str
    result_table: str | None
    started_at: str
    finished_at: str
    duration_ms: int
    row_count: int | None
    exit_status: int
    error: str | None


_COLUMNS = ", ".join(field.name for field in fields(Run))
_INSERT = f"insert into runs ({_COLUMNS}) values ({', '.join('?' for _ in fields(Run))})"

_UNEXPORTED = """
from runs
where exported_at is null and finished_at >= datetime('now', '-1 hour')
order by run_id
"""


class Stopwatch:
    """Started when it is made; each `stop` makes the record of what began then and ends now."""

    def __init__(self) -> None:
        self._started_at = _now_text()
        self._start = time.monotonic()

    def stop(
        self,
        kind: str,
        name: str,
        result_table: str | None = None,
        row_count: int | None = None,
        exit_status: int = 0,
        error: str | None = None,
    ) -> Run:
        """The record of a run that ends now."""
        return Run(
            kind,
            name,
            result_table,
            self._started_at,
            _now_text(),
            round((time.monotonic() - self._start) * 1000),
            row_count,
            exit_status,
            None if error is None else " ".join(without_password(error).split()),
        )


def record_runs(connection: sqlite3.Connection, runs: Iterable[Run]) -> None:
    """Add rows to `runs`."""
    with transaction(connection):
        connection.executemany(_INSERT, map(astuple, runs))


def take_unexported(connection: sqlite3.Connection) -> list[Run]:
    """The runs that ended within the last hour and were not taken before, in recorded order."""
    (is_any,) = connection.execute(f"select exists (select 1 {_UNEXPORTED})").fetchone()
    if not is_any:
        return []
    with transaction(connection):
        rows = connection.execute(f"select {_COLUMNS} {_UNEXPORTED}").fetchall()
        connection.execute(
            f"update runs set exported_at = ? where run_id in (select run_id {_UNEXPORTED})",
            (_now_text(),),
        )
    return [Run(*row) for row in rows]


def _now_text() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
