"""A table chosen alone, after an edit of what it is made of: it is right, or the run fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from tests.marts.arrivals import parquet_site
from tests.marts.rounds import crowd
from tests.marts.warehouse import OVER_MONTHS, Warehouse

AS_OF = "2024-05-10 12:00:00"
OVER_TABLES = {
    **dict.fromkeys(OVER_MONTHS, "player_monthly_stats"),
    "server_leaderboard_entries": "server_leaderboard_candidates",
    "game_leaderboard_entries": "game_leaderboard_candidates",
    "map_hourly_patterns": "rounds",
}


@pytest.fixture(scope="module")
def first_built(tmp_path_factory: pytest.TempPathFactory, manifest: Manifest) -> Warehouse:
    """All tables of a crowd."""
    site = parquet_site(tmp_path_factory.mktemp("site"))
    site.receive(crowd(9, rows=400))
    warehouse = Warehouse(tmp_path_factory.mktemp("built"), manifest)
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    return warehouse


@pytest.fixture
def edited(built: Warehouse, project: Path) -> Warehouse:
    """The same, with a project that the test edits."""
    return replace(built, manifest=None, project=project)


def append(project: Path, name: str, line: str) -> None:
    """Add a line to a model's SQL."""
    (model,) = (project / "models").rglob(f"{name}.sql")
    model.write_text(f"{model.read_text()}{line}\n")


def exclude_a_player(warehouse: Warehouse) -> None:
    seed = warehouse.project / "seeds" / "excluded_players.csv"
    seed.write_text("player_name\nplayer 3\n")
    warehouse.seed()


def edit_the_sql(warehouse: Warehouse) -> None:
    for table in set(OVER_TABLES.values()):
        append(warehouse.project, table, "where updated_at <> ''")


def edit_a_contract(warehouse: Warehouse) -> None:
    for table in set(OVER_TABLES.values()):
        (described,) = (warehouse.project / "models").rglob(f"{table}.yml")
        text = described.read_text()
        assert "type: bigint" in text
        described.write_text(text.replace("type: bigint", "type: integer", 1))


def edit_a_macro(warehouse: Warehouse) -> None:
    macro = warehouse.project / "macros" / "rounds" / "round_totals.sql"
    macro.write_text(macro.read_text().replace("sum(final_kills)", "sum(2 * final_kills)"))


@pytest.mark.parametrize("edit", [exclude_a_player, edit_the_sql, edit_a_contract, edit_a_macro])
def test_no_table_is_made_of_one_that_an_edit_has_overtaken(
    edited: Warehouse, edit: Callable[[Warehouse], None]
) -> None:
    edit(edited)
    edited.run(AS_OF, "--select", "staging")
    before = edited.tables(OVER_TABLES)
    errors = edited.dbt("run", "--select", *OVER_TABLES)
    for table, parent in OVER_TABLES.items():
        assert f"{table} is made of {parent}, which was made before an edit" in errors
        assert f"as in `dbt run --select +{table}`" in errors
    assert edited.tables(OVER_TABLES) == before


def test_a_table_is_right_with_all_that_it_is_made_of(edited: Warehouse) -> None:
    exclude_a_player(edited)
    edited.run(AS_OF, "--select", "+player_stats_lifetime")
    edited.run(AS_OF, "--select", "player_stats_lifetime")
    chosen = edited.tables(["player_stats_lifetime"])
    assert ("player 3",) not in chosen["player_stats_lifetime"]
    edited.run(AS_OF)
    assert edited.tables(["player_stats_lifetime"]) == chosen


def test_no_table_is_made_of_one_below_which_a_table_is_made_anew(edited: Warehouse) -> None:
    """Between the months and the totals of servers, which are built, a table is left out."""
    append(edited.project, "player_monthly_stats", "where updated_at <> ''")
    errors = edited.dbt("run", "--select", "player_monthly_stats", "rounds", "server_totals")
    assert "server_totals is made of player_server_stats, which was made before an edit" in errors


def test_a_seed_of_the_same_build_counts(edited: Warehouse) -> None:
    seed = edited.project / "seeds" / "excluded_players.csv"
    seed.write_text("player_name\nplayer 3\n")
    edited.run(AS_OF, "--select", "staging")
    chosen = ("excluded_players", "staging", "player_stats_lifetime")
    errors = edited.dbt("build", "--select", *chosen)
    assert "made of player_monthly_stats, which was made before an edit" in errors
