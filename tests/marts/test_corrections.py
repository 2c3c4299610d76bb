"""Rounds that are corrected, deleted or sent again change every table that they were in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from dbt.contracts.graph.manifest import Manifest

from extract.cli import cli
from extract.records.loads import LoadCounts, begin_load, finish_load
from tests.marts.arrivals import Site, parquet_site
from tests.marts.rounds import crowd, round_of
from tests.marts.warehouse import Warehouse
from tests.oracle.compare import GRAIN
from tests.oracle.history import SourceRow

BEFORE = "2024-05-10 12:00:00"
AFTER = "2024-05-10 13:00:00"
CORRECTED_AT = 1_715_345_000  # between the two

LEAVER = [
    round_of("Leaver", "a", "2024-05-10 10:00:00", final_kills=4000),
    round_of("Leaver", "b", "2024-05-10 11:00:00", final_kills=4000),
    round_of("Leaver", "c", "2024-05-10 11:30:00", server_guid="server-2"),
]


@pytest.fixture(scope="module")
def crowd_rows() -> list[SourceRow]:
    return crowd(7, rows=800)


@pytest.fixture(scope="module")
def first_site(tmp_path_factory: pytest.TempPathFactory, crowd_rows: list[SourceRow]) -> Site:
    """A site at which the crowd and the leaver have played."""
    site = parquet_site(tmp_path_factory.mktemp("site"))
    site.receive([*crowd_rows, *LEAVER])
    return site


@pytest.fixture(scope="module")
def first_built(
    first_site: Site, tmp_path_factory: pytest.TempPathFactory, manifest: Manifest
) -> Warehouse:
    """A warehouse of that site, built as of BEFORE; the leaver is in every table."""
    warehouse = Warehouse(tmp_path_factory.mktemp("built"), manifest)
    warehouse.sync(first_site.source)
    warehouse.seed()
    warehouse.run(BEFORE)
    assert tables_with(warehouse, "Leaver") == set(GRAIN)
    return warehouse


def tables_with(warehouse: Warehouse, player: str) -> set[str]:
    with warehouse.connect() as connection:
        query = "select 1 from {} where player_name = ?"
        return {
            table
            for table in GRAIN
            if connection.execute(query.format(table), (player,)).fetchone()
        }


def correct(site: Site, rows: list[SourceRow], **columns: Any) -> None:
    site.receive(row._replace(created_at=CORRECTED_AT, **columns) for row in rows)


def mark_deleted(warehouse: Warehouse, player: str) -> None:
    """What `reconcile` does with rounds that have gone from the source."""
    with warehouse.connect() as connection:
        connection.execute("begin immediate")
        load_id = begin_load(connection, "player_rounds")
        connection.execute(
            "update landing_player_rounds set is_deleted = 1, load_id = ? where player_name = ?",
            (load_id, player),
        )
        finish_load(connection, load_id, LoadCounts())
        connection.execute("commit")


def test_a_player_whose_rounds_all_become_bots_leaves(site: Site, built: Warehouse) -> None:
    correct(site, LEAVER, is_bot=1)
    built.sync(site.source)
    built.run(AFTER)
    assert tables_with(built, "Leaver") == set()
    with site.expected(AFTER) as expected:
        built.assert_equals(expected)


def test_a_player_whose_rounds_are_deleted_leaves_and_may_come_back(
    site: Site, crowd_rows: list[SourceRow], built: Warehouse, tmp_path: Path
) -> None:
    contents = built.contents()
    mark_deleted(built, "Leaver")
    built.run(BEFORE)
    assert tables_with(built, "Leaver") == set()
    rest = tmp_path / "rest"
    rest.mkdir()
    site_without = parquet_site(rest)
    site_without.receive(crowd_rows)
    with site_without.expected(BEFORE) as expected:
        built.assert_equals(expected)

    correct(site, LEAVER)
    built.sync(site.source)
    built.run(BEFORE)
    assert built.contents() == contents


def say(warehouse: Warehouse, lines: list[dict[str, Any]]) -> None:
    """Let the site's administrator delete or restore rounds."""
    done = CliRunner().invoke(
        cli,
        ["ingest", "--strict"],
        input="\n".join(map(json.dumps, lines)),
        env={"BFSTATS_DB": str(warehouse.database)},
    )
    assert done.exit_code == 0, done.stderr


def test_rounds_that_an_administrator_deletes_leave_and_may_come_back(
    site: Site, crowd_rows: list[SourceRow], built: Warehouse, tmp_path: Path
) -> None:
    """By identity, and as whole rounds; the site goes on to send them as they were."""
    contents = built.contents()
    first, *others = LEAVER
    identity = ("player_name", "round_start_time", "round_id")
    forms: list[dict[str, Any]] = [
        {name: getattr(first, name) for name in identity},
        *({"server_guid": row.server_guid, "round_id": row.round_id} for row in others),
    ]
    say(built, [{**form, "deleted": True} for form in forms])
    built.run(BEFORE)
    rest = tmp_path / "rest"
    rest.mkdir()
    site_without = parquet_site(rest)
    site_without.receive(crowd_rows)
    with site_without.expected(BEFORE) as expected:
        built.assert_equals(expected)
    without = built.contents()

    correct(site, LEAVER)
    built.sync(site.source)
    built.run(BEFORE)
    assert built.contents() == without
    built.run(BEFORE, "--full-refresh")
    assert built.contents() == without

    say(built, [{**form, "deleted": False} for form in forms])
    built.run(BEFORE)
    assert built.contents() == contents


def test_a_round_moved_to_another_server_changes_the_boards_of_both(
    site: Site, built: Warehouse
) -> None:
    moved = [row for row in LEAVER if row.server_guid == "server-2"]
    correct(site, moved, server_guid="server-3", map_name="berlin")
    built.sync(site.source)
    built.run(BEFORE)
    boards = built.contents()["server_leaderboard_entries"]
    assert {server for server, *_, player in boards if player == "Leaver"} == {
        "server-1",
        "server-3",
    }
    assert not [
        key for key in built.contents()["player_server_stats"] if key == ("Leaver", "server-2")
    ]
    with site.expected(BEFORE) as expected:
        built.assert_equals(expected)


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"final_score": 500}, id="a better score"),
        pytest.param({"final_score": -500}, id="a worse score"),
        pytest.param({"final_kills": 0}, id="fewer kills"),
        pytest.param({"play_time_minutes": 0.0}, id="no minutes"),
        pytest.param({"map_name": ""}, id="no map"),
        pytest.param({"round_end_time": LEAVER[1].round_end_time + 1200}, id="longer"),
        pytest.param({"round_end_time": LEAVER[1].round_start_time}, id="shorter"),
    ],
)
def test_a_corrected_round_counts_as_it_is_now(
    columns: dict[str, Any], site: Site, built: Warehouse
) -> None:
    correct(site, LEAVER[1:2], **columns)
    built.sync(site.source)
    built.run(BEFORE)
    with site.expected(BEFORE) as expected:
        built.assert_equals(expected)


def test_of_what_a_run_need_not_change_it_changes_nothing(site: Site, built: Warehouse) -> None:
    correct(site, LEAVER)
    counts = built.sync(site.source)
    assert (counts["rows_landed"], counts["rows_repeated"]) == (0, len(LEAVER))
    tables = built.tables()
    built.run(BEFORE)
    assert built.tables() == tables
