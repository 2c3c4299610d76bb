"""A line of JSON as the object that it is, and the keys that its writer may have misspelt."""

import difflib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from extract.errors import BfstatsError
from extract.sources.columns import COLUMNS, Column

LONGEST_LINE_BYTES = 1_048_576

LIKE, A_LETTER_OFF = 0.6, 0.85
"""How like a column's name a key is (see `difflib`): it may be meant, or it surely is."""

_COLUMN_NAMES = {column.name for columns in COLUMNS.values() for column in columns}
_MAY_BE_LEFT_OUT = {
    *("map_name", "team_label", "game_id", "game", "created_at", "average_ping", "server_name"),
}


class NoRowError(BfstatsError):
    """A line is no row of either table; the text is the reason."""


def object_of_line(line: bytes) -> dict[str, Any]:
    """The JSON object of a line. Raises `NoRowError`."""
    if len(line) >= LONGEST_LINE_BYTES:
        raise NoRowError(f"is longer than {LONGEST_LINE_BYTES:,} bytes: its beginning was kept")
    try:
        found = json.loads(
            line.strip().decode("utf-8", "surrogateescape"), object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        raise NoRowError(f"is not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise NoRowError(f"is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise NoRowError("is not a JSON object")
    return found


def missing_key(found: Mapping[str, Any], columns: Iterable[Column]) -> str | None:
    """Why an object lacks a key of these columns, None where it lacks none that matters.

    A key that may be left out is missing where another one is spelled almost as it is.
    """
    for column in columns:
        if column.name in found:
            continue
        same = spelled_otherwise(found, column.name) or _near(column.name, found, A_LETTER_OFF)
        if same or column.name not in _MAY_BE_LEFT_OUT:
            return no_key(found, column.name)
    return None


def no_key(found: Mapping[str, Any], name: str) -> str:
    """That an object lacks a key, and which one its writer may have meant by it."""
    near = misspelt_key(found, name)
    return f'no key "{name}"' + (f' (did you mean it by "{near}"?)' if near else "")


def misspelt_key(found: Mapping[str, Any], name: str) -> str | None:
    """The key of no column that is nearest to a column's name, if one is near."""
    return spelled_otherwise(found, name) or _near(name, found)


def spelled_otherwise(found: Mapping[str, Any], *names: str) -> str | None:
    """A key of no column with the same letters and digits: `playerName` for `player_name`."""
    letters = set(map(_letters, names))
    return next((key for key in _unknown(found) if _letters(key) in letters), None)


def _near(name: str, found: Mapping[str, Any], likeness: float = LIKE) -> str | None:
    return next(iter(difflib.get_close_matches(name, _unknown(found), 1, likeness)), None)


def _unknown(found: Mapping[str, Any]) -> list[str]:
    return [key for key in found if key not in _COLUMN_NAMES]


def _letters(key: str) -> str:
    return "".join(filter(str.isalnum, key)).lower()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object each of whose keys stands there once: which of two was meant, nobody knows."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise NoRowError(f"has the key {json.dumps(twice)} twice")
    return found
