"""What whole commands hold and leave at full size: a backfill, an archive, the way back."""

from __future__ import annotations

from dataclasses import asdict

from benchmarks import measure
from benchmarks.bench import FULL, Bench, Figures
from benchmarks.landing import count_rounds, remove


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


def measure_return(bench: Bench) -> Figures:
    """`sync` of a new file from that archive. Raises `BenchmarkError` unless all rounds land."""
    database = bench.folder / "return.db"
    remove(database)
    found = measure.extract(database, f"parquet:{bench.folder / 'archive'}", "sync")
    if count_rounds(database) != count_rounds(bench.landed(FULL)):
        raise measure.BenchmarkError("the archive has not the rounds that it was made of")
    return asdict(found)
