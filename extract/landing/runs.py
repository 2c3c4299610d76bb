"""The record of what ran: one row per run of a cadence."""

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from extract.landing.database import transaction


@dataclass(frozen=True)
class Run:
    """A finished run; times are `YYYY-MM-DD HH:MM:SS` in UTC, an exit status of 0 is success."""

    name: str
    started_at: str
    finished_at: str
    exit_status: int


def record_runs(connection: sqlite3.Connection, runs: Iterable[Run]) -> None:
    """Add rows to `runs`."""
    with transaction(connection):
        connection.executemany(
            "insert into runs (name, started_at, finished_at, exit_status) values (?, ?, ?, ?)",
            map(astuple, runs),
        )
