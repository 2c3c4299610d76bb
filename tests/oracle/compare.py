"""The expected tables in DuckDB, and their comparison with the marts in a SQLite file."""

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb

from tests.oracle.who_counts import EVERYBODY, WhoCounts

_SQL_FOLDER = Path(__file__).parent

GRAIN: dict[str, tuple[str, ...]] = {
    "player_stats_lifetime": ("player_name",),
    "player_server_stats": ("player_name", "server_guid"),
    "player_map_stats": ("player_name", "map_name", "server_guid"),
    "player_daily_stats": ("player_name", "date"),
    "player_milestones": ("player_name", "milestone"),
    "player_best_scores": ("player_name", "period", "rank"),
    "server_leaderboard_entries": ("server_guid", "period", "ranking_type", "player_name"),
}
"""The columns that tell the rows of each table apart; its keys are the tables of the oracle."""

LEFT_OUT_COLUMN = "updated_at"
"""It says when a row changed, which depends on the runs and not on the rounds."""

MOST_DIFFERENCES = 20
TIME_FORMAT = "%Y-%m-%d %H:%M:%S"

Value = str | int | float | bytes | None
Record = dict[str, Value]


def connect_expected(
    parquet_files: str | Path | Sequence[str],
    as_of: str,
    *,
    source_clock: str | None = None,
    who_counts: WhoCounts = EVERYBODY,
    tables: Iterable[str] = tuple(GRAIN),
) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB in memory that holds the expected tables of Parquet files.

    `parquet_files` is a path, a glob, or several of them; all their rows are source rows. The
    times are those of `create_expected_tables`. Close the connection when done.
    """
    files = list(parquet_files) if isinstance(parquet_files, list | tuple) else [str(parquet_files)]
    connection = duckdb.connect()
    connection.read_parquet(files, union_by_name=True).create("player_rounds")
    create_expected_tables(
        connection, as_of, source_clock=source_clock, who_counts=who_counts, tables=tables
    )
    return connection


def create_expected_tables(
    connection: duckdb.DuckDBPyConnection,
    as_of: str,
    *,
    source_clock: str | None = None,
    who_counts: WhoCounts = EVERYBODY,
    tables: Iterable[str] = tuple(GRAIN),
) -> None:
    """Create (or replace) the table `oracle.<name>` for each name.

    The connection has a relation `player_rounds` that holds the source rows as they came: repeats,
    bots and rows to reject included. `as_of` and `source_clock` are UTC, `YYYY-MM-DD HH:MM:SS`.
    Rows more than a day ahead of `source_clock` (default: this machine's clock) are rejected.
    """
    source_clock = source_clock or datetime.now(UTC).strftime(TIME_FORMAT)
    for variable, time_text in (("as_of", as_of), ("source_clock", source_clock)):
        moment = datetime.strptime(time_text, TIME_FORMAT).replace(tzinfo=UTC)
        connection.execute(f"set variable {variable} = timestamp '{moment:{TIME_FORMAT}}'")
    for variable, kind, value in (
        ("aliases", "map(text, text)", dict(who_counts.aliases)),
        ("excluded_players", "text[]", list(who_counts.excluded_players)),
        ("excluded_servers", "text[]", list(who_counts.excluded_servers)),
    ):
        connection.execute(f"set variable {variable} = ?::{kind}", [value])
    connection.execute((_SQL_FOLDER / "rounds.sql").read_text(encoding="utf-8"))
    for table in tables:
        query = (_SQL_FOLDER / f"{table}.sql").read_text(encoding="utf-8")
        connection.execute(f"create or replace table oracle.{table} as {query}")


def expected_rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[Record]:
    """Return an expected table's rows, column name to value, in the order of its grain."""
    cursor = connection.execute(f"select * from oracle.{table} order by {', '.join(GRAIN[table])}")
    return _records(cursor.description, cursor.fetchall())


def differences(
    sqlite_path: str | Path,
    table: str,
    connection: duckdb.DuckDBPyConnection,
    *,
    may_be_empty: bool = False,
) -> list[str]:
    """Compare a mart with its expected table, every column but `updated_at`, both ways.

    Returns one readable line per difference, about `MOST_DIFFERENCES` of them with a last line
    that counts the rest; an empty list means that the two are equal. Equal means: reals agree in
    every bit, an integer and a real agree in value, all else in type and value. The order of
    rows and columns does not matter. Two empty tables are a difference unless `may_be_empty`.

    Raises `sqlite3.Error` where the file or the table cannot be read.
    """
    return mart_differences(
        sqlite_path,
        table,
        GRAIN[table],
        expected_rows(connection, table),
        may_be_empty=may_be_empty,
    )


def mart_differences(
    sqlite_path: str | Path,
    table: str,
    grain: tuple[str, ...],
    expected: list[Record],
    *,
    may_be_empty: bool = False,
) -> list[str]:
    """Compare a mart with the rows expected in it, as `differences` does.

    `grain` names the columns that tell its rows apart.
    """
    found = list(
        _find_differences(
            table,
            grain,
            got=mart_rows(sqlite_path, table),
            expected=expected,
            may_be_empty=may_be_empty,
        )
    )
    shown = found[:MOST_DIFFERENCES]
    if len(found) > len(shown):
        shown.append(f"{table}: and {len(found) - len(shown)} more differences")
    return shown


def mart_rows(sqlite_path: str | Path, table: str) -> list[Record]:
    """Return a mart's rows, column name to value, without `updated_at`."""
    read_only_uri = f"{Path(sqlite_path).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(read_only_uri, uri=True)) as database:
        found = database.execute(f'select * from "{table}" limit 0').description
        columns = [f'"{name}"' for name, *_ in found if name != LEFT_OUT_COLUMN]
        cursor = database.execute(f'select {", ".join(columns)} from "{table}"')
        return _records(cursor.description, cursor.fetchall())


def _records(description: Sequence[Any], rows: list[Any]) -> list[Record]:
    names = [column[0] for column in description]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _find_differences(
    table: str,
    grain: tuple[str, ...],
    *,
    got: list[Record],
    expected: list[Record],
    may_be_empty: bool,
) -> Iterator[str]:
    if not got and not expected:
        if not may_be_empty:
            yield f"{table}: both the mart and the expected table are empty"
        return
    if not got or not expected:
        yield f"{table}: the mart has {len(got)} rows, expected {len(expected)}"
        return
    if got[0].keys() != expected[0].keys():
        yield (
            f"{table}: columns missing {sorted(expected[0].keys() - got[0].keys())}, "
            f"unexpected {sorted(got[0].keys() - expected[0].keys())}"
        )
        return
    yield from _row_differences(table, grain, got, expected)


def _row_differences(
    table: str, grain: tuple[str, ...], got: list[Record], expected: list[Record]
) -> Iterator[str]:
    # A key of one column would not be a tuple: that is asked for twice.
    key = itemgetter(*grain, grain[0])
    got_by_key = {key(record): record for record in got}
    expected_by_key = {key(record): record for record in expected}
    if len(got_by_key) < len(got):
        yield f"{table}: {len(got) - len(got_by_key)} rows repeat the key of another"
    reals = [name for name in expected[0] if any(type(row[name]) is float for row in expected)]
    for row_key, wanted in expected_by_key.items():
        row = got_by_key.get(row_key)
        if row is None:
            yield f"{table} {row_key[:-1]!r}: row is missing"
        # equal values differ only as 0.0 and -0.0
        elif row != wanted or any(wanted[name] == 0.0 for name in reals):
            yield from _value_differences(f"{table} {row_key[:-1]!r}", row, wanted)
    for row_key in got_by_key.keys() - expected_by_key.keys():
        yield f"{table} {row_key[:-1]!r}: row is not expected"


def _value_differences(row_name: str, row: Record, wanted: Record) -> Iterator[str]:
    for column, value in wanted.items():
        if not _same(row[column], value):
            yield f"{row_name}: {column} is {row[column]!r}, expected {value!r}"


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return struct.pack("<d", one) == struct.pack("<d", other)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == other
    return type(one) is type(other) and one == other
