"""Cadences, hand-typed commands and readers at once: they wait or give way, and all end right."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from clickhouse_connect.driver.client import Client

from tests.extract.fillable_sites import NOW, Sample
from tests.marts.arrivals import DATABASE, Site, epoch_of, parquet_site
from tests.marts.reader import Reader
from tests.marts.rounds import CROWD_DAYS, CROWD_START, DAY_SECONDS, crowd
from tests.oracle import compare
from tests.oracle.clickhouse import expected as clickhouse_oracle
from tests.oracle.history import SourceRow, insert_rows
from tests.support.clickhouse_server import server_process
from tests.support.commands import DBT, WITHOUT_UNIT_TESTS, Bfstats
from tests.support.parsed import keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT, create_site_tables

GAVE_WAY = 75
ROUNDS_AT_FIRST = 1000
TABLES = [*compare.GRAIN, *clickhouse_oracle.GRAIN]


def command(*arguments: str) -> str:
    return shlex.join([sys.executable, *arguments])


SYNC = command("-m", "extract", "sync")
DBT_QUIET = command("-c", DBT, "--quiet")
CADENCES = {
    "minutely": f"{SYNC} && {DBT_QUIET} run --selector minutely",
    "hourly": f"{DBT_QUIET} run --selector hourly",
    "daily": f"{DBT_QUIET} seed && {DBT_QUIET} run --selector daily && {DBT_QUIET} test",
    "weekly": f"{DBT_QUIET} run --selector weekly && {command('-m', 'extract', 'prune')}",
}
TYPED = {"dbt run": f"{DBT_QUIET} run", "sync": SYNC, "dbt run again": f"{DBT_QUIET} run"}


def recent_crowd() -> list[SourceRow]:
    """The crowd's rounds, of which the last ended just now."""
    later = NOW - epoch_of(CROWD_START) - CROWD_DAYS * DAY_SECONDS
    return [
        row._replace(
            round_start_time=row.round_start_time + later,
            round_end_time=row.round_end_time + later,
        )
        for row in crowd(7)
    ]


@dataclass
class LiveSite:
    """A ClickHouse server that rounds and samples keep arriving at."""

    site: Site
    client: Client

    def receive(self, rounds: list[SourceRow], days_ago: int) -> None:
        """Some rounds, inserted now, and a day of samples every quarter of an hour."""
        now = int(time.time())
        self.site.receive(row._replace(created_at=now) for row in rounds)
        start = NOW - days_ago * DAY_SECONDS
        samples = [
            Sample(start + quarter * 900, f"server-{server}", quarter % 9)
            for quarter in range(96)
            for server in (1, 2)
        ]
        self.client.insert("server_online_counts", samples, column_names=list(Sample._fields))


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveSite]:
    with live_site(tmp_path) as site:
        yield site


@contextmanager
def live_site(folder: Path) -> Iterator[LiveSite]:
    """An empty one, its engine in a process of its own."""
    with server_process(folder / "engine") as address, closing(address.client()) as client:
        create_site_tables(client, DATABASE)
        client.database = DATABASE
        site = parquet_site(folder)
        site.source = address.source_url(DATABASE)
        site.insert = lambda rows: insert_rows(client, rows, f"{DATABASE}.player_rounds")
        yield LiveSite(site, client)


@contextmanager
def started(
    commands: Mapping[str, str], bfstats: Bfstats, source: str, target: str
) -> Iterator[dict[str, subprocess.Popen[str]]]:
    """All commands at once, each in a shell."""
    keep_parsed_for(bfstats.database, bfstats.folder / target)
    environment = {
        **os.environ,
        "BFSTATS_DB": str(bfstats.database),
        "BFSTATS_SOURCE": source,
        "DBT_TARGET_PATH": str(bfstats.folder / target),
        "DBT_LOG_PATH": str(bfstats.folder / target),
        "DBT_EXCLUDE_RESOURCE_TYPES": "unit_test",  # as cron/run has it
    }
    yield {
        name: subprocess.Popen(
            ["/bin/sh", "-c", line],
            cwd=PROJECT_ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for name, line in commands.items()
    }


def as_cadences(log: Path) -> dict[str, str]:
    return {
        name: command("-m", "extract", "cadence", name, line, "--log", str(log))
        for name, line in CADENCES.items()
    }


def ended(processes: Mapping[str, subprocess.Popen[str]]) -> dict[str, tuple[int, str]]:
    """Exit status and output of each, when all have ended."""
    outputs = {name: process.communicate()[0] for name, process in processes.items()}
    return {name: (processes[name].returncode, output) for name, output in outputs.items()}


def test_they_wait_or_give_way_and_all_end_right(
    live: LiveSite, bfstats: Bfstats, log: Path
) -> None:
    first, *others = recent_crowd()
    live.receive([first._replace(final_kills=6000), *others[:ROUNDS_AT_FIRST]], days_ago=2)
    bfstats.sync(live.site.source)
    bfstats.build(None, *WITHOUT_UNIT_TESTS)
    live.receive(others[ROUNDS_AT_FIRST:], days_ago=1)
    melee(bfstats, live.site.source, log)
    # Minutely may have given way, and a table be older than the rounds.
    bfstats.sync(live.site.source)
    assert bfstats.dbt("--quiet", "run").returncode == 0
    assert "locked" not in log.read_text()
    assert_every_table_is_right(live, bfstats)


def melee(bfstats: Bfstats, source: str, log: Path) -> None:
    """All cadences, hand-typed commands and a reader at once."""
    with (
        Reader(bfstats.database, TABLES, rest_seconds=0.1) as reader,
        started(as_cadences(log), bfstats, source, "cron") as cadences,
        started(TYPED, bfstats, source, "typed") as typed,
    ):
        results = ended({**cadences, **typed})
    for name, (status, output) in results.items():
        allowed = {0, GAVE_WAY} if name in {"minutely", "sync"} else {0}
        assert status in allowed, f"{name}: {output}\n{log.read_text()}"
        assert "locked" not in output
    states = {f"{table}: {state}" for table, found in reader.seen.items() for state in found}
    assert not [state for state in states if "error" in state or ": 0 rows" in state]


def assert_every_table_is_right(live: LiveSite, bfstats: Bfstats) -> None:
    found = differences(live, bfstats)
    assert not found, "\n".join(found)


def differences(live: LiveSite, bfstats: Bfstats) -> list[str]:
    """Where a table is not its oracle's, as of when the table says that it is."""
    as_of = dict(bfstats.rows("select model_name, as_of from model_watermarks"))
    clickhouse_oracle.read_source(live.client)
    found: list[str] = []
    for table in clickhouse_oracle.GRAIN:
        found += clickhouse_oracle.differences(bfstats.database, table, live.client, as_of[table])
    for table in compare.GRAIN:
        with live.site.expected(as_of[table]) as expected:
            found += compare.differences(bfstats.database, table, expected)
    return found
