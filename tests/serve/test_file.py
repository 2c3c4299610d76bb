"""The file may be missing, old, locked, replaced or slow: pages say so, and come back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from extract.database.connection import SCHEMA_VERSION
from serve.app import make_app
from serve.database import Database
from serve.errors import UnavailableError
from serve.folded import folded
from serve.pages import PAGES
from serve.queries import QUERIES
from serve.settings import Settings
from tests.serve.conftest import MakeClient
from tests.serve.demo import Demo

BIG_TABLES = (
    "player_stats_lifetime", "player_server_stats", "player_map_stats", "player_daily_stats",
    "player_monthly_stats", "player_milestones", "player_best_scores", "player_stats_rolling",
    "server_online_counts", "server_hourly_patterns", "server_leaderboard_entries",
    "server_leaderboard_candidates", "game_leaderboard_entries", "game_leaderboard_candidates",
    "rounds", "landing_player_rounds", "server_daily_counts", "map_hourly_patterns",
    "server_map_stats",
)  # fmt: skip
SCANS = {"search": "player_stats_lifetime", "search_count": "player_stats_lifetime"}
"""A part of a name may stand anywhere in it: that takes a look at every name."""


def assert_unavailable(client: TestClient, words: str) -> None:
    for address in ("/", "/api/servers"):
        answer = client.get(address)
        assert answer.status_code == 503, answer.text
        assert answer.headers["retry-after"] == "10"
        assert answer.headers["cache-control"] == "no-store"
        assert words in answer.text
        assert "/" not in answer.json()["detail"] if address.startswith("/api") else True


def test_a_file_that_is_not_there_yet_is_read_when_it_comes(
    demo: Demo, make_client: MakeClient, tmp_path: Path
) -> None:
    client = make_client(tmp_path / "bfstats.db")
    assert_unavailable(client, "not there yet")
    assert client.get("/health").status_code == 503
    shutil.copy(demo.database, tmp_path / "bfstats.db")
    assert client.get("/").status_code == 200


def test_another_file_under_the_name_is_read_at_once(
    demo: Demo, make_client: MakeClient, database: Path, tmp_path: Path
) -> None:
    client = make_client(database)
    tag = client.get("/").headers["etag"]
    other = Path(shutil.copy(demo.database, tmp_path / "other.db"))
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("update model_watermarks set as_of = '2031-01-01 00:00:00'")
    other.replace(database)
    answer = client.get("/")
    assert "2031-01-01 00:00 UTC" in answer.text
    assert answer.headers["etag"] != tag
    database.unlink()
    assert_unavailable(client, "not there yet")


def test_an_older_or_a_newer_file_is_told(make_client: MakeClient, database: Path) -> None:
    for version in (SCHEMA_VERSION - 1, SCHEMA_VERSION + 1):
        with closing(sqlite3.connect(database)) as connection:
            connection.execute(f"pragma user_version = {version}")
        assert_unavailable(make_client(database), "being upgraded")


def test_tables_that_are_not_built_are_told(make_client: MakeClient, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("alter table servers rename to servers_elsewhere")
    client = make_client(database)
    assert_unavailable(client, "being made")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("alter table servers_elsewhere rename to servers")
    assert client.get("/").status_code == 200
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("delete from model_watermarks")
    assert_unavailable(client, "being made")


def test_a_seed_does_not_make_the_statistics_younger(
    make_client: MakeClient, database: Path, demo: Demo
) -> None:
    """`dbt seed` alone, after an edit, counts nothing."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update model_watermarks set as_of = '2031-01-01' where load_id = 0")
    answer = make_client(database).get("/api/servers").json()
    assert answer["as_of"] == f"{demo.as_of.replace(' ', 'T')}Z"


def test_pages_of_tables_that_a_run_has_not_reached_yet(
    demo: Demo, make_client: MakeClient, database: Path
) -> None:
    """dbt commits table by table: any may be older than another, and lack what that has."""
    query = "select best_player_name, server_guid, round_id, map_name from rounds"
    with closing(sqlite3.connect(database)) as connection:
        player, server, round_id, map_name = connection.execute(f"{query} limit 1").fetchone()
    asked = {
        "player_name": player, "other_player_name": player, "server_guid": server,
        "round_id": round_id, "map_name": map_name, "game": "bf1942", "text": "a",
    }  # fmt: skip
    client = make_client(database)
    for table in (one for one in BIG_TABLES if not one.startswith("landing")):
        other = Path(shutil.copy(demo.database, database.with_name("other.db")))
        with closing(sqlite3.connect(other)) as connection, connection:
            connection.execute(f"delete from {table}")
        other.replace(database)
        for path in PAGES:
            status = client.get(path, params=asked).status_code
            assert status in (200, 404), f"{path} without {table}: {status}"


def test_a_file_that_is_locked_whole_is_told_and_read_afterwards(
    make_client: MakeClient, database: Path
) -> None:
    client = make_client(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("pragma locking_mode = exclusive")
        connection.execute("begin exclusive")
        connection.execute("update model_watermarks set as_of = as_of")
        connection.execute("commit")
        answer = client.get("/")
        assert (answer.status_code, "restored" in answer.text) == (503, True)
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("content", [b"", b"not SQLite at all" * 100])
def test_a_file_that_is_no_database_is_told(
    make_client: MakeClient, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "bfstats.db"
    file.write_bytes(content)
    client = make_client(file)
    assert client.get("/").status_code == 503


def test_nothing_can_be_written(demo: Demo) -> None:
    database = Database(demo.database)
    with database.snapshot() as snapshot, pytest.raises(sqlite3.OperationalError):
        snapshot._connection.execute("delete from servers")  # noqa: SLF001
    database.close()


def test_a_page_that_takes_too_long_is_stopped(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        QUERIES,
        "endless",
        "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n",
    )
    database = Database(demo.database, page_seconds=0.2)
    with pytest.raises(UnavailableError) as raised, database.snapshot() as snapshot:
        snapshot.rows("endless")
    assert raised.value.reason == "too_slow"
    with database.snapshot() as snapshot:
        assert snapshot.rows("site")
    database.close()


def test_a_page_is_one_state_while_a_writer_goes_on(database: Path) -> None:
    reader = Database(database)
    with reader.snapshot() as snapshot, closing(sqlite3.connect(database)) as writer:
        before = snapshot.rows("site")
        with writer:
            writer.execute("update servers set players_online = 9999")
        assert snapshot.rows("site") == before
    with reader.snapshot() as snapshot:
        assert snapshot.rows("site") != before
    reader.close()


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_no_query_reads_a_big_table_whole(demo: Demo, name: str) -> None:
    names = ("player_name", "other_player_name", "server_guid", "round_id", "map_name", "game",
             "period", "ranking_type", "pattern", "second", "third", "prefix", "as_of")  # fmt: skip
    values = {
        **dict.fromkeys(names, "x"),
        "accented": "[]",
        "counted_at": "2025-01-01 00:00:00",
        "limit": 10,
        "offset": 0,
        "days": 30,
        "hours": 12,
        "servers": 20,
    }
    with closing(sqlite3.connect(f"{demo.database.as_uri()}?mode=ro", uri=True)) as connection:
        connection.create_function("folded", 1, folded)
        plan = [row[3] for row in connection.execute(f"explain query plan {QUERIES[name]}", values)]
    scanned = [step for step in plan if step.startswith("SCAN") and step.split()[1] in BIG_TABLES]
    assert len(scanned) == (name in SCANS), plan


def test_the_application_lets_go_of_the_file_in_the_end(database: Path) -> None:
    app = make_app(Settings(database))
    with TestClient(app) as client:
        assert client.get("/").status_code == 200
    assert app.state.site.database._connection is None  # noqa: SLF001
