"""Whether two SQLite files hold the same, whatever way they came to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tests.marts.warehouse import MART_GRAIN

LANDED = ("landing_player_rounds", "landing_server_hours", "landing_rejected_rows")
OF_THE_WAY = {"load_id", "updated_at"}
"""Columns that tell when a row came, and not what it is."""


def differing_rows(one: Path, other: Path) -> dict[str, int]:
    """By table, in how many places its rows, in the order of its key, are not the same."""
    with closing(sqlite3.connect(one)) as left, closing(sqlite3.connect(other)) as right:
        return {
            table: sum(
                row != counterpart
                for row, counterpart in zip_longest(_rows(left, table), _rows(right, table))
            )
            for table in (*LANDED, *MART_GRAIN)
        }


def rows_of(database: Path) -> dict[str, int]:
    """By table, how many rows there are."""
    with closing(sqlite3.connect(database)) as connection:
        return {
            table: int(connection.execute(f"select count(*) from {table}").fetchone()[0])
            for table in (*LANDED, *MART_GRAIN)
        }


def unaccounted_loads(database: Path) -> int:
    """How many loads do not add up, or never ended."""
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute(
            "select count(*) from landing_loads where finished_at is null or rows_read <>"
            " rows_landed + rows_repeated + rows_superseded + rows_rejected"
        ).fetchone()
    return int(count)


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    columns = connection.execute("select name, pk from pragma_table_info(?)", (table,)).fetchall()
    content = ", ".join(name for name, _ in columns if name not in OF_THE_WAY)
    key = ", ".join(name for name, place in sorted(columns, key=lambda column: column[1]) if place)
    return connection.execute(f"select {content} from {table} order by {key}")
