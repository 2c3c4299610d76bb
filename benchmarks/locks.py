"""How long writers of a SQLite file hold its lock."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from types import TracebackType

_PAUSE_SECONDS = 0.005


class LongestLock:
    """While it is entered, it tries to write every few milliseconds, and writes nothing.

    Afterwards `seconds` is the longest time in which it could not.
    """

    def __init__(self, database: Path) -> None:
        self.seconds = 0.0
        self._database = database
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> LongestLock:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._thread.join()

    def _look(self) -> None:
        with closing(sqlite3.connect(self._database, timeout=0, isolation_level=None)) as database:
            free_at = time.monotonic()
            while not self._is_over.wait(_PAUSE_SECONDS):
                try:
                    database.execute("begin immediate")
                except sqlite3.OperationalError:
                    self.seconds = max(self.seconds, time.monotonic() - free_at)
                else:
                    database.execute("rollback")
                    free_at = time.monotonic()
