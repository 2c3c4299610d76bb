"""The folder of an archive: its files, and what is known of each in `archive.json`."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extract.archive.ranges import EARLIER, LATER
from extract.errors import BfstatsError
from extract.machine.files import put_in_place, sha256_of, unverified
from extract.sources.columns import COLUMNS
from extract.sources.months import epoch_of_month

MANIFEST = "archive.json"
UNFINISHED = ".unfinished"
_OUR_NAMES = re.compile(r"[a-z_]+-(\d{4}-\d{2}|earlier|later)\.parquet")

Month = dict[str, Any]
"""What is known of a month: its `state`, `rows`, `rows_landed_only`, and `sha256` by file name.

While its files are put in place, also `next_sha256`, several by file name: a kill may leave any.
"""


class ArchiveError(BfstatsError):
    """The folder cannot be written, or a file in it is not what went in."""


class ArchiveFolder:
    """The files of the months, and what is known of each. Raises `ArchiveError`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._refuse_foreign()
        self._tables = self._read()
        self._write()

    def months(self, table: str) -> dict[str, Month]:
        """By label, what is known of the months of a table."""
        return self._tables.setdefault(table, {})

    def note(self, table: str, label: str, month: Month) -> None:
        """Know this of a month from now on."""
        self.months(table)[label] = month
        self._write()

    def file(self, table: str, label: str) -> Path:
        """Where the rows of a table of a month are."""
        return self._directory / f"{table}-{label}.parquet"

    def is_whole(self, file: Path) -> bool:
        """Whether a file is there as it was written; of one that nothing is known of, there."""
        known = {
            checksum
            for months in self._tables.values()
            for month in months.values()
            if file.name in month["sha256"] or file.name in month.get("next_sha256", {})
            for checksum in (
                month["sha256"].get(file.name),
                *month.get("next_sha256", {}).get(file.name, ()),
            )
        }
        return file.is_file() and (not known or sha256_of(file) in known)

    def is_up_to_date(self, month: Month | None, state: dict[str, Any]) -> bool:
        """Whether the files of a month are whole, and written from this very state."""
        if month is None:
            return False
        then: Any = month["state"]
        now: Any = state
        if not state.get("rows"):  # only landing could have something new
            then, now = then.get("landing"), now.get("landing")
        return bool(then == now) and all(
            self.is_whole(self._directory / name) for name in month["sha256"]
        )

    def refuse_damaged(self, month: Month | None, state: dict[str, Any]) -> None:
        """Raise `ArchiveError` where a file is damaged whose rows no source has any more."""
        for name in month["sha256"] if month and not state.get("rows") else ():
            file = self._directory / name
            if file.exists() and not self.is_whole(file):
                raise ArchiveError(
                    f"{file} is not as it was archived, and the source does not have its rows: put "
                    "a copy of it back, or delete it to have it written from what landed"
                )

    def take(self, written: Path, label: str, tables: Sequence[str]) -> dict[str, str]:
        """Put the files of a folder in place; those of the other tables of the month go.

        tables: first that whose month it is. Returns the checksums of the files by name.
        """
        files = sorted(written.iterdir())
        checksums = {file.name: sha256_of(file) for file in files}
        if known := self.months(tables[0]).get(label):
            before = known.get("next_sha256", {})
            coming = {name: [*before.get(name, ()), new] for name, new in checksums.items()}
            self.note(tables[0], label, {**known, "next_sha256": {**before, **coming}})
        for file in files:
            put_in_place(file, self._directory / file.name, like=self._directory / MANIFEST)
        for table in set(tables) - set(map(table_of, checksums)):
            self.file(table, label).unlink(missing_ok=True)
        return checksums

    @contextmanager
    def unfinished(self) -> Iterator[tuple[Path, Path]]:
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

    def _refuse_foreign(self) -> None:
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

    def _read(self) -> dict[str, dict[str, Month]]:
        """What is known of the months; nothing where that is damaged: all are written again."""
        try:
            manifest = json.loads((self._directory / MANIFEST).read_bytes())
            for months in manifest.values():
                for label, month in months.items():
                    if label not in {EARLIER, LATER}:
                        epoch_of_month(label)
                    dict(month["state"]), dict(month["sha256"]), dict(month.get("next_sha256", {}))
                    int(month["rows"]) + int(month["rows_landed_only"])
        except (FileNotFoundError, ValueError, TypeError, AttributeError, KeyError):
            return {}
        return dict(manifest)

    def _write(self) -> None:
        target = self._directory / MANIFEST
        with unverified(target) as copy:
            copy.write_text(json.dumps(self._tables, indent=1, sort_keys=True))
            put_in_place(copy, target)


def table_of(file_name: str) -> str:
    """The table whose rows a file of an archive has."""
    return file_name.partition("-")[0]
