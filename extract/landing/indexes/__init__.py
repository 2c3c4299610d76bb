"""The indexes of landing, a file of SQL for each source table."""

import sqlite3
from pathlib import Path


def make_indexes(connection: sqlite3.Connection, source_table: str) -> None:
    """Give what lands of a source table the indexes that models ask for, unless it has them."""
    connection.executescript(Path(__file__).with_name(f"{source_table}.sql").read_text())
