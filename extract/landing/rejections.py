"""Rows that cannot be landed: kept with their reason until a good version arrives."""

import json
import sqlite3
from collections.abc import Iterable

from extract.landing.batch import Batch
from extract.sources.columns import COLUMNS
from extract.sources.protocol import Rejection

INGEST = "ingest"
"""Whose rows are the lines that are no rows of a table."""

_REJECTIONS = "(row_identity primary key, reason, created_epoch, source_row) without rowid"

_KEEP = """
insert into landing_rejected_rows
select :source_table, row_identity, reason, created_epoch, source_row
from {rejections} where true
on conflict do update set
    reason = excluded.reason,
    created_epoch = excluded.created_epoch,
    source_row = excluded.source_row
where
    excluded.created_epoch >= created_epoch
    and (excluded.reason, excluded.created_epoch, excluded.source_row)
    is not (reason, created_epoch, source_row)
"""


def prepare_rejections(batch: Batch) -> None:
    """Make room for a batch's rejections beside its rows."""
    batch.make_table("rejections", _REJECTIONS)


def collect_rejections(batch: Batch, rejections: Iterable[Rejection]) -> int:
    """Set rows of a batch aside; of several with one identity the last remains. Counts them all."""
    names = [column.name for column in COLUMNS[batch.source_table]]
    count = 0
    for rejection in rejections:
        source_row = dict(zip(names, rejection.values, strict=True))
        batch.execute(
            "insert or replace into {rejections} values (?, ?, ?, ?)",
            (
                json.dumps(rejection.identity, ensure_ascii=False),
                rejection.reason,
                rejection.created_epoch,
                json.dumps(source_row, ensure_ascii=False),
            ),
        )
        count += 1
    return count


def keep_rejections(batch: Batch) -> None:
    """Keep the batch's rejections, the newest copy of each identity."""
    batch.execute(_KEEP, {"source_table": batch.source_table})


def keep_lines(
    connection: sqlite3.Connection, lines: Iterable[tuple[bytes, str]], now_epoch: int
) -> None:
    """Keep ingested lines that are no rows, each with its reason, inside the caller's transaction.

    They are their own identity, as there is no other.
    """
    for line, reason in lines:
        text = json.dumps(line.decode(errors="backslashreplace").strip(), ensure_ascii=False)
        connection.execute(
            "insert or replace into landing_rejected_rows values (?, ?, ?, ?, ?)",
            (INGEST, f"[{text}]", reason, now_epoch, text),
        )
