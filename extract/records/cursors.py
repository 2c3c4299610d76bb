"""How far each source table has been read; written in the transaction that lands the rows."""

import sqlite3
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class FirstLoad:
    """A first load under way: its fixed upper bound, and the player it has come to."""

    through_epoch: int
    cursor_epoch: int
    after_player: str | None = None

    def after(self, player_name: str) -> "FirstLoad":
        """The same load, further on."""
        return replace(self, after_player=player_name)


@dataclass(frozen=True)
class Cursor:
    """Everything created or sampled before `epoch` has landed; None until a first load is done."""

    epoch: int | None = None
    first_load: FirstLoad | None = None


def read_cursor(connection: sqlite3.Connection, table: str) -> Cursor:
    """The table's cursor; an empty one where nothing has been read."""
    row = connection.execute(
        "select cursor_epoch, first_load_through_epoch, first_load_cursor_epoch,"
        " first_load_after_player from landing_cursors where source_table = ?",
        (table,),
    ).fetchone()
    if row is None:
        return Cursor()
    epoch, through, cursor, player = row
    return Cursor(epoch, FirstLoad(through, cursor, player) if through is not None else None)


def write_cursor(connection: sqlite3.Connection, table: str, cursor: Cursor) -> None:
    """Replace the table's cursor."""
    first = cursor.first_load
    connection.execute(
        "insert or replace into landing_cursors values (?, ?, ?, ?, ?)",
        (
            table,
            cursor.epoch,
            first.through_epoch if first else None,
            first.cursor_epoch if first else None,
            first.after_player if first else None,
        ),
    )


def forget_cursor(connection: sqlite3.Connection, table: str) -> None:
    """Let the next sync read the table from the beginning."""
    connection.execute("delete from landing_cursors where source_table = ?", (table,))
