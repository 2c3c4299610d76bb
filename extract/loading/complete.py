"""Reads that are complete: a stream can end early without an error."""

from collections.abc import Iterator
from typing import TypeVar

from extract.errors import IncompleteReadError
from extract.landing.hours import HourBatch
from extract.landing.names import add_names
from extract.landing.rounds import RoundBatch
from extract.loading.progress import LoadProgress
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS
from extract.sources.protocol import HourBlock, RoundBlock, RoundRange, Source, TimeRange
from extract.sources.retries import ATTEMPTS
from extract.wording import counted

Block = TypeVar("Block", RoundBlock, HourBlock)


def collect_rounds(
    batch: RoundBatch, source: Source, rounds: RoundRange, now_epoch: int, is_silent: bool = True
) -> None:
    """Read a range of rounds into a batch. Raises `SourceError` unless all of them came."""
    expected = source.count_rounds(rounds)
    with LoadProgress(PLAYER_ROUNDS, expected, is_silent) as progress:
        batch.collect(watched(source.read_rounds(rounds, now_epoch), progress))
    counted_after = source.count_rounds(rounds)
    check_complete(PLAYER_ROUNDS, batch.counts.rows_read, expected, counted_after)


def collect_hours(
    batch: HourBatch, source: Source, samples: TimeRange, now_epoch: int, is_silent: bool = True
) -> None:
    """Read the hours of a range of samples into a batch, and complete them from landing.

    Raises `SourceError` unless all samples came.
    """
    expected = source.count_samples(samples)
    with LoadProgress(SERVER_ONLINE_COUNTS, expected, is_silent) as progress:
        hours = watched(source.read_hours(samples, now_epoch), progress)
        batch.collect(hours, source.read_rejected_samples(samples, now_epoch))
    add_names(batch, source.read_names(samples, now_epoch))
    counted_after = source.count_samples(samples)
    check_complete(SERVER_ONLINE_COUNTS, batch.counts.rows_read, expected, counted_after)
    batch.compare_with_landing()


def check_complete(
    table: str, rows_read: int, counted_before: int, counted_after: int | None
) -> None:
    """Raise `IncompleteReadError` unless as many rows came as the source itself counts.

    Between its two counts, rows may have arrived, and ClickHouse may have merged copies into one.
    """
    counts = [counted_before] if counted_after is None else [counted_before, counted_after]
    if rows_read < min(counts) or (counted_after is not None and rows_read > max(counts)):
        raise IncompleteReadError(
            f"{table}: the source counts {counted(counted_before, 'row')} but sent {rows_read:,}, "
            f"{ATTEMPTS} times: nothing of them was landed; try again"
        )


def watched(blocks: Iterator[Block], progress: LoadProgress) -> Iterator[Block]:
    """The blocks, each of which moves the progress as it passes."""
    for block in blocks:
        progress.advance(block.rows_read)
        yield block
