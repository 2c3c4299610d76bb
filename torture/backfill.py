"""A backfill of a whole site, and the same with `kill -9` at random moments."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from torture.compare import compared, is_whole, unaccounted_loads
from torture.process import (
    Extract,
    FaultsError,
    Progress,
    Sample,
    peak_mebibytes_of,
    seconds_of,
)
from torture.report import Report
from torture.site import AS_OF, Size

BACKFILL = ("backfill", "all", "--as-of", AS_OF)
BUILDING = "building tables"
"""The part whose memory may grow: its quarters are the work of different models."""

ATTEMPTS_PER_KILL = 5
# SQLite's page cache grows to its 64 MiB while the first rows come in.
LARGEST_GROWTH_MEBIBYTES = 90


@dataclass(frozen=True)
class Moment:
    """A moment of the undisturbed run, in seconds from its start.

    A run that was killed before begins by looking at what it has, so for it the moment is so many
    seconds after the file has come as far.
    """

    seconds: float
    progress: Progress
    seconds_since_progress: float

    def clock(self) -> Callable[[Sample], bool]:
        """Tells, of one run's samples in turn, whether the moment has come."""
        reached: list[float] = []

        def has_come(sample: Sample) -> bool:
            if sample.progress >= self.progress:
                reached.append(sample.seconds)
            return bool(reached) and sample.seconds - reached[0] >= self.seconds_since_progress

        return has_come


def torture_backfill(
    report: Report,
    source: str,
    folder: Path,
    size: Size,
    batch_rows: int,
    kills: int,
    seed: int,
) -> None:
    """Backfill undisturbed and killed, and say what it took and whether both came to the same."""
    undisturbed = Extract(source, folder / "undisturbed.db")
    killed = Extract(source, folder / "killed.db")
    command = (*BACKFILL, "--batch-size", str(batch_rows))
    samples = undisturbed.run(*command)
    _add_memory(report, samples)
    _check(report, undisturbed, size, samples)
    for number, moment in enumerate(moments(samples, kills, random.Random(seed)), start=1):
        _kill(report, killed, command, number, moment)
    _check(report, killed, size, killed.run(*command))
    for table in compared(undisturbed.database, killed.database):
        report.add(
            "compared",
            table=table.table,
            undisturbed=table.rows,
            killed=table.rows_other,
            differing=table.rows_differing,
        )
        report.expect(table.is_same, f"{table.table} is another after the kills")


def moments(samples: list[Sample], count: int, luck: random.Random) -> list[Moment]:
    """Random moments of a run, one in each of as many equal stretches of its time."""
    stretch = seconds_of(samples) / max(count, 1)
    return [_moment(samples, stretch * (number + luck.random())) for number in range(count)]


def _moment(samples: list[Sample], seconds: float) -> Moment:
    until_then = [sample for sample in samples if sample.seconds <= seconds] or samples[:1]
    progress = until_then[-1].progress
    since = next(sample.seconds for sample in samples if sample.progress == progress)
    return Moment(seconds, progress, max(0.0, seconds - since))


def _kill(
    report: Report, extract: Extract, command: tuple[str, ...], number: int, moment: Moment
) -> None:
    """Run the backfill until the moment; one that was faster this time starts once more."""
    for _ in range(ATTEMPTS_PER_KILL):
        last, is_killed = extract.run_and_kill(*command, is_time=moment.clock())
        if is_killed:
            report.add(
                "kills",
                kill=number,
                moment_seconds=moment.seconds,
                run_seconds=last.seconds,
                rounds_landed=last.progress.rounds_landed,
                rows_landed=last.progress.rows_landed,
                tables_built=last.progress.tables_built,
            )
            return
    raise FaultsError(f"kill {number} never came: {extract.output[-500:]}")


def _check(report: Report, extract: Extract, size: Size, samples: list[Sample]) -> None:
    """A file after its backfill: everything is in it, once, and the source has nothing else."""
    database = extract.database
    reconciled = extract.run("reconcile")
    said = extract.output
    rounds, hours, rejected = _landed(database)
    report.add(
        "runs",
        run=database.stem,
        seconds=seconds_of(samples),
        peak_mib=peak_mebibytes_of(samples),
        reconcile_seconds=seconds_of(reconciled),
        reconcile_peak_mib=peak_mebibytes_of(reconciled),
        rounds=rounds,
        server_hours=hours,
        rejected=rejected,
        file_mib=database.stat().st_size // 2**20,
    )
    report.expect(not said, f"reconcile said of {database.stem}: {said}")
    report.expect(
        (rounds, hours) == (size.rounds, size.server_hours), f"{database.stem} has not all"
    )
    report.expect(unaccounted_loads(database) == 0, f"{database.stem} has loads that do not add up")
    report.expect(is_whole(database), f"{database.stem} is damaged")


def _landed(database: Path) -> tuple[int, int, int]:
    """Rounds, server-hours whatever their games, and rejected rows."""
    with closing(sqlite3.connect(database)) as connection:
        row: tuple[int, int, int] = connection.execute(
            "select (select count(*) from landing_player_rounds),"
            " (select count(*) from"
            "  (select distinct server_guid, hour_epoch from landing_server_hours)),"
            " (select count(*) from landing_rejected_rows)"
        ).fetchone()
    return row


def _add_memory(report: Report, samples: list[Sample]) -> None:
    """What was held in the first and in the last quarter of each part of the backfill."""
    for name, found in groupby(samples, partial(_part, _Reading.of(samples))):
        part = list(found)
        quarter = (len(part) + 3) // 4
        first, last = _most_held(part[:quarter]), _most_held(part[-quarter:])
        report.add(
            "memory",
            part=name,
            seconds=part[-1].seconds - part[0].seconds,
            first_quarter_mib=first,
            last_quarter_mib=last,
            peak_mib=_most_held(part),
        )
        is_flat = name == BUILDING or last - first <= LARGEST_GROWTH_MEBIBYTES
        report.expect(is_flat, f"memory grows while {name}")


def _most_held(samples: list[Sample]) -> float:
    return max(sample.memory_mebibytes for sample in samples)


@dataclass(frozen=True)
class _Reading:
    """Where the parts of a backfill end: it reads hours, builds their table, reads rounds."""

    hour_rows: int
    tables_before_rounds: int
    rounds: int

    @classmethod
    def of(cls, samples: list[Sample]) -> _Reading:
        whole = samples[-1].progress
        before = [one.progress for one in samples if one.progress.rounds_landed == 0]
        return cls(
            hour_rows=whole.rows_landed - whole.rounds_landed,
            tables_before_rounds=max(progress.tables_built for progress in before),
            rounds=whole.rounds_landed,
        )


def _part(reading: _Reading, sample: Sample) -> str:
    now = sample.progress
    if now.rounds_landed == 0 and now.rows_landed < reading.hour_rows:
        return "reading server-hours"
    if now.tables_built >= reading.tables_before_rounds and now.rounds_landed < reading.rounds:
        return "reading rounds"
    return BUILDING
