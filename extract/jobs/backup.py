"""Consistent copies of the SQLite file while everything runs, and the way back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from extract.database.connection import (
    INCREMENTAL_VACUUM,
    error_of,
    is_damage,
    make_private,
    refuse_newer,
    require_database,
    switch_to_wal,
)
from extract.errors import DatabaseError
from extract.machine.file_system import refuse_own_files
from extract.machine.files import put_in_place, unverified, unverified_name

_WAL = "-wal"
_VERSIONS = slice(18, 20)
_OF_WAL = b"\x02\x02"
_UNPACKERS = {
    b"\x1f\x8b": "gunzip",
    b"\x28\xb5\x2f\xfd": "unzstd",
    b"\xfd7zXZ": "unxz",
    b"BZh": "bunzip2",
    b"PK\x03\x04": "unzip",
}


def back_up(database: Path, target: Path) -> int:
    """Write the state of `database` at this moment to `target`; returns the copy's bytes.

    Writers and readers go on meanwhile. The copy is compact, readable by its owner alone, and takes
    the name only when it was found whole, so that an older backup of that name stays until then.
    Raises `DatabaseError` where there is no room or the copy is not whole.
    """
    require_database(database)
    target = target.resolve()  # a link stays one, to the new backup
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
    where the backup is not whole, not one of ours, the database itself, or there is no room.
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


def may_lack_its_log(backup: Path) -> bool:
    """Whether a backup is a copy of a file in WAL mode, without the `-wal` that it may have had."""
    with backup.open("rb") as file:
        versions = file.read(_VERSIONS.stop)[_VERSIONS]
    return versions == _OF_WAL and not _log_of(backup).exists()


def _copy(backup: Path, database: Path) -> None:
    if not database.exists():
        make_private(database)
    with closing(sqlite3.connect(database, timeout=600, isolation_level=None)) as target:
        with _fitting(backup, target, database) as source:
            source.backup(target)
        target.execute(f"pragma auto_vacuum = {INCREMENTAL_VACUUM}")
        switch_to_wal(target, database)


@contextmanager
def _fitting(
    backup: Path, target: sqlite3.Connection, database: Path
) -> Iterator[sqlite3.Connection]:
    """The backup, or a copy of it that has the page size of `target` and can be shortened later.

    SQLite gives the pages of a file in WAL mode no other size.
    """
    is_wal = _pragma(target, "journal_mode") == "wal"
    with closing(_read_only(backup)) as source:
        page_size = _pragma(target if is_wal else source, "page_size")
        if _pragma(source, "auto_vacuum") and _pragma(source, "page_size") == page_size:
            yield source
            return
    _check_room(backup, database.parent, copies=2)
    with unverified(database) as copy:
        _write_fitting(backup, copy, page_size)
        with closing(_read_only(copy)) as fitting:
            yield fitting


def _write_fitting(backup: Path, copy: Path, page_size: int | str) -> None:
    beside = [backup.with_name(backup.name + suffix) for suffix in (_WAL, "-shm")]
    litter = [file for file in beside if not file.exists()]
    try:
        # Of an immutable file `vacuum into` keeps the page size, whatever it is told.
        with closing(_connect(backup, "mode=ro")) as source:
            source.execute(f"pragma page_size = {page_size}")
            if not _pragma(source, "auto_vacuum"):  # from one kind to another, it would write
                source.execute(f"pragma auto_vacuum = {INCREMENTAL_VACUUM}")
            source.execute("vacuum into ?", (str(copy),))
    finally:
        for file in litter:
            file.unlink(missing_ok=True)


def _set_aside(database: Path) -> None:
    for suffix in ("", _WAL, "-shm"):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.replace(database.with_name(f"{database.name}.damaged{suffix}"))


def check(file: Path) -> None:
    """Raise `DatabaseError` unless `file` is a whole database of this bfstats or an older one."""
    if not file.is_file():
        raise DatabaseError(f"{file} is not there")
    _refuse_packed(file)
    with _errors_of(file), closing(_read_only(file)) as connection:
        (version,) = connection.execute("pragma user_version").fetchone()
        refuse_newer(file, version)
        if not version:
            raise DatabaseError(f"{file} is no database of bfstats")
        if (encoding := _pragma(connection, "encoding")) != "UTF-8":
            raise DatabaseError(
                f"{file} keeps text as {encoding}, in which no bfstats writes: give another backup"
            )
        (found,) = connection.execute("pragma integrity_check(1)").fetchone()
        if found != "ok":
            raise DatabaseError(f"{file} is damaged: {found}")


def _refuse_packed(file: Path) -> None:
    with file.open("rb") as opened:
        beginning = opened.read(max(map(len, _UNPACKERS)))
    for mark, unpacker in _UNPACKERS.items():
        if beginning.startswith(mark):
            raise DatabaseError(f"{file} is compressed: unpack it first ({unpacker} {file})")


def newest_load(file: Path) -> str | None:
    """When the last load of `file` was finished, in UTC; None before the first."""
    with _errors_of(file), closing(_read_only(file)) as connection:
        (finished_at,) = connection.execute("select max(finished_at) from landing_loads").fetchone()
        return str(finished_at) if finished_at else None


def _check_room(file: Path, folder: Path, copies: int = 1) -> None:
    needed = copies * sum(part.stat().st_size for part in (file, _log_of(file)) if part.exists())
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
    """With what lies in its log. Beside a file without one SQLite would leave an empty one."""
    has_log = any(file.with_name(file.name + suffix).exists() for suffix in (_WAL, "-journal"))
    return _connect(file, "mode=ro" if has_log else "mode=ro&immutable=1")


def _connect(file: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?{options}", uri=True)


def _log_of(file: Path) -> Path:
    return file.with_name(file.name + _WAL)


def _pragma(connection: sqlite3.Connection, name: str) -> int | str:
    (value,) = connection.execute(f"pragma {name}").fetchone()
    return cast(int | str, value)
