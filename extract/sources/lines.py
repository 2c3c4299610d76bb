"""Lines of JSON as a source: each line is a row of one of the two tables, as the site writes it.

Names, numbers and times may be spelled as ClickHouse or a web application spells them in JSON. A
row is then judged by the very expressions that judge the rows of every other source.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extract.sources.columns import (
    COLUMNS,
    IDENTITIES,
    PLAYER_ROUNDS,
    SERVER_ONLINE_COUNTS,
    SOURCE_TABLES,
)
from extract.sources.dialects.dialect import Dialect
from extract.sources.engines.duckdb import DuckDb
from extract.sources.line_objects import NoRowError, missing_key, misspelt_key
from extract.sources.line_values import NoValueError, value_of
from extract.sources.protocol import ALWAYS, Row
from extract.sources.queries import Judge
from extract.sources.reasons import round_reason, sample_reason
from extract.sources.sql import SqlSource
from extract.sources.texts import row_types, text_of_bytes

_TABLE_BY_COLUMN = {
    "round_id": PLAYER_ROUNDS,
    "player_name": PLAYER_ROUNDS,
    "players_online": SERVER_ONLINE_COUNTS,
    "timestamp": SERVER_ONLINE_COUNTS,
}
_OF_LINES = {"line_number": "bigint", "line_reason": "varchar"}
_ROUND_ID = [column.name for column in COLUMNS[PLAYER_ROUNDS]].index("round_id")


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

    @property
    def round_id(self) -> str | None:
        """The round that the row is of, in landed form; None where there is none."""
        raw = self.values[_ROUND_ID] if self.table == PLAYER_ROUNDS else None
        return text_of_bytes(raw) if raw else None


def row_of(found: dict[str, Any], now_epoch: int) -> LineRow:
    """The row that a line's object is. Raises `NoRowError`.

    A round without `created_at` was created now, as ClickHouse has it.
    """
    table = _table_of(found)
    reason = missing_key(found, COLUMNS[table]) or ""
    has_created_at = table != PLAYER_ROUNDS or found.get("created_at") is not None
    if not has_created_at:
        found = {**found, "created_at": now_epoch}
    values = []
    for column in COLUMNS[table]:
        try:
            values.append(value_of(column, found.get(column.name)))
        except NoValueError as error:
            values.append(None)
            reason = reason or str(error)
    return LineRow(table, tuple(values), reason, has_created_at)


def _table_of(found: dict[str, Any]) -> str:
    tables = {table for column, table in _TABLE_BY_COLUMN.items() if column in found}
    if len(tables) == 1:
        return tables.pop()
    both_or_neither = ("both {} and {}" if tables else "neither {} nor {}").format(*SOURCE_TABLES)
    meant = {column: misspelt_key(found, column) for column in _TABLE_BY_COLUMN}
    hints = [f'"{column}" by "{key}"' for column, key in meant.items() if key and not tables]
    hint = f" (did you mean {' and '.join(hints)}?)" if hints else ""
    raise NoRowError(f"is a row of {both_or_neither}{hint}")


class LinesSource(SqlSource):
    """The rows of some lines, by their line numbers."""

    def __init__(self, rows: Iterable[tuple[int, LineRow]]) -> None:
        duckdb = DuckDb("the lines")
        super().__init__(duckdb, _line_reason_or(round_reason), _line_reason_or(sample_reason))
        by_table: dict[str, list[Row]] = {table: [] for table in SOURCE_TABLES}
        for number, row in rows:
            by_table[row.table].append((*row.values, number, row.reason))
        for table, values in by_table.items():
            duckdb.create_rows(table, {**row_types(table), **_OF_LINES}, values)

    def read_samples(self, now_epoch: int) -> Iterator[Row]:
        """Samples that can be landed: server_guid, epoch, game, players, how many copies."""
        return self.engine.rows(self.queries.samples(ALWAYS, now_epoch))

    def rejected_lines(self, now_epoch: int) -> list[tuple[int, str]]:
        """Line numbers of the rows that cannot be landed, and why."""
        queries = [
            self.queries.rejected(table, "line_number", now_epoch) for table in SOURCE_TABLES
        ]
        return list(self.engine.rows(" union all ".join(queries)))

    def _column_types(self, table: str) -> dict[str, str]:
        return {name: type_.upper() for name, type_ in row_types(table).items()}

    def _described(self, table: str) -> str:
        return f"{table} of {self.engine.name}"


def _line_reason_or(judge: Judge) -> Judge:
    """What is wrong with the line itself comes before what is wrong with its row."""

    def judge_line(dialect: Dialect, now_epoch: int) -> str:
        reason = judge(dialect, now_epoch)
        return f"case when line_reason <> '' then line_reason else {reason} end"

    return judge_line
