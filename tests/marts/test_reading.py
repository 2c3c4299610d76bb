"""The file as others read it: attached, under another name, page by page."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from dbt.contracts.graph.manifest import Manifest

from tests.marts.rounds import crowd, round_of
from tests.marts.sites import parquet_site
from tests.marts.warehouse import Warehouse

AS_OF = "2024-05-10 12:00:00"
A_ROUND = [
    round_of(player, "the round", AS_OF, server_guid="server-9", final_score=score)
    for score, player in enumerate(("Ann", "Bea", "Cid"))
]


@pytest.fixture(scope="module")
def built(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    folder = tmp_path_factory.mktemp("built")
    site = parquet_site(folder)
    site.receive([*crowd(12, rows=400), *A_ROUND])
    warehouse = Warehouse(folder, manifest)
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    return warehouse


def views(manifest: Manifest) -> list[Any]:
    return [
        node
        for node in manifest.nodes.values()
        if node.resource_type is NodeType.Model and node.config.materialized == "view"
    ]


def test_the_file_is_readable_under_another_name(built: Warehouse, manifest: Manifest) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("attach ? as site", (str(built.database),))
        for view in views(manifest):
            connection.execute(f"select * from site.{view.name} limit 1").fetchall()
        scoreboard = connection.execute(
            "select player_name from site.round_players where round_id = 'the round'"
            " order by final_score desc"
        ).fetchall()
    assert scoreboard == [("Cid",), ("Bea",), ("Ann",)]


def test_a_text_finds_the_number_that_a_view_shows(built: Warehouse, manifest: Manifest) -> None:
    """Other tools bind all that a reader types as text: a column without a type finds nothing."""
    with built.connect() as connection:
        for view in views(manifest):
            for column in view.columns.values():
                found = connection.execute(
                    f"select {column.name}, typeof({column.name}) from {view.name}"
                    f" where {column.name} is not null limit 1"
                ).fetchone()
                if found is None:
                    continue
                value, kind = found
                assert kind == column.data_type, f"{view.name}.{column.name}"
                (rows,) = connection.execute(
                    f"select count(*) from {view.name} where {column.name} = ?", (str(value),)
                ).fetchone()
                assert rows, f"{view.name}.{column.name}"


PAGES = {
    "one round": ("select * from rounds where round_id = ? and server_guid = ?", 2),
    "a round's players": (
        "select * from round_players where round_id = ? and server_guid = ? order by final_score",
        2,
    ),
    "a server's last rounds": (
        "select * from rounds where server_guid = ? order by ended_at desc limit 20",
        1,
    ),
    "the last rounds of all": (
        "select server_guid, round_id from round_players order by round_start_epoch desc limit 50",
        0,
    ),
    "a player's last rounds": (
        "select * from round_players where player_name = ?"
        " order by round_start_epoch desc limit 20",
        1,
    ),
    "a player's months": (
        "select month, sum(total_kills) from player_monthly_stats where player_name = ?"
        " group by month",
        1,
    ),
    "a server's maps": ("select * from server_map_stats where server_guid = ?", 1),
    "a map's servers": ("select * from server_map_stats where map_name = ? and month = ?", 2),
    "a server's players": (
        "select * from player_server_stats where server_guid = ?"
        " order by total_score desc limit 20",
        1,
    ),
    "how fast a server's maps are": ("select * from map_global_averages where server_guid = ?", 1),
    "who played last": (
        "select * from player_stats_lifetime order by last_round_time desc limit 20",
        0,
    ),
    "the last milestones": (
        "select * from player_milestones order by achieved_at desc limit 20",
        0,
    ),
    "a map's hours": ("select * from map_hourly_patterns where map_name = ?", 1),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_looked_up(page: str, built: Warehouse) -> None:
    query, parameters = PAGES[page]
    with built.connect() as connection:
        plan = connection.execute(f"explain query plan {query}", ("",) * parameters).fetchall()
    steps = [step for *_, step in plan]
    assert steps
    assert not [
        step for step in steps if step.startswith("SCAN") and " USING INDEX " not in step
    ], steps
    if "limit" in query:
        assert not [step for step in steps if "TEMP B-TREE" in step], steps


def test_a_hand_made_index_stays(built: Warehouse) -> None:
    with built.connect() as connection:
        connection.execute("create index by_kills on rounds (total_kills)")
    for choice in ([], ["--full-refresh"]):
        built.run(AS_OF, "--select", "rounds", *choice)
        with built.connect() as connection:
            names = connection.execute("select name from pragma_index_list('rounds')").fetchall()
        assert ("by_kills",) in names
