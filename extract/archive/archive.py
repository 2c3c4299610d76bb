"""`archive`: both tables as Parquet, a file a month, from the source united with landing.

Landing may have rounds that ClickHouse merged away, and hours whose samples it let go. Each file is
written beside its place, read back row by row, and only then takes its name; `archive.json` says
what it was written from, so that a later run writes only the months that are no longer the same.
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
from typing import Any

from extract.archive.tables import ARCHIVED_TABLES, ArchivedTable
from extract.config import ParquetAddress
from extract.errors import BfstatsError
from extract.files import put_in_place, sha256_of, unverified
from extract.landing.database import temporary_rows
from extract.landing.load import LoadCounts
from extract.landing.runs import ARCHIVE, Stopwatch, record_runs
from extract.months import month_of, whole_months
from extract.progress import LoadProgress
from extract.sources.columns import COLUMNS
from extract.sources.parquet import ParquetSource, open_parquet
from extract.sources.protocol import Row, Source, TimeRange
from extract.sync import check_complete, until_complete

MANIFEST = "archive.json"
UNFINISHED = ".unfinished"
_OUR_NAMES = re.compile(r"[a-z_]+-(\d{4}-\d{2}|earlier|later)\.parquet")


class ArchiveError(BfstatsError):
    """The folder cannot be written, or a file in it is not what went in."""


@dataclass(frozen=True)
class TableArchive:
    """What the archive has of a table, and what this run did for it.

    rows: those of the source, copies and what cannot be landed included.
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

    def write(self) -> Iterator[TableArchive]:
        """Bring the archive of each table up to date, one month after the other."""
        for table in ARCHIVED_TABLES:
            yield self._write_table(table(self._connection, self._source))

    def _write_table(self, table: ArchivedTable) -> TableArchive:
        stopwatch = Stopwatch()
        written = 0
        months = self._manifest.setdefault(table.name, {})
        with LoadProgress(table.name, table.count(TimeRange(None, None))) as progress:
            for label, times in _ranges(span := table.span()):
                state = table.state(times)
                # A table without rows has a file, too, which says so.
                if (state or span is None) and not self._is_up_to_date(months.get(label), state):
                    content = until_complete(partial(self._write_month, table, label, times))
                    months[label] = {"state": state, **content}
                    self._write_manifest()
                    written += 1
                progress.advance(state.get("rows", 0))
        rows = sum(month["rows"] for month in months.values())
        record_runs(self._connection, [stopwatch.stop(ARCHIVE, table.name, row_count=rows)])
        return TableArchive(
            table.name,
            sum(len(month["sha256"]) for month in months.values()),
            written,
            rows,
            sum(month["rows_landed_only"] for month in months.values()),
        )

    def _is_up_to_date(self, month: dict[str, Any] | None, state: dict[str, Any]) -> bool:
        if month is None or month["state"] != state:
            return False
        files = {self._directory / name: checksum for name, checksum in month["sha256"].items()}
        return all(
            file.is_file() and sha256_of(file) == checksum for file, checksum in files.items()
        )

    def _write_month(self, table: ArchivedTable, label: str, times: TimeRange) -> dict[str, Any]:
        """Write a month's files and put them in place; returns what the manifest says of them."""
        with self._unfinished_folders() as (raw, whole):
            counted = table.count(times)
            self._source.export(table.name, times, raw / f"{table.name}.parquet")
            with _opened(raw) as exported:
                read = table.collect(exported)
                check_complete(table.name, read.rows_read, counted, table.count(times))
                landed = table.landed_only(times)
                for name, rows in {table.name: [], table.landed_table: landed}.items():
                    if rows or name == table.name:
                        exported.write_united(name, rows, whole / f"{name}-{label}.parquet")
            self._verify(table, read, landed, whole)
            checksums = {}
            for file in sorted(whole.iterdir()):
                checksums[file.name] = sha256_of(file)
                put_in_place(file, self._directory / file.name)
            for name in {table.name, table.landed_table} - {_table_of(name) for name in checksums}:
                (self._directory / f"{name}-{label}.parquet").unlink(missing_ok=True)
        return {"rows": read.rows_read, "rows_landed_only": len(landed), "sha256": checksums}

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
        foreign = [
            file.name
            for table in COLUMNS
            for file in self._directory.glob(f"{table}*.parquet")
            if not _OUR_NAMES.fullmatch(file.name)
        ]
        if foreign:
            raise ArchiveError(
                f"{self._directory} holds {foreign[0]}, which no archive wrote: name another folder"
            )

    def _read_manifest(self) -> dict[str, dict[str, Any]]:
        try:
            manifest = json.loads((self._directory / MANIFEST).read_bytes())
        except FileNotFoundError:
            return {}
        except ValueError:
            return {}  # every month is written again
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
            for one in folders:
                one.mkdir(parents=True)
            yield folders
        except OSError as error:
            raise ArchiveError(f"cannot write to {self._directory}: {error.strerror}") from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _ranges(span: tuple[int, int] | None) -> Iterator[tuple[str, TimeRange]]:
    """Labelled ranges that leave no row out, not even one whose time cannot be."""
    if span is None:
        yield "earlier", TimeRange(None, None)
        return
    months = list(whole_months(*span))
    yield "earlier", TimeRange(None, months[0].from_epoch)
    for month in months:
        yield month_of(month.from_epoch or 0), month
    yield "later", TimeRange(months[-1].until_epoch, None)


def _opened(folder: Path) -> AbstractContextManager[ParquetSource]:
    return closing(open_parquet(ParquetAddress(folder)))


def _table_of(file_name: str) -> str:
    return file_name.partition("-")[0]
