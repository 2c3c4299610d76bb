"""An incremental run looks up the rows that it rebuilds: it scans neither landing nor a table.

A run that builds a table whole scans landing, and copies no scan of it.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest
from dbt.contracts.graph.nodes import ModelNode

from tests.marts.arrivals import parquet_site
from tests.marts.rounds import crowd, round_of
from tests.marts.warehouse import MART_GRAIN, Statements, Warehouse
from tests.oracle.compare import GRAIN

SUMMED = "kept_months|player_monthly_stats|player_server_stats|server_leaderboard_candidates"
SCANS = re.compile(rf"SCAN (landing_\w+|old_rows|{SUMMED})\b")
INDEXES = {f"landing_player_rounds_{name}" for name in ("changed", "by_round", "by_times", "long")}
CHANGED = "landing_player_rounds_changed"
BY_ROUND = "landing_player_rounds_by_round"
WINDOWED = (
    *("player_best_scores", "player_stats_rolling", "server_leaderboard_entries"),
    *("server_leaderboard_candidates", "game_leaderboard_candidates", "game_leaderboard_entries"),
)
SINCE = ("player_daily_stats", "player_monthly_stats")
FOUND = {
    "rounds": {CHANGED, BY_ROUND},
    **{table: INDEXES - {BY_ROUND} for table in WINDOWED},
    "server_totals": {CHANGED},
    **{table: {CHANGED, "landing_player_rounds_long"} for table in SINCE},
}
"""The indexes of landing that find a table's rows, where it is not that of changes alone."""
MOMENT = ("--vars", "as_of: '2024-05-10 12:00:00'")
HOURS = range(1_715_000_400, 1_715_300_000, 3600)
"""Some hours in the days before."""


@pytest.fixture(scope="module")
def first_built(tmp_path_factory: pytest.TempPathFactory, manifest: Manifest) -> Warehouse:
    """A warehouse in which some rounds have landed since it was built."""
    folder = tmp_path_factory.mktemp("built")
    warehouse = Warehouse(folder, manifest)
    site = parquet_site(folder)
    site.receive(crowd(12, rows=400))
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run("2024-05-09 12:00:00")
    site.receive([round_of("player 1", "new", "2024-05-10 11:00:00")])
    warehouse.sync(site.source)
    return warehouse


@dataclass(frozen=True)
class Ran:
    """A warehouse after a run of all tables, and what the run sent for each."""

    warehouse: Warehouse
    statements: Mapping[str, list[str]]


def run_all(warehouse: Warehouse) -> Ran:
    sent: Statements = []
    assert not warehouse.dbt("run", *MOMENT, statements=sent)
    statements = defaultdict(list)
    for node, statement in sent:
        statements[node].append(statement)
    return Ran(warehouse, statements)


@pytest.fixture(scope="module")
def incremental(first_built: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return run_all(first_built.copy(tmp_path_factory.mktemp("incremental")))


@pytest.fixture(scope="module")
def from_scratch(first_built: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    emptied = first_built.copy(tmp_path_factory.mktemp("scratch"))
    with emptied.connect() as connection:
        for table in MART_GRAIN:
            connection.execute(f"drop table {table}")
    return run_all(emptied)


def makes_temporary(statement: str) -> bool:
    """Whether it makes a temporary table, or an index of one."""
    return bool(re.match("create (temporary |temp )?(table|index)", statement)) and (
        "temp." in statement
    )


def plan(connection: sqlite3.Connection, statements: list[str]) -> list[str]:
    """The plans' lines of the statements that move rows; temporary tables are made for real."""
    lines = []
    for statement in statements:
        if makes_temporary(statement):
            connection.execute(statement)
        elif re.match("insert|delete", statement):
            lines += [line for *_, line in connection.execute(f"explain query plan {statement}")]
    return lines


@pytest.mark.parametrize("table", sorted({*GRAIN, *FOUND}))
def test_an_incremental_run_scans_no_table(table: str, incremental: Ran) -> None:
    with incremental.warehouse.connect() as connection:
        lines = plan(connection, incremental.statements[table])
    found = {index for index in INDEXES if any(index in line for line in lines)}
    assert found == FOUND.get(table, {CHANGED})
    assert not [line for line in lines if SCANS.search(line)]


def _is_scan(steps: list[str]) -> bool:
    return len(steps) == 1 and re.fullmatch(r"SCAN landing_\w+", steps[0]) is not None


def copied_scans(connection: sqlite3.Connection, statement: str) -> list[str]:
    """What a statement keeps, row by row, of a table of landing before it computes anything."""
    plan = connection.execute(f"explain query plan {statement}").fetchall()
    steps: dict[int, list[str]] = defaultdict(list)
    for _, parent, _, step in plan:
        steps[parent].append(step)
    return [
        step
        for number, _, _, step in plan
        if step.startswith("MATERIALIZE") and _is_scan(steps[number])
    ]


# What servers are called is a few rows of each: a copy of them costs nothing.
@pytest.mark.parametrize("table", [table for table in MART_GRAIN if table != "servers"])
def test_a_run_from_scratch_copies_no_scan_of_landing(table: str, from_scratch: Ran) -> None:
    with from_scratch.warehouse.connect() as connection:
        statements = from_scratch.statements[table]
        plan(connection, statements)
        (insert,) = (one for one in statements if one.startswith("insert into temp."))
        assert copied_scans(connection, insert) == []


def test_rows_that_are_said_to_come_by_key_do(
    from_scratch: Ran, manifest: Manifest, tmp_path: Path
) -> None:
    chosen = [
        node
        for node in manifest.nodes.values()
        if isinstance(node, ModelNode) and node.config.extra.get("comes_by_key")
    ]
    assert "server_online_counts" in {node.name for node in chosen}
    warehouse = from_scratch.warehouse.copy(tmp_path)
    with warehouse.connect() as connection:
        connection.executemany(
            "insert into landing_server_hours values (?, ?, 'bf1942', 10, 2, 5, ?, 5, 1)",
            [(f"server {number % 7}", hour, hour) for number, hour in enumerate(HOURS)],
        )
        for node in chosen:
            (key,) = (one.columns for one in node.constraints if one.type == "primary_key")
            (insert,) = (
                one
                for one in from_scratch.statements[node.name]
                if one.startswith("insert into temp.")
            )
            query = insert[insert.index("select ") :]
            rows = connection.execute(f"select {', '.join(key)} from ({query})").fetchall()
            assert len(rows) > 20
            assert rows == sorted(rows)
