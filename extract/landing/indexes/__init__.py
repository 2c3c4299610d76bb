"""The indexes of landing, a file of SQL for each source table."""

import sqlite3
from pathlib import Path

from extract.records.loads import newest_load_id


def make_indexes(connection: sqlite3.Connection, source_table: str) -> None:
    """Give what lands of a source table the indexes that models ask for, unless it has them.

    An index of changes begins after the loads that there are now: nobody asks what a first load
    changed, as then all tables are built whole.
    """
    script = Path(__file__).with_name(f"{source_table}.sql").read_text()
    connection.executescript(script.format(newest_load_id=newest_load_id(connection)))
