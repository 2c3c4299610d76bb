"""Which tables a run would change is known before dbt starts: in an idle minute none."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from extract.database.connection import open_database
from extract.landing.names import NameBatch
from extract.marts.news import remember, tables_with_news
from extract.schedule.cadences import MINUTELY
from extract.warm_dbt.project import project_digest
from tests.extract.fillable_sites import ParquetSite, Sample
from tests.marts.arrivals import Site, parquet_site, time_text
from tests.marts.rounds import DAY_SECONDS, HOUR_SECONDS, round_of
from tests.marts.test_a_week import CADENCES
from tests.marts.warehouse import Warehouse, copy_project
from tests.oracle.history import SourceRow
from tests.support.commands import Bfstats

NOW = int(time.time())
PROJECT = "the project's digest"
OF_SAMPLES = {"server_online_counts", "server_daily_counts", "server_names", "servers"}
OF_ROUNDS = set(CADENCES["minutely"]) - OF_SAMPLES | {"servers"}
OF_WINDOWS = {"player_best_scores", "player_stats_rolling"}
OF_BOARDS = {
    *("server_leaderboard_candidates", "server_leaderboard_entries"),
    *("game_leaderboard_candidates", "game_leaderboard_entries"),
}


def ended(seconds_ago: int, **columns: object) -> SourceRow:
    """A round of half an hour; it arrives now."""
    end = time_text(NOW - seconds_ago)
    return round_of("Al", f"{seconds_ago} s ago", end, created_at=NOW - 60, **columns)


@pytest.fixture(scope="module")
def first_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Rounds of no week that ends now, and a sample of a server."""
    site = parquet_site(tmp_path_factory.mktemp("site"))
    site.receive([ended(20 * DAY_SECONDS), ended(30 * DAY_SECONDS + HOUR_SECONDS)])
    ParquetSite(site.parquet).add_samples([Sample(NOW - 90, "server-1", 4, server_name="One")])
    return site


@pytest.fixture(scope="module")
def first_built(
    first_site: Site, tmp_path_factory: pytest.TempPathFactory, manifest: Manifest
) -> Warehouse:
    """A file that the minutely cadence has just been through."""
    warehouse = Warehouse(tmp_path_factory.mktemp("built"), manifest)
    sync(warehouse, first_site)
    warehouse.seed()
    warehouse.run(time_text(NOW), "--selector", MINUTELY.name)
    return warehouse


@pytest.fixture
def built(first_built: Warehouse, tmp_path: Path) -> Warehouse:
    """A copy of it, and of what the cadence remembers."""
    copied = first_built.copy(tmp_path)
    with open_database(copied.database) as connection:
        remember(connection, MINUTELY.name, PROJECT, sorted(CADENCES["minutely"]))
    return copied


def sync(warehouse: Warehouse, site: Site) -> None:
    done = Bfstats(warehouse.folder).extract(site.source, "sync")
    assert done.returncode == 0, done.stderr


def news(warehouse: Warehouse, project: str = PROJECT) -> set[str] | None:
    """The tables with news, as a set."""
    with open_database(warehouse.database) as connection:
        found = tables_with_news(connection, MINUTELY.name, project)
    return None if found is None else set(found)


def test_a_copy_of_what_landed_is_none(built: Warehouse, site: Site) -> None:
    sync(built, site)
    assert news(built) == set()


def test_a_round_is_news_of_what_rounds_make(built: Warehouse, site: Site) -> None:
    site.receive([ended(120)])
    sync(built, site)
    assert news(built) == OF_ROUNDS


def test_a_round_that_is_gone_is_news_of_the_same(built: Warehouse) -> None:
    with built.connect() as connection:
        connection.execute("update landing_player_rounds set is_deleted = 1, load_id = 99")
        connection.execute(
            "insert into landing_loads (load_id, source_table, started_at, rows_read, rows_landed)"
            " values (99, 'player_rounds', '', 2, 2)"
        )
    assert news(built) == OF_ROUNDS


def test_a_sample_is_news_of_what_samples_make(built: Warehouse, site: Site) -> None:
    ParquetSite(site.parquet).add_samples([Sample(NOW - 30, "server-1", 5, server_name="One")])
    sync(built, site)
    assert news(built) == OF_SAMPLES
    built.run(time_text(NOW), "--select", *map("file:{}.sql".format, OF_SAMPLES))
    assert news(built) == set()


def test_so_is_a_name_alone(built: Warehouse) -> None:
    with open_database(built.database) as connection, NameBatch(connection) as batch:
        batch.collect([("server-1", time_text(NOW)[:7], "Two", NOW, NOW, 4, "bf1942", "wake")])
        batch.commit()
    assert news(built) == OF_SAMPLES


@pytest.mark.parametrize(
    ("minutes_ago", "expected"),
    [
        pytest.param(55, set(), id="no edge has come to the round"),
        pytest.param(65, {"player_best_scores"}, id="one has come to its end"),
        pytest.param(95, OF_WINDOWS | OF_BOARDS, id="and one to its start"),
    ],
)
def test_an_edge_is_news_of_the_windows_that_it_bounds(
    minutes_ago: int, expected: set[str], built: Warehouse
) -> None:
    """A round ended 30 days and an hour ago, and had begun half an hour before."""
    with built.connect() as connection:
        connection.execute(
            "update model_watermarks set as_of = ?", (time_text(NOW - 60 * minutes_ago),)
        )
    found = news(built)
    assert found is not None
    assert found & (OF_WINDOWS | OF_BOARDS) == expected


UNKNOWN: dict[str, Callable[[Warehouse], object]] = {
    "a seed was loaded again": lambda built: built.seed(),
    "a table was made by other models": lambda built: change(
        built, "update model_watermarks set definition = 'x' where model_name = 'servers'"
    ),
    "a view was made anew": lambda built: change(built, "drop view round_players"),
    "a watermark is of an older bfstats": lambda built: change(
        built, "update model_watermarks set news_query = null where model_name = 'rounds'"
    ),
    "a table has no watermark": lambda built: change(
        built, "delete from model_watermarks where model_name = 'rounds'"
    ),
    "a question cannot be asked": lambda built: change(
        built, "update model_watermarks set news_query = 'select' where model_name = 'rounds'"
    ),
    "nothing is remembered": lambda built: change(built, "drop table model_selections"),
}


def change(warehouse: Warehouse, sql: str) -> None:
    with warehouse.connect() as connection:
        connection.execute(sql)


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_cannot_be_judged_is_left_to_dbt(name: str, built: Warehouse) -> None:
    UNKNOWN[name](built)
    assert news(built) is None


def test_an_edited_project_is_left_to_dbt(built: Warehouse) -> None:
    assert news(built, "another digest") is None


@pytest.mark.parametrize(
    "file",
    [
        "models/servers/servers.sql",
        "macros/time/as_of.sql",
        "seeds/player_aliases.csv",
        "selectors.yml",
    ],
)
def test_a_projects_digest_is_of_every_file(file: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    before = project_digest(project)
    assert project_digest(project) == before
    with (project / file).open("a") as edited:
        edited.write("\n")
    assert project_digest(project) != before
