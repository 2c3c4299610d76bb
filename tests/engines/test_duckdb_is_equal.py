"""SQLite and DuckDB make the same tables of the same files: every column, floats by their bits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from dbt.contracts.graph.manifest import Manifest

from extract.cli import cli
from tests.engines.duckdb_builds import DuckDbBuilds
from tests.engines.sites import DEMO_ENDS_AT, WHO_COUNTS, fill_as_the_demo, fill_with_hostile_rows
from tests.extract.archives import archive_landing, fill, sync_all
from tests.extract.fillable_sites import NOW, Landing, ParquetSite
from tests.marts.arrivals import time_text
from tests.marts.warehouse import MART_GRAIN, Warehouse, copy_project
from tests.oracle.clickhouse.expected import VIEW_GRAIN
from tests.oracle.who_counts import WhoCounts
from tests.support.commands import WITHOUT_TESTS
from tests.support.site_tables import real_data_directory

MakeBoth = Callable[..., tuple[Warehouse, DuckDbBuilds]]


@pytest.fixture
def make_both(tmp_path: Path, manifest: Manifest, on_duckdb: Manifest) -> MakeBoth:
    """Lands a folder of Parquet files in SQLite, and gives DuckDB the same folder."""

    def make(parquet: Path, who_counts: WhoCounts | None = None) -> tuple[Warehouse, DuckDbBuilds]:
        project = copy_project(tmp_path / "project")
        if who_counts:
            who_counts.write_seeds(project)
        sqlite = Warehouse(tmp_path, manifest, project)
        environment = {"BFSTATS_DB": str(sqlite.database), "BFSTATS_SOURCE": f"parquet:{parquet}"}
        done = CliRunner().invoke(cli, ["sync"], env=environment)
        assert done.exit_code == 0, done.output
        return sqlite, DuckDbBuilds(tmp_path, parquet, on_duckdb, project)

    return make


def assert_equal(both: tuple[Warehouse, DuckDbBuilds], as_of: str) -> dict[str, int]:
    """Build on both as of a moment, and compare; returns how many rows each table has."""
    sqlite, duckdb = both
    errors = sqlite.dbt("build", "--vars", f"{{as_of: '{as_of}'}}", *WITHOUT_TESTS)
    assert not errors, errors
    duckdb.build(as_of)
    assert duckdb.differences(sqlite.database) == []
    return {found.table: found.rows for found in duckdb.compared(sqlite.database)}


def test_of_real_rounds_beside_the_demos(make_both: MakeBoth, parquet: Path) -> None:
    fill_as_the_demo(ParquetSite(parquet))
    for file in real_data_directory().glob("*.parquet"):
        (parquet / file.name).symlink_to(file)
    rows = assert_equal(make_both(parquet), time_text(DEMO_ENDS_AT))
    assert min(rows[table] for table in (*MART_GRAIN, *VIEW_GRAIN)) > 0


def test_of_hostile_rows_and_edited_lists_at_three_moments(
    make_both: MakeBoth, parquet: Path, tmp_path: Path
) -> None:
    fill_with_hostile_rows(ParquetSite(parquet))
    add_archived_hours(parquet, tmp_path / "archived")
    both = make_both(parquet, WHO_COUNTS)
    for as_of in ("2024-03-31 01:00:00", time_text(NOW)):
        assert_equal(both, as_of)
    rows = assert_equal(both, "2024-05-13 00:00:00")
    assert rows["player_milestones"]
    assert rows["player_aliases"] == 3


def add_archived_hours(parquet: Path, folder: Path) -> None:
    """Hours and names of which there are no samples any more, as an archive of landing has them."""
    (samples := folder / "samples").mkdir(parents=True)
    fill(site := ParquetSite(samples))
    sync_all(landing := Landing(folder / "landing.db"), site)
    (archive := folder / "archive").mkdir()
    archive_landing(landing, archive)
    kept = [*archive.glob("server_hours*"), *archive.glob("server_names*")]
    assert kept
    for file in kept:
        file.rename(parquet / file.name)
