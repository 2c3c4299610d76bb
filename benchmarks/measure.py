"""Commands in processes of their own: how long they take, and the most memory that they hold."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.support.site_tables import PROJECT_ROOT
from torture.process import environment, family_of, memory_mebibytes

SECONDS_BETWEEN_LOOKS = 0.05
DBT = str(Path(sys.executable).with_name("dbt"))


class BenchmarkError(Exception):
    """A command failed, or its result is not what it is compared with."""


@dataclass(frozen=True)
class Measured:
    """One run of a command; the memory is that of the largest process of those it consists of.

    processor_seconds: what all of these computed, whatever else the machine did meanwhile.
    """

    seconds: float
    peak_mebibytes: float
    processor_seconds: float


@dataclass(frozen=True)
class DbtMeasured:
    """One `dbt run`: the command, and each model's own seconds by name."""

    command: Measured
    seconds_by_model: dict[str, float]

    @property
    def model_seconds(self) -> float:
        """Of all models together; the rest of the command is dbt's own start-up."""
        return sum(self.seconds_by_model.values())

    @property
    def own_seconds(self) -> float:
        """What dbt takes for itself."""
        return self.command.seconds - self.model_seconds


def run(
    command: Sequence[str], output: Path, folder: Path = PROJECT_ROOT, **variables: str
) -> Measured:
    """Run a command to its end. Raises `BenchmarkError` with what it said where it fails."""
    peaks: dict[int, float] = {}
    before = _processor_seconds()
    began = time.perf_counter()
    with output.open("w") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**environment(), **variables},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        while process.poll() is None:
            for member in family_of(process.pid):
                with suppress(OSError):
                    if memory := memory_mebibytes(member):
                        peaks[member] = memory[1]
            with suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS_BETWEEN_LOOKS)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise BenchmarkError(f"{' '.join(command)} failed: {output.read_text()[-2000:]}")
    return Measured(seconds, max(peaks.values(), default=0), _processor_seconds() - before)


def _processor_seconds() -> float:
    """Of all processes that have ended so far, theirs included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def extract(database: Path, source: str, *arguments: str) -> Measured:
    """Run `python -m extract`."""
    return run(
        [sys.executable, "-m", "extract", *arguments],
        database.with_suffix(".out"),
        BFSTATS_DB=str(database),
        BFSTATS_SOURCE=source,
    )


def dbt(
    database: Path,
    *arguments: str,
    as_of: str | None = None,
    project: Path = PROJECT_ROOT,
    program: Sequence[str] = (DBT,),
) -> DbtMeasured:
    """Run `dbt run` in a project, at a time of its own where `as_of` says one."""
    words = ("run", *arguments, "--profiles-dir", str(project))
    return run_dbt(
        words, database, as_of, program=program, folder=project, BFSTATS_DB=str(database)
    )


def run_dbt(
    words: Sequence[str],
    beside: Path,
    as_of: str | None,
    *,
    program: Sequence[str] = (DBT,),
    folder: Path = PROJECT_ROOT,
    **variables: str,
) -> DbtMeasured:
    """Run a command of dbt that builds; what it writes besides tables lies beside a file."""
    target = beside.with_suffix(".target")
    moment = ["--vars", json.dumps({"as_of": as_of})] if as_of else []
    command = run(
        [*program, *words, *moment, "--target-path", str(target)],
        beside.with_suffix(".out"),
        folder=folder,
        **variables,
    )
    results = json.loads((target / "run_results.json").read_text())["results"]
    names = [result["unique_id"].split(".")[-1] for result in results]
    seconds = [result["execution_time"] for result in results]
    return DbtMeasured(command, dict(zip(names, seconds, strict=True)))


def middle(runs: Sequence[Measured]) -> Measured:
    """The median of the seconds, and the most memory."""
    return Measured(
        median(one.seconds for one in runs),
        max(one.peak_mebibytes for one in runs),
        median(one.processor_seconds for one in runs),
    )


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    return {
        "p50": 1000 * ordered[len(ordered) // 2],
        "p95": 1000 * ordered[len(ordered) * 95 // 100],
    }
