"""SQLite, DuckDB and ClickHouse make the same tables: every column, floats by their bits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from dbt.contracts.graph.manifest import Manifest

from extract.cli import cli
from extract.sources.columns import PLAYER_ROUNDS
from tests.engines.clickhouse_builds import DBT, SITE, ClickHouseBuilds
from tests.engines.duckdb_builds import DuckDbBuilds
from tests.engines.sites import (
    DEMO_ENDS_AT,
    WHO_COUNTS,
    fill_as_the_demo,
    fill_with_hostile_rows,
    fill_with_late_rows,
    forgotten_samples,
)
from tests.extract.archives import archive_landing, sync_all
from tests.extract.fillable_sites import (
    DAY,
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Site,
    played,
)
from tests.marts.arrivals import time_text
from tests.marts.warehouse import MART_GRAIN, Warehouse, copy_project
from tests.oracle.clickhouse.expected import VIEW_GRAIN
from tests.support.commands import WITHOUT_TESTS
from tests.support.site_tables import load_parquet, real_data_directory

EVER = "2000-01-01 00:00:00"
IN_THE_HISTORY = "2024-05-13 00:00:00"
"""When much of the hostile history lies in windows, and nothing of the demo's."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project with lists of who counts that a site has edited."""
    WHO_COUNTS.write_seeds(copied := copy_project(tmp_path / "project"))
    return copied


@pytest.fixture
def sqlite(tmp_path: Path, manifest: Manifest, project: Path) -> Warehouse:
    return Warehouse(tmp_path, manifest, project)


@pytest.fixture
def duckdb(tmp_path: Path, parquet: Path, on_duckdb: Manifest, project: Path) -> DuckDbBuilds:
    return DuckDbBuilds(tmp_path, parquet, on_duckdb, project)


@pytest.fixture
def clickhouse(project: Path, request: pytest.FixtureRequest) -> Iterator[ClickHouseBuilds | None]:
    """None where dbt has no environment for ClickHouse: the others are compared all the same."""
    if not DBT.exists():
        yield None
        return
    with ClickHouseBuilds(project, request.getfixturevalue("server").address) as builds:
        yield builds


@pytest.fixture
def clickhouse_site(
    clickhouse: ClickHouseBuilds | None, request: pytest.FixtureRequest
) -> ClickHouseSite | None:
    return request.getfixturevalue("site") if clickhouse else None


def test_of_the_demo_of_real_and_of_hostile_rounds_at_three_moments(
    sqlite: Warehouse,
    duckdb: DuckDbBuilds,
    clickhouse: ClickHouseBuilds | None,
    clickhouse_site: ClickHouseSite | None,
    tmp_path: Path,
) -> None:
    parquet = ParquetSite(duckdb.parquet)
    sites: list[Site] = [parquet, *([clickhouse_site] if clickhouse_site else [])]
    for site in sites:
        fill_with_hostile_rows(site)
    add_forgotten_hours(parquet, clickhouse_site, tmp_path / "forgotten")

    def assert_equal(as_of: str, since: str, *arguments: str) -> dict[str, int]:
        sync(sqlite, parquet, since)
        words = ("build", "--vars", json.dumps({"as_of": as_of}), *WITHOUT_TESTS, *arguments)
        errors = sqlite.dbt(*words)
        assert not errors, errors
        if clickhouse:
            clickhouse.build(as_of, *arguments)
            assert clickhouse.differences(sqlite.database) == []
        duckdb.build(as_of)
        compared = duckdb.compared(sqlite.database)
        assert [found for found in compared if not found.is_equal] == []
        return {found.table: found.rows for found in compared}

    before = assert_equal(IN_THE_HISTORY, EVER)
    for site in sites:
        fill_with_late_rows(site)
    after = assert_equal(time_text(NOW), time_text(NOW - DAY))
    assert after["player_stats_lifetime"] == before["player_stats_lifetime"] + 2

    for site in sites:
        fill_as_the_demo(site)
    add_real_rounds(parquet, clickhouse_site)
    rows = assert_equal(time_text(DEMO_ENDS_AT), EVER, "--full-refresh")
    assert min(rows[table] for table in (*MART_GRAIN, *VIEW_GRAIN)) > 0
    assert rows["player_aliases"] == 3


def sync(sqlite: Warehouse, site: ParquetSite, since: str) -> None:
    """Land what is there since a moment, hours that are long over included."""
    environment = {"BFSTATS_DB": str(sqlite.database), "BFSTATS_SOURCE": site.source}
    done = CliRunner().invoke(cli, ["sync", "--since", since], env=environment)
    assert done.exit_code == 0, done.output


def add_real_rounds(parquet: ParquetSite, clickhouse: ClickHouseSite | None) -> None:
    """Real rounds, where they are beside the project."""
    with suppress(pytest.skip.Exception):
        file = real_data_directory() / "player_rounds.parquet"
        (parquet.directory / file.name).symlink_to(file)
        if clickhouse:
            load_parquet(clickhouse.client, SITE, file.parent, [PLAYER_ROUNDS])


def add_forgotten_hours(
    parquet: ParquetSite, clickhouse: ClickHouseSite | None, folder: Path
) -> None:
    """Hours and names of an archive, whose samples a folder of files has no more.

    ClickHouse has them still. One more sample of such an hour counts nowhere.
    """
    lost = forgotten_samples()
    (samples := folder / "samples").mkdir(parents=True)
    archived = ParquetSite(samples)
    archived.add([played()])
    archived.add_samples(lost)
    if clickhouse:
        clickhouse.add_samples(lost)
    sync_all(landing := Landing(folder / "landing.db"), archived)
    (archive := folder / "archive").mkdir()
    archive_landing(landing, archive)
    kept = [*archive.glob("server_hours*"), *archive.glob("server_names*")]
    assert kept
    for file in kept:
        file.rename(parquet.directory / file.name)
    parquet.add_samples([lost[0]._replace(timestamp=lost[0].timestamp - 7, players_online=60)])
