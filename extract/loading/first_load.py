"""The first load of rounds: everything, in batches of whole players. A kill loses one batch."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.landing.rounds import NewRoundBatch, RoundBatch, are_new
from extract.loading.complete import check_complete, watched
from extract.loading.options import SyncOptions
from extract.loading.progress import LoadProgress
from extract.records.cursors import Cursor, FirstLoad
from extract.sources.columns import PLAYER_ROUNDS
from extract.sources.protocol import RoundBlock, RoundRange, Source


@dataclass(frozen=True)
class _Stretch:
    """A stretch of players in name order; the last one is open-ended (`last_player` None)."""

    last_player: str | None
    expected_rows: int


def load_first(
    connection: sqlite3.Connection,
    source: Source,
    first: FirstLoad,
    now_epoch: int,
    options: SyncOptions,
) -> None:
    """Read everything up to a bound that was fixed when the load began, batch by batch.

    Each batch holds whole players and is checked against the source's own count of them before it
    is committed together with the player to go on from.
    """
    rounds = RoundRange(first.through_epoch, after_player=first.after_player)
    stretches = _stretches(source.count_rounds_by_player(rounds), options.batch_rows)
    rows_before = 0
    expected = sum(stretch.expected_rows for stretch in stretches)
    with LoadProgress(PLAYER_ROUNDS, expected, options.is_silent) as progress:
        stream = _Stream(watched(source.read_rounds(rounds, now_epoch), progress))
        for stretch in stretches:
            blocks = list(stream.until(stretch.last_player))
            rows_read = sum(block.rows_read for block in blocks)
            counted_after = None
            if stretch.last_player is None:
                counted_after = source.count_rounds(rounds) - rows_before
            check_complete(PLAYER_ROUNDS, rows_read, stretch.expected_rows, counted_after)
            with _batch_for(connection, blocks) as batch:
                batch.collect(blocks)
                batch.commit(_cursor_after(first, stretch))
            rows_before += rows_read


def _batch_for(
    connection: sqlite3.Connection, blocks: Sequence[RoundBlock]
) -> RoundBatch | NewRoundBatch:
    """Something of the players may have been ingested before."""
    return (NewRoundBatch if are_new(connection, blocks) else RoundBatch)(connection)


def _cursor_after(first: FirstLoad, stretch: _Stretch) -> Cursor:
    if stretch.last_player is None:
        return Cursor(first.cursor_epoch)
    return Cursor(None, first.after(stretch.last_player))


def _stretches(rows_by_player: list[tuple[str, int]], batch_rows: int) -> list[_Stretch]:
    """Cut the players, in order, into stretches of about `batch_rows`. There is always a last."""
    stretches = []
    rows = 0
    for player_name, player_rows in rows_by_player[:-1]:
        rows += player_rows
        if rows >= batch_rows:
            stretches.append(_Stretch(player_name, rows))
            rows = 0
    rows += sum(player_rows for _, player_rows in rows_by_player[-1:])
    return [*stretches, _Stretch(None, rows)]


class _Stream:
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
