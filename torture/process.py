"""Commands of the extractor in processes of their own, watched from outside, and killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.support.site_tables import PROJECT_ROOT

SECONDS_BETWEEN_SAMPLES = 0.1
MEBIBYTE = 1024 * 1024
ZONE = {"TZ": "Asia/Kathmandu"}
"""5 h 45 min from UTC, for the engine as for the commands: what mixes up zones fails."""

_PROGRESS = (
    "select coalesce(sum(rows_landed) filter (where source_table = 'player_rounds'), 0),"
    " coalesce(sum(rows_landed), 0) from landing_loads",
    "select count(*) from model_watermarks",
)


class FaultsError(Exception):
    """A command failed, or did not do what there was to look at."""


@dataclass(frozen=True, order=True)
class Progress:
    """What a file has got so far. It grows alike in every backfill, whatever a kill repeats."""

    rounds_landed: int = 0
    rows_landed: int = 0
    tables_built: int = 0


@dataclass(frozen=True)
class Sample:
    """A running command, seen from outside; `peak_mebibytes` is the most it held up to now.

    processor_seconds: what it has computed itself, whatever else the machine does meanwhile.
    """

    seconds: float
    processor_seconds: float
    memory_mebibytes: float
    peak_mebibytes: float
    progress: Progress


@dataclass(frozen=True)
class Extract:
    """`python -m extract` on one SQLite file, from one source; its output lies beside the file."""

    source: str
    database: Path

    def run(self, *arguments: str) -> list[Sample]:
        """Run a command that must succeed, and return what was seen of it."""
        process = self._start(arguments)
        samples = list(self._watched(process))
        if process.returncode:
            raise FaultsError(f"extract {' '.join(arguments)} failed: {self.output[-500:]}")
        return samples

    def run_and_kill(
        self, *arguments: str, is_time: Callable[[Sample], bool]
    ) -> tuple[Sample, bool]:
        """Run a command until it is time to `kill -9` it and whatever it has started.

        Returns the last that was seen of it, and whether it was killed: it may be faster.
        """
        process = self._start(arguments)
        last = Sample(0, 0, 0, 0, self.progress())
        for last in self._watched(process):
            if is_time(last):
                os.killpg(process.pid, signal.SIGKILL)
                break
        return last, process.wait() == -signal.SIGKILL

    @property
    def output(self) -> str:
        """What the last command wrote, results first."""
        return self._said("out").read_text() + self._said("err").read_text()

    def progress(self) -> Progress:
        """How far the file is, whether or not there is one."""
        if not self.database.exists():
            return Progress()
        counts: list[int] = []
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            for query in _PROGRESS:
                try:
                    counts += connection.execute(query).fetchone()
                except sqlite3.OperationalError:  # not there yet
                    break
        return Progress(*counts)

    def _said(self, suffix: str) -> Path:
        return self.database.with_suffix(f".{suffix}")

    def _start(self, arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
        places = {"BFSTATS_SOURCE": self.source, "BFSTATS_DB": str(self.database)}
        with self._said("out").open("w") as out, self._said("err").open("w") as err:
            return subprocess.Popen(
                [sys.executable, "-m", "extract", *arguments],
                cwd=PROJECT_ROOT,
                env={**environment(), **places},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )

    def _watched(self, process: subprocess.Popen[bytes]) -> Iterator[Sample]:
        """What is seen of a process until it ends.

        The kernel keeps the peak between two looks. What `wait4` has is no less than what this
        process held itself when it made the other.
        """
        began = time.monotonic()
        while process.poll() is None:
            if memory := memory_mebibytes(process.pid):
                seconds = time.monotonic() - began
                yield Sample(seconds, processor_seconds(process.pid), *memory, self.progress())
            time.sleep(SECONDS_BETWEEN_SAMPLES)


def family_of(process_id: int) -> list[int]:
    """A process and all that it has started, itself first; none where it is gone."""
    try:
        lists = [file.read_text() for file in Path(f"/proc/{process_id}/task").glob("*/children")]
    except OSError:
        return []
    started = [int(child) for children in lists for child in children.split()]
    return [process_id, *(member for child in started for member in family_of(child))]


def has_open(process_ids: Iterable[int], file: Path) -> bool:
    """Whether one of the processes has the file open."""
    return any(
        _target(descriptor) == str(file)
        for process_id in process_ids
        for descriptor in _descriptors(process_id)
    )


def is_written(database: Path) -> bool:
    """Whether somebody is in a write transaction of a SQLite file in WAL mode.

    Who writes has byte 120 of the shared memory beside it locked: WAL_WRITE_LOCK in SQLite's wal.c.
    """
    shared_memory = database.with_name(f"{database.name}-shm")
    try:
        wanted = f":{shared_memory.stat().st_ino} 120 "
    except FileNotFoundError:
        return False
    return wanted in Path("/proc/locks").read_text()


def kill_family(process_id: int) -> None:
    """`kill -9` a process and all that it has started, as if they lost power at one moment."""
    members: list[int] = []
    while fresh := [member for member in family_of(process_id) if member not in members]:
        for member in fresh:
            _signal(member, signal.SIGSTOP)  # it starts no more
        members += fresh
    for member in members:
        _signal(member, signal.SIGKILL)
    while any(_descriptors(member) for member in members):  # they still hold files and locks
        time.sleep(0.001)


def seconds_of(samples: list[Sample]) -> float:
    """How long a command ran."""
    return samples[-1].seconds


def peak_mebibytes_of(samples: list[Sample]) -> float:
    """The most memory that it held at any time."""
    return samples[-1].peak_mebibytes


def _descriptors(process_id: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{process_id}/fd").iterdir())
    except OSError:
        return []


def _target(link: Path) -> str:
    try:
        return os.readlink(link)  # noqa: PTH115 - a Path would cost what polling has not
    except OSError:
        return ""


def _signal(process_id: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(process_id, number)


def memory_mebibytes(process_id: int) -> tuple[float, float] | None:
    """Memory now and at its highest, None of a process that has given it back."""
    lines = Path(f"/proc/{process_id}/status").read_text().splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    if "VmHWM" not in fields:
        return None
    now, peak = (int(fields[name].split()[0]) * 1024 / MEBIBYTE for name in ("VmRSS", "VmHWM"))
    return now, peak


def processor_seconds(process_id: int) -> float:
    """What a process that runs has computed so far, without those it has started."""
    # Behind the command's name, which may hold anything: see proc_pid_stat(5).
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")


def environment() -> dict[str, str]:
    """This process's, without its own settings of bfstats and dbt."""
    own = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith(("BFSTATS_", "DBT_", "OTEL_"))
    }
    return {**own, **ZONE, "NO_COLOR": "1", "NO_PROXY": "127.0.0.1"}
