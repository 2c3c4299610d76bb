"""Consistent copies of the SQLite file while everything runs, and the way back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from extract.errors import DatabaseError
from extract.files import put_in_place, unverified, unverified_name
from extract.landing.database import (
    error_of,
    is_damage,
    make_private,
    refuse_newer,
    require_database,
)
from extract.landing.file_system import refuse_own_files

_WAL = "-wal"


def back_up(database: Path, target: Path) -> int:
    """Write the state of `database` at this moment to `target`; returns the copy's bytes.

    Writers and readers go on meanwhile. The copy is compact, readable by its owner alone, and takes
    the name only when it was found whole, so that an older backup of that name stays until then.
    Raises `DatabaseError` where there is no room or the copy is not whole.
    """
    require_database(database)
    for written in (target, unverified_name(target)):
        refuse_own_files(written, database)
    _check_room(database, target.parent)
    with unverified(target) as copy:
        with _errors_of(database), closing(sqlite3.connect(database)) as connection:
            connection.execute("vacuum into ?", (str(copy),))
        check(copy)
        put_in_place(copy, target)
        return target.stat().st_size


def restore(backup: Path, database: Path) -> None:
    """Put a backup's contents in place of those of `database`, in one transaction.

    Readers see the old state until the new one is whole. A file so damaged that SQLite does not
    write to it is set aside as `*.damaged`. Call it with the lock held. Raises `DatabaseError`
    where the backup is not whole, not one of ours, or there is no room.
    """
    refuse_own_files(backup, database)
    check(backup)
    _check_room(backup, database.parent)
    with _errors_of(database):
        try:
            _copy(backup, database)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            _set_aside(database)
            _copy(backup, database)


def _copy(backup: Path, database: Path) -> None:
    if not database.exists():
        make_private(database)
    with (
        closing(_read_only(backup)) as source,
        closing(sqlite3.connect(database, timeout=600)) as target,
    ):
        source.backup(target)


def _set_aside(database: Path) -> None:
    for suffix in ("", _WAL, "-shm"):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.replace(database.with_name(f"{database.name}.damaged{suffix}"))


def check(file: Path) -> None:
    """Raise `DatabaseError` unless `file` is a whole database of this bfstats or an older one."""
    if not file.is_file():
        raise DatabaseError(f"{file} is not there")
    with _errors_of(file), closing(_read_only(file)) as connection:
        (version,) = connection.execute("pragma user_version").fetchone()
        refuse_newer(file, version)
        if not version:
            raise DatabaseError(f"{file} is no database of bfstats")
        (found,) = connection.execute("pragma integrity_check(1)").fetchone()
        if found != "ok":
            raise DatabaseError(f"{file} is damaged: {found}")


def newest_load(file: Path) -> str | None:
    """When the last load of `file` was finished, in UTC; None before the first."""
    with _errors_of(file), closing(_read_only(file)) as connection:
        (finished_at,) = connection.execute("select max(finished_at) from landing_loads").fetchone()
        return str(finished_at) if finished_at else None


def _check_room(file: Path, folder: Path) -> None:
    needed = sum(
        part.stat().st_size for part in (file, file.with_name(file.name + _WAL)) if part.exists()
    )
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise DatabaseError(f"cannot write to {folder}: {error.strerror}") from error
    if free < needed:
        raise DatabaseError(
            f"{folder} has {free / 1e6:,.0f} MB free, and the copy may take {needed / 1e6:,.0f} MB"
        )


@contextmanager
def _errors_of(file: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise error_of(file, error) from error


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
