"""A file of an older version, made by that version, goes on as if it had been made by this one."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from dbt.contracts.graph.manifest import Manifest

from extract.database.connection import SCHEMA_VERSION
from tests.extract.fillable_sites import ParquetSite
from tests.marts.warehouse import Warehouse
from tests.oracle.compare import connect_expected
from tests.support.commands import Bfstats
from tests.support.site_tables import PROJECT_ROOT
from tests.upgrades.make import dump, load
from tests.upgrades.older_source import AS_OF, add_new, fill_old

SCRIPTS = Path(__file__).parent
NEWEST_OLD = SCRIPTS / f"{SCHEMA_VERSION - 1}.sql"
LANDING_TABLES = {
    "landing_player_rounds": "load_id",
    "landing_server_hours": "load_id",
    "landing_server_names": "",
    "landing_unread_names": "",
    "landing_rejected_rows": "source_row",
    "landing_cursors": "",
    "landing_sources": "",
    "landing_deletions": "",
    "landing_pruned": "",
    "landing_server_samples": "",
    "landing_ingested_hours": "",
}
"""And the column of each that depends on when, or by which version, its rows were landed."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> ParquetSite:
    """What the older versions saw, and what came since: late, repeated and corrected rows too."""
    site = fill_old(tmp_path_factory.mktemp("source"))
    add_new(site)
    return site


@pytest.fixture(scope="module")
def new(
    source: ParquetSite, manifest: Manifest, tmp_path_factory: pytest.TempPathFactory
) -> Warehouse:
    """A file that this version alone made of all that."""
    made = Warehouse(tmp_path_factory.mktemp("new"), manifest)
    sync(made, source)
    made.seed()
    made.run(AS_OF)
    return made


def sync(warehouse: Warehouse, source: ParquetSite) -> None:
    Bfstats(warehouse.folder).sync(source.source)


def schema(database: Path) -> dict[str, Any]:
    """Columns and indexes of each landing table, and the version."""
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute(
            "select name, wr, strict from pragma_table_list"
            " where name like 'landing%' or name in ('runs', 'model_watermarks')"
        ).fetchall()
        return {
            "version": connection.execute("pragma user_version").fetchone(),
            **{
                name: (
                    options,
                    connection.execute(f"pragma table_info({name})").fetchall(),
                    sorted(row[1:] for row in connection.execute(f"pragma index_list({name})")),
                )
                for name, *options in names
            },
        }


def landed(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the landing tables."""
    with closing(sqlite3.connect(database)) as connection:
        return {
            table: _rows_without(connection, table, left_out)
            for table, left_out in LANDING_TABLES.items()
        }


def _rows_without(
    connection: sqlite3.Connection, table: str, left_out: str
) -> list[tuple[Any, ...]]:
    columns = [name for _, name, *_ in connection.execute(f"pragma table_info({table})")]
    chosen = ", ".join(name for name in columns if name != left_out)
    return sorted(connection.execute(f"select {chosen} from {table}"))


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.sql")), ids=lambda script: script.stem)
def test_it_goes_on_as_one_of_this_version(
    script: Path, source: ParquetSite, warehouse: Warehouse, new: Warehouse
) -> None:
    """By `dbt build`; the end of a first load, and what came since, take a sync each."""
    load(script, warehouse.database)
    sync(warehouse, source)
    if "unfinished" in script.stem:
        sync(warehouse, source)
    warehouse.seed()
    warehouse.run(AS_OF)
    assert schema(warehouse.database) == schema(new.database)
    assert landed(warehouse.database) == landed(new.database)
    assert warehouse.contents() == new.contents()
    assert all(new.contents().values())
    with connect_expected(source.directory / "player_rounds*.parquet", AS_OF) as oracle:
        warehouse.assert_equals(oracle)


def test_every_older_version_has_a_file() -> None:
    versions = {int(script.stem.split("-")[0]) for script in SCRIPTS.glob("*.sql")}
    assert versions == set(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize(
    ("version", "advice"),
    [
        *((version, "run `python -m extract sync` once") for version in range(1, SCHEMA_VERSION)),
        (SCHEMA_VERSION + 1, "upgrade bfstats"),
    ],
)
def test_dbt_says_what_to_do_with_landing_tables_of_another_version(
    version: int, advice: str, warehouse: Warehouse
) -> None:
    load(NEWEST_OLD, warehouse.database)
    with warehouse.connect() as connection:
        connection.execute(f"pragma user_version = {version}")
    before = dump(warehouse.database)
    for command in ("run", "seed", "test"):
        said = warehouse.dbt(command)
        found = f"of version {version}, these models read version {SCHEMA_VERSION}: {advice}"
        assert found in said
    assert dump(warehouse.database) == before


UPGRADE = f"""
import os, runpy, sqlite3, sys
connect = sqlite3.connect
class Connection(sqlite3.Connection):
    def execute(self, sql, *values):
        found = super().execute(sql, *values)
        if sql == "pragma user_version = {SCHEMA_VERSION}":
            reader = connect(os.environ["BFSTATS_DB"])
            print("\\n".join(reader.iterdump()), flush=True)
            os._exit(9)
        return found
sqlite3.connect = lambda *values, **named: connect(*values, factory=Connection, **named)
runpy.run_module("extract", run_name="__main__")
"""


def test_readers_and_a_kill_find_the_old_file_until_the_upgrade_is_committed(
    source: ParquetSite, warehouse: Warehouse
) -> None:
    load(NEWEST_OLD, warehouse.database)
    before = dump(warehouse.database)
    environment = {"BFSTATS_DB": str(warehouse.database), "BFSTATS_SOURCE": source.source}
    killed = subprocess.run(
        [sys.executable, "-c", UPGRADE, "sync"],
        cwd=PROJECT_ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert killed.returncode == 9
    assert killed.stdout == before[before.index("BEGIN TRANSACTION") :]
    assert dump(warehouse.database) == before
    sync(warehouse, source)
    assert schema(warehouse.database)["version"] == (SCHEMA_VERSION,)


def test_an_upgrade_that_fails_leaves_the_old_file(
    source: ParquetSite, warehouse: Warehouse
) -> None:
    """The statement that makes the new table fails: there is something else of its name."""
    load(NEWEST_OLD, warehouse.database)
    with warehouse.connect() as connection:
        connection.execute("create index landing_sources on runs (name)")
    before = dump(warehouse.database)
    done = Bfstats(warehouse.folder).extract(source.source, "sync")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: {warehouse.database}: there is already an index named landing_sources\n"
    )
    assert dump(warehouse.database) == before
