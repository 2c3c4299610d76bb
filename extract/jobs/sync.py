"""`sync`: read what the source has that landing has not, and land it."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace

from extract.config import SourceAddress
from extract.landing.hours import HourBatch
from extract.landing.indexes import make_indexes
from extract.landing.names import NameBatch, unread_names_end
from extract.landing.rounds import RoundBatch
from extract.loading.complete import collect_hours, collect_rounds
from extract.loading.first_load import load_first
from extract.loading.options import SyncOptions
from extract.loading.recorded import recorded_load
from extract.loading.same_site import open_same_site
from extract.machine.garbage import no_search_for_cycles
from extract.records.cursors import Cursor, FirstLoad, read_cursor
from extract.records.loads import LoadCounts, counts_since, newest_load_id
from extract.records.warnings import is_first_time
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS
from extract.sources.months import next_month
from extract.sources.protocol import RoundRange, Source, TimeRange
from extract.sources.retries import persistently
from extract.wording import with_article

HOUR_SECONDS = 3600
DAY_SECONDS = 86_400


def reach_source(
    connection: sqlite3.Connection,
    address: SourceAddress,
    tables: Sequence[str],
    adopts: bool = False,
) -> Source:
    """Connect to the source: see `open_same_site`. Records a failed load of each table."""
    with ExitStack() as loads:
        for table in tables:
            loads.enter_context(recorded_load(connection, table))
        return persistently(lambda: open_same_site(connection, address, tables, adopts))


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
            f"{found.table}, {with_article(found.engine)} sorted by "
            f"{found.sorting_key or 'nothing'}, leaves one player of a round, of one insert at "
            "once: have player_name, round_start_time and round_id in its sorting key, or send "
            "rounds to `ingest`, too (docs/runbook.md)"
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


def _sync_rounds(connection: sqlite3.Connection, source: Source, options: SyncOptions) -> None:
    now_epoch = source.now_epoch()
    cursor = _not_ahead(read_cursor(connection, PLAYER_ROUNDS), now_epoch)
    if cursor.first_load:
        load_first(connection, source, cursor.first_load, now_epoch, options)
        return
    newest_epoch = source.newest_created_epoch()
    if newest_epoch is None:
        with RoundBatch(connection) as batch:
            batch.collect([])
            batch.commit(cursor)
        return
    reached_epoch = min(newest_epoch, now_epoch)
    created_from = _created_from(cursor, options)
    if created_from is None:
        first = FirstLoad(through_epoch=newest_epoch, cursor_epoch=reached_epoch)
        load_first(connection, source, first, now_epoch, options)
        return
    moved = Cursor(max(cursor.epoch, reached_epoch)) if cursor.epoch is not None else cursor
    rounds = RoundRange(newest_epoch, created_from)
    with RoundBatch(connection) as batch:
        collect_rounds(batch, source, rounds, now_epoch, options.is_silent)
        batch.commit(moved)


def _not_ahead(cursor: Cursor, now_epoch: int) -> Cursor:
    """The cursor, or one a day ago where the source's clock went back behind it.

    What was created since then is before the cursor.
    """
    if cursor.epoch is None or cursor.epoch <= now_epoch:
        return cursor
    return replace(cursor, epoch=now_epoch - DAY_SECONDS)


def _created_from(cursor: Cursor, options: SyncOptions) -> int | None:
    """Where to read from; None is the beginning. A late `since` must not leave a gap."""
    starts = [] if options.since_epoch is None else [options.since_epoch]
    if cursor.epoch is not None:
        starts.append(cursor.epoch - options.overlap_seconds)
    return min(starts, default=None)


def _sync_hours(connection: sqlite3.Connection, source: Source, options: SyncOptions) -> None:
    """Land the hours that were not finished at the last sync, one calendar month a transaction."""
    now_epoch = source.now_epoch()
    _land_past_names(connection, source, now_epoch)
    oldest_epoch, newest_epoch = source.sample_span(now_epoch) or (0, 0)
    unfinished_epoch = max(0, _hour_of(min(newest_epoch, now_epoch) - options.settle_seconds))
    cursor = _not_ahead(read_cursor(connection, SERVER_ONLINE_COUNTS), now_epoch)
    starts = [epoch for epoch in (cursor.epoch, options.since_epoch) if epoch is not None]
    start_epoch = _hour_of(min(starts)) if starts else None
    leaves_gap = cursor.epoch is None and start_epoch is not None
    for samples in _months(start_epoch, oldest_epoch, newest_epoch):
        reached_epoch = min(samples.until_epoch or unfinished_epoch, unfinished_epoch)
        if not leaves_gap:
            cursor = Cursor(max(cursor.epoch or 0, reached_epoch) or None)
        with HourBatch(connection, samples) as batch:
            collect_hours(batch, source, samples, now_epoch, options.is_silent)
            batch.commit(cursor)


def _land_past_names(connection: sqlite3.Connection, source: Source, now_epoch: int) -> None:
    """In a file of an older version, once: the names of samples that landed without theirs."""
    until_epoch = unread_names_end(connection)
    if until_epoch is not None:
        with NameBatch(connection) as batch:
            batch.collect(source.read_names(TimeRange(None, until_epoch), now_epoch))
            batch.commit()


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
