"""The tables that dbt built, on whichever engine, as rows in the order of a key."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb

from extract.config import ClickHouseAddress
from extract.database.connection import error_of
from extract.errors import UsageError
from extract.sources.clickhouse import open_clickhouse
from extract.sources.engines.engine import Engine
from extract.sources.protocol import Row

BOOKKEEPING = ("updated_at",)
"""Columns that say when a row was written, and not what it is."""

BLOCK_ROWS = 10_000


class BuiltTables(ABC):
    """What was built on an engine.

    name: what messages call it.
    may_lose_rounds: whether its source can have lost rounds that landed.
    """

    name: str
    may_lose_rounds = False

    @abstractmethod
    def columns(self, table: str) -> list[str]:
        """The columns of a table or a view; none where it is not there."""

    @abstractmethod
    def rows(self, table: str, columns: Sequence[str], order: Sequence[str]) -> Iterator[Row]:
        """These columns of all rows, ascending by others, byte for byte, and NULL first."""

    @abstractmethod
    def as_of(self, table: str) -> str:
        """The moment as of which a table was built, '' where it does not say."""


class TablesMadeWhole(BuiltTables):
    """What was built by an engine that has no watermarks, as it makes every row in each build."""

    def as_of(self, table: str) -> str:
        """See `BuiltTables.as_of`."""
        if "updated_at" not in self.columns(table):
            return ""
        return str(self.value(f"select coalesce(max(updated_at), '') from {_quoted(table)}"))

    @abstractmethod
    def value(self, query: str) -> object:
        """The one value that a query has."""


class SqliteTables(BuiltTables):
    """Those of the SQLite file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.name = "SQLite"
        self._connection = connection

    def keys(self) -> dict[str, list[str]]:
        """By the name of each table and view for readers, and of each seed, its key.

        It is empty where rows are told apart by all their columns alone.
        """
        names = self._connection.execute(
            "select model_name from model_watermarks where model_name in"
            " (select name from sqlite_master where type = 'table')"
            " union select name from sqlite_master where type = 'view' and name not like 'stg!_%'"
            " escape '!' order by 1"
        )
        return {name: self._key(name) for (name,) in names.fetchall()}

    def columns(self, table: str) -> list[str]:
        """See `BuiltTables.columns`."""
        return [name for name, _ in self._columns(table)]

    def rows(self, table: str, columns: Sequence[str], order: Sequence[str]) -> Iterator[Row]:
        """See `BuiltTables.rows`."""
        return self._connection.execute(_ordered(table, columns, order))

    def as_of(self, table: str) -> str:
        """See `BuiltTables.as_of`."""
        found = self._connection.execute(
            "select as_of from model_watermarks where model_name = ?", (table,)
        ).fetchone()
        return str(found[0]) if found else ""

    def _key(self, table: str) -> list[str]:
        places = {place: name for name, place in self._columns(table) if place}
        return [places[place] for place in sorted(places)]

    def _columns(self, table: str) -> list[tuple[str, int]]:
        """Names, and places in the primary key from 1."""
        found = self._connection.execute("select name, pk from pragma_table_info(?)", (table,))
        return [(str(name), int(place)) for name, place in found]


class DuckDbTables(TablesMadeWhole):
    """Those of a DuckDB file."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.name = "DuckDB"
        self._connection = connection

    def columns(self, table: str) -> list[str]:
        """See `BuiltTables.columns`."""
        found = self._connection.execute(
            "select column_name from duckdb_columns() where table_name = ? order by column_index",
            [table],
        )
        return [str(name) for (name,) in found.fetchall()]

    def rows(self, table: str, columns: Sequence[str], order: Sequence[str]) -> Iterator[Row]:
        """See `BuiltTables.rows`."""
        cursor = self._connection.cursor().execute(_ordered(table, columns, order))
        while rows := cursor.fetchmany(BLOCK_ROWS):
            yield from rows

    def value(self, query: str) -> object:
        """See `TablesMadeWhole.value`."""
        (value,) = self._connection.execute(query).fetchall()[0]
        return value


class ClickHouseTables(TablesMadeWhole):
    """Those of a database of ClickHouse."""

    may_lose_rounds = True

    def __init__(self, engine: Engine) -> None:
        self.name = "ClickHouse"
        self._engine = engine

    def columns(self, table: str) -> list[str]:
        """See `BuiltTables.columns`."""
        found = self._engine.rows(
            "select name from system.columns where database = currentDatabase()"
            f" and table = '{table}' order by position"
        )
        return [str(name) for (name,) in found]

    def rows(self, table: str, columns: Sequence[str], order: Sequence[str]) -> Iterator[Row]:
        """See `BuiltTables.rows`."""
        return self._engine.rows(_ordered(table, columns, order))

    def value(self, query: str) -> object:
        """See `TablesMadeWhole.value`."""
        (value,) = self._engine.row(query)
        return value


@contextmanager
def sqlite_tables(path: Path) -> Iterator[SqliteTables]:
    """The tables of a SQLite file as they are now, whatever is written meanwhile."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("begin")
            connection.execute("select model_name from model_watermarks limit 1").fetchall()
            yield SqliteTables(connection)
    except sqlite3.Error as error:
        if "no such table: model_watermarks" in str(error):
            raise UsageError(f"{path} has no tables yet: run `dbt build` first") from None
        raise error_of(path, error) from error


@contextmanager
def duckdb_tables(path: Path) -> Iterator[DuckDbTables]:
    """The tables of a DuckDB file. Raises `UsageError` where it cannot be read."""
    if not path.is_file():
        raise UsageError(f"{path} is not there: run `dbt build --target duckdb` first")
    try:
        with closing(duckdb.connect(path, read_only=True)) as connection:
            yield DuckDbTables(connection)
    except duckdb.Error as error:
        raise UsageError(f"cannot read {path}: {str(error).splitlines()[0]}") from error


@contextmanager
def clickhouse_tables(address: ClickHouseAddress) -> Iterator[ClickHouseTables]:
    """The tables of a database of ClickHouse. Raises `SourceError` where it cannot be read."""
    with closing(open_clickhouse(address)) as database:
        yield ClickHouseTables(database.engine)


def _ordered(table: str, columns: Sequence[str], order: Sequence[str]) -> str:
    chosen = ", ".join(map(_quoted, columns))
    by = ", ".join(f"{_quoted(name)} nulls first" for name in order)
    return f"select {chosen} from {_quoted(table)} order by {by}"


def _quoted(name: str) -> str:
    return f'"{name}"'
