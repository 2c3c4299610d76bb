"""What landing asks of a source, and the shapes in which a source answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

LARGEST_EPOCH = 253_402_300_799
"""The last second of the year 9999, which no time is after."""

Row = tuple[Any, ...]
Columns = list[Sequence[Any]]
"""Some rows of an answer, at least one: the values of each column, in the order of the query."""


@dataclass(frozen=True)
class RoundRange:
    """The rounds to read: by `created_at` in epoch seconds, both ends included, and by name.

    `after_player` leaves out the players whose landed name sorts up to it, byte for byte.
    `started` leaves out the rounds whose round_start_time is not in it.
    """

    created_through: int
    created_from: int | None = None
    after_player: str | None = None
    started: "TimeRange | None" = None


@dataclass(frozen=True)
class TimeRange:
    """A stretch of time: `from_epoch` included, `until_epoch` not; None is open.

    Without a beginning it has the rows without a time, too.
    """

    from_epoch: int | None
    until_epoch: int | None


ALWAYS = TimeRange(None, None)
"""All rows, whatever their time."""


@dataclass(frozen=True)
class RoundTotals:
    """Sums over accepted rounds, each counted once; minutes as whole milliseconds.

    `content` sums `content.content_hash` of each: it shows what the other sums miss, such as
    another map, or kills that two rows swapped.
    """

    rows: int = 0
    kills: int = 0
    deaths: int = 0
    score: int = 0
    milliseconds: int = 0
    bots: int = 0
    content: int = 0


@dataclass(frozen=True)
class HourTotals:
    """Sums over server-hours; `content` as in `RoundTotals`, over all columns."""

    rows: int = 0
    samples: int = 0
    players: int = 0
    peaks: int = 0
    content: int = 0


@dataclass(frozen=True)
class Rejection:
    """A row that cannot be landed.

    `identity` is the row's key in landed form; `values` are its source columns as text, in table
    order, times in UTC.
    """

    identity: Row
    created_epoch: int
    reason: str
    values: list[str | None]


@dataclass(frozen=True)
class RoundBlock:
    """Some rounds in key order, copies of one identity together and the winning one last.

    `rows` have the columns of `columns.ROUND_COLUMNS`.
    """

    rows: list[Row]
    rejections: list[Rejection]

    @property
    def rows_read(self) -> int:
        """How many source rows the block stands for."""
        return len(self.rows) + len(self.rejections)


@dataclass(frozen=True)
class HourBlock:
    """Some server-hours: `columns.HOUR_COLUMNS`, then how many samples each was read from."""

    rows: list[Row]

    @property
    def rows_read(self) -> int:
        """How many samples the block stands for."""
        return sum(row[-1] for row in self.rows)


@dataclass(frozen=True)
class Merging:
    """A table of the source whose engine leaves one of several rows with equal sorting keys.

    `table` is `database.name`. Without a `sorting_key` it cannot be judged from here whether that
    is so, or what is behind the table.
    """

    table: str
    engine: str
    sorting_key: str | None


class Source(Protocol):
    """Rows of the two tables of a site. Every method raises `SourceError` in one line.

    Times are whole epoch seconds; names are text that no two different byte strings share.
    """

    def now_epoch(self) -> int:
        """The source's own clock."""

    def check_table(self, table: str) -> None:
        """Raise `SourceError` unless the table is there with every column in a usable type."""

    def merging(self) -> Merging | None:
        """What merges different players' rounds into one, or may do so, if anything does."""

    def newest_created_epoch(self) -> int | None:
        """The greatest `created_at` of `player_rounds`, or None where there are no rows."""

    def count_rounds(self, rounds: RoundRange) -> int:
        """How many rows, copies included, the range holds now."""

    def count_rounds_by_player(self, rounds: RoundRange) -> list[tuple[str, int]]:
        """Rows, copies included, per player, in the order in which `read_rounds` sends them."""

    def read_rounds(self, rounds: RoundRange, now_epoch: int) -> Iterator[RoundBlock]:
        """The rounds of the range as a stream in key order."""

    def round_span(self, now_epoch: int) -> tuple[int, int] | None:
        """Epochs of the first and the last believable round_start_time, if there is one."""

    def round_totals(self, rounds: RoundRange, now_epoch: int) -> RoundTotals:
        """Sums over what `read_rounds` sends for landing, the winning copy of each round alone."""

    def hour_totals(self, samples: TimeRange, now_epoch: int) -> HourTotals:
        """Sums over what `read_hours` sends."""

    def sample_span(self, now_epoch: int) -> tuple[int, int] | None:
        """Epochs of the oldest and the newest sample with a believable time, if there is one."""

    def count_samples(self, samples: TimeRange) -> int:
        """How many samples, copies included, the range holds now."""

    def read_hours(self, samples: TimeRange, now_epoch: int) -> Iterator[HourBlock]:
        """The range's samples, each counted once, aggregated per server, hour and game."""

    def read_rejected_samples(self, samples: TimeRange, now_epoch: int) -> Iterator[Rejection]:
        """The range's samples that no hour can hold."""

    def read_names(self, samples: TimeRange, now_epoch: int) -> list[Row]:
        """What servers were called in the range's samples, copies included, month by month.

        Rows of `columns.NAME_COLUMNS`, in key order.
        """

    def fingerprint(self, table: str, times: TimeRange) -> tuple[int, str]:
        """How many rows the range has, and a checksum of all their columns as they are exported.

        An export has those of its source, though another engine computes them.
        """

    def export(self, table: str, times: TimeRange, file: Path) -> None:
        """Write the table's rows, with all their columns, each exactly, to a file of Parquet.

        The range is of a round's start or of a sample's time. A stream can end early here, too.
        """

    def close(self) -> None:
        """Let go of the connection."""
