"""A query whose values are not what its contract says ends in one line, on every engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines.clickhouse_builds import ClickHouseBuilds
from tests.engines.duckdb_builds import DuckDbBuilds, duckdb_manifest
from tests.extract.fillable_sites import NOW, ParquetSite, Sample, played
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import WITHOUT_TESTS

CONTRACT = """
version: 2
models:
  - name: odd
    config: {materialized: table, contract: {enforced: true}}
    columns:
      - {name: kills, data_type: bigint}
      - {name: ratio, data_type: double}
      - {name: player, data_type: text}
      - {name: ping, data_type: double, config: {meta: {is_nullable: true}}}
"""
ODD = "select cast(1.5 as double) as kills, 'x' as ratio, 3 as player, null as ping"
PARTS = (
    ("kills", "bigint"),
    ("ratio", "double"),
    ("player", "text"),
)


@pytest.fixture
def project(few_models: Path) -> Path:
    """A project with one more model, whose query is not what its contract says."""
    (few_models / "models" / "odd.yml").write_text(CONTRACT)
    (few_models / "models" / "odd.sql").write_text(ODD)
    return few_models


def assert_told(errors: str) -> None:
    (line,) = {line.strip() for line in errors.splitlines() if "of its contract: " in line}
    assert line.startswith("The columns of odd are not those of its contract: ")
    for part, (name, type_) in zip(line.split(": ", 1)[1].split("; "), PARTS, strict=True):
        assert part.startswith(f"{name} is ")
        assert part.endswith(f", not {type_}")


def test_on_duckdb(project: Path, parquet: Path, tmp_path: Path) -> None:
    site = ParquetSite(parquet)
    site.add([played()])
    site.add_samples([Sample(NOW, "server 1")])
    builds = DuckDbBuilds(tmp_path, parquet, duckdb_manifest(tmp_path / "parsed", project), project)
    assert_told(builds.dbt("build", "--select", "odd"))


def test_on_clickhouse(project: Path, server: ClickHouseServer) -> None:
    with ClickHouseBuilds(project, server.address) as builds:
        assert_told(builds.dbt("build", "--select", "odd", *WITHOUT_TESTS))
