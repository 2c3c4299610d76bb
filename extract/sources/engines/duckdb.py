"""DuckDB in this process: its memory, and where it sorts what is larger."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import duckdb

from extract.errors import DatabaseError, SourceError, TransientSourceError
from extract.machine.spill_folder import SpillFolder
from extract.sources.dialects.duckdb import DuckDbDialect
from extract.sources.engines.engine import Engine
from extract.sources.protocol import Columns, Row

NO_SPACE = "No space left on device"
BLOCK_ROWS = 4_096
"""Fetched at once; four times as many take 28 MB more, and no less time."""

NO_ROOM = "max_temp_directory_size"
"""What DuckDB speaks of where the disk that it sorts on is full."""

LEAST_MEGABYTES = 96
MOST_MEGABYTES = 3072
"""DuckDB's memory: it is doubled, up to the most, where a query fails for want of it.

However much lies on the disk, a sort holds some of every piece in memory to merge them: of 3.8
million rounds between 88 and 96 MB, of 11.4 million between 128 and 256. And where the texts of a
round have 290 bytes more, 217 are too little to read a column's page beside it."""

Answer = TypeVar("Answer")


class DuckDb(Engine):
    """Relations with every text column as bytes and every time as epoch seconds."""

    dialect = DuckDbDialect()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # One thread: each more takes its part of the memory, and a large machine has many.
        self._connection = duckdb.connect(config={"threads": 1})
        self._limit_memory(LEAST_MEGABYTES)
        # For sorts that are larger than that; DuckDB's own would lie where the command was typed,
        # for others to read.
        self._spilled = SpillFolder()
        self._spill_folder = str(self._spilled.path)
        self._connection.execute(f"set temp_directory = {literal(self._spill_folder)}")

    def close(self) -> None:
        """See `Engine.close`."""
        self._connection.close()
        self._spilled.close()

    def now_epoch(self) -> int:
        """See `Engine.now_epoch`: files have no clock, so it is this machine's."""
        (now,) = self.row("select epoch_us(now()) // 1000000")
        return int(now)

    def blocks(self, sql: str) -> Iterator[Columns]:
        """See `Engine.blocks`."""
        try:
            answer, rows = self._with_enough_memory(partial(self._first_rows, sql))
            while rows:
                yield list(zip(*rows, strict=True))
                rows = answer.fetchmany(BLOCK_ROWS)
        except duckdb.Error as error:
            reason = self._error(error)
            if self._get_more_memory_for(error):
                raise TransientSourceError(str(reason)) from error
            raise reason from error

    def write_parquet(self, sql: str, file: Path) -> None:
        """See `Engine.write_parquet`."""
        copy = f"copy ({sql}) to {literal(file)} (format parquet, compression zstd)"
        try:
            self._with_enough_memory(partial(self._connection.execute, copy))
        except duckdb.Error as error:
            if NO_SPACE in str(error):
                raise DatabaseError(f"cannot write {file}: {NO_SPACE}") from error
            raise self._error(error) from error

    def types_of(self, sql: str) -> dict[str, str]:
        """Names and types of the columns of a query."""
        try:
            relation = self._connection.sql(sql)
        except duckdb.Error as error:
            raise self._error(error) from error
        except RuntimeError as error:  # of damaged bytes duckdb 2.0 can make no text
            raise SourceError(f"{self.name}: the name of a column is not UTF-8") from error
        types = map(str, relation.types)
        return dict(zip(relation.columns, map(str.upper, types), strict=True))

    def create_view(self, name: str, sql: str) -> None:
        """Make `name` a view of the rows of a query."""
        try:
            self._connection.sql(sql).create_view(name)
        except duckdb.Error as error:
            raise self._error(error) from error

    def create_rows(self, name: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Make `name` a table with columns of these types and with the rows."""
        columns = ", ".join(f"{column} {type_}" for column, type_ in types.items())
        places = ", ".join(f"unnest(?::{type_}[])" for type_ in types.values())
        try:
            self._connection.execute(f"create or replace table {name} ({columns})")
            for start in range(0, len(rows), BLOCK_ROWS):
                values = zip(*rows[start : start + BLOCK_ROWS], strict=True)
                self._connection.execute(
                    f"insert into {name} select {places}", list(map(list, values))
                )
        except duckdb.Error as error:
            raise self._error(error) from error

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one answer."""
        return self._connection.cursor()

    def _first_rows(self, sql: str) -> tuple[duckdb.DuckDBPyConnection, list[Row]]:
        """An answer, of which the first rows, up to a block, were fetched."""
        answer = self._cursor().execute(sql)
        return answer, answer.fetchmany(BLOCK_ROWS)

    def _with_enough_memory(self, ask: Callable[[], Answer]) -> Answer:
        """What `ask` returns, asked again for as long as more memory may help."""
        while True:
            try:
                return ask()
            except duckdb.Error as error:
                if not self._get_more_memory_for(error):
                    raise

    def _get_more_memory_for(self, error: duckdb.Error) -> bool:
        """Double the memory if that is what it failed for; returns whether there is more now."""
        is_short = isinstance(error, duckdb.OutOfMemoryException) and NO_ROOM not in str(error)
        return is_short and self._double_memory()

    def _double_memory(self) -> bool:
        """Returns whether that was possible."""
        if self._megabytes * 2 > MOST_MEGABYTES:
            return False
        self._limit_memory(self._megabytes * 2)
        return True

    def _limit_memory(self, megabytes: int) -> None:
        self._megabytes = megabytes
        self._connection.execute(f"set memory_limit = '{megabytes}MB'")

    def _error(self, error: duckdb.Error) -> SourceError:
        """What went wrong, in one line."""
        if isinstance(error, duckdb.OutOfMemoryException) and NO_ROOM in str(error):
            return SourceError(
                f"{self.name}: there is no room to sort its rows in {self._spill_folder}: "
                "let TMPDIR name a folder with more"
            )
        reason = str(error).splitlines()[0][:300]
        if "is not valid UTF8" in reason:
            reason += ": let ClickHouse write it with output_format_parquet_string_as_string = 0"
        return SourceError(f"{self.name}: {reason}")


class SharedDuckDb(DuckDb):
    """A database of a connection that somebody else opened, with their memory, and closes."""

    def __init__(self, name: str, connection: duckdb.DuckDBPyConnection, database: str) -> None:
        Engine.__init__(self, name)
        self._owner = connection
        self._database = database
        self._connection = self._cursor()
        self._spill_folder = "its temp_directory"

    def close(self) -> None:
        """See `Engine.close`."""

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """See `DuckDb._cursor`: a cursor does not know what another one uses."""
        return self._owner.cursor().execute(f"use {self._database}.main")

    def _double_memory(self) -> bool:
        """See `DuckDb._double_memory`: how much there is, the owner says."""
        return False


def literal(text: object) -> str:
    """The text as a literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"
