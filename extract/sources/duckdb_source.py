"""Rows that DuckDB reads: its settings, and how it spells the expressions of `SqlSource`."""

import shutil
import weakref
from collections.abc import Iterator, Mapping, Sequence
from tempfile import mkdtemp

import duckdb

from extract.errors import SourceError
from extract.sources.columns import COLUMNS, Kind
from extract.sources.content import HASH_DIGITS
from extract.sources.protocol import Columns, RoundBlock, RoundRange, Row, TimeRange
from extract.sources.sql import SqlSource

BLOCK_ROWS = 16_384
NO_ROOM = "max_temp_directory_size"
"""What DuckDB speaks of where the disk that it sorts on is full."""

MEMORY_MEGABYTES = 96
SORTING_BYTES_A_ROUND = 32
"""However much lies on the disk, a sort holds some of every piece in memory to merge them: of 11.4
million rounds between 128 and 256 MB."""

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
ROW_TYPES = {Kind.TEXT: "blob", Kind.TIME: "bigint", Kind.WHOLE: "hugeint", Kind.REAL: "double"}
"""The types of rows that come from this program and not from a file."""


class DuckDbSource(SqlSource):
    """Rows of relations with every text column as bytes and every time as epoch seconds."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # One thread: each more takes its part of the memory, and a large machine has many.
        self._connection = duckdb.connect(config={"threads": 1})
        self._limit_memory(MEMORY_MEGABYTES)
        # For sorts that are larger than that; DuckDB's own would lie where the command was typed,
        # for others to read.
        spill_folder = mkdtemp(prefix="bfstats-")
        self._spill_folder = spill_folder
        self._remove_spill = weakref.finalize(self, shutil.rmtree, spill_folder, ignore_errors=True)
        self._connection.execute(f"set temp_directory = {literal(spill_folder)}")

    def close(self) -> None:
        """See `Source.close`."""
        self._connection.close()
        self._remove_spill()

    def now_epoch(self) -> int:
        """See `Source.now_epoch`: files have no clock, so it is this machine's."""
        (now,) = self._row("select epoch_us(now()) // 1000000")
        return int(now)

    def read_rounds(self, rounds: RoundRange, now_epoch: int) -> Iterator[RoundBlock]:
        """See `Source.read_rounds`."""
        sorting_bytes = SORTING_BYTES_A_ROUND * self.count_rounds(rounds)
        self._limit_memory(MEMORY_MEGABYTES + sorting_bytes // 1_000_000)
        yield from super().read_rounds(rounds, now_epoch)

    def _limit_memory(self, megabytes: int) -> None:
        self._connection.execute(f"set memory_limit = '{megabytes}MB'")

    def _blocks(self, sql: str) -> Iterator[Columns]:
        try:
            cursor = self._connection.cursor().execute(sql)
            while rows := cursor.fetchmany(BLOCK_ROWS):
                yield list(zip(*rows, strict=True))
        except duckdb.Error as error:
            raise self._error(error) from error

    def _create_rows(self, name: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
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

    def _repeating_text(self, text: str) -> str:
        return text

    def _text_literal(self, text: str) -> str:
        return f"decode(unhex('{text.encode().hex()}'))"

    def _epoch(self, column: str) -> str:
        return f"coalesce({column}, 0)"

    def _time_text(self, column: str) -> str:
        return f"cast(try(make_timestamp({column} * 1000000)) as varchar)"

    def _number_text(self, column: str) -> str:
        # Spelled as ClickHouse spells it: 10 and 1e30, where DuckDB has 10.0 and 1e+30.
        text = rf"regexp_replace(cast({column} as varchar), '\.0+$', '')"
        return rf"regexp_replace({text}, 'e\+?(-?)0*', 'e\1')"

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

    def _error(self, error: duckdb.Error) -> SourceError:
        """What went wrong, in one line."""
        if isinstance(error, duckdb.OutOfMemoryException) and NO_ROOM in str(error):
            return SourceError(
                f"{self._name}: there is no room to sort its rows in {self._spill_folder}: "
                "let TMPDIR name a folder with more"
            )
        reason = str(error).splitlines()[0][:300]
        if "is not valid UTF8" in reason:
            reason += ": let ClickHouse write it with output_format_parquet_string_as_string = 0"
        return SourceError(f"{self._name}: {reason}")


def row_types(table: str) -> dict[str, str]:
    """The types of a table's columns in rows that come from this program."""
    return {column.name: ROW_TYPES[column.kind] for column in COLUMNS[table]}


def literal(text: object) -> str:
    """The text as a literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"


def bytes_of_text(text: str) -> bytes:
    """The bytes of a text in landed form, whose escape is undone: see `SqlSource._text`."""
    return bytes.fromhex(text[2:]) if text.startswith("\\x") else text.encode()


def text_of_bytes(raw: bytes) -> str:
    """The text in landed form of some bytes, as `SqlSource._text` has it."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return f"\\x{raw.hex().upper()}"
    return f"\\x{raw.hex().upper()}" if "\0" in text or text.startswith("\\x") else text
