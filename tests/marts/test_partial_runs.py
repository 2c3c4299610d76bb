"""Runs of some models only, and seeds that change: each model knows what it has still to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.marts.arrivals import Site, parquet_site
from tests.marts.rounds import crowd, round_of
from tests.marts.warehouse import Warehouse
from tests.oracle.compare import GRAIN
from tests.oracle.history import random_history

LEADERBOARDS = ("server_leaderboard_entries",)
PLAYERS = tuple(table for table in GRAIN if table not in LEADERBOARDS)

AS_OF = "2024-05-10 12:00:00"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return parquet_site(tmp_path)


def watermarks(warehouse: Warehouse, tables: tuple[str, ...]) -> set[tuple[int, str]]:
    """The last load and the `as_of` that the tables have seen."""
    with warehouse.connect() as connection:
        query = "select load_id, as_of from model_watermarks where model_name = ?"
        return {connection.execute(query, (table,)).fetchone() for table in tables}


def newest_load(warehouse: Warehouse) -> int:
    with warehouse.connect() as connection:
        return int(connection.execute("select max(load_id) from landing_loads").fetchone()[0])


def test_each_model_catches_up_by_its_own_watermark(site: Site, warehouse: Warehouse) -> None:
    moments = ["2024-04-01 00:00:00", "2024-04-09 00:00:00", "2024-05-12 07:00:00"]
    selections = ["leaderboards", "players", "leaderboards"]
    slices = random_history(crowd(8, rows=800), seed=8, slices=4)
    for rows in slices[:2]:
        site.receive(rows)
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run("2024-03-20 00:00:00")
    ran = {"leaderboards": LEADERBOARDS, "players": PLAYERS}
    for moment, selection, rows in zip(moments, selections, [*slices[2:], []], strict=True):
        if rows:
            site.receive(rows)
            warehouse.sync(site.source)
        others = [table for table in GRAIN if table not in ran[selection]]
        before = warehouse.tables()
        warehouse.run(moment, "--select", selection)
        with site.expected(moment) as expected:
            warehouse.assert_equals(expected, ran[selection])
        assert watermarks(warehouse, ran[selection]) == {(newest_load(warehouse), moment)}
        assert all(warehouse.tables()[table] == before[table] for table in others)
    warehouse.run(moments[-1])
    with site.expected(moments[-1]) as expected:
        warehouse.assert_equals(expected)


def test_a_table_is_not_made_of_one_that_is_behind(site: Site, warehouse: Warehouse) -> None:
    first, later = random_history(crowd(8, rows=400), seed=8, slices=2)
    site.receive(first)
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    site.receive(later)
    warehouse.sync(site.source)
    before = warehouse.dump()
    for choice in (("player_stats_lifetime",), ("players", "--exclude", "player_monthly_stats")):
        errors = warehouse.dbt("run", "--select", *choice)
        assert "is made of player_monthly_stats, which has not seen the last load" in errors
    assert warehouse.dump() == before
    warehouse.run(AS_OF, "--select", "leaderboards")
    for cadence in ("weekly", "daily", "hourly"):
        warehouse.run(AS_OF, "--selector", cadence)
    warehouse.run(AS_OF, "--select", "+player_stats_lifetime")
    warehouse.run(AS_OF, "--select", "player_stats_lifetime")
    with site.expected(AS_OF) as expected:
        warehouse.assert_equals(expected, ("player_stats_lifetime", *LEADERBOARDS))


def test_a_score_that_rises_between_two_tables_of_a_run_loses_nobody(
    site: Site, warehouse: Warehouse
) -> None:
    """As if a load had come between the months and what is made of them and of rounds."""
    once = round_of("Al", "one", "2024-05-01 10:00:00")
    site.receive([once])
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    site.receive([once._replace(final_score=12, created_at=once.created_at + 60)])
    warehouse.sync(site.source)
    with warehouse.connect() as connection:
        connection.execute(
            "update model_watermarks set load_id = (select max(load_id) from landing_loads)"
            " where model_name = 'player_monthly_stats'"
        )
    warehouse.run(AS_OF, "--exclude", "player_monthly_stats")
    contents = warehouse.contents()
    assert len(contents["player_server_stats"]) == 1
    assert len(contents["server_totals"]) == 1


def test_boards_of_candidates_that_are_of_another_moment_are_whole(
    site: Site, warehouse: Warehouse
) -> None:
    """The candidates are later than the run of the boards, which takes them as they are."""
    site.receive(
        round_of(player, f"quiet {hour}", f"2024-05-07 1{hour}:00:00", server_guid="quiet")
        for player in ("Al", "Bo")
        for hour in range(6)
    )
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run("2024-05-10 00:00:00")
    candidates = ("server_leaderboard_candidates", "game_leaderboard_candidates")
    entries = ("server_leaderboard_entries", "game_leaderboard_entries")
    warehouse.run("2024-05-20 00:00:00", "--select", *candidates)
    warehouse.run("2024-05-12 00:00:00", "--select", *entries)
    found = warehouse.contents()
    warehouse.run("2024-05-20 00:00:00", "--select", *entries, "--full-refresh")
    assert warehouse.contents() == found


def test_a_misspelt_rebuild_since_is_refused(site: Site, project: Path, tmp_path: Path) -> None:
    """It would delete the months before the first that a player has changed."""
    model = project / "models" / "players" / "player_monthly_stats.sql"
    model.write_text(model.read_text().replace("rebuild_since", "rebuild_sinc"))
    site.receive(crowd(10, rows=10))
    warehouse = Warehouse(tmp_path / "warehouse", project=project)
    warehouse.folder.mkdir()
    warehouse.sync(site.source)
    warehouse.seed()
    errors = warehouse.dbt("run", "--select", "staging", "player_monthly_stats")
    assert "rounds_to_rebuild() needs a rebuild_since beside it, date or month" in errors


EDITS = [
    {
        "player_milestone_thresholds": ("\n5000\n", "\n100\n150\n"),
        "leaderboard_ranking_types": ("playtime,0", "playtime,1"),
    },
    {
        "best_score_periods": ("day,30", "day,20\nthis_and_last_week,week,2"),
        "leaderboard_periods": ("weekly,day,7,3", "weekly,day,14,2"),
    },
]
REBUILT = [
    {"player_milestones", "server_leaderboard_entries"},
    {"player_best_scores", "server_leaderboard_entries"},
]


def test_an_edited_seed_rebuilds_what_is_built_on_it(
    site: Site, project: Path, tmp_path: Path
) -> None:
    site.receive(crowd(9, rows=800))
    warehouse = Warehouse(tmp_path / "warehouse", project=project)
    warehouse.folder.mkdir()
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    for edits, rebuilt in zip(EDITS, REBUILT, strict=True):
        for seed, (old, new) in edits.items():
            file = project / "seeds" / f"{seed}.csv"
            assert old in file.read_text()
            file.write_text(file.read_text().replace(old, new))
        before = warehouse.tables()
        warehouse.seed()
        warehouse.run(AS_OF)
        after = warehouse.tables()
        assert {table for table in GRAIN if after[table] != before[table]} == rebuilt
    edited = warehouse.tables()
    warehouse.run(AS_OF, "--full-refresh")
    assert warehouse.tables() == edited
    contents = warehouse.contents()
    assert {milestone for _, milestone in contents["player_milestones"]} >= {100, 150}
    assert {period for _, period, _ in contents["player_best_scores"]} >= {"this_and_last_week"}
