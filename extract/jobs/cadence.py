"""Run a cadence's command: under the lock, within a time limit, logged, recorded, announced."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from extract.database.connection import open_database
from extract.errors import BfstatsError, LockHeldError
from extract.machine.forked import Forked
from extract.machine.lock import HANDED_DOWN, exclusive
from extract.records.runs import CADENCE, Stopwatch, record_runs
from extract.records.telemetry import export_runs, wanted_exporter
from extract.schedule.log import CadenceLog
from extract.schedule.ping import ping

TIMED_OUT = 124
"""The exit status of a command that took too long, as timeout(1) has it."""

GRACE_SECONDS = 30
"""How long a command that is stopped may take to end by itself before it is killed."""

POLL_SECONDS = 0.05
STOP_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class CadenceError(BfstatsError):
    """A cadence's command failed; the exit status is the command's."""

    def __init__(self, message: str, exit_status: int) -> None:
        super().__init__(message)
        self.exit_status = exit_status


@dataclass(frozen=True)
class Job:
    """A command, the cadences that it makes up, and its limits in seconds.

    own_work: what `command` does, where it is one of this program's: run in a fork, it spares the
    start of another process. Without it a shell runs the command.
    """

    cadences: Sequence[str]
    command: str
    wait_seconds: float
    timeout_seconds: float
    own_work: Callable[[], int] | None = None


def run_job(job: Job, database: Path, log_path: Path) -> None:
    """Run the command under the lock of `database`, which it hands down to what it starts.

    Raises `CadenceError` where the command fails or takes too long, `LockHeldError` where another
    run does not let go of the lock in time, `BfstatsError` where the log cannot be written or the
    wanted exporter of spans is not known.
    """
    label = ",".join(job.cadences)
    wanted_exporter()
    try:
        # The log second: who had the lock before may have put the file aside.
        with (
            exclusive(database, job.wait_seconds) as lock_descriptor,
            CadenceLog(log_path, label) as log,
        ):
            log.rotate()
            exit_status = _run(job, lock_descriptor, database, log)
    except LockHeldError:
        with CadenceLog(log_path, label) as log:
            log.write("gave way to the run that holds the lock")
        raise
    if failure := export_runs(database):
        with CadenceLog(log_path, label) as log:
            log.write(failure)
    if exit_status:
        raise CadenceError(
            f"{label} failed with exit status {exit_status}: see {log_path}", exit_status
        )
    with CadenceLog(log_path, label) as log:
        for cadence in job.cadences:
            if failure := ping(cadence):
                log.write(f"the ping of {cadence} failed: {failure}")


def _run(job: Job, lock_descriptor: int, database: Path, log: CadenceLog) -> int:
    stopwatch, start = Stopwatch(), time.monotonic()
    log.write(f"started: {job.command}")
    settings = {HANDED_DOWN: str(lock_descriptor), "BFSTATS_DB": str(database)}
    exit_status = _exit_status(job, lock_descriptor, settings, log)
    outcome = f"failed with exit status {exit_status}" if exit_status else "done"
    log.write(f"{outcome} after {time.monotonic() - start:.1f} s")
    if database.exists():
        error = f"exit status {exit_status}" if exit_status else None
        runs = [
            stopwatch.stop(CADENCE, name, exit_status=exit_status, error=error)
            for name in job.cadences
        ]
        with open_database(database) as connection:
            record_runs(connection, runs)
    return exit_status


def _exit_status(
    job: Job, lock_descriptor: int, settings: Mapping[str, str], log: CadenceLog
) -> int:
    """Run the command to its end, each line of its output into the log."""
    endings: SimpleQueue[int | None] = SimpleQueue()
    early: list[int] = []
    with (
        _stop_signals(endings),
        _process_group(job, lock_descriptor, settings) as process,
    ):

        def stop_early() -> None:
            try:
                exit_status = endings.get(timeout=job.timeout_seconds)
            except Empty:
                exit_status = TIMED_OUT
            if exit_status is None:
                return
            early.append(exit_status)
            _stop(process)
            if exit_status == TIMED_OUT:
                log.write(f"takes more than {job.timeout_seconds:g} s: stopped")

        guard = threading.Thread(target=stop_early, daemon=True)
        guard.start()
        try:
            for line in process.stdout or ():
                log.write(line.rstrip())
            exit_status = process.wait()
        finally:
            endings.put(None)
            guard.join()
    if early:
        return early[0]
    return exit_status if exit_status >= 0 else 128 - exit_status


@contextmanager
def _stop_signals(endings: SimpleQueue[int | None]) -> Iterator[None]:
    """Put into the queue, for a signal that ends a cadence, the exit status that a shell gives.

    A handler that raises would do so anywhere: in the start of the command, and leave it running,
    or in the start of a thread, and leave that to be waited for.
    """

    def note(number: int, _frame: object) -> None:
        endings.put(128 + number)

    before = {number: signal.signal(number, note) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _process_group(
    job: Job, lock_descriptor: int, settings: Mapping[str, str]
) -> Iterator[subprocess.Popen[str] | Forked]:
    """The command in a process group of its own, none of which outlives the block."""
    with _started(job, lock_descriptor, {**settings, "DBT_USE_COLORS": "false"}) as process:
        try:
            yield process
        finally:
            _stop(process)


def _started(
    job: Job, lock_descriptor: int, settings: Mapping[str, str]
) -> AbstractContextManager[subprocess.Popen[str] | Forked]:
    if job.own_work:
        return closing(Forked(job.own_work, settings))
    return subprocess.Popen(  # noqa: S603 - the command is the operator's own
        ["/bin/sh", "-c", job.command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **settings},
        pass_fds=[lock_descriptor],
        start_new_session=True,
        text=True,
        errors="backslashreplace",
    )


def _stop(process: subprocess.Popen[str] | Forked) -> None:
    """Ask the whole group to end, and kill what has not ended in time."""
    deadline = time.monotonic() + GRACE_SECONDS
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        while time.monotonic() < deadline:
            process.poll()
            os.killpg(process.pid, 0)
            time.sleep(POLL_SECONDS)
        os.killpg(process.pid, signal.SIGKILL)
