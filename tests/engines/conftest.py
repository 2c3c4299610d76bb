"""DuckDB's manifest, and warehouses of SQLite to compare with."""

from __future__ import annotations

from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from tests.engines.duckdb_builds import duckdb_manifest
from tests.support.parsed import project_manifest


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
