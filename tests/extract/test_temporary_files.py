"""What does not fit in memory is sorted on the disk of the SQLite file, however small /tmp is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cron.project import copy_project
from tests.extract.fillable_sites import ParquetSite, played
from tests.support.commands import DBT, Bfstats
from tests.support.namespaces import IN_A_NAMESPACE, needs_namespaces
from tests.support.site_tables import PROJECT_ROOT

SMALL = """
mount -t tmpfs -o size=64k none "$TMPDIR"
exec "$@"
"""

LARGE = """
with recursive numbers (number) as (
    select 1 union all select number + 1 from numbers where number < 300000
)
select number, hex(randomblob(20)) as random_text from numbers order by random_text
"""

SORT = f"""
import sys
from pathlib import Path
from extract.database.connection import open_database
with open_database(Path(sys.argv[1])) as connection:
    connection.execute('''{LARGE}''').fetchone()
"""

SPILL = """
import sys
from pathlib import Path
from extract.errors import SourceError
from extract.sources.engines.duckdb import DuckDb
engine = DuckDb("parquet:somewhere")
try:
    for _ in engine.blocks(
        "select repeat(number::varchar, 20) from range(3000000) as numbers (number)"
        " order by hash(number)"
    ):
        pass
except SourceError as error:
    print(error)
"""


def with_small_tmp(
    folder: Path, *command: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run this interpreter where temporary files have 64 kB."""
    small = folder / "small"
    small.mkdir()
    return subprocess.run(
        [*IN_A_NAMESPACE, "sh", "-ec", SMALL, "sh", sys.executable, *command],
        env={**os.environ, "TMPDIR": str(small), "PYTHONPATH": str(PROJECT_ROOT), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def landed(bfstats: Bfstats, parquet_site: ParquetSite) -> Bfstats:
    """A file with one round, in a folder whose name needs quotes."""
    folder = bfstats.folder / "it's here"
    folder.mkdir()
    parquet_site.add([played()])
    landed = Bfstats(folder)
    landed.sync(f"parquet:{parquet_site.directory}", "--table", "player_rounds")
    return landed


@needs_namespaces
def test_a_load_sorts_beside_the_file(landed: Bfstats, tmp_path: Path) -> None:
    before = sorted(landed.folder.iterdir())
    done = with_small_tmp(tmp_path, "-c", SORT, str(landed.database))
    assert done.returncode == 0, done.stderr
    assert sorted(landed.folder.iterdir()) == before


@needs_namespaces
def test_dbt_sorts_beside_the_file(landed: Bfstats, tmp_path: Path) -> None:
    project = copy_project(tmp_path, "ingest").folder
    large = project / "models" / "staging" / "large.sql"
    large.write_text("{{ config(materialized='table') }}" + LARGE)
    folders = ("--project-dir", str(project), "--profiles-dir", str(project))
    done = with_small_tmp(
        *(tmp_path, "-c", DBT, "--quiet", "run", "--select", "large", *folders),
        BFSTATS_DB=str(landed.database),
    )
    assert done.returncode == 0, done.stdout
    assert landed.rows("select count(*) from large") == [(300_000,)]


@needs_namespaces
def test_where_rows_of_parquet_find_no_room_the_folder_is_named(tmp_path: Path) -> None:
    done = with_small_tmp(tmp_path, "-c", SPILL)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        f"parquet:somewhere: there is no room to sort its rows in {tmp_path}/small/bfstats-"
    )
    assert done.stdout.endswith(": let TMPDIR name a folder with more\n")
