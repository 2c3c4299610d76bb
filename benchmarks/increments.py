"""One minute's increment, the boards included, and `watch`, on three sites."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks import measure
from benchmarks.bench import DEEP, FULL, SMALL, Bench, Figures
from benchmarks.landing import copy
from benchmarks.tables import PLAYER_TABLES
from tests.support.site_tables import PROJECT_ROOT
from torture.process import environment, memory_mebibytes
from torture.report import say

ROUNDS = (5, 50, 300)
LONGEST_WAIT_SECONDS = 600
VISIBLE_IN = (*PLAYER_TABLES, "server_leaderboard_candidates", "game_leaderboard_entries")
"""The tables that a round leads to, besides its server's boards. Its player is new, has kills for a
milestone, and nearly a year of playtime: that board asks for no other rounds."""

_WATCHED_ROUND = """
insert into player_rounds
select
    concat('watched round ', {number:String}),
    concat('watched ', {number:String}),
    (select any(server_guid) from player_rounds),
    'map 1',
    toDateTime(now() - 600, 'UTC'),
    toDateTime(now() - 1, 'UTC'),
    10, 6000, 1, 500000, 'Axis', 'game', 0, toDateTime(now(), 'UTC'), 'bf1942', null
"""

_ON_A_BOARD = """
exists (
    select 1 from server_leaderboard_entries as entries
    inner join server_leaderboard_candidates as candidates using (server_guid, period, player_name)
    where candidates.player_name = :player and entries.ranking_type = 'playtime'
)
"""


def measure_increments(bench: Bench) -> Figures:
    """Per site and number of new rounds: seconds in models, and of the commands."""
    figures: Figures = {site: _increments(bench, site) for site in (SMALL, FULL, DEEP)}
    figures["watch"] = _watch(bench)
    return figures


def _increments(bench: Bench, name: str) -> Figures:
    """Every minute new rounds.

    The minutes are real ones, as dbt parses the whole project again where a variable changes.
    """
    database = _built(bench, name)
    numbers = count(1)
    _increment(bench, name, database, ROUNDS[0], next(numbers))
    found: Figures = {}
    for rounds in ROUNDS:
        runs = [
            _increment(bench, name, database, rounds, next(numbers)) for _ in range(bench.repeats)
        ]
        found[str(rounds)] = _summary([dbt for _, dbt in runs])
        found[str(rounds)]["sync_seconds"] = median(sync.seconds for sync, _ in runs)
    say(f"increments of {name}: {found}")
    return found


def _built(bench: Bench, name: str) -> Path:
    built = bench.folder / "tables.db"
    if name == FULL and built.exists():
        database = bench.folder / "increments.db"
        copy(built, database)
        return database
    return bench.built(name)


def _increment(
    bench: Bench, name: str, database: Path, rounds: int, number: int
) -> tuple[measure.Measured, measure.DbtMeasured]:
    sync = _sync_new_rounds(bench, name, database, rounds, number, int(time.time()) - 30)
    return sync, measure.dbt(database, "--selector", "minutely")


def _sync_new_rounds(
    bench: Bench, name: str, database: Path, rounds: int, number: int, ended_epoch: int
) -> measure.Measured:
    with bench.client(name) as client:
        bench.sites[name].add_rounds(client, rounds, number, ended_epoch)
    return measure.extract(database, bench.source(name), "sync")


def _summary(runs: list[measure.DbtMeasured]) -> Figures:
    """The medians; by model, too."""
    return {
        "model_seconds": median(run.model_seconds for run in runs),
        "command_seconds": median(run.command.seconds for run in runs),
        "dbt_seconds": median(run.own_seconds for run in runs),
        "peak_mebibytes": max(run.command.peak_mebibytes for run in runs),
        "by_model": {
            model: median(run.seconds_by_model[model] for run in runs)
            for model in runs[0].seconds_by_model
        },
    }


def _watch(bench: Bench) -> Figures:
    """How long after its insert a round is in every table that it leads to."""
    database = bench.folder / "increments.db"
    luck = random.Random(bench.sites[FULL].seed)
    seconds = []
    with _watching(bench, database) as process, bench.client() as client:
        for number in range(1 + max(10, bench.repeats)):
            client.command(_WATCHED_ROUND, parameters={"number": str(number)})
            inserted = time.monotonic()
            _wait_for(database, f"watched {number}", inserted + LONGEST_WAIT_SECONDS)
            seconds.append(time.monotonic() - inserted)
            time.sleep(5 * luck.random())
        _, peak = memory_mebibytes(process.pid) or (0, 0)
    found = {
        "seconds": median(seconds[1:]),
        "most_seconds": max(seconds[1:]),
        "peak_mebibytes": peak,
    }
    say(f"watch: {found}; the first took {seconds[0]:.1f} s")
    return found


@contextmanager
def _watching(bench: Bench, database: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (
        (bench.folder / "watch.out").open("w") as said,
        subprocess.Popen(
            [sys.executable, "-m", "extract", "watch"],
            cwd=PROJECT_ROOT,
            env={
                **environment(),
                "BFSTATS_DB": str(database),
                "BFSTATS_SOURCE": bench.source(FULL),
            },
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def _wait_for(database: Path, player: str, deadline: float) -> None:
    is_there = " and ".join(
        [
            *(
                f"exists (select 1 from {table} where player_name = :player)"
                for table in VISIBLE_IN
            ),
            _ON_A_BOARD,
        ]
    )
    with closing(sqlite3.connect(database)) as connection:
        while not connection.execute(f"select {is_there}", {"player": player}).fetchone()[0]:
            if time.monotonic() > deadline:
                raise measure.BenchmarkError(f"{player} is in no table after so long")
            time.sleep(0.02)
