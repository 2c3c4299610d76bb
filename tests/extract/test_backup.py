"""`python -m extract backup` and `restore`: whole copies while everything runs."""

from __future__ import annotations

import gzip
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from extract.database.connection import REMEDY, switch_to_wal
from extract.errors import DatabaseError
from extract.jobs import backup as backups
from extract.jobs.backup import check
from extract.machine.files import UNVERIFIED_SUFFIX
from extract.machine.lock import exclusive
from tests.extract.fillable_sites import NOW, ParquetSite, Sample, played
from tests.support.commands import Bfstats


@pytest.fixture
def synced(bfstats: Bfstats, parquet_site: ParquetSite) -> Bfstats:
    """A file with two rounds and an hour."""
    parquet_site.add([played("Al"), played("Bo")])
    parquet_site.add_samples([Sample(NOW - 60, "server 1", 4)])
    bfstats.sync(f"parquet:{parquet_site.directory}")
    return bfstats


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder / "monday.db"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
        yield connection


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with opened(path) as connection:
        tables = connection.execute("select name from sqlite_master where type = 'table'")
        return {
            table: sorted(connection.execute(f'select * from "{table}"').fetchall(), key=repr)
            for (table,) in tables.fetchall()
        }


def back_up(bfstats: Bfstats, target: Path) -> None:
    done = bfstats.extract("", "backup", str(target))
    assert (done.returncode, done.stderr) == (0, "")


def check_what_the_disk_spoiled(copy: Path) -> None:
    """The real check, of a copy that was not written as it was meant."""
    damage(copy)
    check(copy)


def damage(path: Path) -> None:
    """Write over a page in the middle, so that only a look at all pages finds it."""
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\x07" * 4096)


def test_a_backup_holds_everything_and_is_the_owners_alone(synced: Bfstats, target: Path) -> None:
    done = synced.extract("", "backup", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{target}: {target.stat().st_size:,} bytes, whole\n"
    assert contents(target) == contents(synced.database)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(target.parent.iterdir()) == [target]


def test_a_backup_is_one_state_and_holds_no_writer_up(synced: Bfstats, target: Path) -> None:
    before = contents(synced.database)
    with opened(synced.database) as writer:
        writer.execute("begin immediate")
        writer.execute("delete from landing_player_rounds")
        back_up(synced, target)
        writer.execute("commit")
    assert contents(target) == before


def test_a_newer_backup_replaces_an_older_one_only_when_it_is_whole(
    synced: Bfstats, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(synced, target)
    older = target.read_bytes()
    with opened(synced.database) as connection:
        connection.execute("delete from landing_player_rounds")
    with monkeypatch.context() as patched:
        patched.setattr(backups, "check", check_what_the_disk_spoiled)
        with pytest.raises(DatabaseError, match=UNVERIFIED_SUFFIX):
            backups.back_up(synced.database, target)
    assert target.read_bytes() == older
    assert list(target.parent.iterdir()) == [target]
    back_up(synced, target)
    assert contents(target) == contents(synced.database)


def test_a_link_leads_to_the_newest_backup(synced: Bfstats, target: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "on another disk"
    elsewhere.mkdir()
    target.symlink_to(elsewhere / "bfstats.db")
    for _ in range(2):
        back_up(synced, target)
    assert target.is_symlink()
    assert contents(elsewhere / "bfstats.db") == contents(synced.database)


def test_what_a_killed_backup_left_is_no_obstacle(synced: Bfstats, target: Path) -> None:
    target.with_name(target.name + UNVERIFIED_SUFFIX).write_text("half a copy")
    back_up(synced, target)
    assert contents(target) == contents(synced.database)


def test_a_folder_without_room_is_said_first(
    synced: Bfstats, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(free=1000))
    with pytest.raises(DatabaseError, match=r"has 0 MB free, and the copy may take"):
        backups.back_up(synced.database, target)
    assert list(target.parent.iterdir()) == []


class Usage:
    """What `shutil.disk_usage` says of a disk with so many bytes left."""

    def __init__(self, free: int) -> None:
        self.free = free


def one_line(bfstats: Bfstats, *arguments: str) -> str:
    """The error of a command that must fail with one line."""
    done = bfstats.extract("", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    return done.stderr


def test_there_must_be_something_to_back_up(bfstats: Bfstats, target: Path) -> None:
    assert "is not there yet" in one_line(bfstats, "backup", str(target))
    assert list(target.parent.iterdir()) == []


def test_the_database_is_no_backup_of_itself(synced: Bfstats) -> None:
    before = contents(synced.database)
    assert "the database itself" in one_line(synced, "backup", str(synced.database))
    assert contents(synced.database) == before


def test_a_folder_that_is_not_there_is_one_line(synced: Bfstats, tmp_path: Path) -> None:
    error = one_line(synced, "backup", str(tmp_path / "nowhere" / "monday.db"))
    assert "No such file or directory" in error


def test_a_restored_file_goes_on_where_the_backup_was(
    synced: Bfstats, target: Path, parquet_site: ParquetSite
) -> None:
    back_up(synced, target)
    saved = contents(target)
    parquet_site.add([played("Cy")])
    source = f"parquet:{parquet_site.directory}"
    synced.sync(source)
    assert "--force replaces them" in one_line(synced, "restore", str(target))
    assert len(contents(synced.database)["landing_player_rounds"]) == 3
    done = synced.extract("", "restore", "--force", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(synced.database) == saved
    assert synced.sync(source)["player_rounds"]["rows_landed"] == 1
    assert synced.rows("pragma journal_mode") == [("wal",)]


def test_a_restore_makes_the_file_where_there_is_none(
    synced: Bfstats, target: Path, tmp_path: Path
) -> None:
    back_up(synced, target)
    new = Bfstats(tmp_path / "new" / "folder")
    done = new.extract("", "restore", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(new.database) == contents(target)


def test_readers_see_the_old_state_or_the_new_one(synced: Bfstats, target: Path) -> None:
    back_up(synced, target)
    with opened(synced.database) as connection:
        connection.execute("delete from landing_player_rounds where player_name = 'Al'")
    seen: set[int] = set()
    is_over = threading.Event()

    def poll() -> None:
        with opened(synced.database) as reader:
            while not is_over.is_set():
                seen.update(
                    *reader.execute("select count(*) from landing_player_rounds").fetchall()
                )

    thread = threading.Thread(target=poll)
    with opened(synced.database) as long_reader:
        long_reader.execute("begin")
        count = "select count(*) from landing_player_rounds"
        assert long_reader.execute(count).fetchone() == (1,)
        # Not before: the first to open a file makes its log, which is all that others wait for.
        thread.start()
        assert synced.extract("", "restore", "--force", str(target)).returncode == 0
        assert long_reader.execute(count).fetchone() == (1,)
    is_over.set()
    thread.join()
    assert seen <= {1, 2}
    assert synced.rows(count) == [(2,)]


def test_a_bad_backup_is_refused_and_changes_nothing(synced: Bfstats, target: Path) -> None:
    before = contents(synced.database)
    restore = ("restore", "--force", str(target))
    assert "is not there" in one_line(synced, *restore)
    target.write_text("no database at all, but longer than the header of one" * 10)
    assert "not a database" in one_line(synced, *restore)
    target.unlink()
    with opened(target) as other:
        other.execute("create table theirs (x)")
    assert "no database of bfstats" in one_line(synced, *restore)
    target.unlink()
    back_up(synced, target)
    damage(target)
    assert one_line(synced, *restore)
    assert contents(synced.database) == before


@pytest.mark.parametrize("kept_bytes", [4096, 10 * 4096 + 7])
def test_a_damaged_file_is_restored(synced: Bfstats, target: Path, kept_bytes: int) -> None:
    back_up(synced, target)
    with synced.database.open("r+b") as file:
        file.truncate(kept_bytes)
    lost = synced.database.read_bytes()
    assert REMEDY in one_line(synced, "restore", str(target))
    done = synced.extract("", "restore", "--force", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(synced.database) == contents(target)
    damaged = synced.folder / "bfstats.db.damaged"
    assert damaged.read_bytes() == lost


def test_a_file_that_was_another_is_restored(synced: Bfstats, target: Path) -> None:
    back_up(synced, target)
    synced.database.write_bytes(b"x" * 8192)
    assert synced.extract("", "restore", "--force", str(target)).returncode == 0
    assert contents(synced.database) == contents(target)


def test_a_backup_of_an_older_bfstats_is_brought_up_to_date(
    synced: Bfstats, target: Path, parquet_site: ParquetSite
) -> None:
    with opened(synced.database) as connection:
        connection.execute("drop table landing_backfills")
        connection.execute("drop table runs")
        connection.execute("pragma user_version = 2")
    back_up(synced, target)
    done = synced.extract("", "restore", "--force", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    synced.sync(f"parquet:{parquet_site.directory}")
    assert synced.rows("select * from landing_backfills") == []
    with opened(target) as connection:
        connection.execute("pragma user_version = 99")
    assert "was made by a newer bfstats (schema 99" in one_line(
        synced, "restore", "--force", str(target)
    )


def test_a_restore_waits_its_turn(synced: Bfstats, target: Path) -> None:
    back_up(synced, target)
    with exclusive(synced.database, 0):
        done = synced.extract("", "restore", "--force", str(target))
    assert (done.returncode, done.stderr.count("\n")) == (75, 1)


def rewrite(path: Path, *pragmas: str) -> None:
    """Give a file other pages, as another program's copy of it may have."""
    with opened(path) as connection:
        connection.execute("pragma journal_mode = delete")
        for pragma in pragmas:
            connection.execute(f"pragma {pragma}")
        connection.execute("vacuum")


def settings(path: Path) -> list[Any]:
    with opened(path) as connection:
        names = ("auto_vacuum", "journal_mode", "integrity_check")
        return [connection.execute(f"pragma {name}").fetchone()[0] for name in names]


@pytest.mark.parametrize(
    ("page_size", "auto_vacuum", "is_new"),
    [
        (512, "incremental", False),
        (65536, "none", False),
        (4096, "full", False),
        (8192, "incremental", True),
        (8192, "none", True),
    ],
)
def test_a_backup_with_any_pages_is_restored(
    synced: Bfstats, target: Path, tmp_path: Path, page_size: int, auto_vacuum: str, is_new: bool
) -> None:
    back_up(synced, target)
    rewrite(target, f"page_size = {page_size}", f"auto_vacuum = {auto_vacuum}")
    backup = target.read_bytes()
    restored = Bfstats(tmp_path / "new") if is_new else synced

    with opened(synced.database) as reader:
        reader.execute("begin")
        count = "select count(*) from landing_player_rounds"
        assert reader.execute(count).fetchone() == (2,)
        done = restored.extract("", "restore", "--force", str(target))
        assert (done.returncode, done.stderr) == (0, "")
        assert reader.execute(count).fetchone() == (2,)

    assert contents(restored.database) == contents(target)
    assert settings(restored.database) == [2, "wal", "ok"]
    assert target.read_bytes() == backup
    assert list(target.parent.iterdir()) == [target]
    assert not list(tmp_path.rglob(f"*{UNVERIFIED_SUFFIX}"))


def test_a_copy_is_restored_with_the_log_that_lies_beside_it(
    synced: Bfstats, target: Path, parquet_site: ParquetSite
) -> None:
    with opened(synced.database) as reader:
        reader.execute("select count(*) from landing_player_rounds").fetchall()
        parquet_site.add([played("Cy")])
        synced.sync(parquet_site.source)
        log = synced.database.with_name("bfstats.db-wal")
        target.write_bytes(synced.database.read_bytes())
        target.with_name("monday.db-wal").write_bytes(log.read_bytes())
        expected = contents(synced.database)
    assert len(expected["landing_player_rounds"]) == 3

    done = synced.extract("", "restore", "--force", str(target))

    assert (done.returncode, done.stderr) == (0, "")
    assert contents(synced.database) == expected


def test_a_copy_without_its_log_is_warned_of(synced: Bfstats, target: Path) -> None:
    with opened(synced.database) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    target.write_bytes(synced.database.read_bytes())

    done = synced.extract("", "restore", "--force", str(target))

    assert done.returncode == 0
    assert done.stderr == (
        f"bfstats: warning: {target} was copied without {target}-wal: if that was there, "
        "the newest rows are missing\n"
    )
    assert list(target.parent.iterdir()) == [target]


def test_what_is_packed_or_in_another_encoding_is_refused_in_one_line(
    synced: Bfstats, target: Path
) -> None:
    before = contents(synced.database)
    back_up(synced, target)
    target.write_bytes(gzip.compress(target.read_bytes()))
    restore = ("restore", "--force", str(target))
    assert f"is compressed: unpack it first (gunzip {target})" in one_line(synced, *restore)
    target.unlink()
    with opened(target) as connection:
        connection.execute("pragma encoding = 'UTF-16le'")
        connection.execute("create table landing_loads (finished_at)")
        connection.execute("pragma user_version = 4")
    assert "keeps text as UTF-16le, in which no bfstats writes" in one_line(synced, *restore)
    assert contents(synced.database) == before


def test_the_database_is_not_restored_from_itself(synced: Bfstats, target: Path) -> None:
    target.symlink_to(synced.database)
    assert "is the database itself" in one_line(synced, "restore", "--force", str(target))


def test_a_file_that_cannot_be_put_into_wal_mode_is_refused() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(DatabaseError, match="it stays in mode memory"),
    ):
        switch_to_wal(connection, Path("bfstats.db"))
