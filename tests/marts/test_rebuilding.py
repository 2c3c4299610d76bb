"""Readers always see a whole table, and whatever goes wrong in a run leaves the one before it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from tests.marts.arrivals import Site, parquet_site
from tests.marts.reader import Reader, states
from tests.marts.rounds import crowd
from tests.marts.warehouse import Warehouse
from tests.oracle.compare import GRAIN
from tests.oracle.history import SourceRow, random_history
from tests.support.commands import DBT
from tests.support.parsed import keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT

FIRST_AS_OF = "2024-04-20 12:00:00"
AS_OF = "2024-05-10 12:00:00"


@pytest.fixture
def relations(manifest: Manifest) -> list[str]:
    """Every table and view that dbt makes."""
    kinds = {"model", "seed"}
    return [node.name for node in manifest.nodes.values() if node.resource_type in kinds]


@pytest.fixture(scope="module")
def arrivals() -> list[list[SourceRow]]:
    return random_history(crowd(10, rows=1000), seed=10, slices=8)


@pytest.fixture(scope="module")
def first_site(tmp_path_factory: pytest.TempPathFactory, arrivals: list[list[SourceRow]]) -> Site:
    """A site at which half of the arrivals are there."""
    site = parquet_site(tmp_path_factory.mktemp("site"))
    for rows in arrivals[:4]:
        site.receive(rows)
    return site


@pytest.fixture(scope="module")
def first_built(
    first_site: Site, tmp_path_factory: pytest.TempPathFactory, manifest: Manifest
) -> Warehouse:
    warehouse = Warehouse(tmp_path_factory.mktemp("built"), manifest)
    warehouse.sync(first_site.source)
    warehouse.seed()
    warehouse.run(FIRST_AS_OF)
    tables = warehouse.tables()
    assert all(tables[table] for table in GRAIN)
    return warehouse


def test_a_reader_sees_only_whole_tables(
    site: Site, built: Warehouse, arrivals: list[list[SourceRow]], relations: list[str]
) -> None:
    committed = [states(built.database, relations)]

    def note() -> None:
        committed.append(states(built.database, relations))

    with Reader(built.database, relations, rest_seconds=0.2) as reader:
        for rows, as_of in zip(arrivals[4:], [AS_OF, FIRST_AS_OF] * 2, strict=True):
            site.receive(rows)
            built.sync(site.source)
            note()
            built.run(as_of)
            note()
            built.seed()
            note()
            built.run(as_of, "--full-refresh")
            note()
    assert reader.polls > 20
    for relation, seen in reader.seen.items():
        assert seen <= {state[relation] for state in committed}, relation
    for table in GRAIN:
        assert len(reader.seen[table]) > 1, f"{table} never changed"


class DbtProcess:
    """A dbt command in a process of its own, which can be watched and killed."""

    def __init__(self, warehouse: Warehouse, as_of: str, *arguments: str) -> None:
        variables = {"as_of": as_of}
        keep_parsed_for(warehouse.database, warehouse.folder / "target", variables)
        written = [f"--target-path={warehouse.folder}/target", f"--log-path={warehouse.folder}"]
        self._database = warehouse.database
        self._process = subprocess.Popen(
            [sys.executable, "-c", DBT, *arguments, "--vars", json.dumps(variables), *written],
            cwd=PROJECT_ROOT,
            env={**os.environ, "BFSTATS_DB": str(warehouse.database), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_for(self, said: str) -> None:
        """Return when the command prints a line that contains the text."""
        assert self._process.stdout is not None
        assert any(said in line for line in self._process.stdout), f"it never said {said!r}"

    def wait_for_write(self) -> None:
        """Return when the command is inside a write transaction."""
        with closing(sqlite3.connect(self._database, timeout=0, isolation_level=None)) as prober:
            while self.is_running:
                try:
                    prober.execute("begin immediate")
                except sqlite3.OperationalError:
                    return
                prober.execute("rollback")
                time.sleep(0.0005)
        raise AssertionError("it never wrote")

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()
        self._process.communicate()
        assert self._process.returncode == -signal.SIGKILL

    def finish(self) -> tuple[int, str]:
        """Wait for its end; its exit status and the rest of what it printed."""
        output, _ = self._process.communicate()
        return self._process.returncode, output


@pytest.mark.parametrize(
    ("model", "seconds_into_write"),
    [
        ("player_best_scores", 0.0),
        ("player_map_stats", 0.002),
        ("server_leaderboard_entries", 0.005),
    ],
)
def test_a_killed_run_leaves_every_table_whole(
    model: str,
    seconds_into_write: float,
    site: Site,
    built: Warehouse,
    arrivals: list[list[SourceRow]],
    relations: list[str],
) -> None:
    for rows in arrivals[4:]:
        site.receive(rows)
    built.sync(site.source)
    before = states(built.database, relations)

    process = DbtProcess(built, AS_OF, "run", "--full-refresh")
    process.wait_for(f"START sql incremental model main.{model} ")
    process.wait_for_write()
    time.sleep(seconds_into_write)
    process.kill()
    killed = states(built.database, relations)

    built.run(AS_OF)
    with site.expected(AS_OF) as expected:
        built.assert_equals(expected)
    after = states(built.database, relations)
    assert killed[model] == before[model] != after[model]
    assert all(killed[name] in (before[name], after[name]) for name in relations)


def test_rows_that_break_a_model_leave_its_table(
    site: Site, built: Warehouse, relations: list[str]
) -> None:
    before = states(built.database, relations)
    # No source has such scores, so they are put where a source's rows land.
    change_scores(built.database, 2**62)
    errors = built.dbt("run", "--vars", f"as_of: '{AS_OF}'")
    assert "integer overflow" in errors
    broken = [table for table in GRAIN if f"{table} (" in errors]
    assert set(broken) >= {"player_stats_lifetime", "player_map_stats"}
    failed = states(built.database, relations)
    assert all(failed[table] == before[table] for table in broken)

    change_scores(built.database, -(2**62))
    built.run(AS_OF)
    with site.expected(AS_OF) as expected:
        built.assert_equals(expected)


def change_scores(database: Path, points: int) -> None:
    """Add to the score of every round of a player, as a load would."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "insert into landing_loads (source_table, started_at) values ('player_rounds', '')"
        )
        connection.execute(
            "update landing_player_rounds set final_score = final_score + ?, "
            "load_id = (select max(load_id) from landing_loads) where player_name = 'player 1'",
            (points,),
        )


def test_a_seed_that_does_not_fit_leaves_the_tables(
    site: Site, project: Path, make_warehouse: Callable[[str], Warehouse]
) -> None:
    warehouse = make_warehouse("edited")
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    before = warehouse.tables()
    seed = project / "seeds" / "player_milestone_thresholds.csv"
    good = seed.read_text()
    seed.write_text(good + "5000\n")

    edited = Warehouse(warehouse.folder, project=project)
    build = ("build", "--exclude-resource-type", "test", "--vars", f"as_of: '{AS_OF}'")
    assert "'5000' is on an earlier line too" in edited.dbt(*build)
    assert edited.tables() == before
    edited.run(AS_OF)
    assert edited.tables() == before
    seed.write_text(good)
    edited.seed()
    edited.run(AS_OF)
    assert edited.tables() == before


def test_a_sync_and_a_run_at_once_wait_for_each_other(
    site: Site, built: Warehouse, arrivals: list[list[SourceRow]]
) -> None:
    process = DbtProcess(built, AS_OF, "run", "--full-refresh")
    process.wait_for("START sql")
    syncs = 0
    waiting = list(arrivals[4:])
    while process.is_running:
        if waiting:
            site.receive(waiting.pop(0))
        built.sync(site.source)
        syncs += 1
    status, output = process.finish()
    assert status == 0, output
    assert "locked" not in output
    assert syncs > 1
    for rows in waiting:
        site.receive(rows)
    built.sync(site.source)
    built.run(AS_OF)
    with site.expected(AS_OF) as expected:
        built.assert_equals(expected)
