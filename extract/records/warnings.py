"""Warnings that are given once per SQLite file."""

import sqlite3

from extract.database.connection import transaction
from extract.records.loads import utc_now_text


def is_first_time(connection: sqlite3.Connection, warning: str) -> bool:
    """Whether the warning was never given before; from now on it was."""
    (is_known,) = connection.execute(
        "select exists (select 1 from landing_warnings where warning = ?)", (warning,)
    ).fetchone()
    if not is_known:
        with transaction(connection):
            connection.execute(
                "insert into landing_warnings values (?, ?)", (warning, utc_now_text())
            )
    return not is_known
