"""The lock of a SQLite file, so that one `extract` or cadence at a time works on it.

It is an flock(2), which belongs to an open file and not to a process: who holds it can hand the
open file down to a command that it runs, and the lock lasts until the last of them is gone.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import DatabaseError, LockHeldError
from extract.machine.files import OWNERS_ALONE

POLL_SECONDS = 0.1
HANDED_DOWN = "BFSTATS_LOCK_DESCRIPTOR"
"""The environment variable that tells a command which of its open files holds the lock."""


def lock_path(database: Path) -> Path:
    """The lock of a SQLite file lies beside it, so that `flock(1)` in a crontab finds it too."""
    return database.with_name(database.name + ".lock")


@contextmanager
def exclusive(database: Path, wait_seconds: float) -> Iterator[int]:
    """Hold the lock of `database`, waiting at most `wait_seconds` for another run to let it go.

    Yields the descriptor that holds it. A lock that was handed down is held already. Raises
    `LockHeldError` when another run keeps it, `DatabaseError` when no lock file can be made. A lock
    file that this run made goes again if the run fails.
    """
    path = lock_path(database)
    handed_down = _handed_down(path)
    if handed_down is not None:
        yield handed_down
        return
    is_new = not path.exists()
    deadline = time.monotonic() + wait_seconds
    while (descriptor := _try_lock(path)) is None:
        if time.monotonic() >= deadline:
            raise LockHeldError(
                f"another run holds {path}: try again later, or wait for it with --wait SECONDS"
            )
        time.sleep(POLL_SECONDS)
    try:
        yield descriptor
    except BaseException:
        if is_new:
            path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)


def is_handed_down(database: Path) -> bool:
    """Whether a caller holds the lock of `database` and has handed it down to this process."""
    return _handed_down(lock_path(database)) is not None


def _handed_down(path: Path) -> int | None:
    """The descriptor that a caller handed down, if it is one that holds this very lock."""
    text = os.environ.get(HANDED_DOWN, "")
    try:
        descriptor = int(text)
        if not _is_file_at(descriptor, path):
            return None
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ValueError, OSError):
        return None
    return descriptor


def _try_lock(path: Path) -> int | None:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNERS_ALONE)
    except OSError as error:
        raise DatabaseError(f"cannot make the lock file {path}: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    if _is_file_at(descriptor, path):
        return descriptor
    os.close(descriptor)
    return None


def _is_file_at(descriptor: int, path: Path) -> bool:
    """Whether the locked file still bears its name: its last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
