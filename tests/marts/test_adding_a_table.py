"""The model, the YAML and the command of `docs/adding-a-table.md`, in a copy of the project."""

from __future__ import annotations

import re
from pathlib import Path

from tests.marts.arrivals import parquet_site
from tests.marts.rounds import round_of
from tests.marts.warehouse import Warehouse, copy_project
from tests.support.site_tables import PROJECT_ROOT

PAGE = (PROJECT_ROOT / "docs" / "adding-a-table.md").read_text()

COMMAND = "build --select staging player_team_stats --indirect-selection buildable"


def first_block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_table_of_the_page_is_built_and_passes_its_tests(tmp_path: Path) -> None:
    assert f"bfstats dbt {COMMAND}\n" in PAGE
    project = copy_project(tmp_path / "project")
    model = project / "models" / "players" / "player_team_stats.sql"
    model.write_text(first_block("sql"))
    model.with_suffix(".yml").write_text(first_block("yaml"))
    warehouse = Warehouse(tmp_path, project=project)
    site = parquet_site(tmp_path)
    teams = ["Axis", "Axis", "Allies"]
    site.receive(
        [
            round_of("Ann", team, f"2026-01-0{day} 20:15:00", final_kills=day, team_label=team)
            for day, team in enumerate(teams, start=1)
        ]
    )
    warehouse.sync(site.source)
    for _run in ("first", "incremental"):
        assert warehouse.dbt(*COMMAND.split()) == ""
        with warehouse.connect() as connection:
            rows = connection.execute(
                "select team_label, total_rounds, total_kills from player_team_stats order by 1"
            )
            assert rows.fetchall() == [("Allies", 1, 3), ("Axis", 2, 3)]
