"""The one log of all cadences: a line is a UTC time, the cadences, and what they said."""

import io
import sys
import time
from contextlib import suppress
from logging import INFO, Formatter, LogRecord, makeLogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Self

from extract.config import without_password
from extract.errors import BfstatsError
from extract.machine.files import give_access, private

ROTATE_BYTES = 10_000_000
KEPT_FILES = 5


class _Handler(RotatingFileHandler):
    def _open(self) -> io.TextIOWrapper:
        """A file for its owner alone, where there is none."""
        return open(self.baseFilename, "a", encoding=self.encoding, opener=private)

    def handleError(self, record: LogRecord) -> None:  # noqa: ARG002, N802 - logging's own name
        """Raise it, where logging would print it and go on."""
        if error := sys.exception():
            raise error


class CadenceLog:
    """The log, open for appending; `label` stands in each line of this run.

    Raises `BfstatsError` where the file cannot be written.
    """

    def __init__(self, path: Path, label: str) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handler = _Handler(path, backupCount=KEPT_FILES, encoding="utf-8")
        except OSError as error:
            raise BfstatsError(f"cannot write the log {path}: {error.strerror}") from error
        formatter = Formatter(f"%(asctime)s {label}: %(message)s", "%Y-%m-%d %H:%M:%S")
        formatter.converter = time.gmtime
        self._handler.setFormatter(formatter)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what could not be written was said then
            self._handler.close()

    def rotate(self) -> None:
        """Put a file that has grown long aside; whoever may read it may read the new one.

        Only who holds the lock may do it.
        """
        if self.path.stat().st_size >= ROTATE_BYTES:
            self._handler.doRollover()
            give_access(self.path, like=self.path.with_name(f"{self.path.name}.1"))

    def write(self, line: str) -> None:
        """Append one line, without the password of the source."""
        try:
            self._handler.emit(makeLogRecord({"msg": without_password(line), "levelno": INFO}))
        except OSError as error:
            raise BfstatsError(f"cannot write the log {self.path}: {error.strerror}") from error
