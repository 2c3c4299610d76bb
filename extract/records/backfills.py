"""The record of backfills, so that one can go on after a kill and say how far it is."""

import sqlite3
from dataclasses import dataclass

from extract.database.connection import transaction
from extract.records.loads import newest_load_id, utc_now_text


@dataclass(frozen=True)
class BackfillProgress:
    """How far a backfill is; times are UTC text. One that never began has no started_at."""

    name: str
    rows_total: int = 0
    rows_processed: int = 0
    is_complete: bool = False
    started_at: str | None = None
    finished_at: str | None = None
    error: str | None = None


_BEGIN = """
insert into landing_backfills (name, source_table, started_at, rows_total, first_load_id)
values (:name, :source_table, :now, :rows_total, :first_load_id)
on conflict (name) do update set
    started_at = excluded.started_at,
    finished_at = null,
    rows_total = excluded.rows_total,
    first_load_id = excluded.first_load_id,
    error = null
where finished_at is not null or :is_new
"""

_PROGRESS = """
select
    name,
    rows_total,
    min(
        rows_total,
        (
            select coalesce(sum(rows_read), 0) from landing_loads as loads
            where loads.source_table = backfills.source_table
            and loads.load_id >= backfills.first_load_id
        )
    ),
    finished_at is not null and error is null,
    started_at,
    finished_at,
    error
from landing_backfills as backfills
"""


def begin_backfill(
    connection: sqlite3.Connection, name: str, source_table: str, rows_total: int, is_new: bool
) -> None:
    """Note that a backfill begins; one that was left unfinished goes on, unless it `is_new`.

    Rows that landed before count as processed, but not for a new one, which reads them again.
    """
    with transaction(connection):
        connection.execute(
            _BEGIN,
            {
                "name": name,
                "source_table": source_table,
                "now": utc_now_text(),
                "rows_total": rows_total,
                "first_load_id": newest_load_id(connection) + 1 if is_new else 1,
                "is_new": is_new,
            },
        )


def end_backfill(connection: sqlite3.Connection, name: str, error: str | None) -> None:
    """Note that it is finished, or why it stopped, in which case it can go on."""
    with transaction(connection):
        connection.execute(
            "update landing_backfills set error = :error,"
            " finished_at = case when :error is null then :now end where name = :name",
            {"name": name, "error": error, "now": utc_now_text()},
        )


def backfills(connection: sqlite3.Connection) -> dict[str, BackfillProgress]:
    """Every backfill that ever began, by name."""
    rows = connection.execute(_PROGRESS).fetchall()
    return {
        name: BackfillProgress(name, total, processed, bool(is_complete), *others)
        for name, total, processed, is_complete, *others in rows
    }
