"""No SQLite file on another machine's disk, whatever command would open it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.machine.file_system import place_of, type_at
from extract.machine.lock import exclusive
from tests.extract.fillable_sites import ParquetSite, played
from tests.support.commands import Bfstats
from tests.support.namespaces import IN_A_NAMESPACE, needs_namespaces
from tests.support.site_tables import PROJECT_ROOT

MOUNTS = r"""
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
22 27 0:21 / /proc rw,nosuid shared:3 master:1 - proc proc rw
40 27 0:40 / /srv rw - nfs4 files:/srv rw,vers=4.2
41 40 254:1 / /srv/disk rw - xfs /dev/vdb rw
42 27 0:42 / /mnt/two\040words rw - cifs //files/share rw
43 27 0:43 / /over rw - ext4 /dev/vdc rw
44 43 0:44 / /over rw - fuse.sshfs files: rw
"""

AS_ON_A_NETWORK = """
sed "s/ - [^ ]* / - $TYPE /" /proc/self/mountinfo > "$FOLDER/mountinfo"
mount --bind "$FOLDER/mountinfo" /proc/$$/mountinfo
exec "$PYTHON" -m extract sync
"""


MOUNTED_ALONE = """
touch "$MOUNTED/$PART"
mount --bind "$FOLDER/$PART" "$MOUNTED/$PART"
exec "$PYTHON" -m extract "$@"
"""

MOUNTED_FOLDER = """
mount --bind "$FOLDER" "$MOUNTED"
exec "$PYTHON" -m extract "$@"
"""

READ_ONLY_FOLDER = """
mount --bind "$FOLDER" "$MOUNTED"
mount -o remount,ro,bind "$MOUNTED"
exec "$PYTHON" -m extract "$@"
"""


def in_a_container(
    script: str, bfstats: Bfstats, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command with mounts of its own, on the file of a folder `mounted`."""
    mounted = bfstats.folder / "mounted"
    mounted.mkdir(exist_ok=True)
    return subprocess.run(
        [*IN_A_NAMESPACE, "sh", "-ec", script, "sh", *arguments],
        cwd=PROJECT_ROOT,
        env={
            **os.environ,
            "BFSTATS_DB": str(mounted / "bfstats.db"),
            "FOLDER": str(bfstats.folder),
            "MOUNTED": str(mounted),
            "PYTHON": sys.executable,
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def landed(bfstats: Bfstats, parquet_site: ParquetSite) -> Bfstats:
    """A file with one round."""
    parquet_site.add([played()])
    bfstats.sync(f"parquet:{parquet_site.directory}", "--table", "player_rounds")
    return bfstats


@needs_namespaces
@pytest.mark.parametrize(
    ("command", "part"),
    [
        (["sync"], "bfstats.db"),
        (["status"], "bfstats.db"),
        (["backup", "copy"], "bfstats.db"),
        (["status"], "bfstats.db-wal"),
    ],
)
def test_a_file_that_is_mounted_without_its_folder_is_refused(
    landed: Bfstats, parquet_site: ParquetSite, command: list[str], part: str
) -> None:
    """What lies in the WAL outside would be missing, and a second WAL would be written."""
    (landed.folder / part).touch()
    source = f"parquet:{parquet_site.directory}"
    done = in_a_container(MOUNTED_ALONE, landed, *command, PART=part, BFSTATS_SOURCE=source)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: {landed.folder / 'mounted' / part} is mounted by itself, apart from the files "
        "beside it, which damages the database: mount the whole folder that it lies in\n"
    )
    assert [file.name for file in (landed.folder / "mounted").iterdir()] == [part]


@needs_namespaces
def test_a_folder_that_is_mounted_elsewhere_has_the_one_lock(landed: Bfstats) -> None:
    with exclusive(landed.database, 0):
        done = in_a_container(MOUNTED_FOLDER, landed, "prune")
    assert (done.returncode, done.stdout) == (75, "")
    assert in_a_container(MOUNTED_FOLDER, landed, "prune").returncode == 0


@needs_namespaces
def test_a_reader_of_a_read_only_folder_is_told_why_it_cannot(landed: Bfstats) -> None:
    """Even a reader makes `-shm` beside the file."""
    done = in_a_container(READ_ONLY_FOLDER, landed, "status")
    assert (done.returncode, done.stdout) == (1, "")
    mounted = landed.folder / "mounted"
    assert done.stderr == (
        f"bfstats: {mounted / 'bfstats.db'}: unable to open database file: nobody can write to "
        f"{mounted}, where even a reader has files of its own: mount it for writing, or read a "
        "`backup`\n"
    )


def test_a_folder_that_is_mounted_by_itself_is_a_good_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"27 1 254:0 / {tmp_path} rw,relatime - ext4 /dev/vda rw\n")
    monkeypatch.setattr("extract.machine.file_system.MOUNTS", mounts)
    assert place_of(tmp_path / "bfstats.db") == tmp_path / "bfstats.db"


@pytest.mark.parametrize(
    ("path", "file_system"),
    [
        ("/home/bfstats.db", "ext4"),
        ("/srv", "nfs4"),
        ("/srv/bfstats.db", "nfs4"),
        ("/srv/diskless/bfstats.db", "nfs4"),
        ("/srv/disk/bfstats.db", "xfs"),
        ("/mnt/two words/bfstats.db", "cifs"),
        ("/over/bfstats.db", "fuse.sshfs"),
    ],
)
def test_the_innermost_and_last_mount_tells(path: str, file_system: str) -> None:
    assert type_at(Path(path), MOUNTS) == file_system


def test_where_nothing_is_told_nothing_is_known() -> None:
    assert type_at(Path("/home/bfstats.db"), "no mounts\n") == ""


@needs_namespaces
def test_a_sync_to_a_network_file_system_is_refused(bfstats: Bfstats) -> None:
    """The mounts that the command reads are this machine's, under another type."""
    database = bfstats.folder / "new" / "bfstats.db"
    done = subprocess.run(
        [*IN_A_NAMESPACE, "sh", "-ec", AS_ON_A_NETWORK],
        cwd=PROJECT_ROOT,
        env={
            **os.environ,
            "BFSTATS_DB": str(database),
            "BFSTATS_SOURCE": "parquet:nowhere",
            "FOLDER": str(bfstats.folder),
            "PYTHON": sys.executable,
            "TYPE": "nfs4",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: {database} is on a network file system (nfs4), where readers and writers would "
        "damage it: set BFSTATS_DB to a file on a disk of this machine\n"
    )
    assert not database.parent.exists()
