"""Every table from scratch on SQLite, DuckDB and ClickHouse, from the same rows, and all compared.

`python -m benchmarks.engines` measures this alone: `--scale 1` is the site of 3.8 million rounds.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from benchmarks import measure
from benchmarks.bench import FULL, Figures, folder_option, once, open_bench
from benchmarks.commands import measure_archive
from benchmarks.landing import copy, remove
from benchmarks.site import FULL_SIZE, Size
from tests.engines.clickhouse_builds import DBT as CLICKHOUSE_DBT
from tests.engines.clickhouse_builds import NO_DBT
from tests.support.clickhouse_http import HOST
from tests.support.clickhouse_server import ServerAddress, server_process
from tests.support.commands import WITHOUT_TESTS
from tests.support.documents import table
from tests.support.site_tables import PROJECT_ROOT
from torture.process import ZONE, family_of, memory_mebibytes, processor_seconds
from torture.report import say
from torture.site import folder_to_work_in

SQLITE, DUCKDB, CLICKHOUSE = "sqlite", "duckdb", "clickhouse"
BUILT = "bfstats"
"""The database of ClickHouse in which the tables are."""

NAMES = {SQLITE: "SQLite", DUCKDB: "DuckDB", CLICKHOUSE: "ClickHouse"}
LEAST_TIMES_FASTER = {DUCKDB: 5, CLICKHOUSE: 3}
_SHOWN = ("seconds", "processor_seconds", "dbt_seconds", "peak_mebibytes", "mebibytes")


def measure_engines(folder: Path, size: Size, seed: int) -> Figures:
    """Per engine: seconds, memory and room of `dbt build` without tests, dbt's own start included.

    SQLite has the rows landed already, DuckDB reads their archive, ClickHouse its own tables.
    Raises `BenchmarkError` where a row of any table differs.
    """
    with open_bench(folder, size, seed, repeats=1, chosen=[FULL]) as bench:
        bench.landed(FULL)
        once(folder, "archive", partial(measure_archive, bench))
        as_of = bench.as_of
    figures = {SQLITE: once(folder, SQLITE, partial(_sqlite, folder, as_of))}
    for engine, find in {DUCKDB: _duckdb, CLICKHOUSE: _clickhouse}.items():
        if engine == DUCKDB or CLICKHOUSE_DBT.exists():
            figures[engine] = once(folder, engine, partial(find, folder, as_of))
        else:
            say(NO_DBT)
    return figures


def bars_of_engines(figures: Figures) -> list[tuple[str, str, str, bool]]:
    """What DuckDB and ClickHouse are asked to be beside SQLite, and what they are."""
    ours = figures[SQLITE]
    found = []
    for engine, bar in LEAST_TIMES_FASTER.items():
        if engine in figures:
            times = ours["seconds"] / figures[engine]["seconds"]
            label = f"all tables from scratch on {NAMES[engine]} against SQLite from landed rows"
            found.append(
                (label, f"at least {bar} times faster", f"{times:.1f} times", times >= bar)
            )
    part = figures[DUCKDB]["mebibytes"] / ours["mebibytes"]
    found.append(
        ("DuckDB's file against SQLite's", "at most 1/5", f"1/{1 / part:.1f}", part <= 0.2)
    )
    return found


def engines_table(figures: Figures) -> str:
    """What each engine takes, in Markdown."""
    head = ("", "s", "s of processors", "of these dbt's own s", "peak MiB", "MiB", "rows, equal")
    return table(
        head,
        [
            (
                NAMES[engine],
                *(f"{found[name]:.0f}" for name in _SHOWN),
                f"{found['rows']:,}" if "rows" in found else "",
            )
            for engine, found in figures.items()
        ],
    )


def _sqlite(folder: Path, as_of: str) -> Figures:
    database = folder / "engines.db"
    copy(folder / f"{FULL}.db", database)
    found = _build(SQLITE, database, as_of, BFSTATS_DB=str(database))
    return {**_told(found), "mebibytes": _mebibytes(database)}


def _duckdb(folder: Path, as_of: str) -> Figures:
    database = folder / "engines.duckdb"
    remove(database)
    variables = {"BFSTATS_DUCKDB": str(database), "BFSTATS_PARQUET": str(folder / "archive")}
    found = _build(DUCKDB, database, as_of, **variables)
    rows = _compare(folder, DUCKDB, **variables)
    return {**_told(found), "mebibytes": _mebibytes(database), "rows": rows}


def _clickhouse(folder: Path, as_of: str) -> Figures:
    with _serving(folder / "engine") as (server, process_id):
        with closing(server.client()) as client:
            client.command(f"drop database if exists {BUILT} sync")
        variables = {
            "BFSTATS_CLICKHOUSE_HOST": HOST,
            "BFSTATS_CLICKHOUSE_PORT": str(server.port),
            "BFSTATS_CLICKHOUSE_SOURCE": FULL,
            "BFSTATS_CLICKHOUSE_SCHEMA": BUILT,
        }
        before = processor_seconds(process_id)
        found = _build(
            CLICKHOUSE,
            folder / "engines.clickhouse",
            as_of,
            program=[str(CLICKHOUSE_DBT)],
            **variables,
        )
        computed = processor_seconds(process_id) - before
        _, peak = memory_mebibytes(process_id) or (0, 0)
        rows = _compare(folder, CLICKHOUSE, **variables)
        with closing(server.client()) as client:
            ((size,),) = client.query(
                f"select sum(bytes_on_disk) from system.parts where active and database = '{BUILT}'"
            ).result_rows
    command = replace(
        found.command,
        peak_mebibytes=max(peak, found.command.peak_mebibytes),
        processor_seconds=found.command.processor_seconds + computed,
    )
    return {**_told(replace(found, command=command)), "mebibytes": size / 2**20, "rows": rows}


@contextmanager
def _serving(engine: Path) -> Iterator[tuple[ServerAddress, int]]:
    """A server over the folder of an engine, and the process that it is."""
    before = family_of(os.getpid())
    with server_process(engine, environment=ZONE) as server:
        (process_id,) = set(family_of(os.getpid())) - set(before)
        yield server, process_id


def _build(
    engine: str,
    beside: Path,
    as_of: str,
    *,
    program: Sequence[str] = (measure.DBT,),
    **variables: str,
) -> measure.DbtMeasured:
    words = ("build", "--target", engine, *WITHOUT_TESTS)
    found = measure.run_dbt(words, beside, as_of, program=program, folder=PROJECT_ROOT, **variables)
    say(f"{engine}: {found.command}")
    return found


def _compare(folder: Path, engine: str, **variables: str) -> int:
    """How many rows all tables have. Raises `BenchmarkError` where one is not SQLite's."""
    told = folder / f"compare_{engine}.json"
    measure.run(
        [sys.executable, "-m", "extract", "compare", engine, "--json"],
        told,
        PROJECT_ROOT,
        BFSTATS_DB=str(folder / "engines.db"),
        **variables,
    )
    tables = json.loads(told.read_text())["tables"]
    for found in tables:
        if found["changed"] or found["missing"] or found["extra"]:
            raise measure.BenchmarkError(f"{engine}: {found}")
    return sum(found["rows"] for found in tables)


def _told(found: measure.DbtMeasured) -> Figures:
    return {
        "seconds": found.command.seconds,
        "processor_seconds": found.command.processor_seconds,
        "peak_mebibytes": found.command.peak_mebibytes,
        "dbt_seconds": found.own_seconds,
        "by_model": found.seconds_by_model,
    }


def _mebibytes(file: Path) -> float:
    return file.stat().st_size / 2**20


@click.command()
@click.option("--scale", type=click.FloatRange(min=0, max=1, min_open=True), default=1)
@click.option("--seed", type=int, default=1942, show_default=True)
@folder_option
def engines(scale: float, seed: int, folder: Path | None) -> None:
    """Build every table on three engines, compare them, and say what each took."""
    with folder_to_work_in(folder) as place:
        figures = measure_engines(place, FULL_SIZE.times(scale, scale), seed)
    rows = [(*row[:3], "yes" if row[3] else "**no**") for row in bars_of_engines(figures)]
    click.echo(table(("measure", "bar", "found", "met"), rows))
    click.echo(f"\n{engines_table(figures)}")


if __name__ == "__main__":
    engines()
