"""`archive`: both tables as Parquet, a file a month, from the source united with landing.

Landing may have rounds that ClickHouse merged away, and hours whose samples it let go. When
ClickHouse has gone, landing has all that is new. An earlier run may have more still: what is
archived stays, unless it was found deleted, or was deleted through `ingest`.

Each file is written beside its place, compared with the source by a checksum of all columns, read
back row by row, and only then takes its name. `archive.json` says what it was written from, so that
a later run writes only the months that are no longer the same.
"""

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extract.archive.ranges import EARLIER, LATER, labelled_ranges
from extract.archive.tables import ARCHIVED_TABLES, ArchivedTable
from extract.config import ParquetAddress
from extract.database.connection import temporary_rows
from extract.errors import BfstatsError, IncompleteReadError
from extract.jobs.sync import check_complete
from extract.machine.files import put_in_place, sha256_of, unverified
from extract.progress import LoadProgress
from extract.records.loads import LoadCounts
from extract.records.runs import ARCHIVE, Stopwatch, record_runs
from extract.sources.columns import COLUMNS, SERVER_HOURS
from extract.sources.months import epoch_of_month
from extract.sources.parquet import ParquetSource, open_parquet
from extract.sources.protocol import Row, Source, TimeRange
from extract.sources.retries import persistently

MANIFEST = "archive.json"
UNFINISHED = ".unfinished"
_OUR_NAMES = re.compile(r"[a-z_]+-(\d{4}-\d{2}|earlier|later)\.parquet")


class ArchiveError(BfstatsError):
    """The folder cannot be written, or a file in it is not what went in."""


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
        self._directory = directory
        self._check_folder()
        self._manifest = self._read_manifest()
        self._write_manifest()

    def write(self) -> Iterator[TableArchive]:
        """Bring the archive of each table up to date, one month after the other."""
        for table in ARCHIVED_TABLES:
            yield self._write_table(table(self._connection, self._source))

    def _write_table(self, table: ArchivedTable) -> TableArchive:
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

    def _write_months(self, table: ArchivedTable) -> TableArchive:
        written = 0
        months = self._manifest.setdefault(table.name, {})
        ranges = labelled_ranges(table.span(), months)
        with LoadProgress(table.name, table.count()) as progress:
            for label, times in ranges.items():
                state = table.state(times)
                # A table without rows has a file, too, which says so.
                is_there = state or label in months or ranges.keys() == {EARLIER}
                if is_there and not self._is_up_to_date(months.get(label), state):
                    self._refuse_damaged(months.get(label), state)
                    content = persistently(partial(self._write_month, table, label, times, state))
                    months[label] = {"state": state, **content}
                    self._write_manifest()
                    written += 1
                progress.advance(state.get("rows", 0))
        return TableArchive(
            table.name,
            sum(len(month["sha256"]) for month in months.values()),
            written,
            sum(month["rows"] for month in months.values()),
            sum(month["rows_landed_only"] for month in months.values()),
        )

    def _is_up_to_date(self, month: dict[str, Any] | None, state: dict[str, Any]) -> bool:
        if month is None:
            return False
        then: Any = month["state"]
        now: Any = state
        if not state.get("rows"):  # only landing could have something new
            then, now = then.get("landing"), now.get("landing")
        return bool(then == now) and all(
            self._is_whole(self._directory / name) for name in month["sha256"]
        )

    def _refuse_damaged(self, month: dict[str, Any] | None, state: dict[str, Any]) -> None:
        """Raise `ArchiveError` where a file is damaged whose rows no source has any more."""
        for name in month["sha256"] if month and not state.get("rows") else ():
            file = self._directory / name
            if file.exists() and not self._is_whole(file):
                raise ArchiveError(
                    f"{file} is not as it was archived, and the source does not have its rows: put "
                    "a copy of it back, or delete it to have it written from what landed"
                )

    def _write_month(
        self, table: ArchivedTable, label: str, times: TimeRange, state: dict[str, Any]
    ) -> dict[str, Any]:
        """Write a month's files and put them in place; returns what the manifest says of them."""
        with self._unfinished_folders() as (raw, whole):
            self._export(table, label, times, state, raw)
            archived = self._archived_hours(table, label)
            with _opened(raw) as exported:
                exported.check_table(table.name)
                read = table.collect(exported)
                landed = table.landed_only(times, archived)
                for name, rows in {table.name: [], table.landed_table: landed}.items():
                    if rows or name == table.name:
                        exported.write_united(name, rows, whole / f"{name}-{label}.parquet")
            self._verify(table, read, landed, whole)
            checksums = {}
            for file in sorted(whole.iterdir()):
                checksums[file.name] = sha256_of(file)
                target = self._directory / file.name
                put_in_place(file, target, like=self._directory / MANIFEST)
            for name in {table.name, table.landed_table} - {_table_of(name) for name in checksums}:
                (self._directory / f"{name}-{label}.parquet").unlink(missing_ok=True)
        return {"rows": read.rows_read, "rows_landed_only": len(landed), "sha256": checksums}

    def _export(
        self,
        table: ArchivedTable,
        label: str,
        times: TimeRange,
        state: dict[str, Any],
        raw: Path,
    ) -> None:
        """Write what the source has of a range, and what only the archive still has of a month."""
        sent_file = raw / f"{table.name}.parquet"
        self._source.export(table.name, times, sent_file)
        with _opened(raw) as exported:
            self._check_exported(table, times, state, exported)
        if label in {EARLIER, LATER}:
            return
        if deleted := table.deleted_here(times):
            left = raw / "left.parquet"
            with _opened(raw) as exported:
                exported.export_without(table.name, deleted, left)
            left.replace(sent_file)
        older = self._directory / f"{table.name}-{label}.parquet"
        if self._is_whole(older):
            with _opened_alone(older) as archived:
                dropped = table.dropped(times, archived)
            kept = raw / f"{table.name}-archived.parquet"
            with _opened(raw) as exported:
                exported.export_missing(table.name, older, dropped, kept)

    def _check_exported(
        self, table: ArchivedTable, times: TimeRange, state: dict[str, Any], exported: ParquetSource
    ) -> None:
        """Raise `SourceError` unless the rows that arrived are those that the source has."""
        before = state.get("rows", 0), state.get("checksum", "0")
        sent = exported.fingerprint(table.name, TimeRange(None, None))
        after = self._source.fingerprint(table.name, times)
        check_complete(table.name, sent[0], before[0], after[0])
        # Of rows that change meanwhile the next run finds another checksum, and writes them again.
        if before == after != sent:
            raise IncompleteReadError(
                f"{table.name}: the rows that arrived are not those that the source has"
            )

    def _archived_hours(self, table: ArchivedTable, label: str) -> list[Row]:
        """The hours of a month that the archive has without their samples."""
        older = self._directory / f"{SERVER_HOURS}-{label}.parquet"
        if table.landed_table != SERVER_HOURS or not self._is_whole(older):
            return []
        with _opened_alone(older) as archived:
            return archived.landed_hours()

    def _is_whole(self, file: Path) -> bool:
        """Whether a file is there as it was written; of one that nothing is known of, there."""
        known = {
            name: checksum
            for months in self._manifest.values()
            for month in months.values()
            for name, checksum in month["sha256"].items()
        }
        if not file.is_file():
            return False
        checksum = sha256_of(file)
        return bool(known.get(file.name, checksum) == checksum)

    def _verify(
        self, table: ArchivedTable, read: LoadCounts, landed: list[Row], whole: Path
    ) -> None:
        """Raise `ArchiveError` unless the files give back, row by row, what went in."""
        columns = ", ".join(table.columns)
        names = ", ".join(column.landed_name for column in COLUMNS[table.landed_table])
        places = ", ".join("?" * len(COLUMNS[table.landed_table]))
        with temporary_rows(self._connection):
            self._connection.execute("drop table if exists temp.expected")
            self._connection.executemany(
                f"insert or replace into {table.collected} ({names}) values ({places})", landed
            )
            self._connection.execute(
                f"create temp table expected as select {columns} from {table.collected}"
            )
        with _opened(whole) as written:
            for name in {_table_of(file.name) for file in whole.iterdir()}:
                written.check_table(name)
            found = table.collect(written)
        (different,) = self._connection.execute(
            f"""
            select count(*) from (
                select * from (
                    select * from expected except select {columns} from {table.collected}
                )
                union all
                select * from (
                    select {columns} from {table.collected} except select * from expected
                )
            )
            """
        ).fetchone()
        expected = (read.rows_read + table.rows_of(landed), read.rows_rejected)
        if different or (found.rows_read, found.rows_rejected) != expected:
            raise ArchiveError(
                f"{whole}: {different:,} rows of {table.name} did not come back as they went in"
            )

    def _check_folder(self) -> None:
        names = [
            file.name
            for table in COLUMNS
            for file in sorted(self._directory.glob(f"{table}*.parquet"))
        ]
        is_archive = (self._directory / MANIFEST).exists()
        if foreign := [name for name in names if not (is_archive and _OUR_NAMES.fullmatch(name))]:
            raise ArchiveError(
                f"{self._directory} holds {foreign[0]}, which no archive wrote: name another folder"
            )

    def _read_manifest(self) -> dict[str, dict[str, Any]]:
        """What is known of the months; nothing where that is damaged: all are written again."""
        try:
            manifest = json.loads((self._directory / MANIFEST).read_bytes())
            for months in manifest.values():
                for label, month in months.items():
                    if label not in {EARLIER, LATER}:
                        epoch_of_month(label)
                    dict(month["state"]), dict(month["sha256"])
                    int(month["rows"]) + int(month["rows_landed_only"])
        except (FileNotFoundError, ValueError, TypeError, AttributeError, KeyError):
            return {}
        return dict(manifest)

    def _write_manifest(self) -> None:
        target = self._directory / MANIFEST
        with unverified(target) as copy:
            copy.write_text(json.dumps(self._manifest, indent=1, sort_keys=True))
            put_in_place(copy, target)

    @contextmanager
    def _unfinished_folders(self) -> Iterator[tuple[Path, Path]]:
        """Two empty folders on the same disk; whatever is left in them goes."""
        folder = self._directory / UNFINISHED
        folders = folder / "raw", folder / "whole"
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700, parents=True)
            for one in folders:
                one.mkdir()
            yield folders
        except OSError as error:
            raise ArchiveError(f"cannot write to {self._directory}: {error.strerror}") from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _opened(folder: Path) -> AbstractContextManager[ParquetSource]:
    return closing(open_parquet(ParquetAddress(folder)))


@contextmanager
def _opened_alone(file: Path) -> Iterator[ParquetSource]:
    """A source of this one file of an archive."""
    with TemporaryDirectory() as folder:
        Path(folder, file.name).symlink_to(file)
        with _opened(Path(folder)) as source:
            yield source


def _table_of(file_name: str) -> str:
    return file_name.partition("-")[0]
