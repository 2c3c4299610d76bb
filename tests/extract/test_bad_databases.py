"""What is wrong with the SQLite file or an option: one clear line, nothing made or changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extract.database.connection import SCHEMA_VERSION
from tests.extract.refusals import assert_one_line, snapshot
from tests.support.commands import Bfstats
from tests.support.site_tables import PROJECT_ROOT

SQLITE_HEADER = b"SQLite format 3\x00"


def test_a_file_that_is_no_database(
    refused: Callable[..., str], good_source: str, bfstats: Bfstats
) -> None:
    path = bfstats.database
    for text in (b"name,score\n", b"x" * 5000):
        path.write_bytes(text)
        refused(good_source, f"{path} is not a SQLite database: set BFSTATS_DB to another file, or")
    path.write_bytes(SQLITE_HEADER + b"x" * 5000)
    refused(good_source, f"{path}: file is not a database")


@pytest.mark.parametrize("command", ["sync", "status", "ingest"])
def test_a_database_that_is_a_folder(bfstats: Bfstats, good_source: str, command: str) -> None:
    path = bfstats.database
    path.mkdir()
    before = snapshot(bfstats.folder)
    done = bfstats.extract(good_source, command)
    assert_one_line(done, f"{path} is a folder: set BFSTATS_DB to a file in it, such as {path}/bf")
    assert snapshot(bfstats.folder) == before


def test_a_database_of_a_newer_bfstats(
    refused: Callable[..., str], good_source: str, bfstats: Bfstats
) -> None:
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("pragma user_version = 99")
    refused(
        good_source,
        f"was made by a newer bfstats (schema 99, this one knows {SCHEMA_VERSION})",
    )


def test_a_database_of_another_program(
    refused: Callable[..., str], good_source: str, bfstats: Bfstats
) -> None:
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("create table notes (note text)")
    refused(good_source, "is another program's database: set BFSTATS_DB to another file")


def test_a_file_that_may_not_grow(bfstats: Bfstats, good_source: str) -> None:
    own = {"BFSTATS_DB": str(bfstats.database), "BFSTATS_SOURCE": good_source}
    done = subprocess.run(
        ["/bin/bash", "-c", 'ulimit -f 40 && exec "$0" -m extract sync', sys.executable],
        cwd=PROJECT_ROOT,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    assert_one_line(done, f"{bfstats.database}: disk I/O error: the disk, or a limit on a file's")
    assert bfstats.extract(good_source, "sync").returncode == 0


def test_a_database_where_no_file_can_be(
    refused: Callable[..., str], good_source: str, tmp_path: Path, unwritable_folder: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("nothing")
    for path, said in (
        (file / "bfstats.db", f"cannot make the folder {file}: File exists"),
        (file / "new" / "bfstats.db", f"cannot make the folder {file}/new: Not a directory"),
        (unwritable_folder / "bfstats.db", f"cannot make the lock file {unwritable_folder}/"),
        (unwritable_folder / "new" / "bfstats.db", f"cannot make the folder {unwritable_folder}/"),
    ):
        refused(good_source, said, BFSTATS_DB=str(path))


@pytest.fixture
def unwritable_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which this user cannot make a file, not even as root."""
    if os.geteuid():
        folder = tmp_path / "closed"
        folder.mkdir(mode=0o555)
        yield folder
        folder.chmod(0o755)
    elif Path("/sys/kernel").is_dir():
        yield Path("/sys/kernel")
    else:
        pytest.skip("as root, every folder of this machine is writable")


def test_options_that_make_no_sense(bfstats: Bfstats, good_source: str) -> None:
    before = snapshot(bfstats.folder)
    for arguments in (
        ["--since", "yesterday"],
        ["--since", ""],
        ["--table", "players"],
        ["--batch-size", "0"],
        ["--overlap", "-1"],
        ["--wait", "soon"],
        ["--nonsense"],
    ):
        done = bfstats.extract(good_source, "sync", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines()[-1].startswith(("Error: Invalid value", "Error: No such"))
    assert snapshot(bfstats.folder) == before
