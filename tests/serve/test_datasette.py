"""Datasette, the real one, with the configuration that ships."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from serve.datasette import metadata
from serve.settings import Settings
from tests.serve.demo import Demo
from tests.support.datasette import READY, datasette_on
from tests.support.site_tables import PROJECT_ROOT

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


def test_queries_are_told_apart_and_say_what_they_ask_for(demo: Demo) -> None:
    queries = metadata(Settings(demo.database))["databases"][demo.database.stem]["queries"]
    titles = [query["title"] for query in queries.values()]
    assert len(titles) == len(set(titles))
    for query in queries.values():
        for parameter in re.findall(r":([a-z_]+)", query["sql"]):
            assert f":{parameter}" in query["description"], query["title"]


def test_the_documented_commands_show_the_file_of_the_default_settings(
    demo: Demo, tmp_path: Path
) -> None:
    document = (PROJECT_ROOT / "docs" / "pages.md").read_text()
    (lines,) = re.findall(r"```sh\npip install 'datasette.*\n(.*)\n(.*)\n```", document)
    configure, serve = lines
    (tmp_path / "data").mkdir()
    shutil.copy(demo.database, tmp_path / "data" / "bfstats.db")
    (tmp_path / "env").write_text("")
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    settings = {"PATH": path, "PYTHONPATH": str(PROJECT_ROOT)}
    named = {**settings, "BFSTATS_DB": str(tmp_path / "data" / "bfstats.db")}
    subprocess.run(["/bin/sh", "-c", configure], cwd=tmp_path, env=named, check=True)
    with subprocess.Popen(
        ["/bin/sh", "-c", f"exec {serve} --port 0"],
        cwd=tmp_path,
        env=settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        try:
            address = next(
                line.partition(READY)[2].split()[0] for line in process.stderr if READY in line
            )
            with urlopen(f"{address}/bfstats/servers.json?_shape=array") as answer:  # noqa: S310
                assert json.load(answer)
        finally:
            process.terminate()


def rows(demo: Demo, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(demo.database)) as connection:
        return connection.execute(query, values).fetchall()
