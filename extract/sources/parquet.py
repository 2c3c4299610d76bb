"""Parquet files as a source, read by DuckDB: an archive, or an export of the two tables."""

import glob
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import duckdb

from extract.config import ParquetAddress
from extract.errors import SourceError
from extract.sources.columns import COLUMNS, SOURCE_TABLES, Column, Kind
from extract.sources.content import HASH_DIGITS
from extract.sources.protocol import Row, TimeRange
from extract.sources.sql import SqlSource

BLOCK_ROWS = 65_536
SORT_IN_MEMORY = "256MB"

_WHOLE = (
    *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "BOOLEAN"),
    *("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"),
)
_TYPE_PREFIXES = {
    Kind.TEXT: ("VARCHAR", "BLOB", "UUID", "ENUM"),
    Kind.TIME: ("TIMESTAMP", "UINTEGER", "BIGINT"),  # ClickHouse may write a DateTime as UINT32
    Kind.WHOLE: _WHOLE,
    Kind.REAL: ("FLOAT", "DOUBLE", "DECIMAL", *_WHOLE),
}


class ParquetSource(SqlSource):
    """Rows of the files `player_rounds*.parquet` and `server_online_counts*.parquet`.

    Views give every text column as bytes and every time as epoch seconds, whichever of the types
    that ClickHouse and others write for them the files have.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._connection = duckdb.connect()
        self._connection.execute(f"set memory_limit = '{SORT_IN_MEMORY}'")
        # Made when a sort is larger than that, and removed at the end; the default lies in the
        # folder that the command was typed in.
        spill_folder = Path(tempfile.gettempdir(), f"bfstats-{uuid4()}")
        self._connection.execute(f"set temp_directory = {_literal(spill_folder)}")
        self._types = {table: self._create_view(table) for table in SOURCE_TABLES}

    def close(self) -> None:
        """See `Source.close`."""
        self._connection.close()

    def now_epoch(self) -> int:
        """See `Source.now_epoch`: files have no clock, so it is this machine's."""
        (now,) = self._row("select epoch_us(now()) // 1000000")
        return int(now)

    def _create_view(self, table: str) -> dict[str, str]:
        files = sorted(self._directory.glob(f"{table}*.parquet"))
        if not files:
            return {}
        try:
            files_by_types = defaultdict(list)
            for file in files:
                path = glob.escape(str(file))
                types = _types(self._connection.read_parquet(path))
                files_by_types[tuple(types.items())].append(path)
            alike = [
                self._normalized_files(table, dict(types), paths)
                for types, paths in files_by_types.items()
            ]
            relation = self._connection.sql(" union all by name ".join(alike))
            relation.create_view(table)
        except duckdb.Error as error:
            raise SourceError(_one_line(self._directory, error)) from error
        return _types(relation)

    def _normalized_files(self, table: str, types: dict[str, str], paths: list[str]) -> str:
        """A query of the table's columns in files that have them in the same types."""
        columns = [
            self._normalized(column, types[column.name])
            for column in COLUMNS[table]
            if column.name in types
        ]
        literals = ", ".join(_literal(path) for path in paths)
        return f"select {', '.join(columns or ['null'])} from read_parquet([{literals}])"

    def _normalized(self, column: Column, type_name: str) -> str:
        name = column.name
        if not self._can_hold(type_name, column.kind):
            return name
        if column.kind is Kind.TEXT and type_name != "BLOB":
            return f"encode(cast({name} as varchar)) as {name}"
        if column.kind is Kind.TIME and type_name.startswith("TIMESTAMP"):
            has_no_epoch = type_name == "TIMESTAMPTZ_NS"  # as DuckDB knows none of this type
            instant = f"cast({name} as timestamptz)" if has_no_epoch else name
            return f"try(epoch_us({instant})) // 1000000 as {name}"
        if column.kind is Kind.TIME:
            return f"cast({name} as bigint) as {name}"
        return name

    def _blocks(self, sql: str) -> Iterator[list[Row]]:
        try:
            cursor = self._connection.cursor().execute(sql)
            while rows := cursor.fetchmany(BLOCK_ROWS):
                yield rows
        except duckdb.Error as error:
            raise SourceError(_one_line(self._directory, error)) from error

    def _column_types(self, table: str) -> dict[str, str]:
        return self._types[table]

    def _can_hold(self, type_name: str, kind: Kind) -> bool:
        return any(type_name.startswith(prefix) for prefix in _TYPE_PREFIXES[kind])

    def _text(self, column: str) -> str:
        plain = f"coalesce(try(decode({column})), '')"
        is_plain = (
            f"{plain} <> '' and not contains({plain}, chr(0)) and not starts_with({plain}, '\\x')"
        )
        return f"""case
            when coalesce(octet_length({column}), 0) = 0 then ''
            when {is_plain} then {plain}
            else '\\x' || hex({column})
        end"""

    def _text_literal(self, text: str) -> str:
        return f"decode(unhex('{text.encode().hex()}'))"

    def _epoch(self, column: str) -> str:
        return f"coalesce({column}, 0)"

    def _time_text(self, column: str) -> str:
        return f"cast(try(make_timestamp({column} * 1000000)) as varchar)"

    def _number_text(self, column: str) -> str:
        return f"cast({column} as varchar)"

    def _whole(self, expression: str) -> str:
        return f"coalesce(try_cast({expression} as bigint), 0)"

    def _is_beyond_63_bits(self, column: str) -> str:
        return f"try_cast({column} as bigint) is null"

    def _real(self, column: str) -> str:
        return f"cast({column} as double)"

    def _is_finite(self, real: str) -> str:
        return f"isfinite({real})"

    def _is_in(self, column: str, times: TimeRange) -> str:
        epoch = self._epoch(column)
        bounds = ["1 = 1"]
        if times.from_epoch is not None:
            bounds.append(f"{epoch} >= {times.from_epoch}")
        if times.until_epoch is not None:
            bounds.append(f"{epoch} < {times.until_epoch}")
        return " and ".join(bounds)

    def _hash(self, text: str) -> str:
        return f"cast('0x' || right(md5({text}), {HASH_DIGITS}) as bigint)"

    def _described(self, table: str) -> str:
        return f"{self._directory}/{table}*.parquet"


def open_parquet(address: ParquetAddress) -> ParquetSource:
    """A source on a folder of Parquet files. Raises `SourceError` where there is none."""
    if not address.directory.is_dir():
        raise SourceError(f"parquet:{address.directory} is not a folder")
    return ParquetSource(address.directory)


def _types(relation: duckdb.DuckDBPyRelation) -> dict[str, str]:
    return {
        name: str(type_).upper()
        for name, type_ in zip(relation.columns, relation.types, strict=True)
    }


def _literal(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"


def _one_line(directory: Path, error: duckdb.Error) -> str:
    reason = str(error).splitlines()[0][:300]
    if "is not valid UTF8" in reason:
        reason += ": let ClickHouse write it with output_format_parquet_string_as_string = 0"
    return f"parquet:{directory}: {reason}"
