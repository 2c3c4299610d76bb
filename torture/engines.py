"""Builds on DuckDB and ClickHouse, whole and killed, while somebody counts their tables."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.engines import clickhouse_builds, duckdb_builds
from tests.engines.reader import Counts, Reader
from tests.extract.fillable_sites import ClickHouseSite, ParquetSite, Site
from tests.marts.rounds import crowd
from tests.oracle.history import SourceRow
from tests.support.clickhouse_http import HOST
from tests.support.clickhouse_server import server_process
from tests.support.commands import WITHOUT_TESTS
from tests.support.site_tables import PROJECT_ROOT
from torture.process import ZONE, FaultsError, environment
from torture.report import say
from torture.tally import Tally
from torture.trial import AS_OF, samples

TABLES = ("player_stats_lifetime", "player_monthly_stats", "rounds")
DUCKDB_DBT = Path(sys.executable).with_name("dbt")
CROWD_ROWS = 2400


@dataclass(frozen=True)
class _Engine:
    """An engine, and a site that it builds the tables of.

    count: the rows of `TABLES`. left: what a killed build leaves, and the next takes away.
    """

    target: str
    dbt: Path
    variables: dict[str, str]
    folder: Path
    site: Site
    count: Callable[[], Counts]
    left: Callable[[], list[str]]

    def start(self) -> subprocess.Popen[bytes]:
        """Begin to build every table."""
        moment = ("--vars", json.dumps({"as_of": AS_OF}))
        target = self.folder / self.target
        with target.with_suffix(".out").open("w") as said:
            return subprocess.Popen(
                [
                    *(self.dbt, "build", "--target", self.target, *WITHOUT_TESTS),
                    *(*moment, "--target-path", str(target)),
                ],
                cwd=PROJECT_ROOT,
                env={**environment(), **self.variables},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def build(self) -> float:
        """Build every table, and return how many seconds that took."""
        began = time.monotonic()
        if self.start().wait():
            said = (self.folder / self.target).with_suffix(".out").read_text()
            raise FaultsError(f"dbt build on {self.target} failed: {said[-2000:]}")
        return time.monotonic() - began


def torture_engines(folder: Path, rebuilds: int, kills: int, seed: int) -> list[Tally]:
    """On each engine so many builds, and so many more that are killed at random moments.

    Between two of them rounds of new players arrive. A reader must see each table as it was before
    a build or as it is after it, a killed one included, and the last build leaves nothing behind.
    """
    tallies = []
    for opened in (_duckdb, _clickhouse):
        (own := folder / opened.__name__.strip("_")).mkdir()
        with ExitStack() as stack:
            if engine := stack.enter_context(contextmanager(opened)(own)):
                tallies.append(_torture(engine, rebuilds, kills, seed))
    return tallies


def _torture(engine: _Engine, rebuilds: int, kills: int, seed: int) -> Tally:
    luck = random.Random(seed)
    tally = Tally(f"builds on {engine.target}, {kills} of them killed")
    rounds = iter(crowd(seed, rows=CROWD_ROWS))
    engine.site.add(next(rounds) for _ in range(CROWD_ROWS // 2))
    engine.site.add_samples(samples())
    seconds = engine.build()
    turns = [True] * kills + [False] * (rebuilds - 1)
    luck.shuffle(turns)
    for number, is_killed in enumerate([*turns, False]):
        engine.site.add(_with_a_new_player(next(rounds), number))
        with Reader(engine.count) as reader:
            if is_killed:
                _kill(engine, seconds, luck)
            else:
                seconds = engine.build()
        tally.tried += 1
        gaps = [*reader.gaps, *_not_new(reader, is_killed)]
        tally.gaps_seen += len(gaps)
        left = engine.left() if not is_killed else []
        tally.unclear_errors += len(left)
        for line in (*gaps, *left):
            say(f"{engine.target}: {line}")
        say(
            f"{engine.target}, {'killed' if is_killed else 'built'}: {len(reader.looks)} looks,"
            f" {reader.looks[0]} and {reader.looks[-1]}"
        )
    return tally


def _with_a_new_player(row: SourceRow, number: int) -> list[SourceRow]:
    return [row, row._replace(player_name=f"new {number}", round_id=f"new {number}", is_bot=0)]


def _not_new(reader: Reader, is_killed: bool) -> list[str]:
    """The tables that a build that was not killed left as they were."""
    before, after = reader.looks[0], reader.looks[-1]
    if is_killed:
        return []
    return [f"{table} is as it was" for table in TABLES if before[table] == after[table]]


def _kill(engine: _Engine, seconds: float, luck: random.Random) -> None:
    """Kill a build at a random moment, with all that it started."""
    while True:
        process = engine.start()
        try:
            process.wait(seconds * luck.uniform(0.3, 0.9))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return
        say(f"{engine.target}: a build was done before it could be killed")


def _duckdb(folder: Path) -> Iterator[_Engine]:
    file = folder / "bfstats.duckdb"
    (parquet := folder / "parquet").mkdir()
    yield _Engine(
        "duckdb",
        DUCKDB_DBT,
        {"BFSTATS_DUCKDB": str(file), "BFSTATS_PARQUET": str(parquet)},
        folder,
        ParquetSite(parquet),
        duckdb_builds.counting(file, *TABLES),
        lambda: [left.name for left in folder.glob("*.unfinished-*")],
    )


def _clickhouse(folder: Path) -> Iterator[_Engine | None]:
    """None where dbt has no environment for it."""
    if not clickhouse_builds.DBT.exists():
        say(clickhouse_builds.NO_DBT)
        yield None
        return
    with (
        server_process(folder / "engine", environment=ZONE) as server,
        closing(server.client()) as client,
    ):
        clickhouse_builds.create_site(client)
        yield _Engine(
            "clickhouse",
            clickhouse_builds.DBT,
            {
                "BFSTATS_CLICKHOUSE_HOST": HOST,
                "BFSTATS_CLICKHOUSE_PORT": str(server.port),
                "BFSTATS_CLICKHOUSE_SOURCE": clickhouse_builds.SITE,
            },
            folder,
            ClickHouseSite(client, NotImplemented),
            clickhouse_builds.counting(server, *TABLES),
            lambda: [
                str(name)
                for (name,) in client.query(
                    "select name from system.tables where database = 'bfstats'"
                    r" and name like '%\_\_%'"
                ).result_rows
            ],
        )
