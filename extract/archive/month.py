"""A month of a table: exported, united with what landing alone has, and read back."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extract.archive.folder import ArchiveError, ArchiveFolder, table_of
from extract.archive.ranges import EARLIER, LATER
from extract.archive.tables import ArchivedTable, RowsByTable
from extract.config import ParquetAddress
from extract.errors import IncompleteReadError
from extract.landing.batch import RowBatch
from extract.loading.complete import check_complete
from extract.sources.parquet import ParquetSource, open_parquet
from extract.sources.protocol import Row, Source, TimeRange


class MonthWriter:
    """Writes the files of a table's months into the folder of an archive."""

    def __init__(self, folder: ArchiveFolder, source: Source, table: ArchivedTable[Any]) -> None:
        self._folder = folder
        self._source = source
        self._table = table

    def write(self, label: str, times: TimeRange, state: dict[str, Any]) -> dict[str, Any]:
        """Write a month's files and put them in place; returns what is to be known of them."""
        table = self._table
        with self._folder.unfinished() as (raw, whole), table.new_batch() as read:
            self._export(label, times, state, raw)
            archived = {name: self._archived(name, label) for name in table.landed_tables}
            with _opened(raw) as exported:
                exported.check_table(table.name)
                table.collect(read, exported)
                landed = table.landed_only(read, times, archived)
                for name, rows in {table.name: [], **landed}.items():
                    if rows or name == table.name:
                        exported.write_united(name, rows, whole / f"{name}-{label}.parquet")
            self._verify(read, landed, whole)
            checksums = self._folder.take(whole, label, (table.name, *table.landed_tables))
        return {
            "state": state,
            "rows": read.counts.rows_read,
            "rows_landed_only": len(landed[table.landed_tables[0]]),
            "sha256": checksums,
        }

    def _export(self, label: str, times: TimeRange, state: dict[str, Any], raw: Path) -> None:
        """Write what the source has of a range, and what only the archive still has of a month."""
        table = self._table
        sent_file = raw / f"{table.name}.parquet"
        self._source.export(table.name, times, sent_file)
        with _opened(raw) as exported:
            self._check_exported(times, state, exported)
        if label in {EARLIER, LATER}:
            return
        if deleted := table.deleted_here(times):
            left = raw / "left.parquet"
            with _opened(raw) as exported:
                exported.export_without(table.name, deleted, left)
            left.replace(sent_file)
        older = self._folder.file(table.name, label)
        if self._folder.is_whole(older):
            with _opened_alone(older) as archived:
                dropped = table.dropped(times, archived)
            kept = raw / f"{table.name}-archived.parquet"
            with _opened(raw) as exported:
                exported.export_missing(table.name, older, dropped, kept)

    def _check_exported(
        self, times: TimeRange, state: dict[str, Any], exported: ParquetSource
    ) -> None:
        """Raise `SourceError` unless the rows that arrived are those that the source has."""
        name = self._table.name
        before = state.get("rows", 0), state.get("checksum", "0")
        sent = exported.fingerprint(name, TimeRange(None, None))
        after = self._source.fingerprint(name, times)
        check_complete(name, sent[0], before[0], after[0])
        # Of rows that change meanwhile the next run finds another checksum, and writes them again.
        if before == after != sent:
            raise IncompleteReadError(
                f"{name}: the rows that arrived are not those that the source has"
            )

    def _archived(self, name: str, label: str) -> list[Row]:
        """What the archive has of a month in a file of what landing alone had."""
        older = self._folder.file(name, label)
        if name == self._table.name or not self._folder.is_whole(older):
            return []
        with _opened_alone(older) as archived:
            return archived.landed_rows(name)

    def _verify(self, read: RowBatch, landed: RowsByTable, whole: Path) -> None:
        """Raise `ArchiveError` unless the files give back, row by row, what went in."""
        table = self._table
        table.add(read, landed)
        with table.new_batch() as found:
            with _opened(whole) as written:
                for name in {table_of(file.name) for file in whole.iterdir()}:
                    written.check_table(name)
                table.collect(found, written)
            different = read.count_differences(found)
        expected = (read.counts.rows_read + table.rows_of(landed), read.counts.rows_rejected)
        if different or (found.counts.rows_read, found.counts.rows_rejected) != expected:
            raise ArchiveError(
                f"{whole}: {different:,} rows of {table.name} did not come back as they went in"
            )


def _opened(folder: Path) -> AbstractContextManager[ParquetSource]:
    return closing(open_parquet(ParquetAddress(folder)))


@contextmanager
def _opened_alone(file: Path) -> Iterator[ParquetSource]:
    """A source of this one file of an archive."""
    with TemporaryDirectory() as folder:
        Path(folder, file.name).symlink_to(file)
        with _opened(Path(folder)) as source:
            yield source
