"""dbt on ClickHouse, in its own environment, over the tests' server."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from click.testing import CliRunner
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError
from dbt.contracts.graph.manifest import Manifest

from extract.cli import cli
from extract.config import ClickHouseAddress
from extract.sources.columns import SOURCE_TABLES
from extract.sources.site_tables import table_definition
from extract.targets.built import clickhouse_tables, sqlite_tables
from extract.targets.compared import compare_tables
from extract.targets.rules import FOLDER, macro_files
from tests.engines.sites import WHO_COUNTS, fill_with_hostile_rows
from tests.extract.fillable_sites import HOUR, NOW, ClickHouseSite, ParquetSite, Sample, played
from tests.marts.warehouse import Warehouse, copy_project
from tests.support.clickhouse_server import HOST, ServerAddress, server_process
from tests.support.commands import WITHOUT_TESTS
from tests.support.site_tables import PROJECT_ROOT

DBT = PROJECT_ROOT / ".venv-clickhouse" / "bin" / "dbt"
SITE = "site"
AS_OF = "2024-05-13 00:00:00"


def test_the_macros_are_those_that_python_writes() -> None:
    written = {file.name: file.read_text() for file in FOLDER.glob("site_*.sql")}
    assert written == macro_files(), "type: python -m extract.targets.rules"


@dataclass
class ClickHouseBuilds:
    """A project that dbt builds in a database of its own, beside the site's on the same server."""

    project: Path
    address: ServerAddress
    client: Client

    def dbt(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run dbt with its own packages; nothing is expected of its exit status."""
        settings = {
            "BFSTATS_CLICKHOUSE_HOST": HOST,
            "BFSTATS_CLICKHOUSE_PORT": str(self.address.port),
            "BFSTATS_CLICKHOUSE_SOURCE": SITE,
            **environment,
        }
        return subprocess.run(
            [DBT, *arguments, "--target", "clickhouse", "--log-level-file", "none"],
            cwd=self.project,
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=False,
        )

    def build(self, as_of: str, *arguments: str) -> None:
        """Run `dbt build` without tests, which must succeed."""
        done = self.dbt(
            *("build", "--vars", json.dumps({"as_of": as_of}), *WITHOUT_TESTS, *arguments)
        )
        assert done.returncode == 0, done.stdout

    def differences(self, database: Path) -> list[str]:
        """What differs from the tables of a SQLite file, in lines."""
        address = ClickHouseAddress(HOST, self.address.port, "default", "", "bfstats", False)
        with sqlite_tables(database) as ours, clickhouse_tables(address) as theirs:
            return [
                f"{found.table}: {found.columns_apart} {found.first}"
                for found in compare_tables(ours, theirs)
                if not found.is_equal
            ]


class Reader:
    """Counts the rows of a table again and again while the `with` block runs.

    counts: how many there were each time, the first before the block, the last behind it.
    """

    def __init__(self, address: ServerAddress, table: str) -> None:
        self._client = address.client(database="bfstats")
        self._query = f"select count() from {table}"
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._count_on)
        self.counts: list[int] = []

    def __enter__(self) -> Self:
        self._count()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        self._count()
        self._client.close()

    def _count_on(self) -> None:
        while not self._is_over.wait(0.05):
            self._count()

    def _count(self) -> None:
        try:
            self.counts.append(int(self._client.query(self._query).result_rows[0][0]))
        except ClickHouseError:
            self.counts.append(-1)


@pytest.fixture
def builds(tmp_path: Path) -> Iterator[ClickHouseBuilds]:
    if not DBT.exists():
        pytest.skip("dbt on ClickHouse has no environment here: make clickhouse")
    with (
        server_process(tmp_path / "engine", keeps_sessions=True) as address,
        closing(address.client(settings={"optimize_on_insert": 0})) as client,
    ):
        client.command(f"create database {SITE}")
        for table in SOURCE_TABLES:
            client.command(
                table_definition(table, SITE, engine="MergeTree", rounds_order="tuple()")
            )
        client.database = SITE
        yield ClickHouseBuilds(copy_project(tmp_path / "project"), address, client)


def test_it_makes_the_tables_of_sqlite_and_readers_see_whole_ones(
    builds: ClickHouseBuilds, manifest: Manifest, tmp_path: Path, parquet: Path
) -> None:
    """The second build takes hours from the first, and puts each table in the old one's place."""
    WHO_COUNTS.write_seeds(builds.project)
    sites = (ParquetSite(parquet), ClickHouseSite(builds.client, NotImplemented))
    for site in sites:
        fill_with_hostile_rows(site)
    builds.build(AS_OF)
    later = [
        Sample(NOW - HOUR, "server 0", 9),
        Sample(NOW - 20 * HOUR, "server 0", 64, server_name="late"),
    ]
    for site in sites:
        site.add([played("New"), played("new", server_guid="server 0")])
        site.add_samples(later)
    with Reader(builds.address, "player_stats_lifetime") as reader:
        builds.build(AS_OF)
    before, after = reader.counts[0], reader.counts[-1]
    assert {before, after} == set(reader.counts)
    assert after == before + 2

    sqlite = Warehouse(tmp_path, manifest, builds.project)
    environment = {"BFSTATS_DB": str(sqlite.database), "BFSTATS_SOURCE": f"parquet:{parquet}"}
    assert CliRunner().invoke(cli, ["sync"], env=environment).exit_code == 0
    as_of = json.dumps({"as_of": AS_OF})
    errors = sqlite.dbt("build", "--vars", as_of, *WITHOUT_TESTS)
    assert not errors, errors
    assert builds.differences(sqlite.database) == []
