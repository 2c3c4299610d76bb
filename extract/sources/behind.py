"""Whose merges could leave out rounds: the source table itself, or what it reads from."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from extract.sources.columns import IDENTITIES, PLAYER_ROUNDS
from extract.sources.protocol import Merging, Row

MOST_TABLES = 50
_KEEP_ALL = {"MergeTree", "Memory", "Log", "TinyLog", "StripeLog"}
# Where the engine's arguments name a database, and then a table.
_DATABASE_ARGUMENT = {"Buffer": 0, "Alias": 0, "Distributed": 1}
_LITERAL = r"'(?:[^'\\]|\\.)*'"
_NAME = r"(?:`[^`]+`|\w+)"
_PLACE = rf"({_NAME})\.({_NAME})"
_READ_FROM = re.compile(rf"\b(?:FROM|JOIN)\s+{_PLACE}")
_TARGET = re.compile(rf"\bTO {_PLACE}")
# With one of these, a view is more than the rows of the tables behind it.
_MORE_THAN_ROWS = re.compile(
    r"\b(?:GROUP BY|DISTINCT|LIMIT|OFFSET|HAVING|JOIN|WITH|EXCEPT|INTERSECT|SETTINGS)\b"
    rf"|\bFROM\s+{_NAME}\s*\(|\bFROM\s+[^()\s]+(?:\s+AS\s+{_NAME})?\s*,"
)

Place = tuple[str, str]
Ask = Callable[[str], Row]


class _Table(NamedTuple):
    """A table, as system.tables has it."""

    engine: str
    engine_full: str
    sorting_key: str
    as_select: str
    create_table_query: str
    uuid: str


class _Behind(NamedTuple):
    """The tables that a table reads, and whether its rows are those of these tables."""

    places: list[Place]
    is_whole: bool


def merging(ask: Ask, database: str) -> Merging | None:
    """The first table found that merges rounds of different players into one.

    A table that cannot be judged comes after all that can. None where each round is kept. `ask`
    answers a query of one row.
    """
    waiting: list[Place] = [(database, PLAYER_ROUNDS)]
    seen: set[Place] = set()
    unjudged = None
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        table = _look_up(ask, place) if len(seen) <= MOST_TABLES else None
        engine = "" if table is None else re.sub("^(Replicated|Shared)", "", table.engine)
        if table is not None and engine.endswith("MergeTree") and _mixes_players(engine, table):
            if _has_rounds(table):
                return Merging(".".join(place), table.engine, table.sorting_key)
            continue  # a view looks something up in it
        behind = _Behind([], False) if table is None else _behind(ask, place, engine, table)
        waiting += behind.places
        if not behind.is_whole and unjudged is None:
            unjudged = Merging(".".join(place), engine, None)
    return unjudged


def _mixes_players(engine: str, table: _Table) -> bool:
    key = set(table.sorting_key.split(", "))
    return engine != "MergeTree" and not set(IDENTITIES[PLAYER_ROUNDS]) <= key


def _has_rounds(table: _Table) -> bool:
    """Whether the table has the columns that tell rounds apart, as far as it can be seen."""
    words = set(re.findall(r"\w+", table.create_table_query))
    return not words or words.issuperset(IDENTITIES[PLAYER_ROUNDS])


def _look_up(ask: Ask, place: Place) -> _Table | None:
    (rows,) = ask(
        f"select groupArray(({', '.join(_columns())})) from system.tables where {_is(place)}"
    )
    return _Table(*map(str, rows[0])) if rows else None


def _columns() -> list[str]:
    return [f"toString({name})" for name in _Table._fields]


def _behind(ask: Ask, place: Place, engine: str, table: _Table) -> _Behind:
    if engine == "View":
        return _behind_view(table.as_select)
    if engine == "MaterializedView":
        return _Behind([_target(place, table)], True)
    if engine == "Merge":
        return _merged(ask, place, table.engine_full)
    if engine in _DATABASE_ARGUMENT:
        literals = [_unquoted(text) for text in re.findall(_LITERAL, table.engine_full)]
        first = _DATABASE_ARGUMENT[engine]
        named = [(one, other) for one, other in pairwise(literals[first:]) if other][:1]
        return _Behind(named, bool(named) and engine != "Distributed")
    keeps_all = engine in _KEEP_ALL or engine.endswith("MergeTree")
    return _Behind([], keeps_all and "Collapsing" not in engine)


def _behind_view(as_select: str) -> _Behind:
    text = re.sub(_LITERAL, "''", as_select)
    places = [(_bare(one), _bare(other)) for one, other in _READ_FROM.findall(text)]
    return _Behind(places, bool(places) and not _MORE_THAN_ROWS.search(text))


def _target(place: Place, table: _Table) -> Place:
    head = table.create_table_query.partition("(")[0]
    if found := _TARGET.search(head):
        return _bare(found[1]), _bare(found[2])
    return place[0], f".inner_id.{table.uuid}"


def _merged(ask: Ask, place: Place, engine_full: str) -> _Behind:
    found = re.match(rf"Merge\((REGEXP\()?({_LITERAL})\)?, ({_LITERAL})\)", engine_full)
    if found is None:
        return _Behind([], False)
    is_pattern, database, table = found.groups()
    in_database = f"match(database, {database})" if is_pattern else f"database = {database}"
    (rows,) = ask(
        "select groupArray((database, name)) from system.tables "
        f"where {in_database} and match(name, {table}) and not ({_is(place)})"
    )
    return _Behind([(str(database), str(name)) for database, name in rows], bool(rows))


def _is(place: Place) -> str:
    database, name = (f"unhex('{text.encode().hex()}')" for text in place)
    return f"database = {database} and name = {name}"


def _bare(name: str) -> str:
    return name.strip("`")


def _unquoted(literal: str) -> str:
    return re.sub(r"\\(.)", r"\1", literal[1:-1])
