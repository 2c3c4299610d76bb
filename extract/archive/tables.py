"""What an archive does differently for rounds and for counts of players."""

import sqlite3
from abc import ABC, abstractmethod
from dataclasses import asdict
from typing import Any, Generic, TypeVar

from extract.landing.batch import RowBatch
from extract.landing.fingerprints import LandedMonth, landed_hour_months, landed_round_months
from extract.landing.hours import HourBatch
from extract.landing.landed_only import (
    deleted_rounds,
    landed_only_hours,
    landed_only_rounds,
    overtaken_rounds,
    rounds_deleted_here,
)
from extract.landing.names import add_names, landed_only_names
from extract.landing.rounds import RoundBatch
from extract.sources.columns import (
    COLUMNS,
    HOUR_COLUMNS,
    PLAYER_ROUNDS,
    SERVER_HOURS,
    SERVER_NAMES,
    SERVER_ONLINE_COUNTS,
)
from extract.sources.months import epoch_of_month, month_of
from extract.sources.protocol import ALWAYS, LARGEST_EPOCH, RoundRange, Row, Source, TimeRange

RowsByTable = dict[str, list[Row]]
"""By the names of `landed_tables`, rows in landed form."""

_Rows = TypeVar("_Rows", bound=RowBatch)


class ArchivedTable(ABC, Generic[_Rows]):
    """A source table beside what has landed of it.

    landed_tables: as rows of which tables the archive keeps what landing alone has.
    """

    name: str
    landed_tables: tuple[str, ...]

    def __init__(self, connection: sqlite3.Connection, source: Source) -> None:
        self._connection = connection
        self._source = source
        self._now_epoch = source.now_epoch()
        self._landed = self._landed_months()

    def span(self) -> tuple[int, int] | None:
        """Epochs from the oldest to the newest month of believable rows, source and landing."""
        edges = [*(self._source_span() or ()), *map(epoch_of_month, self._landed)]
        return (min(edges), max(edges)) if edges else None

    def state(self, times: TimeRange) -> dict[str, Any]:
        """What tells whether a range is still as it was archived; {} where there is nothing.

        `rows` of it is how many the source has.
        """
        landed = self._landed.get(_month(times) or "")
        rows, checksum = self._source.fingerprint(self.name, times)
        if not rows and landed is None:
            return {}
        return {
            "rows": rows,
            "checksum": checksum,
            "landing": asdict(landed) if landed else None,
        }

    @abstractmethod
    def count(self) -> int:
        """How many rows, copies included, the source has about."""

    @abstractmethod
    def new_batch(self) -> _Rows:
        """An empty batch, which is never committed."""

    @abstractmethod
    def collect(self, batch: _Rows, source: Source) -> None:
        """Gather all rows of `source`, each once, whatever the time is."""

    @abstractmethod
    def landed_only(self, batch: _Rows, times: TimeRange, archived: RowsByTable) -> RowsByTable:
        """What landing, or what was `archived` of it, has beyond the batch."""

    @abstractmethod
    def add(self, batch: _Rows, landed: RowsByTable) -> None:
        """Add what `landed_only` gave to what a batch has collected."""

    @abstractmethod
    def dropped(self, times: TimeRange, archived: Source) -> list[Row]:
        """The identities of rows that do not stay, though they are `archived`."""

    @abstractmethod
    def deleted_here(self, times: TimeRange) -> list[Row]:
        """Those that the source may still have, as they were deleted through `ingest`."""

    @abstractmethod
    def rows_of(self, landed: RowsByTable) -> int:
        """For how many rows `collect` counts what `landed_only` gave."""

    @abstractmethod
    def _source_span(self) -> tuple[int, int] | None: ...

    @abstractmethod
    def _landed_months(self) -> dict[str, LandedMonth]: ...


class ArchivedRounds(ArchivedTable[RoundBatch]):
    """`player_rounds`: what landing alone has are rounds like all others."""

    name = PLAYER_ROUNDS
    landed_tables = (PLAYER_ROUNDS,)

    def count(self) -> int:
        """See `ArchivedTable.count`."""
        return self._source.count_rounds(RoundRange(LARGEST_EPOCH))

    def new_batch(self) -> RoundBatch:
        """See `ArchivedTable.new_batch`."""
        return RoundBatch(self._connection)

    def collect(self, batch: RoundBatch, source: Source) -> None:
        """See `ArchivedTable.collect`."""
        batch.collect(source.read_rounds(RoundRange(LARGEST_EPOCH), LARGEST_EPOCH))

    def landed_only(
        self,
        batch: RoundBatch,
        times: TimeRange,
        archived: RowsByTable,  # noqa: ARG002
    ) -> RowsByTable:
        """See `ArchivedTable.landed_only`: archived rounds are collected as all others."""
        return {PLAYER_ROUNDS: landed_only_rounds(batch, times)}

    def add(self, batch: RoundBatch, landed: RowsByTable) -> None:
        """See `ArchivedTable.add`."""
        _add(batch, PLAYER_ROUNDS, landed)

    def dropped(self, times: TimeRange, archived: Source) -> list[Row]:
        """See `ArchivedTable.dropped`: what was deleted, or came otherwise by `ingest` later."""
        with self.new_batch() as batch:
            self.collect(batch, archived)
            overtaken = overtaken_rounds(batch, times)
        return [*deleted_rounds(self._connection, times), *overtaken]

    def deleted_here(self, times: TimeRange) -> list[Row]:
        """See `ArchivedTable.deleted_here`."""
        return rounds_deleted_here(self._connection, times)

    def rows_of(self, landed: RowsByTable) -> int:
        """See `ArchivedTable.rows_of`."""
        return len(landed[PLAYER_ROUNDS])

    def _source_span(self) -> tuple[int, int] | None:
        return self._source.round_span(self._now_epoch)

    def _landed_months(self) -> dict[str, LandedMonth]:
        return landed_round_months(self._connection)


class ArchivedSamples(ArchivedTable[HourBatch]):
    """`server_online_counts`: of what landing alone has are hours and names, and no samples."""

    name = SERVER_ONLINE_COUNTS
    landed_tables = (SERVER_HOURS, SERVER_NAMES)

    def count(self) -> int:
        """See `ArchivedTable.count`."""
        return self._source.count_samples(ALWAYS)

    def new_batch(self) -> HourBatch:
        """See `ArchivedTable.new_batch`."""
        return HourBatch(self._connection, ALWAYS)

    def collect(self, batch: HourBatch, source: Source) -> None:
        """See `ArchivedTable.collect`."""
        batch.collect(
            source.read_hours(ALWAYS, LARGEST_EPOCH),
            source.read_rejected_samples(ALWAYS, LARGEST_EPOCH),
        )
        add_names(batch, source.read_names(ALWAYS, LARGEST_EPOCH))

    def landed_only(self, batch: HourBatch, times: TimeRange, archived: RowsByTable) -> RowsByTable:
        """See `ArchivedTable.landed_only`."""
        return {
            SERVER_HOURS: landed_only_hours(batch, times, archived[SERVER_HOURS]),
            SERVER_NAMES: landed_only_names(batch, _month(times), archived[SERVER_NAMES]),
        }

    def add(self, batch: HourBatch, landed: RowsByTable) -> None:
        """See `ArchivedTable.add`."""
        _add(batch, SERVER_HOURS, landed)
        add_names(batch, landed[SERVER_NAMES])

    def dropped(self, times: TimeRange, archived: Source) -> list[Row]:  # noqa: ARG002
        """See `ArchivedTable.dropped`: nobody deletes samples."""
        return []

    def deleted_here(self, times: TimeRange) -> list[Row]:  # noqa: ARG002
        """See `ArchivedTable.deleted_here`."""
        return []

    def rows_of(self, landed: RowsByTable) -> int:
        """See `ArchivedTable.rows_of`: names are no rows of their own."""
        return sum(row[HOUR_COLUMNS.index("sample_count")] for row in landed[SERVER_HOURS])

    def _source_span(self) -> tuple[int, int] | None:
        return self._source.sample_span(self._now_epoch)

    def _landed_months(self) -> dict[str, LandedMonth]:
        return landed_hour_months(self._connection)


def _month(times: TimeRange) -> str | None:
    """The month that a range is, if it is one."""
    if times.from_epoch is None or times.until_epoch is None:
        return None
    return month_of(times.from_epoch)


def _add(batch: RowBatch, table: str, landed: RowsByTable) -> None:
    batch.add([column.landed_name for column in COLUMNS[table]], landed[table])


ARCHIVED_TABLES: tuple[type[ArchivedTable[Any]], ...] = (ArchivedRounds, ArchivedSamples)
