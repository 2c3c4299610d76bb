"""`archive`: both tables as Parquet, a file a month, from the source united with landing.

Landing may have rounds that ClickHouse merged away, and hours whose samples it let go. When
ClickHouse has gone, landing has all that is new. An earlier run may have more still: what is
archived stays, unless it was found deleted, or was deleted through `ingest`.

Each file is written beside its place, compared with the source by a checksum of all columns, read
back row by row, and only then takes its name. `archive.json` says what it was written from, so that
a later run writes only the months that are no longer the same.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from extract.archive.folder import ArchiveFolder
from extract.archive.month import MonthWriter
from extract.archive.ranges import EARLIER, labelled_ranges
from extract.archive.tables import ARCHIVED_TABLES, ArchivedTable
from extract.errors import BfstatsError
from extract.loading.progress import LoadProgress
from extract.records.runs import ARCHIVE, Stopwatch, record_runs
from extract.sources.protocol import Source
from extract.sources.retries import persistently


@dataclass(frozen=True)
class TableArchive:
    """What the archive has of a table, and what this run did for it.

    rows: those that the source has or had, or an earlier archive, copies and what cannot be landed
        included.
    rows_landed_only: what only landing has (of server_online_counts: server-hours).
    """

    table: str
    files: int
    months_written: int
    rows: int
    rows_landed_only: int


class Archive:
    """A folder of month files. The methods raise `SourceError`, `ArchiveError`, `sqlite3.Error`."""

    def __init__(self, connection: sqlite3.Connection, source: Source, directory: Path) -> None:
        self._connection = connection
        self._source = source
        self._folder = ArchiveFolder(directory)

    def write(self) -> Iterator[TableArchive]:
        """Bring the archive of each table up to date, one month after the other."""
        for table in ARCHIVED_TABLES:
            yield self._write_table(table(self._connection, self._source))

    def _write_table(self, table: ArchivedTable[Any]) -> TableArchive:
        stopwatch = Stopwatch()
        try:
            archived = self._write_months(table)
        except BfstatsError as error:
            failed = stopwatch.stop(
                ARCHIVE, table.name, exit_status=error.exit_status, error=str(error)
            )
            record_runs(self._connection, [failed])
            raise
        record_runs(
            self._connection, [stopwatch.stop(ARCHIVE, table.name, row_count=archived.rows)]
        )
        return archived

    def _write_months(self, table: ArchivedTable[Any]) -> TableArchive:
        written = 0
        writer = MonthWriter(self._folder, self._source, table)
        months = self._folder.months(table.name)
        ranges = labelled_ranges(table.span(), months)
        with LoadProgress(table.name, table.count()) as progress:
            for label, times in ranges.items():
                state = table.state(times)
                # A table without rows has a file, too, which says so.
                is_there = state or label in months or ranges.keys() == {EARLIER}
                if is_there and not self._folder.is_up_to_date(months.get(label), state):
                    self._folder.refuse_damaged(months.get(label), state)
                    month = persistently(partial(writer.write, label, times, state))
                    self._folder.note(table.name, label, month)
                    written += 1
                progress.advance(state.get("rows", 0))
        return TableArchive(
            table.name,
            sum(len(month["sha256"]) for month in months.values()),
            written,
            sum(month["rows"] for month in months.values()),
            sum(month["rows_landed_only"] for month in months.values()),
        )
