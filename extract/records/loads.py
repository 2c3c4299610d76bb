"""What one committed batch did, and the record of it that is committed with the rows."""

import sqlite3
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from extract.sources.columns import SOURCE_TABLES
from extract.wording import counted

# The last is the one with the greatest number: a clock may have run ahead for a while.
LAST_LOAD = """
select finished_at from landing_loads where source_table = ? order by load_id desc limit 1
"""


@dataclass(frozen=True)
class LoadCounts:
    """Rows of a batch or of several: every row read is exactly one of the other four."""

    rows_read: int = 0
    rows_landed: int = 0
    rows_repeated: int = 0
    rows_superseded: int = 0
    rows_rejected: int = 0

    def with_marked(self, rows: int) -> "LoadCounts":
        """With rows that were found gone and marked deleted: looked for, and changed."""
        return self + LoadCounts(rows_read=rows, rows_landed=rows)

    def in_words(self) -> str:
        """What became of the rows, in a line."""
        return (
            f"{counted(self.rows_read, 'row')} read, {self.rows_landed:,} new or changed, "
            f"{self.rows_repeated:,} repeated, {self.rows_superseded:,} superseded, "
            f"{self.rows_rejected:,} rejected"
        )

    def __add__(self, other: "LoadCounts") -> "LoadCounts":
        """Both together."""
        return LoadCounts(*(getattr(self, name) + getattr(other, name) for name in _COUNTS))


_COUNTS = [field.name for field in fields(LoadCounts)]


def begin_load(connection: sqlite3.Connection, source_table: str) -> int:
    """A new load id, greater than all before it. Call it inside the batch's transaction."""
    (load_id,) = connection.execute(
        "insert into landing_loads (source_table, started_at) values (?, ?) returning load_id",
        (source_table, utc_now_text()),
    ).fetchone()
    return int(load_id)


def finish_load(connection: sqlite3.Connection, load_id: int, counts: LoadCounts) -> None:
    """Complete the load's record; SQLite refuses counts that do not add up."""
    connection.execute(
        f"update landing_loads set finished_at = ?, {', '.join(f'{name} = ?' for name in _COUNTS)}"
        " where load_id = ?",
        (utc_now_text(), *(getattr(counts, name) for name in _COUNTS), load_id),
    )


def last_loads(connection: sqlite3.Connection) -> dict[str, str]:
    """The source tables that were ever loaded, and when each was last, in UTC."""
    return {
        table: finished_at
        for table in SOURCE_TABLES
        for (finished_at,) in connection.execute(LAST_LOAD, (table,))
    }


def load_nothing(connection: sqlite3.Connection) -> None:
    """A load without a row of each source table that was ever loaded: nothing is new.

    Call it inside a transaction.
    """
    for source_table in last_loads(connection):
        finish_load(connection, begin_load(connection, source_table), LoadCounts())


def newest_load_id(connection: sqlite3.Connection) -> int:
    """The id of the last committed load, 0 before the first."""
    (load_id,) = connection.execute(
        "select coalesce(max(load_id), 0) from landing_loads"
    ).fetchone()
    return int(load_id)


def counts_since(connection: sqlite3.Connection, source_table: str, load_id: int) -> LoadCounts:
    """What the loads of a table after `load_id` did, together."""
    row = connection.execute(
        f"select {', '.join(f'coalesce(sum({name}), 0)' for name in _COUNTS)}"
        " from landing_loads where source_table = ? and load_id > ?",
        (source_table, load_id),
    ).fetchone()
    return LoadCounts(*row)


def utc_now_text() -> str:
    """This machine's clock as `YYYY-MM-DD HH:MM:SS` in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
