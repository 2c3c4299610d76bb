"""Files of Parquet as queries, whichever types ClickHouse and others have given their columns."""

import glob
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from extract.sources.columns import COLUMNS, Column, Kind
from extract.sources.engines.duckdb import DuckDb, literal
from extract.sources.exact import united

_FIXED_BLOB = "BLOB, OF A FIXED NUMBER"
"""ClickHouse fills a FixedString up with zero bytes, which are no part of the text."""


class ParquetFiles:
    """The files of a folder. Queries have texts as bytes, and times as epoch seconds.

    types: the columns of each table, which is a view of the engine; empty where it has no file.
    """

    def __init__(self, engine: DuckDb, directory: Path) -> None:
        self._engine = engine
        self._directory = directory
        self._types_by_path: dict[str, dict[str, str]] = {}
        self.types = {table: self._create_view(table) for table in COLUMNS}

    def whole_table(self, table: str) -> str:
        """A query of all columns of a table."""
        return self.united(table, self.queries(table, True, self.paths(table)))

    def united(self, table: str, queries: Sequence[str]) -> str:
        """One query of the rows of all these queries of a table."""
        return united(self._engine, queries, kinds_of(table))

    def paths(self, table: str) -> list[str]:
        """The names of a table's files, as DuckDB takes them."""
        return [glob.escape(str(file)) for file in self._table_files(table)]

    def file_by_type(self, table: str, column: str) -> dict[str, Path]:
        """The types that a column has, and the first file in which it has each."""
        found: dict[str, Path] = {}
        for file in self._table_files(table):
            if type_name := self.types_of_file(glob.escape(str(file))).get(column):
                found.setdefault(type_name, file)
        return found

    def _table_files(self, table: str) -> list[Path]:
        return sorted(self._directory.glob(f"{table}*.parquet"))

    def queries(self, table: str, is_whole: bool, paths: list[str]) -> list[str]:
        """Queries of the table's columns, or of all, one for the files that have the same types."""
        paths_by_types = defaultdict(list)
        for path in paths:
            types = self.types_of_file(path)
            paths_by_types[tuple(types.items())].append(path)
        queries = []
        for items, alike in paths_by_types.items():
            types = dict(items)
            columns = [
                self._normalized(column, types[column.name])
                for column in COLUMNS[table]
                if column.name in types
            ]
            chosen = ", ".join(columns) or "null"
            literals = ", ".join(literal(path) for path in alike)
            queries.append(
                f"select {f'* replace ({chosen})' if is_whole else chosen}"
                f" from read_parquet([{literals}])"
            )
        return queries

    def _normalized(self, column: Column, type_name: str) -> str:
        name = column.name
        form = name
        if column.kind is Kind.WHOLE and type_name == "BLOB":
            form = f"case when {name} is not null then coalesce(try(decode({name})), '') end"
        elif self._engine.dialect.can_hold(type_name, column.kind):
            if column.kind is Kind.TEXT:
                form = _bytes_of(name, type_name)
            elif column.kind is Kind.TIME and type_name.startswith("TIMESTAMP"):
                has_no_epoch = type_name == "TIMESTAMPTZ_NS"  # as DuckDB knows none of this type
                instant = f"cast({name} as timestamptz)" if has_no_epoch else name
                form = f"try(epoch_us({instant})) // 1000000"
            elif column.kind is Kind.TIME:
                form = f"cast({name} as bigint)"
        return f"{form} as {name}"

    def types_of_file(self, path: str) -> dict[str, str]:
        """Names and types of a file's columns, with bytes of a fixed number told from others."""
        if path not in self._types_by_path:
            types = self._engine.types_of(f"from read_parquet({literal(path)})")
            fixed = self._engine.rows(
                f"select name from parquet_schema({literal(path)})"
                " where type = 'FIXED_LEN_BYTE_ARRAY'"
            )
            types.update((name, _FIXED_BLOB) for (name,) in fixed if types.get(name) == "BLOB")
            self._types_by_path[path] = types
        return self._types_by_path[path]

    def _create_view(self, table: str) -> dict[str, str]:
        paths = self.paths(table)
        if not paths:
            return {}
        rows = self.united(table, self.queries(table, False, paths))
        self._engine.create_view(table, rows)
        return self._engine.types_of(rows)


def kinds_of(table: str) -> dict[str, Kind]:
    """The kinds of a table's columns."""
    return {column.name: column.kind for column in COLUMNS[table]}


def unpadded(name: str) -> str:
    """The bytes of a text without zero bytes at the end."""
    return f"unhex(regexp_replace(hex({name}), '(00)+$', ''))"


def plain_form(column: Column, type_name: str) -> str:
    """How other programs would like to have the column."""
    forms = {Kind.TEXT: "decode({})", Kind.TIME: "to_timestamp({})"}
    if column.kind is Kind.WHOLE and type_name == "VARCHAR":
        return f"cast({column.name} as bigint)"
    return forms.get(column.kind, "{}").format(column.name)


def _bytes_of(name: str, type_name: str) -> str:
    if type_name == _FIXED_BLOB:
        return unpadded(name)
    return name if type_name == "BLOB" else f"encode(cast({name} as varchar))"
