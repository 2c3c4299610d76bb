"""What came of a fault over all the times that it was tried: a row of `docs/reliability.md`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from torture.compare import LOAD_ID, UPDATED_AT, compared

ERROR_PREFIX = "bfstats: "
UNCLEAR = ("Traceback", "database is locked", "no such table")
"""What no user should ever read: a crash, or the trouble of two runs with each other."""


@dataclass
class Tally:
    """How often a fault was tried, and what should have been 0 every time.

    rows_lost: rows of the file without a fault that the other file does not have, in the end.
    rows_doubled: rows that only the other file has, whether twice or made of nothing.
    gaps_seen: reads of a table that was not there, not whole, or of no committed state.
    unclear_errors: failures that said nothing, or more than one clear line.
    """

    fault: str
    tried: int = 0
    rows_lost: int = 0
    rows_doubled: int = 0
    gaps_seen: int = 0
    unclear_errors: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether it was tried, and all the others are 0."""
        found = self.rows_lost + self.rows_doubled + self.gaps_seen + self.unclear_errors
        return self.tried > 0 and not found

    def compare(self, expected: Path, actual: Path) -> None:
        """Count the rows of all tables that a file lacks, or has too many of."""
        for table in compared(expected, actual, ignored=(LOAD_ID, UPDATED_AT)):
            self.rows_lost += table.rows_missing
            self.rows_doubled += table.rows_added

    def hear(self, exit_status: int, errors: str) -> None:
        """Judge what a command that ended in this way wrote to standard error."""
        if not is_clear(exit_status, errors):
            self.unclear_errors += 1


def is_clear(exit_status: int, errors: str) -> bool:
    """Whether a success is quiet, and a failure one line that says what is wrong."""
    if any(text in errors for text in UNCLEAR):
        return False
    return not exit_status or len(of_bfstats(errors)) == 1


def of_bfstats(errors: str) -> list[str]:
    """The lines that report a failure; warnings and progress are others."""
    lines = [line for line in errors.splitlines() if line.startswith(ERROR_PREFIX)]
    return [line for line in lines if not line.startswith(f"{ERROR_PREFIX}warning: ")]
