"""`ingest`: land rows that the site itself writes, line by line, without ClickHouse or beside it.

They have the checks, the identity and the load ids of rows that `sync` reads. What has landed of a
file before a kill is repeated when the file is sent again.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice

from extract.landing.database import make_indexes, transaction
from extract.landing.load import LoadCounts, begin_load, counts_since, finish_load, newest_load_id
from extract.landing.player_rounds import collect_rounds, merge_rounds
from extract.landing.rejections import keep_lines
from extract.landing.server_samples import collect_samples, let_old_samples_go, merge_samples
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS, SOURCE_TABLES
from extract.sources.lines import LineRow, LinesSource, NoRowError, row_of_line
from extract.sources.protocol import RoundRange, TimeRange
from extract.sources.sql import LARGEST_WHOLE
from extract.sync import recorded_load

BATCH_LINES = 50_000
SHOWN_REJECTIONS = 100


@dataclass(frozen=True)
class RejectedLine:
    """A line, counted from 1, that was kept aside, and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class IngestCounts:
    """What became of the lines: by table, how many were no rows, and the first ones rejected."""

    lines_read: int
    tables: dict[str, LoadCounts]
    lines_without_a_row: int
    rejected: list[RejectedLine]

    @property
    def lines_rejected(self) -> int:
        """How many lines did not land for what is wrong with them."""
        return self.lines_without_a_row + sum(
            counts.rows_rejected for counts in self.tables.values()
        )


class Ingestion:
    """Lands lines in batches of `BATCH_LINES`, each in a transaction for each of the tables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._load_id = newest_load_id(connection)
        self._lines_read = 0
        self._lines_without_a_row = 0
        self._rejected: list[RejectedLine] = []

    def ingest(self, lines: Iterable[bytes]) -> IngestCounts:
        """Land all lines that can be; empty ones count for nothing."""
        with ExitStack() as loads:
            for table in SOURCE_TABLES:
                loads.enter_context(recorded_load(self._connection, table))
            self._land_batches(lines)
        return IngestCounts(
            self._lines_read,
            {
                table: counts_since(self._connection, table, self._load_id)
                for table in SOURCE_TABLES
            },
            self._lines_without_a_row,
            self._rejected,
        )

    def _land_batches(self, lines: Iterable[bytes]) -> None:
        numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
        while batch := list(islice(numbered, BATCH_LINES)):
            self._lines_read += len(batch)
            self._land(batch)
        make_indexes(self._connection)
        with transaction(self._connection):
            let_old_samples_go(self._connection)

    def _land(self, batch: list[tuple[int, bytes]]) -> None:
        now_epoch = int(time.time())
        rows: list[tuple[int, LineRow]] = []
        no_rows = []
        for number, line in batch:
            try:
                rows.append((number, row_of_line(line, now_epoch)))
            except NoRowError as error:
                no_rows.append((line, str(error)))
                self._reject(number, str(error))
        if no_rows:
            self._lines_without_a_row += len(no_rows)
            with transaction(self._connection):
                keep_lines(self._connection, no_rows, now_epoch)
        with closing(LinesSource(rows)) as source:
            tables = {row.table for _, row in rows}
            if PLAYER_ROUNDS in tables:
                self._land_rounds(source, now_epoch)
            if SERVER_ONLINE_COUNTS in tables:
                self._land_samples(source, now_epoch)
            for number, reason in sorted(source.rejected):
                self._reject(number, reason)

    def _land_rounds(self, source: LinesSource, now_epoch: int) -> None:
        blocks = source.read_rounds(RoundRange(LARGEST_WHOLE), now_epoch)
        collected = collect_rounds(self._connection, blocks)
        self._commit(
            PLAYER_ROUNDS, lambda load_id: merge_rounds(self._connection, load_id, collected)
        )

    def _land_samples(self, source: LinesSource, now_epoch: int) -> None:
        collected = collect_samples(
            self._connection,
            source.read_samples(now_epoch),
            source.read_rejected_samples(TimeRange(None, None), now_epoch),
        )
        self._commit(
            SERVER_ONLINE_COUNTS,
            lambda load_id: merge_samples(self._connection, load_id, collected),
        )

    def _commit(self, table: str, merge: Callable[[int], LoadCounts]) -> None:
        with transaction(self._connection):
            load_id = begin_load(self._connection, table)
            finish_load(self._connection, load_id, merge(load_id))

    def _reject(self, number: int, reason: str) -> None:
        if len(self._rejected) < SHOWN_REJECTIONS:
            self._rejected.append(RejectedLine(number, reason))
