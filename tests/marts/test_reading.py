"""The file as others read it: attached, under another name, page by page."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from dbt.contracts.graph.manifest import Manifest
from dbt.contracts.graph.nodes import ModelNode

from tests.marts.arrivals import parquet_site
from tests.marts.rounds import crowd, round_of
from tests.marts.warehouse import Warehouse
from tests.support.site_tables import PROJECT_ROOT

AS_OF = "2024-05-10 12:00:00"
STORED_AS = {"bigint": "integer", "double": "real"}
A_ROUND = [
    round_of(player, "the round", AS_OF, server_guid="server-9", final_score=score)
    for score, player in enumerate(("Ann", "Bea", "Cid"))
]


@pytest.fixture(scope="module")
def built(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    folder = tmp_path_factory.mktemp("built")
    site = parquet_site(folder)
    site.receive([*crowd(12, rows=400), *A_ROUND])
    warehouse = Warehouse(folder, manifest)
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    return warehouse


def views(manifest: Manifest) -> list[Any]:
    return [
        node
        for node in manifest.nodes.values()
        if isinstance(node, ModelNode) and node.config.materialized == "view"
    ]


def test_the_file_is_readable_under_another_name(built: Warehouse, manifest: Manifest) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("attach ? as site", (str(built.database),))
        for view in views(manifest):
            connection.execute(f"select * from site.{view.name} limit 1").fetchall()
        scoreboard = connection.execute(
            "select player_name from site.round_players where round_id = 'the round'"
            " order by final_score desc"
        ).fetchall()
    assert scoreboard == [("Cid",), ("Bea",), ("Ann",)]


def test_a_text_finds_the_number_that_a_view_shows(built: Warehouse, manifest: Manifest) -> None:
    """Other tools bind all that a reader types as text: a column without a type finds nothing."""
    with built.connect() as connection:
        for view in views(manifest):
            for column in view.columns.values():
                found = connection.execute(
                    f"select {column.name}, typeof({column.name}) from {view.name}"
                    f" where {column.name} is not null limit 1"
                ).fetchone()
                if found is None:
                    continue
                value, kind = found
                assert kind == STORED_AS.get(column.data_type, "text"), f"{view.name}.{column.name}"
                (rows,) = connection.execute(
                    f"select count(*) from {view.name} where {column.name} = ?", (str(value),)
                ).fetchone()
                assert rows, f"{view.name}.{column.name}"


def queries() -> list[str]:
    documents = [PROJECT_ROOT / "docs" / name for name in ("reading.md", "boards.md")]
    return [
        query
        for document in documents
        for query in re.findall(r"```sql\n(.*?)```", document.read_text(), re.DOTALL)
    ]


# One row per server: a page may read it whole, and sort it.
SCAN = re.compile(r"SCAN (?!.* USING (COVERING )?INDEX )")
SMALL = re.compile(r"(SCAN|SEARCH) servers( USING .*)?$")


@pytest.mark.parametrize("query", queries())
def test_a_page_is_looked_up(query: str, built: Warehouse) -> None:
    parameters = dict.fromkeys(re.findall(r":(\w+)", query), "")
    with built.connect() as connection:
        plan = connection.execute(f"explain query plan {query}", parameters).fetchall()
        connection.execute(query, parameters).fetchall()
    steps = [step for *_, step in plan if not SMALL.match(step)]
    assert not [step for step in steps if SCAN.match(step)], steps
    if "limit" in query and len(steps) == len(plan):
        assert not [step for step in steps if "TEMP B-TREE" in step], steps


def test_a_hand_made_index_stays(built: Warehouse) -> None:
    with built.connect() as connection:
        connection.execute("create index by_kills on rounds (total_kills)")
    for choice in ([], ["--full-refresh"]):
        built.run(AS_OF, "--select", "rounds", *choice)
        with built.connect() as connection:
            names = connection.execute("select name from pragma_index_list('rounds')").fetchall()
        assert ("by_kills",) in names
