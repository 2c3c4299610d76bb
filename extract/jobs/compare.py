"""The tables of the SQLite file beside those that another engine computed by itself."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from extract import config
from extract.targets.built import BuiltTables, clickhouse_tables, duckdb_tables, sqlite_tables
from extract.targets.compared import TableComparison, compare_tables

_OPENED: dict[str, Callable[[], AbstractContextManager[BuiltTables]]] = {
    "duckdb": lambda: duckdb_tables(config.duckdb_path()),
    "clickhouse": lambda: clickhouse_tables(config.clickhouse_target()),
}
TARGETS = tuple(_OPENED)
"""The engines whose tables can be compared, as dbt calls its targets."""


def compare(path: Path, target: str) -> Iterator[TableComparison]:
    """Compare the tables of a SQLite file with those of a target, one after the other."""
    with sqlite_tables(path) as sqlite, _OPENED[target]() as other:
        yield from compare_tables(sqlite, other)
