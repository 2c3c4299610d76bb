"""What a webmaster needs: old data are told, addresses are mended, others may show the pages."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from extract.jobs.backup import restore
from serve.app import make_app
from serve.settings import Settings, read_settings
from tests.serve.conftest import MakeClient
from tests.serve.demo import Demo
from tests.serve.html import Page

HOUR_OF_FORECAST = r'<th scope="row"><time datetime="([^"]+)'
MINUTE, HOUR, DAY = 60, 3600, 86_400


@pytest.fixture(scope="module")
def times(demo: Demo) -> tuple[float, float]:
    """When the demo was loaded, and when that is just too long ago."""
    with closing(sqlite3.connect(f"{demo.database.as_uri()}?mode=ro", uri=True)) as connection:
        (loaded,) = connection.execute(
            "select min(unixepoch(finished_at)) from landing_loads"
        ).fetchone()
    return float(loaded), float(loaded) + 10 * MINUTE + 1


def page_at(demo: Demo, time: float, path: str = "/") -> str:
    with TestClient(make_app(Settings(demo.database), clock=lambda: time)) as client:
        return client.get(path).text


@pytest.mark.parametrize("path", ["/", "/maps", "/player?player_name=Champion", "/search?text=a"])
def test_old_data_are_told_on_each_page(demo: Demo, times: tuple[float, float], path: str) -> None:
    fresh, late = (page_at(demo, time, path) for time in times)
    assert "These numbers are old" not in fresh
    assert f'They are as of <time datetime="{demo.as_of.replace(" ", "T")}Z">' in late


@pytest.fixture
def stale(database: Path) -> Path:
    """The site a day later: all was loaded and made in time, and nothing new has come."""
    with closing(sqlite3.connect(database)) as connection, connection:
        for column in ("started_at", "finished_at"):
            connection.execute(f"update landing_loads set {column} = datetime({column}, '+1 day')")
        connection.execute("update model_watermarks set as_of = datetime(as_of, '+1 day')")
    return database


def test_old_rows_of_a_fresh_load_are_named(
    demo: Demo, make_client: MakeClient, stale: Path
) -> None:
    counted = datetime.fromtimestamp(demo.now - MINUTE, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    quiet, late = (make_client(stale, hours).get("/maps").text for hours in (24, 25))
    assert "These numbers are old" not in quiet
    assert f'been counted since <time datetime="{counted}">' in quiet
    assert f'They are as of <time datetime="{counted}">' in late


def test_health_says_how_old_the_newest_rows_are(make_client: MakeClient, stale: Path) -> None:
    client = make_client(stale, 24)
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    ages = answer.json()["newest_row_lag_seconds"]
    assert ages["server_online_counts"] == DAY + MINUTE
    assert ages["player_rounds"] > DAY
    assert "Everything is fresh" not in client.get("/status").text


def test_nobody_is_online_at_a_time_long_ago(demo: Demo, times: tuple[float, float]) -> None:
    fresh, late = (page_at(demo, time) for time in times)
    assert "players online" in fresh
    assert "players online" not in late
    assert "players at the last count" in late
    assert ">Now<" not in late


def test_hours_that_have_passed_do_not_come(demo: Demo, times: tuple[float, float]) -> None:
    now, _ = times
    hours = {
        later: set(re.findall(HOUR_OF_FORECAST, page_at(demo, now + later)))
        for later in (0, 5 * HOUR, 48 * HOUR)
    }
    assert len(hours[0]) >= 11
    assert hours[5 * HOUR] < hours[0]
    assert len(hours[0]) - len(hours[5 * HOUR]) in (4, 5)
    assert not hours[48 * HOUR]
    assert "These hours have passed" in page_at(demo, now + 48 * HOUR)


def test_a_page_that_is_kept_grows_old_too(demo: Demo, times: tuple[float, float]) -> None:
    clock = [times[0]]
    with TestClient(make_app(Settings(demo.database), clock=lambda: clock[0])) as client:
        client.get("/")
        first = client.get("/")
        asked = {"If-None-Match": first.headers["etag"]}
        assert client.get("/", headers=asked).status_code == 304
        clock[0] = times[1]
        answer = client.get("/", headers=asked)
    assert (answer.status_code, "These numbers are old" in answer.text) == (200, True)


def test_a_slash_too_many_leads_to_the_page(client: TestClient) -> None:
    for path in ("/player/?player_name=Champion", "/api/player/?player_name=Champion"):
        answer = client.get(path, follow_redirects=False)
        assert answer.status_code == 308
        assert answer.headers["location"] == "../player?player_name=Champion"
        assert "Champion" in client.get(path).text
    for slashes in ("//", "///"):
        answer = client.get(f"/player{slashes}?player_name=Champion")
        assert (answer.url.path, answer.status_code) == ("/player", 200)
    for path in ("/hours", "/api/servers/hours"):
        for written in (f"/{path}", f"//{path}/", path.replace("/", "//")):
            answer = client.get(f"http://testserver{written}")
            assert (answer.url.path, answer.status_code) == (path, 200)
    for path in ("/api//elsewhere.example/", "//elsewhere.example", "//elsewhere.example//"):
        answer = client.get(f"http://testserver{path}", follow_redirects=False)
        assert answer.headers["location"].startswith("../")
        assert answer.url.join(answer.headers["location"]).host == "testserver"
    assert Page(client.get("/api").text).links == Page(client.get("/data").text).links


def test_robots_read_pages_alone(client: TestClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert {"User-agent: *", "Disallow: /api/", "Disallow: /search"} <= set(lines)


def test_sites_that_are_named_may_show_the_pages_in_a_frame(
    demo: Demo, make_client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BFSTATS_SITE_FRAMES", "https://club.example http://*.clan.example:8080")
    framed = make_client(demo.database, frames=read_settings().frames)
    policy = framed.get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors https://club.example http://*.clan.example:8080")


def test_up_is_not_fresh(make_client: MakeClient, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update landing_loads set finished_at = '2020-01-01 00:00:00'")
    client = make_client(database)
    assert client.get("/health").status_code == 503
    assert client.get("/health/up").json() == {"status": "up"}
    database.unlink()
    assert client.get("/health/up").status_code == 503


def test_a_restored_file_has_other_tags(make_client: MakeClient, database: Path) -> None:
    saved = database.with_name("saved.db")
    shutil.copy(database, saved)
    client = make_client(database)
    tag = client.get("/").headers["etag"]
    with closing(sqlite3.connect(saved)) as connection, connection:
        connection.execute("update servers set players_online = 77")
    restore(saved, database)
    answer = client.get("/", headers={"If-None-Match": tag})
    assert (answer.status_code, ">77<" in answer.text) == (200, True)


def test_an_unknown_kind_of_board_names_those_that_there_are(client: TestClient) -> None:
    asked = {"server_guid": "x", "period": "weekly", "ranking_type": "headshots"}
    problem = client.get("/api/server/board", params=asked).json()
    (error,) = problem["errors"]
    assert error["parameter"] == "ranking_type"
    for name in ("score", "kills", "kd_ratio", "kill_rate", "playtime"):
        assert name in error["detail"]
    document = client.get("/api/openapi.json").json()
    (parameter,) = (
        one
        for one in document["paths"]["/api/server/board"]["get"]["parameters"]
        if one["name"] == "ranking_type"
    )
    assert parameter["schema"]["enum"][0] == "score"
    assert "minutes" in parameter["description"]


def test_the_documented_colours_are_those_of_the_style(client: TestClient) -> None:
    style = client.get("/static/style.css").text
    documented = Path(__file__).parents[2].joinpath("docs/pages.md").read_text()
    for name, value in re.findall(r"^ +(--[\w-]+): ([^;]+);", style, re.MULTILINE):
        assert f"`{name}`" in documented
        assert f"`{value}`" in documented, name
