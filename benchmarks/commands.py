"""What whole commands hold and leave at full size: the first sync, a backfill, an archive."""

from __future__ import annotations

from dataclasses import asdict

from benchmarks import measure
from benchmarks.bench import FULL, Bench, Figures
from benchmarks.landing import remove


def measure_backfill(bench: Bench) -> Figures:
    """`backfill all` from an empty file: reading and building in one process."""
    database = bench.folder / "backfill.db"
    remove(database)
    found = measure.extract(database, bench.source(FULL), "backfill", "all", "--as-of", bench.as_of)
    return asdict(found)


def measure_archive(bench: Bench) -> Figures:
    """`archive` of the site: its rounds as Parquet."""
    folder = bench.folder / "archive"
    found = measure.extract(bench.landed(FULL), bench.source(FULL), "archive", str(folder))
    size = sum(file.stat().st_size for file in folder.glob("player_rounds*.parquet"))
    return {**asdict(found), "mebibytes": size / 2**20}
