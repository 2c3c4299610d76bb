"""Free pages of the SQLite file, given back to the disk."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from extract.database.connection import INCREMENTAL_VACUUM

BATCH_PAGES = 1_000
CHECKPOINT_MILLISECONDS = 5_000


@dataclass(frozen=True)
class GivenBack:
    """Bytes by which the file has shrunk, and those that it still has to give.

    bytes_held_by_readers: cut off already, but a reader needs the state from before; they go with
        the first checkpoint after it.
    bytes_kept_in_file: free, but this file cannot be shortened: new rows will fill them.
    """

    bytes_given_back: int
    bytes_held_by_readers: int
    bytes_kept_in_file: int


def give_space_back(connection: sqlite3.Connection, path: Path, size_before: int) -> GivenBack:
    """Cut free pages off the file's end, some at a time, so that other writers get their turns.

    size_before: bytes of the file before anything was deleted.
    """
    can_shrink = _pragma(connection, "auto_vacuum") == INCREMENTAL_VACUUM
    while can_shrink and (free := _pragma(connection, "freelist_count")):
        # `execute` frees one page with Python 3.11, as it takes one step of the statement.
        connection.executescript(f"pragma incremental_vacuum({BATCH_PAGES})")
        can_shrink = _pragma(connection, "freelist_count") < free
    is_held = _is_checkpoint_held(connection)
    size, page_size = path.stat().st_size, _pragma(connection, "page_size")
    return GivenBack(
        max(0, size_before - size),
        max(0, size - _pragma(connection, "page_count") * page_size) if is_held else 0,
        _pragma(connection, "freelist_count") * page_size,
    )


def _is_checkpoint_held(connection: sqlite3.Connection) -> bool:
    """Have the file itself shrink. Returns whether a reader, or another writer, is in the way.

    A checkpoint keeps writers out while it waits for readers, so it does not wait for long.
    """
    waited_milliseconds = _pragma(connection, "busy_timeout")
    connection.execute(f"pragma busy_timeout = {CHECKPOINT_MILLISECONDS}").fetchall()
    is_busy, log_pages, checkpointed_pages = connection.execute(
        "pragma wal_checkpoint(truncate)"
    ).fetchone()
    connection.execute(f"pragma busy_timeout = {waited_milliseconds}").fetchall()
    return bool(is_busy) or checkpointed_pages < log_pages


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"pragma {name}").fetchone()
    return int(value)
