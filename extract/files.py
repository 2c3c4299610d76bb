"""Files that are whole or not there: written beside their place, flushed, and then renamed."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from extract.errors import DatabaseError

UNVERIFIED_SUFFIX = ".unverified"


@contextmanager
def unverified(target: Path) -> Iterator[Path]:
    """An empty file beside `target`, for its owner alone, that goes again unless it is renamed.

    Raises `DatabaseError` where it cannot be written.
    """
    copy = target.with_name(target.name + UNVERIFIED_SUFFIX)
    try:
        copy.unlink(missing_ok=True)
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield copy
    except OSError as error:
        raise DatabaseError(f"cannot write {copy}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def put_in_place(copy: Path, target: Path) -> None:
    """Give a whole file its name, after which not even a power cut takes it away."""
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
