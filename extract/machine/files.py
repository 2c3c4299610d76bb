"""Files that are for their owner alone, and whole or not there.

Whole: written beside their place, flushed, and then renamed.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from extract.errors import DatabaseError

UNVERIFIED_SUFFIX = ".unverified"
OWNERS_ALONE = 0o600
NOT_FOR_OTHERS = stat.S_IRWXU | stat.S_IRWXG


def private(path: str, flags: int) -> int:
    """An opener for `open`, whatever the umask: a file that it makes is its owner's alone."""
    return os.open(path, flags, OWNERS_ALONE)


def give_access(file: Path, like: Path | None) -> None:
    """Give a file mode and group of another, but others no access; of none: the owner alone."""
    if like is None:
        file.chmod(OWNERS_ALONE)
        return
    found = like.stat()
    with suppress(PermissionError):
        os.chown(file, -1, found.st_gid)
    has_its_group = found.st_gid == file.stat().st_gid
    file.chmod(found.st_mode & NOT_FOR_OTHERS if has_its_group else OWNERS_ALONE)


def unverified_name(target: Path) -> Path:
    """Where a file lies until it is known to be whole."""
    return target.with_name(target.name + UNVERIFIED_SUFFIX)


@contextmanager
def unverified(target: Path) -> Iterator[Path]:
    """An empty file beside `target`, for its owner alone, that goes again unless it is renamed.

    Raises `DatabaseError` where it cannot be written.
    """
    copy = unverified_name(target)
    try:
        copy.unlink(missing_ok=True)
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNERS_ALONE))
        yield copy
    except OSError as error:
        raise DatabaseError(f"cannot write {copy}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def put_in_place(copy: Path, target: Path, like: Path | None = None) -> None:
    """Give a whole file its name, after which not even a power cut takes it away.

    It has mode and group of the file that had the name before, else of `like`.
    """
    give_access(copy, target if target.exists() else like)
    _flush(copy)
    copy.replace(target)
    _flush(target.parent)


def sha256_of(file: Path) -> str:
    """The checksum of a file, as `sha256sum` prints it."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """Have the file, or the folder's entries, on the disk and not only on their way there."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
