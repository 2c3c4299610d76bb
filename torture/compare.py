"""Whether two SQLite files hold the same, whatever way they came to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

RECORDS = {
    "landing_backfills",
    "landing_loads",
    "landing_warnings",
    "model_selections",
    "model_watermarks",
    "runs",
}
"""Tables that tell what happened when, and not what came of it."""

LOAD_ID = "load_id"
"""The one column elsewhere that does: a killed run reads some rows in another load."""

UPDATED_AT = "updated_at"
"""When a row last changed: another moment in runs whose `as_of` was the clock's."""


@dataclass(frozen=True)
class TableComparison:
    """How many rows a table has in both files, and how many only one or the other has."""

    table: str
    rows: int
    rows_other: int
    rows_missing: int
    rows_added: int

    @property
    def rows_differing(self) -> int:
        """How many are in one of the files alone."""
        return self.rows_missing + self.rows_added

    @property
    def is_same(self) -> bool:
        """Whether both files have the same rows, and as many."""
        return self.rows == self.rows_other and self.rows_differing == 0


def compared(
    one: Path, other: Path, ignored: Collection[str] = (LOAD_ID,)
) -> Iterator[TableComparison]:
    """Every table that is in one of the files but records, in all columns that are not ignored.

    Drops the views of the other file.
    """
    with _both(one, other) as connection:
        found = connection.execute(
            "select name from main.sqlite_master where type = 'table' union"
            " select name from other.sqlite_master where type = 'table'"
        ).fetchall()
        for (table,) in found:
            if is_content(table):
                yield _compare(connection, table, ignored)


def is_content(table: str) -> bool:
    """Whether a table tells what came of things: neither a record nor SQLite's own."""
    return table not in RECORDS and not table.startswith("sqlite_")


def is_whole(database: Path) -> bool:
    """Whether SQLite finds nothing wrong in the file, indexes included."""
    with closing(sqlite3.connect(database)) as connection, suppress(sqlite3.DatabaseError):
        return connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    return False


def unaccounted_loads(database: Path) -> int:
    """How many loads do not add up, or never ended."""
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute(
            "select count(*) from landing_loads where finished_at is null or rows_read <>"
            " rows_landed + rows_repeated + rows_superseded + rows_rejected"
        ).fetchone()
    return int(count)


@contextmanager
def _both(one: Path, other: Path) -> Iterator[sqlite3.Connection]:
    _drop_views(other)
    with closing(sqlite3.connect(one)) as connection:
        connection.execute("attach ? as other", (str(other),))
        yield connection


def _drop_views(database: Path) -> None:
    """They name the schema `main`, so SQLite attaches no file that has them as another."""
    with closing(sqlite3.connect(database)) as connection, connection:
        views = connection.execute("select name from sqlite_master where type = 'view'").fetchall()
        for (view,) in views:
            connection.execute(f"drop view {view}")


def _compare(
    connection: sqlite3.Connection, table: str, ignored: Collection[str]
) -> TableComparison:
    columns = connection.execute("select name from pragma_table_info(?)", (table,)).fetchall()
    content = ", ".join(name for (name,) in columns if name not in ignored)
    here, there = (f"select {content} from {schema}.{table}" for schema in ("main", "other"))
    queries = (
        f"select count(*) from main.{table}",
        f"select count(*) from other.{table}",
        f"select count(*) from ({here} except {there})",
        f"select count(*) from ({there} except {here})",
    )
    counts = [int(connection.execute(query).fetchone()[0]) for query in queries]
    return TableComparison(table, *counts)
