"""`dbt build --target clickhouse`, with dbt's own environment for it, over the tests' server."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError

from extract.config import ClickHouseAddress
from extract.sources.columns import SOURCE_TABLES
from extract.sources.site_tables import table_definition
from extract.targets.built import clickhouse_tables, sqlite_tables
from extract.targets.compared import Comparison
from tests.support.clickhouse_server import HOST, ServerAddress
from tests.support.commands import WITHOUT_TESTS
from tests.support.site_tables import PROJECT_ROOT

DBT = PROJECT_ROOT / ".venv-clickhouse" / "bin" / "dbt"
NO_DBT = "dbt on ClickHouse has no environment here: make clickhouse"
SITE = "site"


def create_site(client: Client) -> None:
    """The site's database, with both tables, empty; all copies of a row stay in them."""
    client.command(f"create database {SITE}")
    for table in SOURCE_TABLES:
        client.command(table_definition(table, SITE, engine="MergeTree", rounds_order="tuple()"))
    client.database = SITE


@dataclass
class ClickHouseBuilds:
    """A project that dbt builds in a database of its own, beside the site's on the same server."""

    project: Path
    address: ServerAddress

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

    def build(self, as_of: str, *arguments: str, **environment: str) -> None:
        """Run `dbt build` without tests, which must succeed."""
        variables = ("--vars", json.dumps({"as_of": as_of}))
        done = self.dbt("build", *variables, *WITHOUT_TESTS, *arguments, **environment)
        assert done.returncode == 0, done.stdout

    def differences(self, database: Path) -> list[str]:
        """What differs from the tables of a SQLite file, in lines."""
        address = ClickHouseAddress(HOST, self.address.port, "default", "", "bfstats", False)
        with sqlite_tables(database) as ours, clickhouse_tables(address) as theirs:
            return [
                f"{found.table}: {found.columns_apart} {found.first}"
                for found in Comparison(ours, theirs).tables()
                if not found.is_equal
            ]


class Reader:
    """Counts the rows of a table again and again while the `with` block runs.

    counts: how many there were each time, -1 where there was no table; the first before the block,
    the last behind it.
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
