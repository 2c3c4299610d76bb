"""One SQLite file, one lock, whatever name leads to it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.config import database_path
from extract.errors import DatabaseError
from extract.machine.file_system import refuse_own_files
from extract.machine.lock import exclusive, lock_path
from tests.extract.fillable_sites import ParquetSite, played
from tests.support.commands import DBT, Bfstats
from tests.support.site_tables import PROJECT_ROOT

HELD = 75


@pytest.fixture
def landed(bfstats: Bfstats, parquet_site: ParquetSite) -> Bfstats:
    """A file with one round."""
    parquet_site.add([played()])
    bfstats.sync(f"parquet:{parquet_site.directory}", "--table", "player_rounds")
    return bfstats


def link(database: Path) -> Path:
    name = database.with_name("link.db")
    name.symlink_to(database)
    return name


def link_to_a_link(database: Path) -> Path:
    name = database.with_name("another.db")
    name.symlink_to(link(database).name)
    return name


def link_in_another_folder(database: Path) -> Path:
    folder = database.with_name("elsewhere")
    folder.mkdir()
    (folder / "stats.db").symlink_to(f"../{database.name}")
    return folder / "stats.db"


def folder_that_is_a_link(database: Path) -> Path:
    folder = database.with_name("folder")
    folder.symlink_to(database.parent, target_is_directory=True)
    return folder / database.name


def up_and_down(database: Path) -> Path:
    return database.parent / ".." / database.parent.name / database.name


def relative(database: Path) -> Path:
    return Path(os.path.relpath(database, PROJECT_ROOT))


NAMES = [
    *(link, link_to_a_link, link_in_another_folder, folder_that_is_a_link, up_and_down, relative)
]


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


@pytest.mark.parametrize("name", NAMES)
def test_every_name_leads_to_the_one_file(
    bfstats: Bfstats, monkeypatch: pytest.MonkeyPatch, name: Callable[[Path], Path]
) -> None:
    bfstats.database.touch()
    monkeypatch.chdir(PROJECT_ROOT)
    monkeypatch.setenv("BFSTATS_DB", str(name(bfstats.database)))
    assert database_path() == bfstats.database


def test_a_link_has_no_lock_of_its_own(landed: Bfstats) -> None:
    backup = landed.folder / "backup"
    database = str(link_in_another_folder(landed.database))
    assert landed.extract("", "backup", str(backup), BFSTATS_DB=database).returncode == 0
    before = files(landed.folder)
    with exclusive(landed.database, 0):
        for command in (["restore", "--force", str(backup)], ["prune"]):
            done = landed.extract("", *command, BFSTATS_DB=database)
            assert (done.returncode, done.stdout) == (HELD, "")
            assert f"another run holds {lock_path(landed.database)}:" in done.stderr
    assert files(landed.folder) == before


@pytest.mark.parametrize("name", [link_in_another_folder, relative])
def test_a_cadence_hands_its_lock_down_whatever_it_calls_the_file(
    landed: Bfstats, name: Callable[[Path], Path]
) -> None:
    """Its command may go to another folder first, and may name the file itself."""
    python = f"PYTHONPATH={shlex.quote(str(PROJECT_ROOT))} {shlex.quote(sys.executable)}"
    prune = f"{python} -m extract prune"
    done = landed.extract(
        *("", "cadence", "hourly", f"cd / && {prune} && BFSTATS_DB={landed.database} {prune}"),
        *("--log", str(landed.folder / "log")),
        BFSTATS_DB=str(name(landed.database)),
    )
    assert done.returncode == 0, (landed.folder / "log").read_text()
    assert landed.rows("select count(*) from runs where kind = 'cadence'") == [(1,)]


def test_dbt_that_is_typed_goes_the_same_way(landed: Bfstats) -> None:
    """SQLite follows links itself: file, WAL and lock of a link lie where it leads to."""
    name = link_in_another_folder(landed.database)
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-c",
                DBT,
                "--quiet",
                "seed",
                "--select",
                "player_milestone_thresholds",
            ),
            *("--target-path", str(landed.folder / "target"), "--log-path", str(landed.folder)),
        ],
        cwd=PROJECT_ROOT,
        env={**os.environ, "BFSTATS_DB": str(name)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert landed.rows("select count(*) > 0 from player_milestone_thresholds") == [(1,)]
    assert files(name.parent) == {name.name}


def test_a_link_to_a_file_that_is_not_there_yet_is_where_it_will_be(
    bfstats: Bfstats, parquet_site: ParquetSite
) -> None:
    parquet_site.add([played()])
    name = link_in_another_folder(bfstats.database)
    source = f"parquet:{parquet_site.directory}"
    bfstats.sync(source, "--table", "player_rounds", BFSTATS_DB=str(name))
    assert bfstats.rows("select count(*) from landing_player_rounds") == [(1,)]
    assert name.is_symlink()
    assert files(name.parent) == {name.name}


def test_a_file_with_two_names_is_refused(landed: Bfstats, parquet_site: ParquetSite) -> None:
    second = landed.database.with_name("second.db")
    second.hardlink_to(landed.database)
    before = files(landed.folder)
    for command in (["sync"], ["status"]):
        done = landed.extract(f"parquet:{parquet_site.directory}", *command, BFSTATS_DB=str(second))
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == (
            f"bfstats: {second} has 2 names (hard links), and under each a WAL of its own, which "
            f"would damage it: keep one (find FOLDER -samefile {second} shows them)\n"
        )
    assert files(landed.folder) == before


def to_itself(folder: Path) -> tuple[Path, str]:
    name = folder / "link.db"
    name.symlink_to(name.name)
    return name, "is a link that leads to itself"


def to_a_disk_that_is_away(folder: Path) -> tuple[Path, str]:
    name = folder / "link.db"
    name.symlink_to(folder / "disk" / "bfstats.db")
    return name, f"which leads to nothing: mount or make {folder / 'disk' / 'bfstats.db'}, or"


def in_a_folder_that_is_away(folder: Path) -> tuple[Path, str]:
    (folder / "link").symlink_to(folder / "disk")
    return folder / "link" / "new" / "bfstats.db", f"make {folder / 'disk'}, or take the link away"


def to_a_device(folder: Path) -> tuple[Path, str]:
    name = folder / "link.db"
    name.symlink_to("/dev/null")
    return name, "/dev/null is not a file: set BFSTATS_DB to another"


def to_a_pipe(folder: Path) -> tuple[Path, str]:
    os.mkfifo(folder / "pipe")
    return folder / "pipe", "is not a file: set BFSTATS_DB to another"


@pytest.mark.parametrize(
    "make",
    [to_itself, to_a_disk_that_is_away, in_a_folder_that_is_away, to_a_device, to_a_pipe],
)
def test_a_name_that_leads_to_no_file_is_refused(
    bfstats: Bfstats,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], tuple[Path, str]],
) -> None:
    name, reason = make(bfstats.folder)
    before = files(bfstats.folder)
    monkeypatch.setenv("BFSTATS_DB", str(name))
    with pytest.raises(DatabaseError, match=re.escape(reason)):
        database_path()
    assert files(bfstats.folder) == before


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal", ".lock"])
@pytest.mark.parametrize("over", ["", "folder"])
def test_what_belongs_to_the_file_is_no_target(tmp_path: Path, suffix: str, over: str) -> None:
    (tmp_path / "folder").symlink_to(tmp_path)
    target = tmp_path / over / f"bfstats.db{suffix}"
    with pytest.raises(DatabaseError, match="is the database itself, or a part of it"):
        refuse_own_files(target, tmp_path / "bfstats.db")
    refuse_own_files(tmp_path / "bfstats.db.copy", tmp_path / "bfstats.db")


@pytest.mark.parametrize("command", [["backup"], ["cadence", "hourly", "true", "--log"]])
def test_nothing_is_written_over_the_file_and_what_lies_beside_it(
    landed: Bfstats, command: list[str]
) -> None:
    contents = landed.database.read_bytes()
    target = landed.folder / "bfstats.db-wal"
    done = landed.extract("", *command, str(target))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: {target} is the database itself, or a part of it: name another file\n"
    )
    assert not target.exists()
    done = landed.extract("", *command, str(link(landed.database)))
    assert (done.returncode, done.stdout) == (1, "")
    assert landed.database.read_bytes() == contents


def test_a_backup_is_not_written_where_its_unfinished_copy_would_be_the_file(
    landed: Bfstats,
) -> None:
    database = landed.database.rename(landed.folder / "copy.unverified")
    done = landed.extract("", "backup", str(landed.folder / "copy"), BFSTATS_DB=str(database))
    assert done.returncode == 1
    assert f"{database} is the database itself" in done.stderr
    assert database.exists()


def test_a_file_is_not_restored_from_itself(landed: Bfstats) -> None:
    name = link(landed.database)
    done = landed.extract("", "restore", "--force", str(name))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{name} is the database itself" in done.stderr
