"""Parquet files as a source, read by DuckDB: an archive, or an export of the two tables."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from extract.config import ParquetAddress
from extract.errors import SourceError
from extract.sources.columns import COLUMNS, SOURCE_TABLES, Column, Kind
from extract.sources.protocol import Row, SampleRange
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
        self._types = {table: self._create_view(table) for table in SOURCE_TABLES}

    def close(self) -> None:
        """See `Source.close`."""
        self._connection.close()

    def now_epoch(self) -> int:
        """See `Source.now_epoch`: files have no clock, so it is this machine's."""
        (now,) = self._row("select epoch_us(now()) // 1000000")
        return int(now)

    def _create_view(self, table: str) -> dict[str, str]:
        files = sorted(str(path) for path in self._directory.glob(f"{table}*.parquet"))
        if not files:
            return {}
        try:
            relation = self._connection.read_parquet(files, union_by_name=True)
            types = {
                name: str(type_).upper()
                for name, type_ in zip(relation.columns, relation.types, strict=True)
            }
            columns = ", ".join(
                _normalized(column, types[column.name])
                for column in COLUMNS[table]
                if column.name in types
            )
            if columns:
                relation.project(columns).create_view(table)
        except duckdb.Error as error:
            raise SourceError(_one_line(self._directory, error)) from error
        return types

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
        return f"cast(make_timestamp({column} * 1000000) as varchar)"

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

    def _samples_in(self, samples: SampleRange) -> str:
        epoch = self._epoch("timestamp")
        bounds = ["1 = 1"]
        if samples.from_epoch is not None:
            bounds.append(f"{epoch} >= {samples.from_epoch}")
        if samples.until_epoch is not None:
            bounds.append(f"{epoch} < {samples.until_epoch}")
        return " and ".join(bounds)

    def _described(self, table: str) -> str:
        return f"{self._directory}/{table}*.parquet"


def _normalized(column: Column, type_name: str) -> str:
    name = column.name
    if column.kind is Kind.TEXT and type_name != "BLOB":
        return f"encode(cast({name} as varchar)) as {name}"
    if column.kind is Kind.TIME and type_name.startswith("TIMESTAMP"):
        epoch = f"epoch_us({name}) // 1000000"
        return f"case when isfinite({name}) then {epoch} end as {name}"
    return name


def open_parquet(address: ParquetAddress) -> ParquetSource:
    """A source on a folder of Parquet files. Raises `SourceError` where there is none."""
    if not address.directory.is_dir():
        raise SourceError(f"parquet:{address.directory} is not a folder")
    return ParquetSource(address.directory)


def _one_line(directory: Path, error: duckdb.Error) -> str:
    return f"parquet:{directory}: {str(error).splitlines()[0][:300]}"
