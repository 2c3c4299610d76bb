"""The expected rows of every table as of a moment."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from clickhouse_connect.driver.client import Client
from duckdb import DuckDBPyConnection

from tests.oracle import compare
from tests.oracle.clickhouse import expected as clickhouse

Row = dict[str, Any]
T = TypeVar("T")


@dataclass
class Oracles:
    """DuckDB's tables and ClickHouse's own."""

    duckdb: DuckDBPyConnection
    client: Client
    as_of: str

    def __post_init__(self) -> None:
        clickhouse.read_source(self.client)
        self._made: dict[tuple[object, ...], Any] = {}

    def rows(self, table: str, **of: object) -> list[Row]:
        """A table's rows, those of a player, server, or map where one is given."""
        found = self.once((table, *of), lambda: self._by(table, *of))
        return [dict(row) for row in found.get(tuple(of.values()), [])]

    def row(self, table: str, **of: object) -> Row | None:
        """The one row of these, if there is one."""
        found = self.rows(table, **of)
        assert len(found) <= 1, f"{table} {of}: {len(found)} rows"
        return found[0] if found else None

    @property
    def now(self) -> str:
        """What a count of players is called: one of long ago is not of now."""
        return "Now" if later(self.as_of, minutes=-10) <= (self.newest_sample or "") else "Counted"

    @property
    def newest_sample(self) -> str | None:
        """The time of the newest sample of all servers; no clock of theirs is ahead of ours."""
        times = [row["sampled_at"] for row in self.rows("servers") if row["sampled_at"]]
        return min(max(times), self.as_of) if times else None

    def server_name(self, guid: object) -> str:
        """A server's newest name; '' where it has none."""
        row = self.row("servers", server_guid=guid)
        return str(row["server_name"]) if row else ""

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What is made of the rows a single time for all who ask by the same key."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def _by(self, table: str, *names: str) -> dict[tuple[object, ...], list[Row]]:
        groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
        for row in self.once(("rows of", table), lambda: list(self._read(table))):
            groups[tuple(row[name] for name in names)].append(row)
        return groups

    def _read(self, table: str) -> Iterable[Row]:
        if table in compare.GRAIN:
            return compare.expected_rows(self.duckdb, table)
        return clickhouse.expected_rows(self.client, table, self.as_of)


def summed(rows: Iterable[Row], key: str, totals: Mapping[str, Callable[..., Any]]) -> list[Row]:
    """One row for each value of a key, with what the functions make of the columns they name."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return [
        {key: value, **{name: total(row[name] for row in group) for name, total in totals.items()}}
        for value, group in groups.items()
    ]


def ordered(rows: Iterable[Row], *names: str) -> list[Row]:
    """Rows in the order of columns, texts by their bytes; `-name` from the greatest down."""
    found = list(rows)
    for name in reversed(names):
        column = name.removeprefix("-")
        found.sort(key=lambda row: _sortable(row[column]), reverse=name != column)
    return found


def without(row: Row, *names: str) -> Row:
    """A row with fewer columns."""
    return {name: value for name, value in row.items() if name not in names}


def only(row: Row, *names: str) -> Row:
    """These columns of a row."""
    return {name: row[name] for name in names}


def later(time: str, **span: int) -> str:
    """A time with a span added."""
    return f"{datetime.fromisoformat(time) + timedelta(**span):%Y-%m-%d %H:%M:%S}"


def day_of_week(time: str) -> int:
    """0 is Sunday."""
    return datetime.fromisoformat(time).isoweekday() % 7


def _sortable(value: object) -> Any:
    """Whatever is not there comes before all else."""
    return (value is not None, value.encode() if isinstance(value, str) else value or 0)


def found(rows: Iterable[Row], text: str, column: str, *order: str) -> list[Row]:
    """The rows that have all words of a text in a column, those that begin with it first."""
    words = [_small(word) for word in text.split() or [text]]
    hits = [row for row in rows if all(word in _small(row[column]) for word in words)]
    return sorted(
        ordered(hits, *order), key=lambda row: not _small(row[column]).startswith(_small(text))
    )


def _small(text: str) -> str:
    """Large and small letters count alike, and so do those with an accent and without."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn").lower()
