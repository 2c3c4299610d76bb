"""`ingest`: land rows that the site itself writes, line by line, without ClickHouse or beside it.

They have the checks, the identity and the load ids of rows that `sync` reads. What has landed of a
file before a kill is repeated when the file is sent again.
"""

import queue
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from threading import Thread

from extract.landing.database import make_indexes, transaction
from extract.landing.load import LoadCounts, begin_load, finish_load
from extract.landing.player_rounds import collect_rounds, merge_rounds
from extract.landing.rejections import keep_lines
from extract.landing.server_samples import collect_samples, let_old_samples_go, merge_samples
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS, SOURCE_TABLES
from extract.sources.lines import LineRow, LinesSource, NoRowError, row_of_line
from extract.sources.protocol import RoundRange, Row, TimeRange
from extract.sources.sql import LARGEST_WHOLE
from extract.sync import recorded_load

BATCH_LINES = 50_000
BATCH_SECONDS = 1.0
SHOWN_REJECTIONS = 100

NumberedLine = tuple[int, bytes]


@dataclass(frozen=True)
class RejectedLine:
    """A line, counted from 1, that was kept aside, and why."""

    line: int
    reason: str


def batches(lines: Iterable[bytes]) -> Iterator[list[NumberedLine]]:
    """Lines with their numbers, those that are empty left out, in batches.

    A batch ends after `BATCH_LINES`, or when none has come for `BATCH_SECONDS`, so that who follows
    a growing file lands it as it grows. An error of reading is raised when what came before is out.
    """
    arrived: queue.Queue[NumberedLine | Exception | None] = queue.Queue(BATCH_LINES)

    def read() -> None:
        end = None
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    arrived.put((number, line))
        except Exception as error:
            end = error
        arrived.put(end)

    Thread(target=read, daemon=True).start()
    item = arrived.get()
    while isinstance(item, tuple):
        batch = [item]
        with suppress(queue.Empty):
            while isinstance(item := arrived.get(timeout=BATCH_SECONDS), tuple):
                batch.append(item)
                if len(batch) == BATCH_LINES:
                    break
        yield batch
        if isinstance(item, tuple):
            item = arrived.get()
    if item is not None:
        raise item


class Ingestion:
    """Lands batches of lines, and counts what becomes of them.

    rejected: the first `SHOWN_REJECTIONS` lines that did not land for what is wrong with them.
    """

    def __init__(self) -> None:
        self.lines_read = 0
        self.lines_rejected = 0
        self.tables = {table: LoadCounts() for table in SOURCE_TABLES}
        self.rejected: list[RejectedLine] = []

    def land(self, connection: sqlite3.Connection, batch: list[NumberedLine]) -> None:
        """Land all lines of a batch that can be, in a transaction for each of the tables."""
        self.lines_read += len(batch)
        now_epoch = int(time.time())
        rows: list[tuple[int, LineRow]] = []
        no_rows, rejected = [], []
        for number, line in batch:
            try:
                rows.append((number, row_of_line(line, now_epoch)))
            except NoRowError as error:
                no_rows.append((line, str(error)))
                rejected.append((number, str(error)))
        if no_rows:
            with transaction(connection):
                keep_lines(connection, no_rows, now_epoch)
        rejected += self._land_rows(connection, rows, now_epoch)
        self._note_rejected(rejected)
        for table in {row.table for _, row in rows}:
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
                blocks = source.read_rounds(RoundRange(LARGEST_WHOLE), now_epoch)
                overtaken = len(rows) - len(last_rows)
                collected = collect_rounds(connection, blocks) + LoadCounts(
                    rows_read=overtaken, rows_superseded=overtaken
                )
                self._commit(connection, PLAYER_ROUNDS, collected, merge_rounds)
            if SERVER_ONLINE_COUNTS in tables:
                collected = collect_samples(
                    connection,
                    source.read_samples(now_epoch),
                    source.read_rejected_samples(TimeRange(None, None), now_epoch),
                )
                self._commit(connection, SERVER_ONLINE_COUNTS, collected, merge_samples)
        return source.rejected

    def _commit(
        self,
        connection: sqlite3.Connection,
        table: str,
        collected: LoadCounts,
        merge: Callable[[sqlite3.Connection, int, LoadCounts], LoadCounts],
    ) -> None:
        with transaction(connection):
            load_id = begin_load(connection, table)
            counts = merge(connection, load_id, collected)
            finish_load(connection, load_id, counts)
        self.tables[table] += counts

    def _note_rejected(self, rejected: list[tuple[int, str]]) -> None:
        self.lines_rejected += len(rejected)
        room = SHOWN_REJECTIONS - len(self.rejected)
        self.rejected += [RejectedLine(*line) for line in sorted(rejected)[:room]]


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
