"""Datasette, the real one, with the configuration that ships."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from serve.datasette import metadata
from serve.settings import Settings
from tests.serve.demo import Demo
from tests.support.datasette import datasette_on

Get = Callable[[str], Any]


@pytest.fixture(scope="module")
def get(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Asks it for a path below the database, and returns the answer's JSON."""
    configuration = tmp_path_factory.mktemp("datasette") / "metadata.json"
    with datasette_on(demo.database, configuration) as address:

        def get(path: str) -> Any:
            with urlopen(f"{address}/{demo.database.stem}{path}") as answer:  # noqa: S310 - loopback
                return json.load(answer)

        yield get


def test_tables_are_described_and_all_others_are_denied(get: Get, demo: Demo) -> None:
    described = metadata(Settings(demo.database))["databases"][demo.database.stem]["tables"]
    shown = {table["name"] for table in get(".json")["tables"] if not table["hidden"]}
    views = {"round_players"}
    assert shown | views == {name for name, table in described.items() if table.get("allow", True)}
    assert "landing_player_rounds" not in shown
    assert get("/servers.json?_shape=array")
    for path in ("/landing_player_rounds.json", "/stg_player_rounds.json", "/runs.json"):
        with pytest.raises(HTTPError, match="403"):
            get(path)


def test_sql_from_outside_is_denied(get: Get) -> None:
    with pytest.raises(HTTPError, match="403"):
        get(".json?sql=select+1")


def test_a_canned_query_answers_as_the_file_does(get: Get, demo: Demo) -> None:
    queries = metadata(Settings(demo.database))["databases"][demo.database.stem]["queries"]
    assert len(queries) > 20
    best = "select player_name from player_stats_lifetime order by total_score desc limit 1"
    ((player,),) = rows(demo, best)
    name = "a_player_s_page_player_best_scores"
    found = get(f"/{name}.json?_shape=arrays&{urlencode({'player_name': player})}")["rows"]
    expected = rows(
        demo,
        "select * from player_best_scores where player_name = ? order by period, rank",
        player,
    )
    assert [tuple(row) for row in found] == expected
    assert expected


def rows(demo: Demo, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(demo.database)) as connection:
        return connection.execute(query, values).fetchall()
