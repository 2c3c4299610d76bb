"""The singular data tests find what they claim to find, and nothing where a table only lags."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from tests.marts.rounds import crowd, round_of
from tests.marts.sites import Site, parquet_site
from tests.marts.warehouse import Warehouse

AS_OF = "2024-05-10 12:00:00"
NOBODY = "'Nobody' where player_name = 'player 1'"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = parquet_site(tmp_path_factory.mktemp("site"))
    veterans = [
        round_of(f"player {number}", "veteran", AS_OF, final_kills=6000) for number in (1, 2)
    ]
    site.receive([*crowd(11, rows=800), *veterans])
    return site


@pytest.fixture(scope="module")
def built(site: Site, manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    warehouse = Warehouse(tmp_path_factory.mktemp("built"), manifest)
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    return warehouse


@pytest.fixture
def copy(built: Warehouse, warehouse: Warehouse) -> Warehouse:
    """A copy that a test may change."""
    with built.connect() as connection:
        connection.execute("vacuum into ?", (str(warehouse.database),))
    return warehouse


def failures(warehouse: Warehouse) -> set[str]:
    """Which singular tests fail, without their `assert_`."""
    errors = warehouse.dbt("test", "--select", "test_type:singular")
    return set(re.findall(r"Failure in test assert_(\w+)", errors))


def test_there_is_nothing_to_find_in_tables_that_are_right(copy: Warehouse) -> None:
    assert failures(copy) == set()


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (
            "update player_daily_stats set daily_kills = daily_kills + 1"
            " where player_name = 'player 1'",
            {"lifetime_totals_are_the_sums_of_their_parts"},
        ),
        (
            "update player_server_stats set total_play_time_minutes = total_play_time_minutes"
            " + 1.0 / 60000 where player_name = 'player 1'",
            {"lifetime_totals_are_the_sums_of_their_parts"},
        ),
        (
            "delete from player_map_stats where player_name = 'player 1' and server_guid = ''",
            {"lifetime_totals_are_the_sums_of_their_parts"},
        ),
        (
            "delete from player_stats_lifetime where player_name = 'player 1'",
            {"lifetime_totals_are_the_sums_of_their_parts", "every_counted_round_came_out"},
        ),
        (
            f"update player_milestones set player_name = {NOBODY}",
            {"every_player_has_a_counted_round"},
        ),
        (
            f"update server_leaderboard_entries set player_name = {NOBODY}",
            {"every_player_has_a_counted_round"},
        ),
        (
            "update server_leaderboard_entries set rank = 2 where rank = 1",
            {"leaderboard_ranks_follow_the_value"},
        ),
        ("delete from player_best_scores where rank = 2", {"best_scores_have_no_gaps"}),
        (
            "update player_best_scores set final_score = 1000 where rank = 2",
            {"best_scores_have_no_gaps"},
        ),
        (
            "update player_server_stats set highest_score = 1000",
            {"the_best_score_is_the_highest_of_the_servers"},
        ),
        (
            "delete from player_best_scores where player_name = 'player 1'",
            {"the_best_score_is_the_highest_of_the_servers"},
        ),
    ],
)
def test_damage_is_found(damage: str, found: set[str], copy: Warehouse) -> None:
    with copy.connect() as connection:
        assert connection.execute(damage).rowcount > 0
    assert failures(copy) == found


@pytest.mark.parametrize(
    "selection", ["leaderboards", "player_stats_lifetime", "player_best_scores"]
)
def test_a_table_that_lags_is_no_failure(selection: str, copy: Warehouse, tmp_path: Path) -> None:
    more = parquet_site(tmp_path)
    more.receive([round_of("player 1", "new", AS_OF, final_score=99)])
    more.receive([round_of("player 2", "veteran", AS_OF, is_bot=1, created_at=1_800_000_000)])
    copy.sync(more.source)
    assert failures(copy) == set()
    copy.run(AS_OF, "--select", selection)
    assert failures(copy) == set()
