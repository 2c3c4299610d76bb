"""What a value of a line's JSON means for its column; what would be bent is refused."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from extract.sources.columns import Column, Kind

_WHOLE = re.compile(r"[+-]?[0-9]{1,40}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}")
_FLAG = "is_bot"
_LARGEST_NUMBER = 2**120
"""A whole number beyond this is none that the engine could even look at."""

# Seconds of the years 2000 to 2286, in smaller units.
_OLDEST_SECONDS, _BEYOND_SECONDS = 946_684_800, 10_000_000_000
_UNITS = {"milliseconds": 10**3, "microseconds": 10**6, "nanoseconds": 10**9}


class NoValueError(Exception):
    """A value is not of its column's kind; the text is the reason."""


class _WrongKindError(Exception):
    """A value is not of a kind."""


def value_of(column: Column, found: Any) -> Any:
    """The column's value: text as bytes, a time as epoch seconds. Raises `NoValueError`."""
    if found is None:
        return None
    try:
        if isinstance(found, bool) and column.name != _FLAG:
            raise _WrongKindError
        value = _FORMS[column.kind](found)
    except _WrongKindError:
        reason = f"{column.name} is no {column.kind.value}: {json.dumps(found)[:60]}"
        raise NoValueError(reason) from None
    if column.kind is Kind.TIME and (unit := _unit_of(found)):
        raise NoValueError(f"{column.name} looks like {unit}, write whole epoch seconds: {found}")
    return value


def _unit_of(found: Any) -> str | None:
    """In what unit a number would be a time of these days, if it is not in seconds."""
    for unit, factor in _UNITS.items():
        if not isinstance(found, str) and (
            _OLDEST_SECONDS * factor <= found < _BEYOND_SECONDS * factor
        ):
            return unit
    return None


def _text(found: Any) -> bytes:
    # A number's digits are its text; of a float they would be Python's, and not the writer's.
    if not isinstance(found, str | int):
        raise _WrongKindError
    text = str(found)
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _time(found: Any) -> int:
    if isinstance(found, str):
        if not _TIME.match(found):
            raise _WrongKindError
        try:
            moment = datetime.fromisoformat(found)
        except ValueError:
            raise _WrongKindError from None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return int(moment.timestamp() // 1)
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    if isinstance(found, int) and abs(found) < _LARGEST_NUMBER:
        return max(min(found, 2**62), 0)
    raise _WrongKindError


def _whole(found: Any) -> int:
    if isinstance(found, str) and _WHOLE.fullmatch(found):
        found = int(found)
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    if isinstance(found, int) and abs(found) < _LARGEST_NUMBER:
        return int(found)
    raise _WrongKindError


def _real(found: Any) -> float:
    if not isinstance(found, int | float | str) or "_" in str(found):
        raise _WrongKindError
    try:
        return float(found)
    except (ValueError, OverflowError):
        raise _WrongKindError from None


_FORMS: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _text,
    Kind.TIME: _time,
    Kind.WHOLE: _whole,
    Kind.REAL: _real,
}
