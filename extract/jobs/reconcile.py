"""`reconcile`: compare landing with the source, month by month, and read again what differs.

No cursor sees a row that is changed or deleted behind it. Both sides are compared as they count:
copies of a round once, what cannot be landed left out, what has gone marked deleted.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from extract.errors import BfstatsError
from extract.landing.drift import (
    Drift,
    HourMonth,
    RoundMonth,
    landed_hour_totals,
    landed_round_totals,
    pruned_before_epoch,
)
from extract.landing.names import NameBatch, count_new_names
from extract.loading.complete import collect_hours, collect_rounds
from extract.loading.options import SyncOptions
from extract.records.cursors import read_cursor
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS
from extract.sources.months import epoch_of_month, month_of, whole_months
from extract.sources.protocol import (
    LARGEST_EPOCH,
    HourTotals,
    RoundRange,
    RoundTotals,
    Source,
    TimeRange,
)
from extract.sources.retries import persistently

LARGEST_SHARE_GONE = 0.05
"""More of a month than this is marked deleted only by force: the source may have lost it."""


class TooManyGoneError(BfstatsError):
    """The source lacks more of a month than is likely to have been deleted on purpose."""


@dataclass(frozen=True)
class Difference:
    """A month (`YYYY-MM`, UTC) in which landing is not what the source has."""

    table: str
    month: str
    source: RoundTotals | HourTotals
    landing: RoundTotals | HourTotals
    drift: Drift


class Reconciliation:
    """A source beside what has landed of it; sync both tables first.

    Only what sync is done with is compared: rows and hours that it will read again anyway are
    still on their way. The methods raise `SourceError`; a read that is cut short is one.
    """

    def __init__(self, connection: sqlite3.Connection, source: Source) -> None:
        self._connection = connection
        self._source = source
        self._now_epoch = source.now_epoch()
        self._in_hand: tuple[Difference, RoundMonth | HourMonth] | None = None

    def differences(self, table: str) -> Iterator[Difference]:
        """The months that differ. While one is in hand, `repair` can land what was read of it."""
        cursor_epoch = read_cursor(self._connection, table).epoch or 0
        if table == PLAYER_ROUNDS:
            return self._rounds(cursor_epoch)
        return self._hours(cursor_epoch)

    def repair(self, difference: Difference, is_forced: bool) -> None:
        """Make the month in hand what the source has, in one transaction.

        Raises `TooManyGoneError` where more of it would be marked deleted than is likely.
        """
        gone, landed = difference.drift.rows_gone, difference.landing.rows
        if gone > landed * LARGEST_SHARE_GONE and not is_forced:
            raise TooManyGoneError(
                f"{difference.table} {difference.month}: the source no longer has {gone:,} of "
                f"{landed:,} rows: if they were deleted on purpose, repair with --force"
            )
        if self._in_hand is None or self._in_hand[0] is not difference:
            raise ValueError("only the month in hand can be repaired")
        self._in_hand[1].commit()

    def _rounds(self, reached_epoch: int) -> Iterator[Difference]:
        is_merging = self._source.merging() is not None
        settled_epoch = reached_epoch - SyncOptions.overlap_seconds
        landed = landed_round_totals(self._connection)
        span = self._source.round_span(self._now_epoch)
        for name, month in _months(span, landed).items():
            rounds = RoundRange(LARGEST_EPOCH, started=month)
            found = self._source.round_totals(rounds, self._now_epoch)
            known = landed.get(name, RoundTotals())
            if found == known:
                continue
            with RoundMonth(self._connection, month) as batch:
                persistently(partial(collect_rounds, batch, self._source, rounds, self._now_epoch))
                drift = batch.drift(settled_epoch, reached_epoch, is_merging)
                if drift:
                    difference = Difference(PLAYER_ROUNDS, name, found, known, drift)
                    self._in_hand = difference, batch
                    yield difference

    def _hours(self, settled_epoch: int) -> Iterator[Difference]:
        """What was pruned is not missed, and what the source forgot not held against landing."""
        kept_from = pruned_before_epoch(self._connection, SERVER_ONLINE_COUNTS)
        landed = landed_hour_totals(self._connection, kept_from, settled_epoch)
        span = self._source.sample_span(self._now_epoch)
        for name, whole in _months(span, {}).items():
            month = _overlap(whole, TimeRange(kept_from, settled_epoch))
            if month is None:
                continue
            found = self._source.hour_totals(month, self._now_epoch)
            known = landed.get(name, HourTotals())
            if found == known and not self._has_new_names(month):
                continue
            with HourMonth(self._connection, month) as batch:
                persistently(partial(collect_hours, batch, self._source, month, self._now_epoch))
                drift = batch.drift()
                if drift:
                    difference = Difference(SERVER_ONLINE_COUNTS, name, found, known, drift)
                    self._in_hand = difference, batch
                    yield difference

    def _has_new_names(self, month: TimeRange) -> bool:
        """Whether samples say of servers' names what has not landed; no hour tells of it."""
        with NameBatch(self._connection) as batch:
            batch.collect(self._source.read_names(month, self._now_epoch))
            return bool(count_new_names(batch))


def _months(
    span: tuple[int, int] | None, landed: Mapping[str, RoundTotals]
) -> dict[str, TimeRange]:
    """The months of the source and those that landed, oldest first."""
    edges = [*(span or ()), *(epoch_of_month(name) for name in landed)]
    if not edges:
        return {}
    return {
        month_of(month.from_epoch or 0): month for month in whole_months(min(edges), max(edges))
    }


def _overlap(one: TimeRange, other: TimeRange) -> TimeRange | None:
    """What two closed ranges have in common, None for nothing."""
    from_epoch = max(one.from_epoch or 0, other.from_epoch or 0)
    until_epoch = min(one.until_epoch or 0, other.until_epoch or 0)
    return TimeRange(from_epoch, until_epoch) if from_epoch < until_epoch else None
