"""Two engines' tables, row by row by their keys, every column, floats by their bits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.sources.protocol import Row
from extract.targets.built import BOOKKEEPING, BuiltTables, SqliteTables
from extract.targets.lost import LostRounds, lost_rounds
from extract.targets.paired import paired

MOST_SHOWN = 3
"""So many differing rows of a table are shown."""


@dataclass
class TableComparison:
    """How a table of SQLite and that of another engine differ.

    explained: how many of the differing rows are about whom rounds are lost (`lost.py`).
    columns_apart: in words, columns that only one of them has; then no rows were compared.
    first: the first differing rows, one line each.
    """

    table: str
    as_of: str
    other_as_of: str
    rows: int = 0
    other_rows: int = 0
    changed: int = 0
    missing: int = 0
    extra: int = 0
    explained: int = 0
    columns_apart: str = ""
    first: list[str] = field(default_factory=list)

    @property
    def is_equal(self) -> bool:
        """Whether not a bit differs."""
        return not (self.changed or self.missing or self.extra or self.columns_apart)

    @property
    def is_right(self) -> bool:
        """Whether nothing differs but for rounds that the other engine's source has lost."""
        different = self.changed + self.missing + self.extra
        return not self.columns_apart and different == self.explained

    def note(self, line: str) -> None:
        """Keep a differing row, if it is one of the first."""
        if len(self.first) < MOST_SHOWN:
            self.first.append(line)


@dataclass
class Comparison:
    """All tables, views and seeds of a SQLite file beside those of another engine.

    lost: rounds that the other engine's source no longer has, if it may lose any.
    """

    sqlite: SqliteTables
    other: BuiltTables
    lost: LostRounds = field(init=False)

    def __post_init__(self) -> None:
        may_lose = self.other.may_lose_rounds
        self.lost = lost_rounds(self.sqlite, self.other) if may_lose else LostRounds()

    def tables(self) -> Iterator[TableComparison]:
        """How each compares, one after the other."""
        for table, key in self.sqlite.keys().items():
            yield self._table(table, key)

    def _table(self, table: str, key: list[str]) -> TableComparison:
        found = TableComparison(table, self.sqlite.as_of(table), self.other.as_of(table))
        columns, theirs = self.sqlite.columns(table), self.other.columns(table)
        found.columns_apart = _apart(columns, theirs, self.other.name)
        if found.columns_apart:
            return found
        others = [name for name in columns if name not in (*key, *BOOKKEEPING)]
        order = key or others
        chosen = [*order, *(name for name in others if name not in order)]
        for ours, their_row in paired(
            self.sqlite.rows(table, chosen, order),
            self.other.rows(table, chosen, order),
            len(order),
        ):
            is_equal = _count(found, chosen, len(order), ours, their_row, self.other.name)
            if not is_equal and self.lost.explain(order[0], (ours or their_row or ())[0]):
                found.explained += 1
        return found


def _apart(columns: Sequence[str], theirs: Sequence[str], name: str) -> str:
    if not theirs:
        return f"{name} has no such table"
    alone = [f"SQLite alone has {column}" for column in columns if column not in theirs]
    alone += [f"{name} alone has {column}" for column in theirs if column not in columns]
    return "; ".join(alone)


def _count(
    found: TableComparison,
    columns: Sequence[str],
    key_length: int,
    ours: Row | None,
    theirs: Row | None,
    name: str,
) -> bool:
    """Count a row of either engine, or of both; returns whether both have it alike."""
    found.rows += ours is not None
    found.other_rows += theirs is not None
    key = ", ".join(map(repr, (ours or theirs or ())[:key_length]))
    if ours is None:
        found.extra += 1
        found.note(f"{key}: {name} alone has it")
    elif theirs is None:
        found.missing += 1
        found.note(f"{key}: SQLite alone has it")
    elif is_same(ours, theirs):
        return True
    else:
        found.changed += 1
        values = ", ".join(
            f"{column} {one!r} and {two!r}"
            for column, one, two in zip(columns, ours, theirs, strict=True)
            if not is_same((one,), (two,))
        )
        found.note(f"{key}: {values}")
    return False


def is_same(one: Row, two: Row) -> bool:
    """Whether two rows agree in types and values; 0.0 and -0.0 are two."""
    return (
        one == two
        and list(map(type, one)) == list(map(type, two))
        and (0.0 not in one or repr(one) == repr(two))
    )
