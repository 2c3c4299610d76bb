"""A batch: rows of one source table that land together, and the transaction that lands them."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import count
from typing import Any, ClassVar, Self

from extract.database.connection import temporary_rows, transaction
from extract.records.cursors import Cursor, write_cursor
from extract.records.loads import LoadCounts, begin_load, finish_load
from extract.sources.protocol import Row

_NUMBERS = count(1)


class Batch(ABC):
    """Rows that wait in temp tables of their own until `commit` lands them, once.

    No lock is held on the file while a batch is collected, however slow the source is. What broke
    off is collected again in the same batch. Several batches can be there at once. The tables go at
    the end of the `with` block.

    counts: what became of the rows so far. Those that landed or were repeated are known after the
        commit.
    """

    source_table: ClassVar[str]

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.counts = LoadCounts()
        self._connection = connection
        self._number = next(_NUMBERS)
        self._names: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._drop_tables()
        else:
            with suppress(sqlite3.Error):  # what went wrong first is what to report
                self._drop_tables()

    def commit(self, cursor: Cursor | None = None) -> LoadCounts:
        """Land the rows. The cursor and the record of the load are in the same transaction."""
        with transaction(self._connection):
            load_id = begin_load(self._connection, self.source_table)
            counts = self._land(load_id)
            if cursor is not None:
                write_cursor(self._connection, self.source_table, cursor)
            finish_load(self._connection, load_id, counts)
        self.counts = counts
        return counts

    @abstractmethod
    def _land(self, load_id: int) -> LoadCounts:
        """Write the rows to landing, inside the transaction. Returns the counts of the batch."""

    def make_table(self, name: str, definition: str, parameters: Mapping[str, Any] = {}) -> None:
        """Make a temp table, anew. Statements of this batch call it `{name}`."""
        self._names[name] = f"batch_{self._number}_{name}"
        self.execute(f"drop table if exists temp.{{{name}}}")
        self.execute(f"create temp table {{{name}}} {definition.strip()}", parameters)

    def table(self, name: str) -> str:
        """The table that this batch's statements call `{name}`, for one about several batches."""
        return self._names[name]

    def execute(
        self, statement: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
    ) -> sqlite3.Cursor:
        """Run a statement in which `{rows}`, for one, stands for the table of that name."""
        return self._connection.execute(statement.format_map(self._names), parameters)

    def execute_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run such a statement once for each row."""
        self._connection.executemany(statement.format_map(self._names), rows)

    def _drop_tables(self) -> None:
        for table in self._names.values():
            self._connection.execute(f"drop table if exists temp.{table}")


class RowBatch(Batch):
    """A batch whose table `{rows}` has these columns."""

    columns: ClassVar[tuple[str, ...]]

    def add(self, names: Sequence[str], rows: Iterable[Row]) -> None:
        """Add rows with these columns. One takes the place of the row with its identity."""
        with temporary_rows(self._connection):
            self._add(names, rows)

    def _add(self, names: Sequence[str], rows: Iterable[Row]) -> None:
        places = ", ".join("?" * len(names))
        self.execute_many(
            f"insert or replace into {{rows}} ({', '.join(names)}) values ({places})", rows
        )

    def count_differences(self, other: "RowBatch") -> int:
        """How many rows only this batch or only the other has."""
        return self._count_differences(other, "rows", self.columns)

    def _count_differences(self, other: "RowBatch", table: str, names: Sequence[str]) -> int:
        columns = ", ".join(names)
        here, there = (f"select {columns} from {batch.table(table)}" for batch in (self, other))
        (different,) = self._connection.execute(
            f"""
            select count(*) from (
                select * from ({here} except {there})
                union all
                select * from ({there} except {here})
            )
            """
        ).fetchone()
        return int(different)
