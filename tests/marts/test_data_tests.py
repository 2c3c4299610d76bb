"""The data tests find what they claim to find, and nothing where a table only lags."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from dbt.contracts.graph.manifest import Manifest

from extract.cli import cli
from tests.extract.fillable_sites import ParquetSite, Sample
from tests.marts.arrivals import epoch_of
from tests.marts.rounds import DAY_SECONDS, HOUR_SECONDS, crowd, round_of
from tests.marts.warehouse import Warehouse

AS_OF = "2024-05-10 12:00:00"
LATER = "2024-05-16 23:10:00"
EARLIER = "2024-05-02 08:30:00"
NOBODY = "'Nobody' where player_name = 'player 1'"


def samples() -> Iterator[Sample]:
    """Of 66 days and of one half a year before, hourly; server-2 changes its game each hour."""
    now = epoch_of(AS_OF)
    for days in (*range(66), 200):
        for hour in range(24):
            sampled_at = now - days * DAY_SECONDS - hour * HOUR_SECONDS - 600
            players = (days * 7 + hour) % 20
            yield Sample(sampled_at, "server-1", players)
            yield Sample(sampled_at, "server-2", players + 1)
            yield Sample(sampled_at + 60, "server-2", 0, game="fh2")


def land(warehouse: Warehouse, site: ParquetSite, *options: str) -> None:
    """Sync both tables."""
    environment = {"BFSTATS_DB": str(warehouse.database), "BFSTATS_SOURCE": site.source}
    done = CliRunner().invoke(cli, ["sync", *options], env=environment)
    assert done.exit_code == 0, done.stderr


@pytest.fixture(scope="module")
def built(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    site = ParquetSite(tmp_path_factory.mktemp("site"))
    veterans = [
        round_of(f"player {number}", "veteran", AS_OF, final_kills=12_000) for number in (1, 2)
    ]
    site.add([*crowd(11, rows=800), *veterans])
    site.add_samples(samples())
    warehouse = Warehouse(tmp_path_factory.mktemp("built"), manifest)
    land(warehouse, site)
    warehouse.seed()
    warehouse.run(AS_OF)
    return warehouse


@pytest.fixture
def copy(built: Warehouse, warehouse: Warehouse) -> Warehouse:
    """A copy that a test may change."""
    with built.connect() as connection:
        connection.execute("vacuum into ?", (str(warehouse.database),))
    return warehouse


def failures(warehouse: Warehouse, selection: str = "test_type:singular") -> set[str]:
    """Which data tests fail: they find something, and it is not that they cannot run."""
    ended: Any = warehouse.invoke("test", "--select", selection, "--exclude", "test_type:unit")
    statuses = {result.node.name: str(result.status) for result in ended.result.results}
    assert set(statuses.values()) <= {"success", "pass", "warn", "fail"}, statuses
    return {name for name, status in statuses.items() if status == "fail"}


def do_damage(warehouse: Warehouse, damage: str) -> None:
    with warehouse.connect() as connection:
        assert connection.execute(damage).rowcount > 0


def test_there_is_nothing_to_find_in_tables_that_are_right(copy: Warehouse) -> None:
    assert failures(copy, "test_type:data") == set()


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (
            "update player_daily_stats set daily_kills = daily_kills + 1"
            " where player_name = 'player 1'",
            {"lifetime_totals_are_the_sums_of_their_parts"},
        ),
        (
            "update player_monthly_stats set total_deaths = total_deaths + 1"
            " where player_name = 'player 1' and month = '2024-04'",
            {"totals_are_the_sums_of_their_months"},
        ),
        (
            "update player_monthly_stats set map_name = 'not ' || map_name"
            " where player_name = 'player 1' and month = '2024-04'",
            {"totals_are_the_sums_of_their_months"},
        ),
        ("delete from rounds where round_id = 'veteran'", {"rounds_are_the_sums_of_their_players"}),
        (
            "update server_totals set total_rounds = total_rounds + 1",
            {"rounds_are_the_sums_of_their_players"},
        ),
        (
            "update server_map_stats set total_player_rounds = total_player_rounds + 1"
            " where map_name = 'wake' and server_guid <> '' and month <> ''",
            {"rounds_are_the_sums_of_their_players", "maps_are_the_sums_of_their_servers"},
        ),
        (
            "update server_map_stats set total_rounds = total_rounds + 1 where server_guid = ''",
            {"maps_are_the_sums_of_their_servers"},
        ),
        (
            "delete from server_map_stats where month = ''",
            {"maps_are_the_sums_of_their_servers"},
        ),
        (
            "delete from map_hourly_patterns where day_of_week = 3",
            {"rounds_are_the_sums_of_their_players"},
        ),
        (
            "delete from map_hourly_patterns where server_guid = '' and day_of_week = 3",
            {"maps_are_the_sums_of_their_servers"},
        ),
        (
            "update player_server_stats set total_play_time_minutes = total_play_time_minutes"
            " + 1.0 / 60000 where player_name = 'player 1'",
            {
                "totals_are_the_sums_of_their_months",
                "lifetime_totals_are_the_sums_of_their_parts",
                "leaderboards_of_all_time_hold_the_servers_best",
                "candidates_of_all_time_are_the_servers_players",
            },
        ),
        (
            "delete from player_map_stats where player_name = 'player 1' and server_guid = ''",
            {"lifetime_totals_are_the_sums_of_their_parts"},
        ),
        (
            "delete from player_stats_lifetime where player_name = 'player 1'",
            {
                "lifetime_totals_are_the_sums_of_their_parts",
                "every_counted_round_came_out",
                "milestones_are_those_that_lifetime_kills_reach",
                "rounds_are_the_sums_of_their_players",
                "totals_are_the_sums_of_their_months",
            },
        ),
        (
            f"update player_stats_rolling set player_name = {NOBODY}",
            {"every_player_has_a_counted_round"},
        ),
        (
            f"update player_milestones set player_name = {NOBODY}",
            {"every_player_has_a_counted_round", "milestones_are_those_that_lifetime_kills_reach"},
        ),
        (
            f"update server_leaderboard_entries set player_name = {NOBODY}",
            {"every_player_has_a_counted_round", "leaderboards_of_all_time_hold_the_servers_best"},
        ),
        (
            "update server_leaderboard_candidates set total_deaths = total_deaths + 1"
            " where player_name = 'player 1' and period = 'all_time'",
            {"candidates_of_all_time_are_the_servers_players"},
        ),
        (
            "update game_leaderboard_entries set rank = 2 where rank = 1 and period = 'monthly'",
            {"leaderboard_ranks_follow_the_value"},
        ),
        (
            "update server_leaderboard_entries set rank = 2 where rank = 1 and period = 'monthly'",
            {"leaderboard_ranks_follow_the_value"},
        ),
        (
            "delete from server_leaderboard_entries where period = 'all_time' and rank > 20",
            {"leaderboards_of_all_time_hold_the_servers_best"},
        ),
        (
            "update server_leaderboard_entries set total_rounds = total_rounds + 1"
            " where period = 'all_time' and ranking_type = 'playtime'",
            {"leaderboards_of_all_time_hold_the_servers_best"},
        ),
        (
            "delete from player_best_scores where rank = 2",
            {"best_scores_have_no_gaps", "no_best_score_is_missing"},
        ),
        (
            "update player_best_scores set final_score = 1000 where rank = 2",
            {"best_scores_have_no_gaps"},
        ),
        (
            "update player_server_stats set highest_score = 1000",
            {"the_best_score_is_the_highest_of_the_servers"},
        ),
        (
            "delete from player_best_scores where player_name = 'player 1' and period = 'all_time'",
            {"the_best_score_is_the_highest_of_the_servers"},
        ),
        (
            "delete from player_best_scores where rank = 3 and period = 'last_30_days'",
            {"no_best_score_is_missing"},
        ),
        (
            "update player_best_scores set round_end_time = '2024-05-05 23:59:59'"
            " where period = 'this_week'",
            {"no_best_score_is_outside_its_period"},
        ),
        (
            "update player_best_scores set round_end_time = '2024-05-10 12:00:01'"
            " where period = 'last_30_days'",
            {"no_best_score_is_outside_its_period"},
        ),
        (
            "update player_milestones set achieved_at = '2024-01-01 00:00:00'"
            " where milestone = 10000",
            {"milestones_ascend"},
        ),
        (
            "update player_milestones set total_kills_at_milestone = 20000 where milestone = 5000",
            {"milestones_ascend"},
        ),
        (
            "update player_milestones set days_to_achieve = 1000 where milestone = 5000",
            {"milestones_ascend"},
        ),
        (
            "delete from player_milestones where milestone = 10000",
            {"milestones_are_those_that_lifetime_kills_reach"},
        ),
        (
            "update player_milestones set milestone = 20000 where milestone = 10000",
            {"milestones_are_those_that_lifetime_kills_reach"},
        ),
        (
            "delete from player_stats_rolling where period = 'last_6_months'"
            " and player_name = 'player 1'",
            {"longer_periods_hold_the_shorter", "every_counted_round_came_out"},
        ),
        (
            "update player_stats_rolling set total_deaths = total_deaths + 1"
            " where period = 'last_year' and player_name = 'player 1'",
            {"longer_periods_hold_the_shorter"},
        ),
        (
            "update player_stats_rolling set total_play_time_minutes = total_play_time_minutes + 60"
            " where period <> 'last_year' and player_name = 'player 1'",
            {"longer_periods_hold_the_shorter"},
        ),
        (
            "delete from player_stats_rolling where period = 'last_30_days'",
            {"every_counted_round_came_out"},
        ),
        (
            "update map_global_averages set sample_count = sample_count - 1"
            " where map_name = 'wake' and server_guid = 'server-1'",
            {"maps_are_the_sums_of_their_servers"},
        ),
        (
            "delete from map_global_averages where map_name = 'wake'",
            {"every_counted_round_came_out"},
        ),
        (
            "update server_online_counts set hour_timestamp = '2023-11-12 11:00:00'"
            " where hour_timestamp = '2024-05-01 10:00:00'",
            {"no_hour_is_outside_its_window"},
        ),
        (
            "update server_online_counts set hour_timestamp = '2024-05-10 12:00:00'"
            " where hour_timestamp = '2024-05-01 10:00:00'",
            {"no_hour_is_outside_its_window"},
        ),
        (
            "delete from server_online_counts where hour_timestamp = '2024-05-01 10:00:00'",
            {"every_landed_hour_came_out"},
        ),
        (
            "update server_online_counts set sample_count = sample_count + 1"
            " where hour_timestamp = '2024-05-01 10:00:00'",
            {"every_landed_hour_came_out"},
        ),
        (
            "delete from server_hourly_patterns where day_of_week = 3 and hour_of_day = 10",
            {"every_landed_hour_came_out"},
        ),
        (
            "update server_hourly_patterns set data_points = data_points"
            " + case hour_of_day when 0 then 5 else -5 end where hour_of_day < 2",
            {"patterns_are_over_hours_of_their_window"},
        ),
        (
            "update hourly_player_predictions set data_points = data_points - 1"
            " where day_of_week = 3 and hour_of_day = 10",
            {"every_landed_hour_came_out"},
        ),
        (
            "update hourly_player_predictions set data_points = data_points"
            " + case hour_of_day when 0 then 5 else -5 end where hour_of_day < 2",
            {"patterns_are_over_hours_of_their_window"},
        ),
    ],
)
def test_damage_is_found(damage: str, found: set[str], copy: Warehouse) -> None:
    do_damage(copy, damage)
    assert failures(copy) == {f"assert_{claim}" for claim in found}


@pytest.mark.parametrize(
    ("table", "damage", "found"),
    [
        ("server_online_counts", "avg_players = peak_players + 1", {"avg_players__peak_players"}),
        (
            "server_hourly_patterns",
            "min_players = max_players + 1",
            {"avg_players__min_players", "q25_players__min_players"},
        ),
        ("server_hourly_patterns", "q25_players = 99", {"median_players__q25_players"}),
        ("server_hourly_patterns", "median_players = 99", {"q75_players__median_players"}),
        ("server_hourly_patterns", "q75_players = 99", {"q90_players__q75_players"}),
        ("server_hourly_patterns", "q90_players = 99", {"max_players__q90_players"}),
        ("server_hourly_patterns", "avg_players = 99", {"avg_players__max_players"}),
        ("hourly_activity_patterns", "unique_players_avg = 0.9", {"unique_players_avg__1"}),
        ("hourly_activity_patterns", "total_rounds_avg = 0.9", {"total_rounds_avg__1"}),
        ("hourly_activity_patterns", "period_type = 'Weekday'", {"period_type__Weekend"}),
        ("hourly_activity_patterns", "period_type = 'Weekend'", {"period_type__Weekday"}),
        (
            "player_stats_lifetime",
            "last_round_time = '2024-02-29 23:59:59'",
            {"last_round_time__first_round_time"},
        ),
        (
            "player_milestones",
            "total_kills_at_milestone = 4999",
            {"total_kills_at_milestone__milestone"},
        ),
        (
            "player_server_stats",
            "highest_score = -3",
            {"highest_score__total_score_1_0_total_rounds"},
        ),
        (
            "landing_player_rounds",
            "round_end_epoch = round_start_epoch - 1",
            {"round_end_epoch__round_start_epoch"},
        ),
        (
            "landing_server_hours",
            "last_players = peak_players + 1",
            {"last_players__peak_players"},
        ),
        ("landing_server_hours", "hour_epoch = hour_epoch * 1000", {"date", "hour_timestamp"}),
    ],
)
def test_a_value_beyond_its_range_is_found(
    table: str, damage: str, found: set[str], copy: Warehouse
) -> None:
    """`found` says which tests of the table's columns, each by its column and bound."""
    do_damage(copy, f"update {table} set {damage}")
    model = table.replace("landing_", "stg_")
    names = failures(copy, f"{model},test_type:generic")
    assert {name.partition(f"_{model}_")[2] for name in names} - {""} == found


@pytest.mark.parametrize(
    "selection",
    [
        "leaderboards",
        "+player_stats_lifetime",
        "+player_best_scores",
        "+player_stats_rolling +player_milestones",
        "server_online_counts",
        "server_hourly_patterns map_global_averages",
    ],
)
def test_a_table_that_lags_is_no_failure(selection: str, copy: Warehouse, tmp_path: Path) -> None:
    more = ParquetSite(tmp_path)
    more.add([round_of("player 1", "new", AS_OF, final_score=99, final_kills=9000)])
    more.add([round_of("player 2", "veteran", AS_OF, is_bot=1, created_at=1_800_000_000)])
    now = epoch_of(AS_OF)
    more.add_samples(
        [Sample(now - hours * HOUR_SECONDS, "server-1", 5, game="fh2") for hours in range(-2, 90)]
    )
    land(copy, more, "--adopt-source")
    assert failures(copy) == set()
    copy.run(LATER, "--select", *selection.split())
    assert failures(copy) == set()


@pytest.mark.parametrize("as_of", [LATER, EARLIER])
def test_tables_as_of_different_times_are_no_failure(as_of: str, copy: Warehouse) -> None:
    for selection in (["player_stats_rolling", "server_hourly_patterns"], ["servers"], ["players"]):
        copy.run(as_of, "--select", *selection)
        assert failures(copy) == set()
