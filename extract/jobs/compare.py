"""The tables of the SQLite file beside those that another engine computed by itself."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from extract import config
from extract.targets.built import BuiltTables, clickhouse_tables, duckdb_tables, sqlite_tables
from extract.targets.compared import Comparison

_OPENED: dict[str, Callable[[], AbstractContextManager[BuiltTables]]] = {
    "duckdb": lambda: duckdb_tables(config.duckdb_path()),
    "clickhouse": lambda: clickhouse_tables(config.clickhouse_target()),
}
TARGETS = tuple(_OPENED)
"""The engines whose tables can be compared, as dbt calls its targets."""


@contextmanager
def compared(path: Path, target: str) -> Iterator[Comparison]:
    """The tables of a SQLite file beside those of a target, which are read one by one."""
    with sqlite_tables(path) as sqlite, _OPENED[target]() as other:
        yield Comparison(sqlite, other)
