"""`ingest`: land rows that the site itself writes, line by line, without ClickHouse or beside it.

They have the checks, the identity and the load ids of rows that `sync` reads. What has landed of a
file before a kill is repeated when the file is sent again.
"""

import queue
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from threading import Thread

from extract.database.connection import transaction
from extract.landing.deletions import DeletionBatch
from extract.landing.indexes import make_indexes
from extract.landing.names import add_names
from extract.landing.rejections import keep_lines
from extract.landing.rounds import RoundBatch
from extract.landing.samples import SampleBatch, let_old_samples_go
from extract.loading.recorded import recorded_load
from extract.records.loads import LoadCounts, load_nothing
from extract.sources.columns import (
    LARGEST_WHOLE,
    PLAYER_ROUNDS,
    SERVER_ONLINE_COUNTS,
    SOURCE_TABLES,
)
from extract.sources.line_deletions import Deletion, deletion_of, is_deletion
from extract.sources.line_objects import NoRowError, object_of_line
from extract.sources.lines import LineRow, LinesSource, row_of
from extract.sources.protocol import ALWAYS, RoundRange, Row

BATCH_LINES = 50_000
BATCH_SECONDS = 1.0
LONGEST_BATCH_SECONDS = 5.0
SHOWN_LINES = 100

NumberedLine = tuple[int, bytes]


@dataclass(frozen=True)
class ToldLine:
    """A line, counted from 1, and what its writer should know of it."""

    line: int
    reason: str


@dataclass
class _Part:
    """Lines of a batch, with their numbers, that can land together: rows before deletions."""

    rows: list[tuple[int, LineRow]] = field(default_factory=list)
    deletions: list[tuple[int, Deletion]] = field(default_factory=list)
    deleted_round_ids: set[str] = field(default_factory=set)

    def add(self, number: int, line: LineRow | Deletion) -> None:
        """One more line."""
        if isinstance(line, LineRow):
            self.rows.append((number, line))
        else:
            self.deletions.append((number, line))
            self.deleted_round_ids.add(line.round_id)


def batches(lines: Iterable[bytes]) -> Iterator[list[NumberedLine]]:
    """Lines with their numbers, in batches.

    A batch ends after `BATCH_LINES`, when none has come for `BATCH_SECONDS`, or
    `LONGEST_BATCH_SECONDS` after its first, so that who follows a growing file lands it as it
    grows. An error of reading is raised when what came before is out.
    """
    arrived: queue.Queue[NumberedLine | Exception | None] = queue.Queue(BATCH_LINES)

    def read() -> None:
        end = None
        try:
            for number, line in enumerate(lines, 1):
                arrived.put((number, line))
        except Exception as error:
            end = error
        arrived.put(end)

    Thread(target=read, daemon=True).start()
    item = arrived.get()
    while isinstance(item, tuple):
        batch = [item]
        latest = time.monotonic() + LONGEST_BATCH_SECONDS
        with suppress(queue.Empty):
            while isinstance(item := arrived.get(timeout=_seconds_until(latest)), tuple):
                batch.append(item)
                if len(batch) == BATCH_LINES:
                    break
        yield batch
        if isinstance(item, tuple):
            item = arrived.get()
    if item is not None:
        raise item


def _seconds_until(latest: float) -> float:
    """How long a batch waits for its next line."""
    return min(BATCH_SECONDS, max(0.0, latest - time.monotonic()))


class Ingestion:
    """Lands batches of lines, and counts what becomes of them.

    rejected: the first `SHOWN_LINES` lines that did not land for what is wrong with them.
    notes: the first such lines that delete or restore, and found nothing to do.
    rows_held: rows that landed, and are deleted, as their round was.
    """

    def __init__(self) -> None:
        self.lines_read = 0
        self.lines_rejected = 0
        self.rows_deleted = 0
        self.rows_restored = 0
        self.rows_held = 0
        self.tables = {table: LoadCounts() for table in SOURCE_TABLES}
        self.rejected: list[ToldLine] = []
        self.notes: list[ToldLine] = []

    def land(self, connection: sqlite3.Connection, batch: list[NumberedLine]) -> None:
        """Land all lines of a batch that can be, as if one came after the other.

        An empty line is no row. It says that the site has nothing new.
        """
        # Who wrote the lines may forget them now: no power cut takes them away.
        connection.execute("pragma synchronous = full")
        lines = [(number, line) for number, line in batch if line.strip()]
        if len(lines) < len(batch):
            with transaction(connection):
                load_nothing(connection)
        if lines:
            self._land_lines(connection, lines)

    def _land_lines(self, connection: sqlite3.Connection, batch: list[NumberedLine]) -> None:
        self.lines_read += len(batch)
        now_epoch = int(time.time())
        parts = [_Part()]
        no_rows, rejected = [], []
        for number, line in batch:
            try:
                found = _read(line, now_epoch)
            except NoRowError as error:
                no_rows.append((line, str(error)))
                rejected.append((number, str(error)))
                continue
            if isinstance(found, LineRow) and found.round_id in parts[-1].deleted_round_ids:
                parts.append(_Part())
            parts[-1].add(number, found)
        if no_rows:
            with transaction(connection):
                keep_lines(connection, no_rows, now_epoch)
        for part in parts:
            rejected += self._land_rows(connection, part.rows, now_epoch)
            self._land_deletions(connection, part.deletions)
        self.lines_rejected += len(rejected)
        _tell(self.rejected, rejected)
        for table in SOURCE_TABLES:
            if self.tables[table].rows_read:
                make_indexes(connection, table)
        with transaction(connection):
            let_old_samples_go(connection)

    def _land_rows(
        self, connection: sqlite3.Connection, rows: list[tuple[int, LineRow]], now_epoch: int
    ) -> list[tuple[int, str]]:
        """Land what can be; returns the numbers and reasons of the other lines."""
        tables = {row.table for _, row in rows}
        last_rows = _without_overtaken(rows)
        with closing(LinesSource(last_rows)) as source, ExitStack() as loads:
            for table in tables:
                loads.enter_context(recorded_load(connection, table))
            if PLAYER_ROUNDS in tables:
                overtaken = len(rows) - len(last_rows)
                with RoundBatch(connection) as batch:
                    batch.collect(source.read_rounds(RoundRange(LARGEST_WHOLE), now_epoch))
                    batch.counts += LoadCounts(rows_read=overtaken, rows_superseded=overtaken)
                    self.tables[PLAYER_ROUNDS] += batch.commit()
                    self.rows_held += batch.rows_held
            if SERVER_ONLINE_COUNTS in tables:
                with SampleBatch(connection) as samples:
                    samples.collect(
                        source.read_samples(now_epoch),
                        source.read_rejected_samples(ALWAYS, now_epoch),
                    )
                    add_names(samples, source.read_names(ALWAYS, now_epoch))
                    self.tables[SERVER_ONLINE_COUNTS] += samples.commit()
            return source.rejected_lines(now_epoch)

    def _land_deletions(
        self, connection: sqlite3.Connection, deletions: list[tuple[int, Deletion]]
    ) -> None:
        if not deletions:
            return
        with recorded_load(connection, PLAYER_ROUNDS), DeletionBatch(connection) as batch:
            batch.collect(deletions)
            self.tables[PLAYER_ROUNDS] += batch.commit()
        self.rows_deleted += batch.rows_deleted
        self.rows_restored += batch.rows_restored
        _tell(self.notes, batch.notes)


def _read(line: bytes, now_epoch: int) -> LineRow | Deletion:
    """What a line is. Raises `NoRowError`."""
    found = object_of_line(line)
    return deletion_of(found, now_epoch) if is_deletion(found) else row_of(found, now_epoch)


def _tell(told: list[ToldLine], lines: list[tuple[int, str]]) -> None:
    """Add lines to those that are told of, as long as there is room."""
    told += [ToldLine(*line) for line in sorted(lines)[: SHOWN_LINES - len(told)]]


def _without_overtaken(rows: list[tuple[int, LineRow]]) -> list[tuple[int, LineRow]]:
    """The rows without those rounds of no known creation that a later line has once more.

    Created "now", they would all be of the same second, and the last one has to win.
    """
    last: dict[Row, int] = {
        row.identity: number
        for number, row in rows
        if row.table == PLAYER_ROUNDS and not row.has_created_at
    }
    return [
        (number, row)
        for number, row in rows
        if row.table != PLAYER_ROUNDS or row.has_created_at or last[row.identity] == number
    ]
