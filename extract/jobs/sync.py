"""`sync`: read what the source has that landing has not, and land it."""

import gc
import sqlite3
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from extract.config import SourceAddress
from extract.database.connection import transaction
from extract.errors import IncompleteReadError
from extract.landing.hours import collect_hours, compare_with_landing, merge_hours
from extract.landing.indexes import make_indexes
from extract.landing.rounds import are_new, collect_rounds, insert_rounds, merge_rounds
from extract.progress import LoadProgress
from extract.records.cursors import Cursor, FirstLoad, read_cursor, write_cursor
from extract.records.loads import (
    LoadCounts,
    begin_load,
    counts_since,
    finish_load,
    newest_load_id,
)
from extract.records.runs import LOAD, Stopwatch, record_runs
from extract.records.warnings import is_first_time
from extract.sources import open_source
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS
from extract.sources.months import next_month
from extract.sources.protocol import (
    HourBlock,
    RoundBlock,
    RoundRange,
    Source,
    TimeRange,
)
from extract.sources.retries import ATTEMPTS, persistently
from extract.wording import counted

LANDING_TABLES = {
    PLAYER_ROUNDS: "landing_player_rounds",
    SERVER_ONLINE_COUNTS: "landing_server_hours",
}
HOUR_SECONDS = 3600

Block = TypeVar("Block", RoundBlock, HourBlock)


@dataclass(frozen=True)
class SyncOptions:
    """What a person may ask of a sync; times are epoch seconds.

    overlap_seconds: how far behind the cursor to read again, as inserts commit out of order.
    settle_seconds: how long after its end an hour of samples is still read again.
    batch_rows: about how many rounds one transaction of a first load holds.
    is_silent: whether to leave out the progress of reading.
    """

    since_epoch: int | None = None
    overlap_seconds: int = 3600
    settle_seconds: int = 3600
    batch_rows: int = 10_000
    is_silent: bool = False


def reach_source(
    connection: sqlite3.Connection, address: SourceAddress, tables: Iterable[str]
) -> Source:
    """Connect to the source. Raises `SourceError`, and records a failed load of each table."""
    with ExitStack() as loads:
        for table in tables:
            loads.enter_context(recorded_load(connection, table))
        return persistently(lambda: open_source(address))


def sync_tables(
    connection: sqlite3.Connection, source: Source, tables: Iterable[str], options: SyncOptions
) -> dict[str, LoadCounts]:
    """Check the source tables, land what is new in each, and warn of one that loses players."""
    for table in tables:
        with recorded_load(connection, table):
            source.check_table(table)
    counts = {table: sync_table(connection, source, table, options) for table in tables}
    if PLAYER_ROUNDS in counts:
        _warn_of_merging(connection, source)
    return counts


def _warn_of_merging(connection: sqlite3.Connection, source: Source) -> None:
    found = source.merging()
    if found is None:
        return
    if found.sorting_key is None:
        warning = (
            f"whether every player of a round is kept cannot be judged from here: {found.table} "
            f"({found.engine or 'not to be seen'}) is read for player_rounds; look whether each "
            "merging table behind it has player_name, round_start_time and round_id in its "
            "sorting key (docs/runbook.md)"
        )
    else:
        warning = (
            f"{found.table}, a {found.engine} sorted by {found.sorting_key or 'nothing'}, leaves "
            "one player of a round, of one insert at once: have player_name, round_start_time and "
            "round_id in its sorting key, or send rounds to `ingest`, too (docs/runbook.md)"
        )
    if is_first_time(connection, warning):
        print(f"bfstats: warning: {warning}", file=sys.stderr)


def sync_table(
    connection: sqlite3.Connection, source: Source, table: str, options: SyncOptions
) -> LoadCounts:
    """Land what is new in one source table. Raises `SourceError` or `sqlite3.Error`.

    A read that breaks off, or brings another number of rows than the source counts, is tried again.
    """
    load_id = newest_load_id(connection)
    sync = _sync_rounds if table == PLAYER_ROUNDS else _sync_hours
    with recorded_load(connection, table), no_search_for_cycles():
        persistently(lambda: sync(connection, source, options))
        make_indexes(connection, table)
    return counts_since(connection, table, load_id)


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Leave Python's cyclic garbage be: rows have no cycles, and to look took half of reading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def recorded_load(connection: sqlite3.Connection, table: str) -> Iterator[None]:
    """Record the block as a load of the table if it reads rows or fails."""
    load_id = newest_load_id(connection)
    stopwatch = Stopwatch()

    def record(exit_status: int = 0, error: str | None = None) -> None:
        rows = counts_since(connection, table, load_id).rows_read
        if rows or error:
            landed = LANDING_TABLES[table]
            run = stopwatch.stop(LOAD, table, landed, rows, exit_status, error)
            record_runs(connection, [run])

    try:
        yield
    except BaseException as error:
        with suppress(sqlite3.Error):  # what went wrong first is what to report
            record(getattr(error, "exit_status", 1), str(error) or type(error).__name__)
        raise
    record()


def _sync_rounds(connection: sqlite3.Connection, source: Source, options: SyncOptions) -> None:
    cursor = read_cursor(connection, PLAYER_ROUNDS)
    now_epoch = source.now_epoch()
    if cursor.first_load:
        _first_load(connection, source, cursor.first_load, now_epoch, options)
        return
    newest_epoch = source.newest_created_epoch()
    if newest_epoch is None:
        _land_rounds(connection, collect_rounds(connection, []), cursor)
        return
    reached_epoch = min(newest_epoch, now_epoch)
    created_from = _created_from(cursor, options)
    if created_from is None:
        first = FirstLoad(through_epoch=newest_epoch, cursor_epoch=reached_epoch)
        _first_load(connection, source, first, now_epoch, options)
        return
    moved = Cursor(max(cursor.epoch, reached_epoch)) if cursor.epoch is not None else cursor
    rounds = RoundRange(newest_epoch, created_from)
    expected = source.count_rounds(rounds)
    with LoadProgress(PLAYER_ROUNDS, expected, options.is_silent) as progress:
        blocks = _watched(source.read_rounds(rounds, now_epoch), progress)
        collected = collect_rounds(connection, blocks)
    check_complete(PLAYER_ROUNDS, collected.rows_read, expected, source.count_rounds(rounds))
    _land_rounds(connection, collected, moved)


def _land_rounds(connection: sqlite3.Connection, collected: LoadCounts, cursor: Cursor) -> None:
    _land(
        connection,
        PLAYER_ROUNDS,
        cursor,
        lambda load_id: merge_rounds(connection, load_id, collected),
    )


def _land_players(
    connection: sqlite3.Connection, blocks: Sequence[RoundBlock], cursor: Cursor
) -> None:
    """Land a batch of whole players; something of them may have been ingested before."""
    if are_new(connection, blocks):
        _land(
            connection,
            PLAYER_ROUNDS,
            cursor,
            lambda load_id: insert_rounds(connection, load_id, blocks),
        )
    else:
        _land_rounds(connection, collect_rounds(connection, blocks), cursor)


def _land(
    connection: sqlite3.Connection, table: str, cursor: Cursor, merge: Callable[[int], LoadCounts]
) -> None:
    """Commit rows, cursor and load record together; `merge` lands the rows under a load id."""
    with transaction(connection):
        load_id = begin_load(connection, table)
        counts = merge(load_id)
        write_cursor(connection, table, cursor)
        finish_load(connection, load_id, counts)


def _created_from(cursor: Cursor, options: SyncOptions) -> int | None:
    """Where to read from; None is the beginning. A late `since` must not leave a gap."""
    starts = [] if options.since_epoch is None else [options.since_epoch]
    if cursor.epoch is not None:
        starts.append(cursor.epoch - options.overlap_seconds)
    return min(starts, default=None)


@dataclass(frozen=True)
class _Batch:
    """A stretch of players in name order; the last one is open-ended (`last_player` None)."""

    last_player: str | None
    expected_rows: int


def _first_load(
    connection: sqlite3.Connection,
    source: Source,
    first: FirstLoad,
    now_epoch: int,
    options: SyncOptions,
) -> None:
    """Read everything up to a bound that was fixed when the load began, batch by batch.

    Each batch holds whole players and is checked against the source's own count of them before it
    is committed together with the player to go on from, so that a kill loses one batch.
    """
    rounds = RoundRange(first.through_epoch, after_player=first.after_player)
    batches = _batches(source.count_rounds_by_player(rounds), options.batch_rows)
    rows_before = 0
    expected = sum(batch.expected_rows for batch in batches)
    with LoadProgress(PLAYER_ROUNDS, expected, options.is_silent) as progress:
        stream = _Stretches(_watched(source.read_rounds(rounds, now_epoch), progress))
        for batch in batches:
            blocks = list(stream.until(batch.last_player))
            rows_read = sum(block.rows_read for block in blocks)
            counted_after = None
            if batch.last_player is None:
                counted_after = source.count_rounds(rounds) - rows_before
            check_complete(PLAYER_ROUNDS, rows_read, batch.expected_rows, counted_after)
            _land_players(connection, blocks, _cursor_after(first, batch))
            rows_before += rows_read


def _cursor_after(first: FirstLoad, batch: _Batch) -> Cursor:
    if batch.last_player is None:
        return Cursor(first.cursor_epoch)
    return Cursor(None, first.after(batch.last_player))


def _batches(rows_by_player: list[tuple[str, int]], batch_rows: int) -> list[_Batch]:
    """Cut the players, in order, into batches of about `batch_rows`; there is always a last one."""
    batches = []
    rows = 0
    for player_name, player_rows in rows_by_player[:-1]:
        rows += player_rows
        if rows >= batch_rows:
            batches.append(_Batch(player_name, rows))
            rows = 0
    rows += sum(player_rows for _, player_rows in rows_by_player[-1:])
    return [*batches, _Batch(None, rows)]


class _Stretches:
    """A stream of rounds in key order, cut behind given players."""

    def __init__(self, blocks: Iterator[RoundBlock]) -> None:
        self._blocks = blocks
        self._rest: RoundBlock | None = None

    def until(self, last_player: str | None) -> Iterator[RoundBlock]:
        """The blocks from where the last stretch ended up to and including `last_player`."""
        while block := self._rest or next(self._blocks, None):
            if last_player is None:
                self._rest = None
                yield block
                continue
            head, self._rest = _cut(block, last_player)
            if head.rows_read:
                yield head
            if self._rest:
                return


def _cut(block: RoundBlock, last_player: str) -> tuple[RoundBlock, RoundBlock | None]:
    row = bisect_right(block.rows, last_player, key=lambda row: row[0])
    rejection = bisect_right(
        block.rejections, last_player, key=lambda rejection: rejection.identity[0]
    )
    head = RoundBlock(block.rows[:row], block.rejections[:rejection])
    tail = RoundBlock(block.rows[row:], block.rejections[rejection:])
    return head, tail if tail.rows_read else None


def _sync_hours(connection: sqlite3.Connection, source: Source, options: SyncOptions) -> None:
    """Land the hours that were not finished at the last sync, one calendar month a transaction."""
    now_epoch = source.now_epoch()
    oldest_epoch, newest_epoch = source.sample_span(now_epoch) or (0, 0)
    unfinished_epoch = max(0, _hour_of(min(newest_epoch, now_epoch) - options.settle_seconds))
    cursor = read_cursor(connection, SERVER_ONLINE_COUNTS)
    starts = [epoch for epoch in (cursor.epoch, options.since_epoch) if epoch is not None]
    start_epoch = _hour_of(min(starts)) if starts else None
    leaves_gap = cursor.epoch is None and start_epoch is not None
    for samples in _months(start_epoch, oldest_epoch, newest_epoch):
        reached_epoch = min(samples.until_epoch or unfinished_epoch, unfinished_epoch)
        if not leaves_gap:
            cursor = Cursor(max(cursor.epoch or 0, reached_epoch) or None)
        _land_hours(connection, source, samples, now_epoch, cursor, options)


def _land_hours(
    connection: sqlite3.Connection,
    source: Source,
    samples: TimeRange,
    now_epoch: int,
    cursor: Cursor,
    options: SyncOptions,
) -> None:
    expected = source.count_samples(samples)
    with LoadProgress(SERVER_ONLINE_COUNTS, expected, options.is_silent) as progress:
        hours = _watched(source.read_hours(samples, now_epoch), progress)
        rejections = source.read_rejected_samples(samples, now_epoch)
        collected = collect_hours(connection, hours, rejections)
    counted_after = source.count_samples(samples)
    check_complete(SERVER_ONLINE_COUNTS, collected.rows_read, expected, counted_after)
    collected = compare_with_landing(connection, collected)
    _land(
        connection,
        SERVER_ONLINE_COUNTS,
        cursor,
        lambda load_id: merge_hours(connection, load_id, samples, collected),
    )


def _months(start_epoch: int | None, oldest_epoch: int, newest_epoch: int) -> Iterator[TimeRange]:
    """Ranges of at most a calendar month; the first and the last are open where they may be."""
    from_epoch = start_epoch
    edge = next_month(max(start_epoch or 0, oldest_epoch))
    while edge <= newest_epoch:
        yield TimeRange(from_epoch, edge)
        from_epoch, edge = edge, next_month(edge)
    yield TimeRange(from_epoch, None)


def _hour_of(epoch: int) -> int:
    return epoch - epoch % HOUR_SECONDS


def check_complete(
    table: str, rows_read: int, counted_before: int, counted_after: int | None
) -> None:
    """A stream can end early without an error: only the source's own counts tell.

    Between the two, rows may have arrived, and ClickHouse may have merged copies into one.
    """
    counts = [counted_before] if counted_after is None else [counted_before, counted_after]
    if rows_read < min(counts) or (counted_after is not None and rows_read > max(counts)):
        raise IncompleteReadError(
            f"{table}: the source counts {counted(counted_before, 'row')} but sent {rows_read:,}, "
            f"{ATTEMPTS} times: nothing of them was landed; try again"
        )


def _watched(blocks: Iterator[Block], progress: LoadProgress) -> Iterator[Block]:
    for block in blocks:
        progress.advance(block.rows_read)
        yield block
