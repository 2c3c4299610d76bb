"""A command that is watched from outside, and killed when it has done a part of its work."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.marts.reader import connect
from tests.support.site_tables import PROJECT_ROOT
from torture.process import environment, family_of, has_open, is_written, kill_family

SECONDS_BETWEEN_LOOKS = 0.002


@dataclass(frozen=True)
class Victim:
    """A command that is killed, its source, and the file that it begins with, if any.

    share: how often it is killed, against the others; those that are done sooner more often.
    is_service: it runs until it is told to stop, which is after the first minutely it records.
    """

    name: str
    arguments: tuple[str, ...]
    source: str
    before: Path | None
    share: int = 1
    is_service: bool = False


@dataclass
class Work:
    """What a command has done so far: how long it had the file open, and wrote to it, in seconds.

    Not its start-up, nor that of what it starts, which takes now longer and now less.
    """

    open_seconds: float = 0
    writing_seconds: float = 0

    def has_come_to(self, moment: Work) -> bool:
        """Whether this is as far in either, where the moment says how far in that."""
        return (
            0 < moment.open_seconds <= self.open_seconds
            or 0 < moment.writing_seconds <= self.writing_seconds
        )

    def moment(self, luck: random.Random) -> Work:
        """A random moment of the work: every other is one of writing, which is the lesser part."""
        if self.writing_seconds and luck.random() < 1 / 2:
            return Work(writing_seconds=luck.uniform(0, self.writing_seconds))
        return Work(open_seconds=luck.uniform(0, self.open_seconds))


NEVER = Work()


@dataclass
class Attempt:
    """A victim's command on a file of its own."""

    victim: Victim
    folder: Path
    target: Path
    work: Work = field(default_factory=Work, init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        if self.victim.before is not None:
            shutil.copy(self.victim.before, self.database)

    @property
    def database(self) -> Path:
        """The file that it works on."""
        return self.folder / "bfstats.db"

    def run(self) -> tuple[int, str]:
        """Run the command to its end; its exit status and what it wrote to standard error."""
        process, _ = self._run_until(NEVER)
        return process.returncode, (self.folder / "errors").read_text()

    def kill(self, moment: Work) -> bool:
        """Kill the command when it has done so much; False if it was done with less."""
        return self._run_until(moment)[1]

    def _run_until(self, moment: Work) -> tuple[subprocess.Popen[bytes], bool]:
        self.work = Work()
        records = self._minutely_records()
        is_killed, is_told = False, not self.victim.is_service
        process = self._start()
        looked_at = time.monotonic()
        while process.poll() is None:
            before, looked_at = looked_at, time.monotonic()
            self._look(process.pid, looked_at - before)
            if self.work.has_come_to(moment):
                kill_family(process.pid)
                is_killed = True
            elif not is_told and self._minutely_records() > records:
                process.send_signal(signal.SIGTERM)
                is_told = True
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return process, is_killed and process.returncode == -signal.SIGKILL

    def _look(self, process_id: int, seconds: float) -> None:
        if has_open(family_of(process_id), self.database):
            self.work.open_seconds += seconds
            self.work.writing_seconds += seconds * is_written(self.database)

    def _start(self) -> subprocess.Popen[bytes]:
        binaries = Path(sys.executable).parent
        with (self.folder / "output").open("w") as out, (self.folder / "errors").open("w") as err:
            return subprocess.Popen(
                [sys.executable, "-m", "extract", *self.victim.arguments],
                cwd=PROJECT_ROOT,
                env={
                    **environment(),
                    "PATH": f"{binaries}:{os.environ['PATH']}",
                    "BFSTATS_SOURCE": self.victim.source,
                    "BFSTATS_DB": str(self.database),
                    "DBT_TARGET_PATH": str(self.target),
                    "DBT_LOG_PATH": str(self.target),
                    "DBT_QUIET": "true",
                    "DBT_EXCLUDE_RESOURCE_TYPES": "unit_test",  # as cron/run has it
                },
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )

    def _minutely_records(self) -> int:
        if not self.victim.is_service:
            return 0
        with closing(connect(self.database)) as connection:
            (count,) = connection.execute(
                "select count(*) from runs where kind = 'cadence' and name = 'minutely'"
            ).fetchone()
        return int(count)
