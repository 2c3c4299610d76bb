"""Rounds that landed and that another engine's source no longer has.

ClickHouse may have merged players of a round away since, or somebody deleted rounds there. SQLite
kept them, rightly. What differs because of them is no fault of either.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from extract.sources.protocol import Row
from extract.targets.built import BuiltTables, SqliteTables
from extract.targets.paired import paired

COUNTED_ROUNDS = "stg_player_rounds"
_IDENTITY = ("landed_player_name", "round_start_epoch", "round_id")
_SUBJECTS = ("player_name", "server_guid", "map_name", "game", "round_id")


@dataclass
class LostRounds:
    """How many there are, and of whom they are: by column, the values that they have."""

    count: int = 0
    values: dict[str, set[str]] = field(default_factory=dict)

    def explain(self, subject: str, value: object) -> bool:
        """Whether a row of a table about this subject can differ because of them."""
        return value in self.values.get(subject, ())

    def add(self, row: Row) -> None:
        """Count one, by the values of its subjects."""
        self.count += 1
        for subject, value in zip(_SUBJECTS, row, strict=True):
            self.values.setdefault(subject, set()).add(value)


def lost_rounds(sqlite: SqliteTables, other: BuiltTables) -> LostRounds:
    """The counted rounds of SQLite that another engine does not have."""
    lost = LostRounds()
    for ours, theirs in paired(_rounds(sqlite), _rounds(other), len(_IDENTITY)):
        if ours is not None and theirs is None:
            lost.add(ours[len(_IDENTITY) :])
    return lost


def _rounds(tables: BuiltTables) -> Iterator[Row]:
    return tables.rows(COUNTED_ROUNDS, list(chain(_IDENTITY, _SUBJECTS)), _IDENTITY)
