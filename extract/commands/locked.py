"""The SQLite file as commands that land rows have it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.database.connection import folder_of, open_database
from extract.machine.lock import exclusive
from extract.records.telemetry import exporting


@contextmanager
def locked_database(path: Path, wait_seconds: float) -> Iterator[sqlite3.Connection]:
    """A connection to the file at `path` under its lock; what is recorded in it is exported after.

    The file and its folder are made where there are none. Embedded ClickHouse, too, is held by one
    process at a time: open a source inside.
    """
    with (
        exporting(path),
        folder_of(path),
        exclusive(path, wait_seconds),
        open_database(path) as connection,
    ):
        yield connection
