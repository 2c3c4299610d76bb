"""`status`: how fresh the file is, and whether the pages answer."""

import time
from dataclasses import dataclass
from pathlib import Path

from extract.schedule.cadences import CADENCES, MINUTELY
from extract.schedule.freshness import FileStatus, read_file_status
from extract.schedule.pages import PagesStatus, read_pages_status
from extract.wording import span


@dataclass(frozen=True)
class Status:
    """The file's state, and that of the pages, if the environment names any."""

    file: FileStatus
    pages: PagesStatus | None

    @property
    def troubles(self) -> list[str]:
        """A line for each load and cadence that is late, and for pages that do not answer."""
        loads = [
            f"{source.table} was last read {span(source.lag_seconds)} ago, "
            f"overdue after {span(MINUTELY.overdue_seconds)}"
            for source in self.file.sources
            if source.is_overdue
        ]
        cadences = [
            f"{cadence.cadence} has had no success for {span(cadence.lag_seconds)}, "
            f"overdue after {span(CADENCES[cadence.cadence].overdue_seconds)}"
            for cadence in self.file.cadences
            if cadence.is_overdue
        ]
        if self.pages is None or self.pages.is_answering:
            return [*loads, *cadences]
        silent = f"the pages on {self.pages.address} do not answer: {self.pages.answer}"
        return [*loads, *cadences, silent]


def read_status(database: Path) -> Status:
    """The state of now. Raises `DatabaseError` or `UsageError`."""
    return Status(read_file_status(database, int(time.time())), read_pages_status())
