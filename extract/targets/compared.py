"""Two engines' tables, row by row by their keys, every column, floats by their bits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.sources.protocol import Row
from extract.targets.built import BOOKKEEPING, BuiltTables, SqliteTables

MOST_SHOWN = 3
"""So many differing rows of a table are shown."""


@dataclass
class TableComparison:
    """How a table of SQLite and that of another engine differ.

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
    columns_apart: str = ""
    first: list[str] = field(default_factory=list)

    @property
    def is_equal(self) -> bool:
        """Whether not a bit differs."""
        return not (self.changed or self.missing or self.extra or self.columns_apart)

    def note(self, line: str) -> None:
        """Keep a differing row, if it is one of the first."""
        if len(self.first) < MOST_SHOWN:
            self.first.append(line)


def compare_tables(sqlite: SqliteTables, other: BuiltTables) -> Iterator[TableComparison]:
    """Compare every table, view and seed of the SQLite file, one after the other."""
    for table, key in sqlite.keys().items():
        yield _compare(sqlite, other, table, key)


def _compare(
    sqlite: SqliteTables, other: BuiltTables, table: str, key: list[str]
) -> TableComparison:
    found = TableComparison(table, sqlite.as_of(table), other.as_of(table))
    columns, theirs = sqlite.columns(table), other.columns(table)
    found.columns_apart = _apart(columns, theirs, other.name)
    if found.columns_apart:
        return found
    others = [name for name in columns if name not in (*key, *BOOKKEEPING)]
    order = key or others
    chosen = [*order, *(name for name in others if name not in order)]
    pairs = _paired(sqlite.rows(table, chosen, order), other.rows(table, chosen, order), len(order))
    for ours, theirs_row in pairs:
        _count(found, chosen, len(order), ours, theirs_row, other.name)
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
) -> None:
    """Count a row of either engine, or of both, among what differs or not."""
    found.rows += ours is not None
    found.other_rows += theirs is not None
    key = ", ".join(map(repr, (ours or theirs or ())[:key_length]))
    if ours is None:
        found.extra += 1
        found.note(f"{key}: {name} alone has it")
    elif theirs is None:
        found.missing += 1
        found.note(f"{key}: SQLite alone has it")
    elif not is_same(ours, theirs):
        found.changed += 1
        values = ", ".join(
            f"{column} {one!r} and {two!r}"
            for column, one, two in zip(columns, ours, theirs, strict=True)
            if not is_same((one,), (two,))
        )
        found.note(f"{key}: {values}")


def _paired(
    ours: Iterable[Row], theirs: Iterable[Row], key_length: int
) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows of the same key together, and None where the other engine has none. Both ascend."""
    left, right = iter(ours), iter(theirs)
    one, two = next(left, None), next(right, None)
    while one is not None or two is not None:
        if two is None or (one is not None and _key(one, key_length) < _key(two, key_length)):
            yield one, None
            one = next(left, None)
        elif one is None or _key(two, key_length) < _key(one, key_length):
            yield None, two
            two = next(right, None)
        else:
            yield one, two
            one, two = next(left, None), next(right, None)


def _key(row: Row, length: int) -> Row:
    """The key in a form that sorts NULL before all values."""
    return tuple((value is not None, value) for value in row[:length])


def is_same(one: Row, two: Row) -> bool:
    """Whether two rows agree in types and values; 0.0 and -0.0 are two."""
    return (
        one == two
        and list(map(type, one)) == list(map(type, two))
        and (0.0 not in one or repr(one) == repr(two))
    )
