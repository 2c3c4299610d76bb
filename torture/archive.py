"""An archive of a whole site, killed while it was written, and a site rebuilt from it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from torture.backfill import BACKFILL
from torture.compare import compared
from torture.process import Extract, Sample, seconds_of
from torture.report import Report


def after(seconds: float) -> Callable[[Sample], bool]:
    """Tells whether a run has gone on for so long."""
    return lambda sample: sample.seconds >= seconds


def torture_archive(report: Report, source: str, folder: Path, kills: int, seed: int) -> None:
    """Archive undisturbed and killed, and say whether the latter makes the same tables again."""
    live = Extract(source, folder / "live.db")
    live.run(*BACKFILL)
    whole_seconds = seconds_of(live.run("archive", str(folder / "undisturbed")))
    archive = folder / "archive"
    luck = random.Random(seed)
    for number in range(1, kills + 1):
        moment = luck.uniform(0, whole_seconds)
        last, is_killed = live.run_and_kill("archive", str(archive), is_time=after(moment))
        report.add("kills", kill=number, run_seconds=last.seconds, is_killed=is_killed)
    live.run("archive", str(archive))
    rebuilt = Extract(f"parquet:{archive}", folder / "rebuilt.db")
    report.add(
        "runs",
        archive_seconds=whole_seconds,
        archive_mib=sum(file.stat().st_size for file in archive.iterdir()) // 2**20,
        rebuild_seconds=seconds_of(rebuilt.run(*BACKFILL)),
    )
    for table in compared(live.database, rebuilt.database):
        report.add("compared", table=table.table, rows=table.rows, differing=table.rows_differing)
        report.expect(table.is_same, f"{table.table} is another when rebuilt from the archive")
