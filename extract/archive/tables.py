"""What an archive does differently for rounds and for counts of players."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from extract.landing.drift import landed_hour_totals, landed_round_totals
from extract.landing.landed_only import landed_only_hours, landed_only_rounds
from extract.landing.load import LoadCounts
from extract.landing.player_rounds import collect_rounds
from extract.landing.server_hours import collect_hours
from extract.months import epoch_of_month, month_of
from extract.reconcile import LARGEST_EPOCH
from extract.sources.columns import (
    HOUR_COLUMNS,
    PLAYER_ROUNDS,
    ROUND_COLUMNS,
    SERVER_HOURS,
    SERVER_ONLINE_COUNTS,
)
from extract.sources.protocol import HourTotals, RoundRange, RoundTotals, Row, Source, TimeRange

_ALWAYS = TimeRange(None, None)


class ArchivedTable(ABC):
    """A source table beside what has landed of it.

    landed_table: as rows of which table the archive keeps what landing alone has.
    collected: the temp table that `collect` fills, with these columns.
    """

    name: str
    landed_table: str
    collected: str
    columns: tuple[str, ...]

    def __init__(self, connection: sqlite3.Connection, source: Source) -> None:
        self._connection = connection
        self._source = source
        self._now_epoch = source.now_epoch()
        self._landed = self._landed_totals()

    def span(self) -> tuple[int, int] | None:
        """Epochs from the oldest to the newest month of believable rows, source and landing."""
        edges = [*(self._source_span() or ()), *map(epoch_of_month, self._landed)]
        return (min(edges), max(edges)) if edges else None

    def state(self, times: TimeRange) -> dict[str, Any]:
        """What tells whether a range is still as it was archived; {} where there is nothing."""
        landed = None
        if times.from_epoch is not None and times.until_epoch is not None:
            landed = self._landed.get(month_of(times.from_epoch))
        rows = self.count(times)
        if not rows and landed is None:
            return {}
        return {
            "rows": rows,
            "source": asdict(self._source_totals(times)),
            "landing": asdict(landed) if landed else None,
        }

    @abstractmethod
    def count(self, times: TimeRange) -> int:
        """How many rows, copies included, the source has now."""

    @abstractmethod
    def collect(self, source: Source) -> LoadCounts:
        """Put all rows of `source` aside in a temp table, each once."""

    @abstractmethod
    def landed_only(self, times: TimeRange) -> list[Row]:
        """What landing has of the range beyond the collected, in landed form."""

    @abstractmethod
    def rows_of(self, landed: Sequence[Row]) -> int:
        """For how many rows `collect` counts what `landed_only` gave."""

    @abstractmethod
    def _source_span(self) -> tuple[int, int] | None: ...

    @abstractmethod
    def _source_totals(self, times: TimeRange) -> RoundTotals | HourTotals: ...

    @abstractmethod
    def _landed_totals(self) -> Mapping[str, RoundTotals | HourTotals]: ...


class ArchivedRounds(ArchivedTable):
    """`player_rounds`: what landing alone has are rounds like all others."""

    name = PLAYER_ROUNDS
    landed_table = PLAYER_ROUNDS
    collected = "incoming"
    columns = ROUND_COLUMNS

    def count(self, times: TimeRange) -> int:
        """See `ArchivedTable.count`."""
        return self._source.count_rounds(RoundRange(LARGEST_EPOCH, started=times))

    def collect(self, source: Source) -> LoadCounts:
        """See `ArchivedTable.collect`."""
        rounds = source.read_rounds(RoundRange(LARGEST_EPOCH), self._now_epoch)
        return collect_rounds(self._connection, rounds)

    def landed_only(self, times: TimeRange) -> list[Row]:
        """See `ArchivedTable.landed_only`."""
        return landed_only_rounds(self._connection, times)

    def rows_of(self, landed: Sequence[Row]) -> int:
        """See `ArchivedTable.rows_of`."""
        return len(landed)

    def _source_span(self) -> tuple[int, int] | None:
        return self._source.round_span(self._now_epoch)

    def _source_totals(self, times: TimeRange) -> RoundTotals:
        rounds = RoundRange(LARGEST_EPOCH, started=times)
        return self._source.round_totals(rounds, self._now_epoch)

    def _landed_totals(self) -> dict[str, RoundTotals]:
        return landed_round_totals(self._connection)


class ArchivedSamples(ArchivedTable):
    """`server_online_counts`: of what landing alone has there are hours, and no samples."""

    name = SERVER_ONLINE_COUNTS
    landed_table = SERVER_HOURS
    collected = "incoming_hours"
    columns = HOUR_COLUMNS

    def count(self, times: TimeRange) -> int:
        """See `ArchivedTable.count`."""
        return self._source.count_samples(times)

    def collect(self, source: Source) -> LoadCounts:
        """See `ArchivedTable.collect`."""
        return collect_hours(
            self._connection,
            source.read_hours(_ALWAYS, self._now_epoch),
            source.read_rejected_samples(_ALWAYS, self._now_epoch),
        )

    def landed_only(self, times: TimeRange) -> list[Row]:
        """See `ArchivedTable.landed_only`."""
        return landed_only_hours(self._connection, times)

    def rows_of(self, landed: Sequence[Row]) -> int:
        """See `ArchivedTable.rows_of`."""
        return sum(row[HOUR_COLUMNS.index("sample_count")] for row in landed)

    def _source_span(self) -> tuple[int, int] | None:
        return self._source.sample_span(self._now_epoch)

    def _source_totals(self, times: TimeRange) -> HourTotals:
        return self._source.hour_totals(times, self._now_epoch)

    def _landed_totals(self) -> dict[str, HourTotals]:
        return landed_hour_totals(self._connection, 0, LARGEST_EPOCH)


ARCHIVED_TABLES: tuple[type[ArchivedTable], ...] = (ArchivedRounds, ArchivedSamples)
