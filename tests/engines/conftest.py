"""DuckDB's manifest, and a site in ClickHouse."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from tests.engines.clickhouse_builds import DBT, NO_DBT, SITE, create_site
from tests.engines.duckdb_builds import duckdb_manifest
from tests.extract.fillable_sites import ClickHouseSite
from tests.marts.warehouse import copy_project
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.parsed import project_manifest

FEW_MODELS = (
    *("landing_player_rounds", "stg_player_rounds", "stg_player_round_changes"),
    "player_monthly_stats",
)


@pytest.fixture(scope="session")
def manifest() -> Manifest:
    """The project as SQLite has it, parsed once."""
    return project_manifest()


@pytest.fixture(scope="session")
def on_duckdb(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    """The project as DuckDB has it, parsed once."""
    pytest.importorskip("dbt.adapters.duckdb", reason="needs requirements-engines.txt")
    return duckdb_manifest(tmp_path_factory.mktemp("parsed"))


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    """An empty folder for Parquet files."""
    folder = tmp_path / "parquet"
    folder.mkdir()
    return folder


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ClickHouseServer]:
    """A server with an empty site."""
    if not DBT.exists():
        pytest.skip(NO_DBT)
    with ClickHouseServer(tmp_path / "engine", keeps_sessions=True) as server:
        with closing(server.address.client()) as client:
            create_site(client)
        yield server


@pytest.fixture
def site(server: ClickHouseServer) -> Iterator[ClickHouseSite]:
    """The site, of which every copy of a row stays."""
    settings = {"optimize_on_insert": 0}
    with closing(server.address.client(database=SITE, settings=settings)) as client:
        yield ClickHouseSite(client, NotImplemented)


@pytest.fixture
def few_models(tmp_path: Path) -> Path:
    """A project of few models, which dbt is quick to read."""
    project = copy_project(tmp_path / "project")
    for file in (project / "models").rglob("*.*ml"):
        if file.stem not in (*FEW_MODELS, "sources", "docs"):
            file.unlink()
    for file in (project / "models").rglob("*.sql"):
        if file.stem not in FEW_MODELS:
            file.unlink()
    shutil.rmtree(project / "tests")
    (project / "selectors.yml").unlink()
    return project
