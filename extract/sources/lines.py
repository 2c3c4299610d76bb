"""Lines of JSON as a source: each line is a row of one of the two tables, as the site writes it.

Names, numbers and times may be spelled as ClickHouse or a web application spells them in JSON. A
row is then judged by the very expressions that judge the rows of every other source.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from extract.errors import BfstatsError
from extract.sources.columns import (
    COLUMNS,
    IDENTITIES,
    PLAYER_ROUNDS,
    SERVER_ONLINE_COUNTS,
    SOURCE_TABLES,
    Column,
    Kind,
)
from extract.sources.duckdb_source import DuckDbSource, row_types
from extract.sources.protocol import Rejection, RoundBlock, RoundRange, Row, TimeRange

LONGEST_LINE_BYTES = 1_048_576
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WHOLE = re.compile(r"[+-]?[0-9]{1,40}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]|$)")
LARGEST_NUMBER = 2**120
"""A whole number beyond this is none that the engine could even look at."""

_TABLE_BY_COLUMN = {
    "round_id": PLAYER_ROUNDS,
    "player_name": PLAYER_ROUNDS,
    "players_online": SERVER_ONLINE_COUNTS,
    "timestamp": SERVER_ONLINE_COUNTS,
}
# What ClickHouse's own columns hold; sums of what is beyond would not fit the tables.
_LARGEST = {
    "final_score": 2**31 - 1,
    "final_kills": 2**32 - 1,
    "final_deaths": 2**32 - 1,
    "is_bot": 2**8 - 1,
    "players_online": 2**16 - 1,
}
_OF_LINES = {"line_number": "bigint", "line_reason": "varchar"}
_ALWAYS = TimeRange(None, None)


class NoRowError(BfstatsError):
    """A line is no row of either table; the text is the reason."""


class _NoValueError(Exception):
    """A value is not of its column's kind."""


@dataclass(frozen=True)
class LineRow:
    """A row of a table with its columns' values, and why it cannot be landed, '' for all we know.

    Text is bytes, a time is epoch seconds. A value that is not of its column's kind is None.
    """

    table: str
    values: Row
    reason: str
    has_created_at: bool = True

    @property
    def identity(self) -> Row:
        """What tells the row from all others of its table."""
        names = [column.name for column in COLUMNS[self.table]]
        return tuple(self.values[names.index(name)] for name in IDENTITIES[self.table])


def lines_of(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long to be a row only the beginning."""
    mark = BYTE_ORDER_MARK
    while line := file.readline(LONGEST_LINE_BYTES):
        yield line.removeprefix(mark)
        mark = b""
        while len(line) == LONGEST_LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE_BYTES)


def row_of_line(line: bytes, now_epoch: int) -> LineRow:
    """The row that a line of JSON is. Raises `NoRowError`.

    A round without `created_at` was created now, as ClickHouse has it.
    """
    if len(line) >= LONGEST_LINE_BYTES:
        raise NoRowError(f"is longer than {LONGEST_LINE_BYTES:,} bytes: its beginning was kept")
    try:
        found = json.loads(line.strip().decode("utf-8", "surrogateescape"))
    except json.JSONDecodeError as error:
        raise NoRowError(f"is not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise NoRowError(f"is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise NoRowError("is not a JSON object")
    tables = {table for column, table in _TABLE_BY_COLUMN.items() if column in found}
    if len(tables) != 1:
        both_or_neither = ("both {} and {}" if tables else "neither {} nor {}").format(
            *SOURCE_TABLES
        )
        raise NoRowError(f"is a row of {both_or_neither}")
    (table,) = tables
    has_created_at = table != PLAYER_ROUNDS or found.get("created_at") is not None
    if not has_created_at:
        found["created_at"] = now_epoch
    values, reason = [], ""
    for column in COLUMNS[table]:
        try:
            value = _value(column, found.get(column.name))
        except _NoValueError:
            value = None
            spelled = json.dumps(found[column.name])[:60]
            reason = reason or f"{column.name} is no {column.kind.value}: {spelled}"
        largest = _LARGEST.get(column.name)
        if largest is not None and value is not None and abs(value) > largest:
            reason = reason or f"{column.name} is beyond {largest:,}"
        values.append(value)
    return LineRow(table, tuple(values), reason, has_created_at)


def _value(column: Column, found: Any) -> Any:
    return None if found is None else _FORMS[column.kind](found)


def _text(found: Any) -> bytes:
    if isinstance(found, bool | dict | list):
        raise _NoValueError
    text = found if isinstance(found, str) else str(found)
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _time(found: Any) -> int:
    if isinstance(found, str):
        try:
            moment = datetime.fromisoformat(found)
        except ValueError:
            raise _NoValueError from None
        if not _TIME.match(found):
            raise _NoValueError
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return int(moment.timestamp() // 1)
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    if isinstance(found, int) and not isinstance(found, bool) and abs(found) < LARGEST_NUMBER:
        return max(min(found, 2**62), 0)
    raise _NoValueError


def _whole(found: Any) -> int:
    if isinstance(found, str) and _WHOLE.fullmatch(found):
        found = int(found)
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    if isinstance(found, int) and abs(found) < LARGEST_NUMBER:
        return int(found)
    raise _NoValueError


def _real(found: Any) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float | str) or "_" in str(found):
        raise _NoValueError
    try:
        return float(found)
    except (ValueError, OverflowError):
        raise _NoValueError from None


_FORMS: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _text,
    Kind.TIME: _time,
    Kind.WHOLE: _whole,
    Kind.REAL: _real,
}


class LinesSource(DuckDbSource):
    """The rows of some lines, by their line numbers.

    rejected: line numbers and reasons of the rows that were found wanting, once they are read.
    """

    def __init__(self, rows: Iterable[tuple[int, LineRow]]) -> None:
        super().__init__("the lines")
        self.rejected: list[tuple[int, str]] = []
        by_table: dict[str, list[Row]] = {table: [] for table in SOURCE_TABLES}
        for number, row in rows:
            by_table[row.table].append((*row.values, number, row.reason))
        for table, values in by_table.items():
            self._create_rows(table, {**row_types(table), **_OF_LINES}, values)

    def read_rounds(self, rounds: RoundRange, now_epoch: int) -> Iterator[RoundBlock]:
        """See `Source.read_rounds`."""
        for block in super().read_rounds(rounds, now_epoch):
            yield RoundBlock(block.rows, list(map(self._noted, block.rejections)))

    def read_samples(self, now_epoch: int) -> Iterator[Row]:
        """Samples that can be landed: server_guid, epoch, game, players, how many copies."""
        return self._rows(self._samples_sql(_ALWAYS, now_epoch))

    def read_rejected_samples(self, samples: TimeRange, now_epoch: int) -> Iterator[Rejection]:
        """See `Source.read_rejected_samples`."""
        yield from map(self._noted, super().read_rejected_samples(samples, now_epoch))

    def _noted(self, rejection: Rejection) -> Rejection:
        """The rejection without the line's number, which is noted."""
        *values, number = rejection.values
        self.rejected.append((int(number or 0), rejection.reason))
        return replace(rejection, values=values)

    def _values_as_text(self, table: str) -> str:
        return f"list_append({super()._values_as_text(table)}, cast(line_number as varchar))"

    def _round_reason(self, now_epoch: int) -> str:
        return _line_reason_or(super()._round_reason(now_epoch))

    def _sample_reason(self, now_epoch: int) -> str:
        return _line_reason_or(super()._sample_reason(now_epoch))

    def _column_types(self, table: str) -> dict[str, str]:
        return {name: type_.upper() for name, type_ in row_types(table).items()}

    def _described(self, table: str) -> str:
        return f"{table} of {self._name}"


def _line_reason_or(reason: str) -> str:
    return f"case when line_reason <> '' then line_reason else {reason} end"
