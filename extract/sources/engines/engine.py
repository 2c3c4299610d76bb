"""What a source asks of the engine behind it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from extract.errors import IncompleteReadError
from extract.sources.dialects.dialect import Dialect
from extract.sources.protocol import Columns, Row
from extract.sources.retries import persistently


class Engine(ABC):
    """Answers SQL in its dialect. Every method raises `SourceError` in one line.

    name: what messages call it.
    """

    dialect: Dialect

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def now_epoch(self) -> int:
        """The clock by which rows are judged."""

    @abstractmethod
    def blocks(self, sql: str) -> Iterator[Columns]:
        """Run a query and stream its rows in blocks, each of which has some."""

    @abstractmethod
    def write_parquet(self, sql: str, file: Path) -> None:
        """Write the rows of a query to a file. Raises `DatabaseError` where the disk is full."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the connection."""

    def rows(self, sql: str) -> Iterator[Row]:
        """The rows of an answer, one by one."""
        return (row for block in self.blocks(sql) for row in zip(*block, strict=True))

    def row(self, sql: str) -> Row:
        """The one row of an answer, asked for again where it does not arrive."""
        return persistently(partial(self._row_once, sql))

    def _row_once(self, sql: str) -> Row:
        rows = list(self.rows(sql))
        if len(rows) != 1:
            raise IncompleteReadError(f"{self.name} answered {len(rows)} rows instead of one")
        return rows[0]
