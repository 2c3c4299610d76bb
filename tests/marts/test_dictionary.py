"""`data_dictionary`: the file says what each table for readers, and each column, means."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import yaml
from dbt.contracts.graph.manifest import Manifest

from serve.descriptions import tables
from tests.marts.arrivals import parquet_site
from tests.marts.rounds import crowd
from tests.marts.warehouse import Warehouse, copy_project
from tests.support.site_tables import PROJECT_ROOT

AS_OF = "2024-05-10 12:00:00"
LATER = "2024-05-10 12:01:00"
OWN = ("landing_%", "stg_%", "sqlite_%", "runs", "model_%")
"""What bfstats keeps for itself."""

HARD_TO_WRITE = (
    """One row per player: it's 'so', \\n and \\x41, "all" of 100 % {x: y} ; -- Grüße?"""
)


@pytest.fixture(scope="module")
def built(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    folder = tmp_path_factory.mktemp("built")
    site = parquet_site(folder)
    site.receive(crowd(14, rows=300))
    warehouse = Warehouse(folder, manifest)
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    return warehouse


def dictionary(connection: sqlite3.Connection, columns: str) -> list[Any]:
    query = f"select {columns} from data_dictionary order by table_name, position"
    return connection.execute(query).fetchall()


def test_all_that_readers_have_is_described_and_nothing_else(built: Warehouse) -> None:
    with built.connect() as connection:
        own = " and ".join(f"name not like '{name}'" for name in OWN)
        names = connection.execute(
            f"select name from sqlite_master where type in ('table', 'view') and {own}"
        ).fetchall()
        stored = {
            (table, column, place + 1)
            for (table,) in names
            for place, column, *_ in connection.execute(f"pragma table_info({table})")
        }
        described = dictionary(connection, "table_name, column_name, position")
    of_tables = {(table, "", 0) for (table,) in names}
    assert len(of_tables) > 30
    assert set(described) == stored | of_tables


def test_it_says_what_the_yaml_says(built: Warehouse) -> None:
    with built.connect() as connection:
        found = {
            (table, column): " ".join(description.split())
            for table, column, description in dictionary(
                connection, "table_name, column_name, description"
            )
        }
    expected = {(table.name, ""): table.description for table in tables().values()} | {
        (table.name, column.name): column.description
        for table in tables().values()
        for column in table.columns
    }
    seeds = yaml.safe_load((PROJECT_ROOT / "seeds" / "seeds.yml").read_text())["seeds"]
    for seed in seeds:
        expected[seed["name"], ""] = seed["description"]
        for column in seed["columns"]:
            expected[seed["name"], column["name"]] = column["description"]
    assert found == expected
    assert all(found.values())


def test_where_it_says_so_alone_a_value_is_null(built: Warehouse) -> None:
    with built.connect() as connection:
        connection.execute("update servers set players_online = null")
        found = {
            (table, column)
            for table, column, is_nullable in dictionary(
                connection, "table_name, column_name, is_nullable"
            )
            if column
            and not is_nullable
            and connection.execute(f"select 1 from {table} where {column} is null").fetchone()
        }
        nullable = connection.execute(
            "select table_name, column_name from data_dictionary where is_nullable order by 1, 2"
        ).fetchall()
    assert not found
    assert nullable == [
        ("round_players", "average_ping"),
        ("servers", "players_online"),
        ("servers", "sampled_at"),
    ]


def test_an_edited_description_is_one_row_written_by_any_run(
    built: Warehouse, tmp_path: Path
) -> None:
    """No load is needed; whatever stands in the YAML comes out as it is."""
    edited = Warehouse(built.copy(tmp_path).folder, project=copy_project(tmp_path / "project"))
    assert not edited.dbt("run", "--select", "dictionary", "--vars", json.dumps({"as_of": LATER}))
    with edited.connect() as connection:
        assert set(dictionary(connection, "updated_at")) == {(AS_OF,)}
    file = edited.project / "models" / "players" / "player_stats_lifetime.yml"
    content = yaml.safe_load(file.read_text())
    content["models"][0]["description"] = HARD_TO_WRITE
    file.write_text(yaml.safe_dump(content))
    assert not edited.dbt("run", "--selector", "minutely", "--vars", json.dumps({"as_of": LATER}))
    with edited.connect() as connection:
        changed = connection.execute(
            "select table_name, column_name, description from data_dictionary where updated_at = ?",
            (LATER,),
        ).fetchall()
    assert changed == [("player_stats_lifetime", "", HARD_TO_WRITE)]
