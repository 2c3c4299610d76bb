"""A DuckDB file has the tables of a whole build, or those of the build before."""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from dbt.contracts.graph.manifest import Manifest

from extract.machine.lock import exclusive
from tests.engines.duckdb_builds import DuckDbBuilds, counting
from tests.engines.kept_dbt import KeptDbt
from tests.engines.reader import Reader
from tests.extract.fillable_sites import NOW, ParquetSite, Sample, played
from tests.marts.arrivals import time_text
from tests.marts.warehouse import copy_project
from tests.support.commands import WITHOUT_TESTS
from tests.support.site_tables import PROJECT_ROOT
from tests.support.waiting import wait_until

AS_OF = time_text(NOW)
SEEDS_AND_ONE_TABLE = ("--select", "path:seeds", "+player_stats_lifetime")


@pytest.fixture
def site(parquet: Path) -> ParquetSite:
    site = ParquetSite(parquet)
    site.add([played("Al"), played("Bo")])
    site.add_samples([Sample(NOW - 7200, "server 1", 3)])
    return site


@pytest.fixture
def builds(tmp_path: Path, site: ParquetSite, on_duckdb: Manifest) -> DuckDbBuilds:
    """A file with the rounds of two players."""
    builds = DuckDbBuilds(tmp_path, site.directory, on_duckdb)
    builds.build(AS_OF, *SEEDS_AND_ONE_TABLE)
    return builds


def players(file: Path) -> list[str]:
    with closing(duckdb.connect(file, read_only=True)) as connection:
        return [
            name
            for (name,) in connection.execute(
                "select player_name from player_stats_lifetime order by 1"
            ).fetchall()
        ]


def test_a_reader_who_holds_the_file_stops_no_build(
    builds: DuckDbBuilds, site: ParquetSite
) -> None:
    with closing(duckdb.connect(builds.file, read_only=True)) as reader:
        site.add([played("Cy")])
        builds.build(AS_OF, *SEEDS_AND_ONE_TABLE)
        assert reader.execute("select count(*) from player_stats_lifetime").fetchone() == (2,)
    assert players(builds.file) == ["Al", "Bo", "Cy"]


def test_a_build_of_one_table_keeps_the_others(builds: DuckDbBuilds) -> None:
    builds.build(AS_OF, "--select", "+player_daily_stats")
    assert players(builds.file) == ["Al", "Bo"]


def test_the_file_can_be_renamed_and_its_views_with_it(
    builds: DuckDbBuilds, tmp_path: Path
) -> None:
    moved = tmp_path / "another name.duckdb"
    shutil.copy(builds.file, moved)
    with closing(duckdb.connect(moved, read_only=True)) as connection:
        assert connection.execute("select count(*) from stg_player_rounds").fetchone() == (2,)


def test_a_build_that_fails_shows_nothing_new(
    builds: DuckDbBuilds, site: ParquetSite, tmp_path: Path
) -> None:
    site.add([played("Cy")])
    builds.project = copy_project(tmp_path / "project")
    seeds = builds.project / "seeds"
    (seeds / "rolling_periods.csv").write_text(
        "period,window_unit,window_length\nlast_30_days,fortnight,1\n"
    )
    errors = builds.dbt("build", *SEEDS_AND_ONE_TABLE)
    assert "seeds/rolling_periods.csv, line 2, column window_unit: 'fortnight'" in errors
    assert players(builds.file) == ["Al", "Bo"]
    builds.project = PROJECT_ROOT
    builds.build(AS_OF, *SEEDS_AND_ONE_TABLE)
    assert players(builds.file) == ["Al", "Bo", "Cy"]


def test_who_reads_while_builds_run_and_are_killed_sees_whole_tables(
    site: ParquetSite, few_models: Path, tmp_path: Path
) -> None:
    """Ten builds and five kills on both engines: `python -m torture engines`."""
    file, table = tmp_path / "read.duckdb", "player_monthly_stats"
    environment = {"BFSTATS_DUCKDB": str(file), "BFSTATS_PARQUET": str(site.directory)}
    words = ("build", "--select", "path:seeds", f"+{table}", *WITHOUT_TESTS)
    with KeptDbt(Path(sys.executable), "duckdb", few_models, environment) as dbt:
        assert not dbt.run(*words)
        site.add([played("Cy")])
        with Reader(counting(file, table)) as of_a_build:
            assert not dbt.run(*words)
        site.add([played("Di")])
        with Reader(counting(file, table)) as of_a_kill:
            dbt.begin(*words)
            wait_until(lambda: any(tmp_path.glob("*.unfinished-*")))
            dbt.kill()
    assert (of_a_build.gaps, of_a_kill.gaps) == ([], [])
    assert [of_a_build.looks[place][table] for place in (0, -1)] == [2, 3]
    assert of_a_kill.looks[-1] == {table: 3}


def test_what_a_killed_build_left_goes_with_the_next(builds: DuckDbBuilds) -> None:
    left = [
        builds.file.with_name(f"{builds.file.name}.unfinished-7-1{end}") for end in ("", ".wal")
    ]
    for file in left:
        file.write_bytes(b"half")
    sorted_there = builds.file.with_name(f"{builds.file.name}.unfinished-7-1.tmp")
    sorted_there.mkdir()
    (sorted_there / "block").write_bytes(b"half")
    builds.build(AS_OF, "--select", "player_stats_lifetime")
    assert not any(file.exists() for file in [*left, sorted_there])
    assert builds.file.stat().st_mode & 0o077 == 0


def test_two_builds_of_one_file_do_not_meet(builds: DuckDbBuilds) -> None:
    other = DuckDbBuilds(builds.folder / "other", builds.parquet, builds.manifest)
    other.folder.mkdir()
    with exclusive(other.file, 0):
        errors = other.dbt("build", *SEEDS_AND_ONE_TABLE)
    assert "another dbt run builds" in errors
    assert not other.file.exists()


FAULTS = {
    "no folder": "is not a folder",
    "no file": "player_rounds*.parquet does not exist",
    "no column": "has no column final_score",
    "wrong type": "column final_kills has type VARCHAR, which is no whole number",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_files_that_cannot_be_read_are_told_in_one_line(
    fault: str, builds: DuckDbBuilds, site: ParquetSite
) -> None:
    chosen = {
        "no column": "* exclude (final_score)",
        "wrong type": "* replace ('x' as final_kills)",
    }.get(fault)
    (file,) = site.directory.glob("player_rounds*")
    with closing(duckdb.connect()) as connection:
        connection.execute(f"create table kept as select {chosen or '*'} from '{file}'")
        file.unlink()
        if chosen:
            connection.execute(f"copy kept to '{file}' (format parquet)")
    if fault == "no folder":
        builds.parquet = site.directory / "elsewhere"
    errors = builds.dbt("build", *SEEDS_AND_ONE_TABLE)
    (line,) = {line for line in errors.splitlines() if "BFSTATS_PARQUET: " in line}
    assert FAULTS[fault] in line
    assert players(builds.file) == ["Al", "Bo"]
