"""Flags and commands of dbt: each works, or is refused in one line before anything changes."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest

from tests.marts.arrivals import parquet_site
from tests.marts.rounds import round_of
from tests.marts.warehouse import Warehouse
from tests.support.parsed import SILENT
from tests.support.site_tables import PROJECT_ROOT

AS_OF = "2026-02-01 12:00:00"
LATER = "2026-02-03 12:00:00"
SILENT_BUT_WRITTEN = [flag for flag in SILENT if flag != "--no-write-json"]
"""As the tests run dbt, but with the account of the run that `dbt retry` reads."""


@pytest.fixture(scope="module")
def state(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what dbt knows of an earlier run, for `--state`."""
    folder = tmp_path_factory.mktemp("state")
    manifest.write(str(folder / "manifest.json"))  # type: ignore[no-untyped-call]
    return folder


@pytest.fixture(scope="module")
def built(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A warehouse with a few rows in the players' tables and the boards."""
    warehouse = Warehouse(tmp_path_factory.mktemp("flags"), manifest)
    site = parquet_site(warehouse.folder)
    site.receive(
        [
            round_of("player", f"round {number}", f"2026-01-{number:02} 20:15:00", final_kills=2000)
            for number in range(1, 31)
        ]
    )
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF, "--select", "staging", "players", "leaderboards")
    return warehouse


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("run --empty", "--empty would empty the tables: leave it out"),
        ("build --empty --select player_milestones", "--empty would empty the tables"),
        ("run --sample '3 days'", "--sample does nothing here"),
        ("build --sample '3 days'", "--sample does nothing here"),
        ("run --event-time-start 2026-01-01 --event-time-end 2026-02-01", "--event-time-start and"),
        ("run --defer --state {state}", "--defer has nothing to defer to"),
        ("test --defer --state {state}", "--defer has nothing to defer to"),
        ("build --favor-state --state {state}", "--defer has nothing to defer to"),
        ("run --selector hourly --exclude leaderboards", "beside --selector dbt ignores"),
        ("run --selector hourly --select players", "beside --selector dbt ignores"),
        ("test --selector hourly --select players", "beside --selector dbt ignores"),
        ("seed --show", "use `dbt show --select SEED`"),
        ("run --vars '{{as_off: 2026-01-31}}'", "'as_off' is not a var of this project"),
        ("run --vars '{{as_of: yesterday}}'", "as_of: 'yesterday' is not a time like"),
        (
            "run --vars '{{as_of: 2026-02-30 00:00:00}}'",
            "day is out of range for month",
        ),
        ("seed --vars '{{as_of: 5}}'", "as_of: '5' is not a time like"),
        ("test --store-failures", "instead of --store-failures use `dbt show --select TEST`"),
        ("build --store-failures", "instead of --store-failures use `dbt show --select TEST`"),
        ("clone --state {state}", "dbt clone is not for tables of one file"),
        ("clone --full-refresh --state {state}", "dbt clone is not for tables of one file"),
        ("run --target other", "does not have a target named 'other'"),
        ("run --profile other", "Could not find profile named 'other'"),
    ],
)
def test_what_would_leave_tables_wrong_is_refused(
    command: str, reason: str, built: Warehouse, state: Path
) -> None:
    before = built.dump()
    said = built.dbt(*shlex.split(command.format(state=state)))
    assert reason in said
    assert built.dump() == before


@pytest.mark.parametrize(
    "command",
    [
        "compile --select players --empty",
        "show --select player_milestones",
        "show --inline 'delete from player_milestones returning *'",
        "list --select players",
        "source freshness",
        "run-operation as_of",
        "docs generate --no-compile",
        "snapshot",
        "run --select no_such_model",
        "test --select player_milestones --threads 4",
    ],
)
def test_what_only_reads_writes_nothing(command: str, built: Warehouse) -> None:
    before = built.dump()
    assert built.dbt(*shlex.split(command)) == ""
    assert built.dump() == before


@pytest.mark.parametrize("mart", ["player_milestones", "server_leaderboard_entries"])
def test_show_of_an_incremental_shows_all_rows(mart: str, built: Warehouse) -> None:
    done = built.invoke(*("show", "--select", mart, "--limit", "-1", "--vars", f"as_of: '{AS_OF}'"))
    assert done.success
    nodes: Any = done.result
    (shown,) = (result for result in nodes.results if result.node.name == mart)
    assert len(shown.agate_table.rows) == len(built.tables([mart])[mart]) > 0


@pytest.mark.parametrize(
    "flags",
    [
        "--threads 4",
        "--full-refresh --fail-fast",
        "--no-populate-cache",
        "--cache-selected-only",
        "--warn-error",
        "--no-partial-parse --no-static-parser",
        "--exclude-resource-type test --indirect-selection empty",
    ],
)
def test_what_says_how_to_run_changes_no_row(flags: str, built: Warehouse) -> None:
    """Even as of another time, that of the run is the only difference."""
    built.run(AS_OF, "--select", "player_milestones", "player_stats_lifetime")
    before = built.contents()
    command = "build" if "resource-type" in flags else "run"
    said = built.dbt(
        command,
        *shlex.split(flags),
        *("--vars", f"as_of: '{LATER}'"),
        *("--select", "player_milestones", "player_stats_lifetime"),
    )
    assert said == ""
    assert built.contents() == before
    with built.connect() as connection:
        as_of = connection.execute(
            "select distinct as_of from model_watermarks "
            "where model_name in ('player_milestones', 'player_stats_lifetime')"
        )
        assert as_of.fetchall() == [(LATER,)]


def test_a_retry_is_as_of_what_the_first_try_was(built: Warehouse, tmp_path: Path) -> None:
    folders = [
        *("--project-dir", str(PROJECT_ROOT), "--profiles-dir", str(PROJECT_ROOT)),
        *("--target-path", str(tmp_path), "--log-path", str(tmp_path)),
    ]
    run = ["run", "--select", "player_milestones", "--vars", f"as_of: '{LATER}'"]
    with built.connect() as connection, patch.dict(os.environ, BFSTATS_DB=str(built.database)):
        connection.execute("alter table player_milestone_thresholds rename to elsewhere")
        assert not dbtRunner().invoke([*SILENT_BUT_WRITTEN, *run, *folders]).success
        connection.execute("alter table elsewhere rename to player_milestone_thresholds")
        assert dbtRunner().invoke([*SILENT_BUT_WRITTEN, "retry", *folders]).success
        as_of = connection.execute(
            "select as_of from model_watermarks where model_name = 'player_milestones'"
        )
        assert as_of.fetchall() == [(LATER,)]


def test_the_vars_that_are_known_are_those_of_the_project() -> None:
    project = yaml.safe_load((PROJECT_ROOT / "dbt_project.yml").read_text())
    assert f"known_vars={list(project['vars'])}" in project["on-run-start"][0]


def test_dbt_clean_deletes_nothing_that_is_kept() -> None:
    project = yaml.safe_load((PROJECT_ROOT / "dbt_project.yml").read_text())
    assert project["clean-targets"] == ["target"]
