"""Lines that delete a round, or restore it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extract.sources.columns import COLUMNS, IDENTITIES, PLAYER_ROUNDS
from extract.sources.line_objects import NoRowError, misspelt_key, no_key, spelled_otherwise
from extract.sources.line_values import NoValueError, value_of
from extract.sources.reasons import LARGEST_CLOCK_LEAD_SECONDS, OLDEST_EPOCH
from extract.sources.texts import text_of_bytes

KEY = "deleted"
_SPELLINGS = (KEY, "is_deleted", "delete")
_ROW = IDENTITIES[PLAYER_ROUNDS]
_WHOLE_ROUND = ("server_guid", "round_id")
_ONE_PLAYERS = [name for name in _ROW if name not in _WHOLE_ROUND]
_SAYS_WHEN = "created_at"
_NEEDS = (
    f'"{KEY}" needs {", ".join(_ROW)} for the row of one player, '
    f"or {' and '.join(_WHOLE_ROUND)} for a whole round"
)
_COLUMNS = {column.name: column for column in COLUMNS[PLAYER_ROUNDS]}
_TRUTHS = {True: True, False: False}
"""0 and 1 are equal to them."""


@dataclass(frozen=True)
class Deletion:
    """That a round row, or all rows of a round, is deleted, or is not; texts in landed form.

    Of a whole round there is no player_name and round_start_epoch, of a row no server_guid: these
    are '' and 0, which no row has. created_epoch: since when.
    """

    round_id: str
    server_guid: str
    player_name: str
    round_start_epoch: int
    created_epoch: int
    is_deleted: bool

    @property
    def is_of_whole_round(self) -> bool:
        """Whether it is about all rows of the round, those that come later included."""
        return bool(self.server_guid)


def is_deletion(found: Mapping[str, Any]) -> bool:
    """Whether a line's object says of something whether it is deleted.

    Raises `NoRowError` where a key is that word in another spelling: the row would land as good.
    """
    if KEY not in found and (meant := spelled_otherwise(found, *_SPELLINGS)):
        raise NoRowError(f'no key "{KEY}" (did you mean it by "{meant}"?)')
    return found.get(KEY) is not None


def deletion_of(found: Mapping[str, Any], now_epoch: int) -> Deletion:
    """What the line says; since now, unless it says when. Raises `NoRowError`."""
    is_deleted = _is_deleted(found[KEY])
    identity = _identity_of(found)
    values = {name: _value(found, name) for name in identity}
    created_epoch = now_epoch
    if found.get(_SAYS_WHEN) is not None:
        created_epoch = _value(found, _SAYS_WHEN)
    if not OLDEST_EPOCH <= created_epoch <= now_epoch + LARGEST_CLOCK_LEAD_SECONDS:
        raise NoRowError(f"{_SAYS_WHEN} is before 2000 or over a day ahead of this machine's clock")
    return Deletion(
        round_id=values["round_id"],
        server_guid=values.get("server_guid", ""),
        player_name=values.get("player_name", ""),
        round_start_epoch=values.get("round_start_time", 0),
        created_epoch=created_epoch,
        is_deleted=is_deleted,
    )


def _is_deleted(found: Any) -> bool:
    try:
        return _TRUTHS[found]
    except (KeyError, TypeError):
        raise NoRowError(f'"{KEY}" is neither true nor false') from None


def _identity_of(found: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what the line tells rows by. A row that is named in part deletes no round."""
    allowed = {*_ROW, *_WHOLE_ROUND, _SAYS_WHEN}
    if others := [name for name in _COLUMNS if name in found and name not in allowed]:
        raise NoRowError(f'has "{KEY}" beside "{others[0]}": a row and its deletion are two lines')
    is_of_row = "server_guid" not in found or any(
        name in found or misspelt_key(found, name) for name in _ONE_PLAYERS
    )
    identity = _ROW if is_of_row else _WHOLE_ROUND
    for name in identity:
        if name not in found:
            raise NoRowError(f"{no_key(found, name)}: {_NEEDS}")
    return identity


def _value(found: Mapping[str, Any], name: str) -> Any:
    try:
        value = value_of(_COLUMNS[name], found[name])
    except NoValueError as error:
        raise NoRowError(str(error)) from None
    if not value:
        raise NoRowError(f"{name} is empty")
    return text_of_bytes(value) if isinstance(value, bytes) else value
