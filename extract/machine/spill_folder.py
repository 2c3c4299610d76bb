"""A folder for what is sorted on disk; those that killed programs left go."""

import fcntl
import os
import shutil
import time
import weakref
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

PREFIX = "bfstats-sort-"
SECONDS_TO_BE_HELD = 60
"""A younger folder may not be held yet by the program that made it."""


class SpillFolder:
    """An empty folder for its owner alone, in `TMPDIR`, until it is closed or collected.

    Its program holds it by an flock(2), which a kill lets go.
    """

    def __init__(self) -> None:
        _remove_left()
        self.path = Path(mkdtemp(prefix=PREFIX))
        descriptor = os.open(self.path, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self.close = weakref.finalize(self, _close, self.path, descriptor)


def _close(path: Path, descriptor: int) -> None:
    shutil.rmtree(path, ignore_errors=True)
    os.close(descriptor)


def _remove_left() -> None:
    for folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # it is held, or somebody else's
            if folder.stat().st_mtime > time.time() - SECONDS_TO_BE_HELD:
                continue
            descriptor = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            finally:
                os.close(descriptor)
