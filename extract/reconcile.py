"""`reconcile`: compare landing with the source, month by month, and read again what differs.

No cursor sees a row that is changed or deleted behind it. Both sides are compared as they count:
copies of a round once, what cannot be landed left out, what has gone marked deleted.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extract.errors import BfstatsError
from extract.landing.database import transaction
from extract.landing.drift import (
    Drift,
    hour_drift,
    landed_hour_totals,
    landed_round_totals,
    mark_gone,
    pruned_before_epoch,
    round_drift,
)
from extract.landing.load import LoadCounts, begin_load, finish_load
from extract.landing.player_rounds import collect_rounds, merge_rounds
from extract.landing.server_hours import collect_hours, merge_hours
from extract.months import epoch_of_month, month_of, whole_months
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS
from extract.sources.protocol import HourTotals, RoundRange, RoundTotals, Source, TimeRange
from extract.sync import check_complete

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

    The methods raise `SourceError`; a read that is cut short is one.
    """

    def __init__(self, connection: sqlite3.Connection, source: Source) -> None:
        self._connection = connection
        self._source = source
        self._now_epoch = source.now_epoch()
        self._created_through = max(source.newest_created_epoch() or 0, self._now_epoch)
        self._is_merging = source.merging_key() is not None
        self._collected = LoadCounts()

    def differences(self, table: str) -> Iterator[Difference]:
        """The months that differ. While one is in hand, `repair` can land what was read of it."""
        return self._rounds() if table == PLAYER_ROUNDS else self._hours()

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
        month = self._month
        with transaction(self._connection):
            load_id = begin_load(self._connection, difference.table)
            if difference.table == PLAYER_ROUNDS:
                counts = merge_rounds(
                    self._connection, load_id, self._collected, is_newest_right=False
                )
                counts = counts.with_marked(mark_gone(self._connection, load_id))
            else:
                counts = merge_hours(self._connection, load_id, month, self._collected)
            finish_load(self._connection, load_id, counts)

    def _rounds(self) -> Iterator[Difference]:
        landed = landed_round_totals(self._connection)
        span = self._source.round_span(self._now_epoch)
        for name, month in _months(span, landed).items():
            rounds = RoundRange(self._created_through, started=month)
            found = self._source.round_totals(rounds, self._now_epoch)
            known = landed.get(name, RoundTotals())
            if found == known:
                continue
            self._collect_rounds(rounds, month)
            drift = round_drift(self._connection, month, self._is_merging)
            if drift:
                yield Difference(PLAYER_ROUNDS, name, found, known, drift)

    def _collect_rounds(self, rounds: RoundRange, month: TimeRange) -> None:
        expected = self._source.count_rounds(rounds)
        blocks = self._source.read_rounds(rounds, self._now_epoch)
        self._month, self._collected = month, collect_rounds(self._connection, blocks)
        counted_after = self._source.count_rounds(rounds)
        check_complete(PLAYER_ROUNDS, self._collected.rows_read, expected, counted_after)

    def _hours(self) -> Iterator[Difference]:
        """What was pruned is not missed, and what the source forgot not held against landing."""
        landed = landed_hour_totals(self._connection)
        kept_from = pruned_before_epoch(self._connection, SERVER_ONLINE_COUNTS)
        span = self._source.sample_span(self._now_epoch)
        for name, whole_month in _months(span, {}).items():
            month = replace(whole_month, from_epoch=max(whole_month.from_epoch or 0, kept_from))
            if (month.from_epoch or 0) >= (month.until_epoch or 0):
                continue
            found = self._source.hour_totals(month, self._now_epoch)
            known = landed.get(name, HourTotals())
            if found == known:
                continue
            self._collect_hours(month)
            drift = hour_drift(self._connection)
            if drift:
                yield Difference(SERVER_ONLINE_COUNTS, name, found, known, drift)

    def _collect_hours(self, month: TimeRange) -> None:
        expected = self._source.count_samples(month)
        self._month, self._collected = (
            month,
            collect_hours(
                self._connection,
                self._source.read_hours(month, self._now_epoch),
                self._source.read_rejected_samples(month, self._now_epoch),
            ),
        )
        counted_after = self._source.count_samples(month)
        check_complete(SERVER_ONLINE_COUNTS, self._collected.rows_read, expected, counted_after)


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
