"""`python -m extract` in a process whose memory is watched, and which can be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.support.site import PROJECT_ROOT

SECONDS_BETWEEN_LOOKS = 0.1


@dataclass(frozen=True)
class Run:
    """How a command ended; `peaks_mebibytes` are the most it held in each quarter of its time."""

    exit_status: int
    seconds: float
    peaks_mebibytes: tuple[float, ...]
    output: str


@dataclass(frozen=True)
class Extract:
    """Commands on one SQLite file, from one source."""

    source: str
    database: Path

    def run(self, *arguments: str, kill_after_seconds: float | None = None) -> Run:
        """Run a command to its end, or kill it and all that it started after some seconds."""
        log = self.database.with_name(f"{self.database.stem}.log")
        start = time.monotonic()
        with log.open("w+b") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "extract", *arguments],
                cwd=PROJECT_ROOT,
                env={
                    **os.environ,
                    "BFSTATS_DB": str(self.database),
                    "BFSTATS_SOURCE": self.source,
                },
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            looks = []
            while process.poll() is None:
                seconds = time.monotonic() - start
                looks.append((seconds, _resident_mebibytes(process.pid)))
                if kill_after_seconds is not None and seconds >= kill_after_seconds:
                    os.killpg(process.pid, signal.SIGKILL)
                time.sleep(SECONDS_BETWEEN_LOOKS)
            seconds = time.monotonic() - start
            said.seek(0)
            return Run(
                process.returncode,
                seconds,
                _peaks(looks, seconds),
                said.read().decode(),
            )


def _resident_mebibytes(process_id: int) -> float:
    """What a process holds in memory; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text()
    except FileNotFoundError:
        return 0.0
    kibibytes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(kibibytes[0]) / 1024 if kibibytes else 0.0


def _peaks(looks: list[tuple[float, float]], seconds: float) -> tuple[float, ...]:
    quarters: list[list[float]] = [[0.0], [0.0], [0.0], [0.0]]
    for at, mebibytes in looks:
        quarters[min(3, int(4 * at / seconds))].append(mebibytes)
    return tuple(max(quarter) for quarter in quarters)
