"""How far the tables look back, and as of when one was written."""

import csv
import math
import sqlite3

from extract.config import PROJECT_ROOT
from extract.database.connection import has_table

WINDOWS = PROJECT_ROOT / "seeds" / "server_windows.csv"
DAYS_OF_UNIT = {"day": 1, "week": 7, "month": 31, "always": math.inf}

_AS_OF = "select cast(strftime('%s', as_of) as integer) from model_watermarks where model_name = ?"


def longest_window_days() -> float:
    """The most days that a table looks back to landed server-hours.

    Not of the table of days: it has those whose hours have gone, too.
    """
    with WINDOWS.open(encoding="utf-8", newline="") as file:
        return max(
            int(row["window_length"]) * DAYS_OF_UNIT[row["window_unit"]]
            for row in csv.DictReader(file)
            if row["period"] != "daily_counts"
        )


def as_of_epoch(connection: sqlite3.Connection, table: str) -> int | None:
    """The moment as of which the last run left a table; None where it was never built."""
    if not has_table(connection, "model_watermarks"):
        return None
    row = connection.execute(_AS_OF, (table,)).fetchone()
    return row[0] if row else None
