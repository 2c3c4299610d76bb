"""What is written beside the SQLite file is private, too, and whom the owner lets in stays in."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extract.config import ParquetAddress
from extract.machine.spill_folder import PREFIX
from extract.schedule.log import ROTATE_BYTES
from extract.sources import open_source
from tests.extract.fillable_sites import NOW, ParquetSite, played
from tests.schedule.conftest import small_site
from tests.support.commands import Bfstats

OPERATOR, WEB, GROUP = 4101, 4102, 4104
READ = """
import sqlite3, sys
with sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True) as connection:
    print(*connection.execute("select count(*) from landing_player_rounds").fetchone(), flush=True)
    sys.stdin.readline()
"""
WRITE = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as connection:
    connection.execute("delete from landing_rejected_rows")
"""


@pytest.fixture(autouse=True)
def _no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def site(tmp_path: Path) -> ParquetSite:
    return small_site(tmp_path)


def access(path: Path) -> tuple[int, int]:
    """Mode and group."""
    return stat.S_IMODE(path.stat().st_mode), path.stat().st_gid


def modes(*folders: Path) -> dict[str, str]:
    files = (path for folder in folders for path in folder.iterdir() if path.is_file())
    return {path.name: oct(access(path)[0]) for path in files}


def let_in(path: Path, mode: int) -> tuple[int, int]:
    """Give the file to a group; returns what `access` then says."""
    os.chown(path, -1, -1 if os.geteuid() else GROUP)
    path.chmod(mode)
    return access(path)


def test_a_file_that_dbt_began_is_its_owners_alone(bfstats: Bfstats, site: ParquetSite) -> None:
    """Before any landing it leaves an empty one, made as the umask has it."""
    bfstats.database.touch(0o644)
    bfstats.sync(site.source)
    assert access(bfstats.database)[0] == 0o600


def test_backups_archives_and_logs_are_their_owners_alone(
    bfstats: Bfstats, site: ParquetSite, tmp_path: Path
) -> None:
    backups, archive, logs = tmp_path / "backups", tmp_path / "archive", tmp_path / "logs"
    backups.mkdir()
    bfstats.sync(site.source)
    for command in (
        ("backup", str(backups / "monday")),
        ("archive", str(archive)),
        ("cadence", "hourly", "true", "--log", str(logs / "log")),
    ):
        assert bfstats.extract(site.source, *command).returncode == 0
    found = modes(backups, archive, logs)
    assert len([name for name in found if name.endswith(".parquet")]) == 2
    assert set(found.values()) == {"0o600"}, found


def test_whom_the_owner_let_in_stays_in(
    bfstats: Bfstats, site: ParquetSite, tmp_path: Path
) -> None:
    backup, archive, log = tmp_path / "backup", tmp_path / "archive", tmp_path / "log"
    bfstats.sync(site.source)
    commands: list[tuple[str, ...]] = [
        ("backup", str(backup)),
        ("archive", str(archive)),
        ("cadence", "hourly", "true", "--log", str(log)),
    ]
    for command in commands:
        assert bfstats.extract(site.source, *command).returncode == 0
    granted = {path: let_in(path, 0o640) for path in (backup, log, *archive.glob("*.*"))}
    os.truncate(log, ROTATE_BYTES)
    earlier = NOW - 90 * 86_400
    site.add([played("Cy", round_start_time=earlier, round_end_time=earlier + 600)])
    for command in commands:
        assert bfstats.extract(site.source, *command).returncode == 0
    assert {path: access(path) for path in granted} == granted
    added = [path for path in archive.glob("*.parquet") if path not in granted]
    assert added
    assert {access(path) for path in added} == {access(backup)}


def test_an_older_backup_lets_no_others_in(bfstats: Bfstats, site: ParquetSite) -> None:
    bfstats.sync(site.source)
    backup = bfstats.folder / "backup"
    backup.touch()
    backup.chmod(0o646)
    assert bfstats.extract("", "backup", str(backup)).returncode == 0
    assert access(backup)[0] == 0o640


def test_rows_that_are_sorted_on_disk_are_their_owners_alone(
    site: ParquetSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spilled = tmp_path / "spilled"
    spilled.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spilled))
    with closing(open_source(ParquetAddress(site.directory))):
        (folder,) = spilled.iterdir()
        assert access(folder)[0] == 0o700
        (left := spilled / f"{PREFIX}left").mkdir()
        for old in (folder, left):
            os.utime(old, (0, 0))
        with closing(open_source(ParquetAddress(site.directory))):
            assert folder.exists()
            assert not left.exists()  # a killed program's
    assert list(spilled.iterdir()) == []


def as_user(user: int, script: str, database: Path) -> subprocess.Popen[str]:
    """Run a script as a user that is in the common group; the system's Python, as others may."""
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if python is None:
        pytest.skip("other users have no Python here")
    return subprocess.Popen(
        [python, "-c", script, str(database)],
        user=user,
        group=user,
        extra_groups=[GROUP],
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two users")
@pytest.mark.parametrize(("mode", "is_in_the_way"), [(0o660, False), (0o640, True)])
def test_a_reader_that_made_the_shm_is_in_the_way_only_if_the_group_may_not_write(
    site: ParquetSite, mode: int, is_in_the_way: bool
) -> None:
    """Why docs/runbook.md says 660."""
    with tempfile.TemporaryDirectory(prefix="bfstats-shared-", dir="/tmp") as name:
        shared = Bfstats(Path(name))
        shared.sync(site.source)
        for path, permissions in ((shared.folder, 0o2770), (shared.database, mode)):
            os.chown(path, OPERATOR, GROUP)
            path.chmod(permissions)
        reader = as_user(WEB, READ, shared.database)
        assert reader.stdout
        assert reader.stdout.readline() == "2\n"
        assert (shared.folder / "bfstats.db-shm").stat().st_uid == WEB
        _, error = as_user(OPERATOR, WRITE, shared.database).communicate(timeout=30)
        assert ("attempt to write a readonly database" in error) == is_in_the_way, error
        assert bool(error) == is_in_the_way
        reader.communicate(timeout=30)
