"""`dbt build --target clickhouse`, with dbt's own environment for it, over the tests' server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Self

from clickhouse_connect.driver.client import Client

from extract.config import ClickHouseAddress
from extract.sources.columns import SOURCE_TABLES
from extract.sources.site_tables import table_definition
from extract.targets.built import clickhouse_tables, sqlite_tables
from extract.targets.compared import Comparison
from tests.engines.kept_dbt import KeptDbt
from tests.engines.reader import Counts
from tests.support.clickhouse_http import HOST
from tests.support.clickhouse_server import ServerAddress
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


class ClickHouseBuilds:
    """A project that dbt builds in a database of its own, beside the site's on the same server.

    What dbt parsed goes with the variables of the environment that it began with.
    """

    def __init__(self, project: Path, address: ServerAddress, **environment: str) -> None:
        self.project = project
        self.address = address
        self.kept_dbt = KeptDbt(
            DBT.with_name("python"),
            "clickhouse",
            project,
            {
                "BFSTATS_CLICKHOUSE_HOST": HOST,
                "BFSTATS_CLICKHOUSE_PORT": str(address.port),
                "BFSTATS_CLICKHOUSE_SOURCE": SITE,
                **environment,
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kept_dbt.__exit__()

    def dbt(self, *arguments: str) -> str:
        """Run a dbt command, and return its errors: '' where it succeeded."""
        return self.kept_dbt.run(*arguments)

    def build(self, as_of: str, *arguments: str) -> None:
        """Run `dbt build` without tests, which must succeed."""
        variables = ("--vars", json.dumps({"as_of": as_of}))
        errors = self.dbt("build", *variables, *WITHOUT_TESTS, *arguments)
        assert not errors, errors

    def differences(self, database: Path) -> list[str]:
        """What differs from the tables of a SQLite file, in lines."""
        address = ClickHouseAddress(HOST, self.address.port, "default", "", "bfstats", False)
        with sqlite_tables(database) as ours, clickhouse_tables(address) as theirs:
            return [
                f"{found.table}: {found.columns_apart} {found.first}"
                for found in Comparison(ours, theirs).tables()
                if not found.is_equal
            ]

    def counting(self, *tables: str) -> Callable[[], Counts]:
        """What counts the rows of tables, for a `Reader`."""
        return counting(self.address, *tables)


def counting(address: ServerAddress, *tables: str) -> Callable[[], Counts]:
    """What counts the rows of tables that dbt built on a server, one after the other."""
    client = address.client()
    return lambda: {
        table: client.query(f"select count() from bfstats.{table}").result_rows[0][0]
        for table in tables
    }
