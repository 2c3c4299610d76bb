"""Datasette, the real one, with the configuration that ships."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
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
from tests.support.site_tables import PROJECT_ROOT

Get = Callable[[str], Any]
READY = "Uvicorn running on "


@pytest.fixture(scope="module")
def get(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Asks it for a path below the database, and returns the answer's JSON."""
    configuration = tmp_path_factory.mktemp("datasette") / "metadata.json"
    made = subprocess.run(
        [sys.executable, "-m", "serve.datasette"],
        cwd=PROJECT_ROOT,
        env={"BFSTATS_DB": str(demo.database)},
        capture_output=True,
        text=True,
        check=True,
    )
    configuration.write_text(made.stdout)
    options = ["--port", "0", "--host", "127.0.0.1", "--metadata", str(configuration)]
    with subprocess.Popen(
        [sys.executable, "-m", "datasette", "serve", str(demo.database), *options],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        address = next(
            line.partition(READY)[2].split()[0] for line in process.stderr if READY in line
        )

        def get(path: str) -> Any:
            with urlopen(f"{address}/{demo.database.stem}{path}") as answer:  # noqa: S310 - loopback
                return json.load(answer)

        yield get
        process.terminate()


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
