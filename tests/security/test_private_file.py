"""The SQLite file is its owner's alone, until the owner lets a group read it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import pytest

from tests.schedule.conftest import small_site
from tests.support.commands import Bfstats

WEB_USER, STATS_GROUP = 65534, 54321
COUNT = "select count(*) from landing_player_rounds"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that another user can come to, which pytest's own cannot be."""
    path = Path(tempfile.mkdtemp(prefix="bfstats-private-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def synced(folder: Path, tmp_path: Path) -> Bfstats:
    bfstats = Bfstats(folder)
    umask = os.umask(0)
    try:
        bfstats.sync(small_site(tmp_path).source)
    finally:
        os.umask(umask)
    return bfstats


def modes(database: Path) -> set[int]:
    """The permissions of the file and of those that SQLite keeps beside it while it is open."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("begin immediate")
        beside = [database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))]
        return {stat.S_IMODE(file.stat().st_mode) for file in beside}


def test_a_new_file_is_its_owners_alone(synced: Bfstats) -> None:
    assert modes(synced.database) == {0o600}


def test_a_file_that_is_restored_is_its_owners_alone(synced: Bfstats, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    assert synced.extract("", "backup", str(backup)).returncode == 0
    synced.database.unlink()
    umask = os.umask(0)
    try:
        assert synced.extract("", "restore", str(backup)).returncode == 0
    finally:
        os.umask(umask)
    assert stat.S_IMODE(synced.database.stat().st_mode) == 0o600


def test_what_the_owner_grants_stays(synced: Bfstats, tmp_path: Path) -> None:
    synced.database.chmod(0o660)
    backup = tmp_path / "backup"
    for arguments in (["prune"], ["backup", str(backup)], ["restore", "--force", str(backup)]):
        done = synced.extract("", *arguments)
        assert done.returncode == 0, done.stderr
    assert modes(synced.database) == {0o660}


def counted_by_the_web_application(database: Path) -> str:
    """What a reader gets who is another user, and in the group."""
    forked = multiprocessing.get_context("fork")
    answers = forked.SimpleQueue()
    reader = forked.Process(target=count_as_another, args=(database, answers))
    reader.start()
    reader.join()
    return str(answers.get())


def count_as_another(database: Path, answers: SimpleQueue[str]) -> None:
    os.setgroups([STATS_GROUP])
    os.setgid(WEB_USER)
    os.setuid(WEB_USER)
    os.umask(0o007)
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            answers.put(str(connection.execute(COUNT).fetchone()[0]))
    except sqlite3.Error as error:
        answers.put(str(error))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two users")
def test_a_web_application_reads_what_its_group_may(synced: Bfstats, folder: Path) -> None:
    assert counted_by_the_web_application(synced.database) == "unable to open database file"
    # As docs/runbook.md has it.
    for path, mode in ((folder, 0o2770), (synced.database, 0o660)):
        os.chown(path, 0, STATS_GROUP)
        path.chmod(mode)
    assert counted_by_the_web_application(synced.database) == "2"
    assert modes(synced.database) == {0o660}
    with closing(sqlite3.connect(synced.database)) as writer, writer:
        writer.execute("delete from landing_player_rounds where player_name = 'Al'")
        writer.commit()
        assert counted_by_the_web_application(synced.database) == "1"
