"""The one SQLite file: opened, made where there is none, and refused where it is not ours."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from extract.errors import DatabaseError
from extract.machine.files import OWNERS_ALONE, private

SCHEMA_VERSION = 7
BUSY_TIMEOUT_SECONDS = 600
PRAGMAS: dict[str, str | int] = {
    "synchronous": "normal",
    # Pages: the log grows to 32 MB. Each time it is emptied, disks have to be waited for.
    "wal_autocheckpoint": 8_000,
    "cache_size": -4_096,  # kibibytes, as it is negative
    "threads": 2,  # helpers for sorting
}
"""What each connection that writes sets, beside WAL.

`macros/writing/begin_transaction.sql` sets the same for dbt.
"""

INCREMENTAL_VACUUM = 2
"""As SQLite counts the kinds of `auto_vacuum`: free pages go when they are told to."""

REMEDY = "put a backup back with `python -m extract restore --force FILE`, then sync"
REFUSED = (
    "the disk, or a limit on a file's size (`ulimit -f`), refuses it: lift that, then try again"
)
NOT_OPENED = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_SQLITE_HEADER = b"SQLite format 3\x00"
_SCHEMA = Path(__file__).with_name("schema.sql")
_UPGRADES = Path(__file__).with_name("upgrades")
"""A file `N.sql` makes version N of version N - 1, but for new tables, which the schema makes."""


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the SQLite file at `path`, with the landing tables in it.

    The connection commits only what `transaction` encloses. Every SQLite error becomes a
    `DatabaseError` of one line. A file that was made here and into which nothing was landed goes
    again, so that a failed first run leaves nothing behind.
    """
    is_new = not path.exists()
    if not is_new:
        _check_header(path)
    if is_new or not path.stat().st_size:
        make_private(path)
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_SECONDS)
        try:
            _prepare(connection, path)
            yield connection
            has_landed = _has_landed(connection)
        except BaseException:
            has_landed = not is_new or _has_landed(connection)
            raise
        finally:
            connection.close()
            if is_new and not has_landed:
                _remove(path)
    except sqlite3.Error as error:
        raise error_of(path, error) from error


@contextmanager
def snapshot_of(path: Path) -> Iterator[sqlite3.Connection]:
    """One state of the SQLite file, opened for reading only, without waiting for anybody.

    Raises `DatabaseError`, also where the landing tables are of another version.
    """
    require_database(path)
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("begin")
            (version,) = connection.execute("pragma user_version").fetchone()
            refuse_newer(path, version)
            if version != SCHEMA_VERSION:
                raise DatabaseError(
                    f"{path} has landing tables of version {version}, not {SCHEMA_VERSION}: "
                    "run `python -m extract sync` once"
                )
            yield connection
    except sqlite3.Error as error:
        raise error_of(path, error) from error


def make_private(path: Path) -> None:
    """Make an empty file for its owner alone, or that of one that dbt has left there, empty.

    SQLite gives the files beside it the same mode.
    """
    try:
        with open(path, "ab", opener=private) as file, suppress(PermissionError):
            os.fchmod(file.fileno(), OWNERS_ALONE)
    except OSError as error:
        raise DatabaseError(f"cannot make {path}: {error.strerror}") from error


def error_of(path: Path, error: sqlite3.Error) -> DatabaseError:
    """What SQLite says of the file, and what to do where that is not all there is to say."""
    remedy = ""
    if is_damage(error):
        remedy = REMEDY
    elif _kind(error) == sqlite3.SQLITE_IOERR:
        remedy = REFUSED
    elif _kind(error) in NOT_OPENED and path.exists() and not os.access(path.parent, os.W_OK):
        remedy = (
            f"nobody can write to {path.parent}, where even a reader has files of its own: "
            "mount it for writing, or read a `backup`"
        )
    return DatabaseError(f"{path}: {error}{remedy and f': {remedy}'}")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is not what SQLite has written."""
    return _kind(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _kind(error: sqlite3.Error) -> int:
    """The low byte of SQLite's code is the kind of error, whatever the details above it."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def require_database(path: Path) -> None:
    """Raises `DatabaseError` where there is no file yet, for commands that do not make one.

    An empty one is none: dbt leaves it where there was none.
    """
    if not path.exists() or not path.stat().st_size:
        raise DatabaseError(
            f"{path} is not there yet: run `python -m extract sync` (or ingest) first"
        )


def refuse_newer(path: Path, version: int) -> None:
    """Raises `DatabaseError` where the file's schema is of a bfstats that is yet to come."""
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} was made by a newer bfstats (schema {version}, this one knows "
            f"{SCHEMA_VERSION}): upgrade bfstats"
        )


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether there is a table of this name."""
    (is_there,) = connection.execute(
        "select exists (select 1 from sqlite_master where type = 'table' and name = ?)", (name,)
    ).fetchone()
    return bool(is_there)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A write transaction: waits for other writers, commits at the end, undoes all on an error."""
    with connection:
        connection.execute("begin immediate")
        yield


@contextmanager
def temporary_rows(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction for temp tables alone: fast, and it takes no lock on the file."""
    with connection:
        connection.execute("begin")
        yield


def switch_to_wal(connection: sqlite3.Connection, path: Path) -> None:
    """Have readers go on beside a writer. Raises `DatabaseError` where the file cannot."""
    (mode,) = connection.execute("pragma journal_mode = wal").fetchone()
    if mode != "wal":
        raise DatabaseError(
            f"{path} cannot be put into WAL mode (it stays in mode {mode}): "
            "set BFSTATS_DB to a file on a disk of this machine"
        )


@contextmanager
def folder_of(path: Path) -> Iterator[None]:
    """Make the folder that the SQLite file is to lie in. Raises `DatabaseError` if it cannot be.

    What was made goes again if nothing came to lie in it.
    """
    made = [folder for folder in path.parents if not folder.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"cannot make the folder {path.parent}: {error.strerror}") from error
    try:
        yield
    finally:
        with suppress(OSError):
            for folder in made:
                folder.rmdir()


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except OSError as error:
        raise DatabaseError(f"cannot read {path}: {error.strerror}") from error
    if header and header != _SQLITE_HEADER:
        raise DatabaseError(
            f"{path} is not a SQLite database: set BFSTATS_DB to another file, or, if it was ours, "
            f"{REMEDY}"
        )


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("pragma user_version").fetchone()
    (is_other,) = connection.execute(
        "select count(*) > 0 and count(*) filter (where name = 'landing_loads') = 0"
        " from sqlite_master"
    ).fetchone()
    if is_other:
        raise DatabaseError(f"{path} is another program's database: set BFSTATS_DB to another file")
    refuse_newer(path, version)
    if not version:
        # Lets `prune` shorten the file later; a file takes it on only while it is empty.
        connection.execute(f"pragma auto_vacuum = {INCREMENTAL_VACUUM}")
        connection.execute("vacuum")
    _keep_temporary_files_beside(connection, path)
    switch_to_wal(connection, path)
    for name, value in PRAGMAS.items():
        connection.execute(f"pragma {name} = {value}")
    if version < SCHEMA_VERSION:
        with transaction(connection):
            _bring_up_to_date(connection)


def _keep_temporary_files_beside(connection: sqlite3.Connection, path: Path) -> None:
    """Sort, where memory ends, on the disk of the file: the machine's folder for it may be small.

    `SQLITE_TMPDIR` would say the same, but to a process that has not loaded SQLite yet.
    """
    folder = str(path.parent).replace("'", "''")
    if not os.environ.get("SQLITE_TMPDIR") and folder.isprintable():
        connection.execute(f"pragma temp_store_directory = '{folder}'")


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("pragma user_version").fetchone()  # now that nobody else writes
    later = range(version + 1, SCHEMA_VERSION + 1) if version else ()
    upgrades = [_UPGRADES / f"{number}.sql" for number in later]
    for script in [*filter(Path.exists, upgrades), _SCHEMA]:
        for statement in _statements(script.read_text()):
            connection.execute(statement)
    connection.execute(f"pragma user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> Iterator[str]:
    """One by one: Python's `executescript` would commit the open transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _has_landed(connection: sqlite3.Connection) -> bool:
    try:
        (has_landed,) = connection.execute(
            "select exists (select 1 from landing_loads)"
            " or exists (select 1 from landing_rejected_rows)"
        ).fetchone()
    except sqlite3.Error:
        return False
    return bool(has_landed)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
