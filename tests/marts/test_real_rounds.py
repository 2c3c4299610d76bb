"""The real rounds of the shared folder, from every kind of source, as a person would build them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from clickhouse_connect import get_client
from dbt.contracts.graph.manifest import Manifest
from dbt.contracts.graph.nodes import ModelNode
from fastapi.testclient import TestClient

from serve.app import make_app
from serve.settings import Settings
from tests.marts.warehouse import DICTIONARY_GRAIN, MART_GRAIN, Warehouse
from tests.oracle.clickhouse.expected import VIEW_GRAIN
from tests.oracle.compare import connect_expected
from tests.serve.expected.oracles import Oracles
from tests.serve.expected.walk import expected_pages, wrong_numbers
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import WITHOUT_UNIT_TESTS, Bfstats
from tests.support.site_tables import create_site_tables, load_parquet, real_data_directory

SOURCE = "parquet:../shared/data"
AS_OF = "2025-11-12 00:00:00"
WINDOWS_WITH_ROWS = ["2025-11-12 00:00:00", "2018-03-01 00:00:00"]
ALL_ROWS = {
    "rows_read": 9372,
    "rows_landed": 9370,
    "rows_repeated": 0,
    "rows_superseded": 2,
    "rows_rejected": 0,
}
BOTH_COPIES = {"optimize_on_insert": 0}
"""ClickHouse is to hold both copies of an identity, as after two inserts."""

LANDED = (
    "landing_player_rounds",
    "landing_server_departures",
    "landing_server_hours",
    "landing_rejected_rows",
    "landing_cursors",
)


@pytest.fixture(scope="module")
def rounds_file() -> Path:
    return real_data_directory() / "player_rounds.parquet"


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Bfstats:
    """What comes of `python -m extract sync` and `dbt build`, typed in the project's root."""
    real_data_directory()
    bfstats = Bfstats(tmp_path_factory.mktemp("real"))
    counts = bfstats.sync(SOURCE)
    assert counts["player_rounds"] == ALL_ROWS
    bfstats.build(None, *WITHOUT_UNIT_TESTS)
    return bfstats


@pytest.fixture(scope="module")
def built(typed: Bfstats, manifest: Manifest) -> Warehouse:
    return Warehouse(typed.folder, manifest)


def test_every_mart_has_an_oracle(manifest: Manifest) -> None:
    marts = {
        node.name
        for node in manifest.nodes.values()
        if isinstance(node, ModelNode) and node.fqn[1] != "staging"
    }
    assert marts == {*MART_GRAIN, *VIEW_GRAIN, *DICTIONARY_GRAIN}


def test_contracts_that_hold_on_every_engine_are_sqlites_own_strict_tables(
    typed: Bfstats, manifest: Manifest
) -> None:
    """Byte for byte what SQLite is told: `integer` and `real`, where contracts have 64 bits."""
    strict = {"bigint": "integer", "double": "real", "text": "text"}
    for table, key in MART_GRAIN.items():
        node = manifest.nodes[f"model.bfstats.{table}"]
        has_rowid = "has_rowid" in node.config.extra
        lines = [
            f"{column.name} {strict[str(column.data_type)]}"
            + (" not null" if has_rowid and column.name in key else "")
            for column in node.columns.values()
        ]
        declared = ",\n    ".join([*lines, f"primary key ({', '.join(key)})"])
        ((sql,),) = typed.rows("select sql from sqlite_master where name = ?", table)
        options = "strict" if has_rowid else "strict, without rowid"
        assert sql.rstrip() == f'CREATE TABLE "{table}" (\n    {declared}\n) {options}', table


def test_the_rounds_are_landed_once(typed: Bfstats) -> None:
    assert typed.rows("select count(*) from landing_player_rounds") == [(9370,)]
    counts = typed.sync(SOURCE)["player_rounds"]
    assert counts["rows_landed"] == 0
    assert counts["rows_read"] == counts["rows_repeated"] + counts["rows_superseded"]


def test_marts_equal_the_oracle_now(typed: Bfstats, built: Warehouse, rounds_file: Path) -> None:
    ((as_of,),) = typed.rows("select distinct as_of from model_watermarks")
    with connect_expected(rounds_file, as_of) as expected:
        built.assert_equals(expected)


@pytest.mark.parametrize("as_of", WINDOWS_WITH_ROWS)
def test_marts_equal_the_oracle_in_the_past(
    as_of: str, built: Warehouse, rounds_file: Path
) -> None:
    built.run(as_of)
    with connect_expected(rounds_file, as_of) as expected:
        built.assert_equals(expected)
    periods = {period for _, period, *_ in built.tables()["server_leaderboard_entries"]}
    assert periods == {"weekly", "monthly", "all_time"}


def _as_if_landed_then(built: Warehouse, folder: Path) -> Path:
    """A copy of the file whose loads are of `AS_OF`: the pages do not call its data old."""
    copy = folder / "bfstats.db"
    with built.connect() as connection, closing(sqlite3.connect(copy)) as copied:
        connection.backup(copied)
        copied.execute("update landing_loads set finished_at = ?", (AS_OF,))
        copied.commit()
    return copy


def test_every_number_of_the_pages_is_the_oracles(
    built: Warehouse, rounds_file: Path, tmp_path: Path
) -> None:
    built.run(AS_OF)
    now = datetime.fromisoformat(f"{AS_OF}+00:00").timestamp()
    with (
        get_client(interface="chdb", path=str(tmp_path / "engine"), settings=BOTH_COPIES) as client,
        connect_expected(rounds_file, AS_OF) as duckdb,
        TestClient(make_app(Settings(_as_if_landed_then(built, tmp_path)), lambda: now)) as pages,
    ):
        create_site_tables(client, "default")
        load_parquet(client, "default", real_data_directory())
        oracles = Oracles(duckdb, client, AS_OF)
        found = wrong_numbers(pages, oracles, list(expected_pages(oracles)))
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("kind", ["chdb", "clickhouse"])
def test_the_same_rows_from_clickhouse_make_the_same_tables(
    kind: str, built: Warehouse, bfstats: Bfstats, manifest: Manifest
) -> None:
    built.run(AS_OF)
    engine = bfstats.folder / "engine"
    with get_client(interface="chdb", path=str(engine), settings=BOTH_COPIES) as client:
        create_site_tables(client, "default")
        load_parquet(client, "default", real_data_directory())
    if kind == "chdb":
        counts = bfstats.sync(f"chdb:{engine}")
    else:
        with ClickHouseServer(engine) as server:
            counts = bfstats.sync(server.address.source_url("default"))
    assert counts["player_rounds"] == ALL_ROWS
    other = Warehouse(bfstats.folder, manifest)
    other.seed()
    other.run(AS_OF)
    for table in LANDED:
        assert landed(other.database, table) == landed(built.database, table), table
    assert other.contents() == built.contents()


def landed(database: Path, table: str) -> list[tuple[Any, ...]]:
    """All that was landed, but for which load it was."""
    with closing(sqlite3.connect(database)) as connection:
        names = [name for _, name, *_ in connection.execute(f"pragma table_info({table})")]
        columns = ", ".join(name for name in names if name != "load_id")
        return sorted(connection.execute(f"select {columns} from {table}"), key=repr)
