"""What every answer has: headers, tags, languages, errors that say what to do."""

from __future__ import annotations

import csv
import gzip
import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient

from extract.demo.cast import SERVERS
from extract.errors import UsageError
from serve.database import Database
from serve.edge import content_security_policy
from serve.pages import PAGES
from serve.settings import Settings, read_settings
from tests.serve.conftest import MakeClient
from tests.serve.html import Page

SERVER = {"server_guid": SERVERS[0].guid}
PROBLEM = "application/problem+json"


def test_nothing_changed_is_304_until_something_has(
    make_client: MakeClient, database: Path
) -> None:
    client = make_client(database)
    for address in ("/", "/api/servers"):
        first = client.get(address)
        tag = first.headers["etag"]
        assert first.headers["cache-control"] == "public, max-age=10"
        again = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("update model_watermarks set as_of = datetime(as_of, '+1 minute')")
        changed = client.get(address, headers={"If-None-Match": tag})
        assert changed.status_code == 200
        assert changed.headers["etag"] != tag


@pytest.mark.parametrize("hours_later", [0, 24])
def test_what_many_ask_is_made_once_until_the_file_changes(
    make_client: MakeClient, database: Path, monkeypatch: pytest.MonkeyPatch, hours_later: int
) -> None:
    client = make_client(database, hours_later)
    addresses = ("/", "/api/servers", f"/server?server_guid={SERVERS[0].guid}")
    plain = {"Accept-Encoding": "identity"}
    first = {address: client.get(address) for address in addresses}
    uncompressed = {address: client.get(address, headers=plain) for address in addresses}
    german = client.get("/", headers={"Accept-Language": "de"})
    monkeypatch.setattr(Database, "snapshot", None)  # whoever makes an answer fails
    for address, answer in first.items():
        again = client.get(address)
        assert (again.content, dict(again.headers)) == (answer.content, dict(answer.headers))
        known = client.get(address, headers={"If-None-Match": answer.headers["etag"]})
        assert (known.status_code, known.content) == (304, b"")
        assert "content-security-policy" in known.headers
        bare = client.get(address, headers=plain)
        assert bare.content == uncompressed[address].content == answer.content
        assert "content-encoding" not in bare.headers
    assert client.get("/", headers={"Accept-Language": "de"}).content == german.content
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update servers set players_online = 63")
    with pytest.raises(TypeError):
        client.get("/")


def test_every_answer_has_the_strict_policy(client: TestClient) -> None:
    assert "unsafe" not in content_security_policy()
    for address in ("/", "/player", "/nope", "/api/servers", "/api/nope", "/static/style.css"):
        headers = client.get(address).headers
        assert headers["content-security-policy"] == content_security_policy()
        assert headers["x-content-type-options"] == "nosniff"


def test_pages_are_compressed_and_small(client: TestClient) -> None:
    for address in ("/", f"/server?server_guid={SERVERS[0].guid}", "/counted"):
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert len(gzip.compress(answer.content, 5)) < 60_000


def test_head_is_get_without_a_body(client: TestClient) -> None:
    for address in ("/", "/api/servers", "/health"):
        asked, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (asked.status_code, b"")


def test_nothing_is_written_by_any_method(client: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for address in ("/", "/api/servers"):
            assert client.request(method, address).status_code == 405


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("player", "player_name"),
        ("player?player_name=", "player_name"),
        (f"player?player_name={'x' * 1001}", "player_name"),
        ("server/board?server_guid=a&period=weekly", "ranking_type"),
        ("server/board?server_guid=a&period=we;kly&ranking_type=score", "period"),
        ("servers?limit=0", "limit"),
        ("servers?limit=1001", "limit"),
        ("servers?offset=-1", "offset"),
        ("servers?limt=5", "limt"),
        ("servers?format=xml", "format"),
        ("forecast?hours=169", "hours"),
        ("search?text=", "text"),
        ("search", "text"),
    ],
)
def test_a_wrong_parameter_is_a_problem_that_names_it(
    client: TestClient, address: str, parameter: str
) -> None:
    answer = client.get(f"/api/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert answer.headers["cache-control"] == "no-store"
    assert [error["parameter"] for error in answer.json()["errors"]] == [parameter]


@pytest.mark.parametrize(
    "address",
    ["player?player_name=nobody", "player/maps?player_name=nobody", "server?server_guid=x",
     "round?server_guid=x&round_id=y", "map?map_name=nowhere", "nope", "game?game=chess"],
)  # fmt: skip
def test_what_is_not_there_is_not_an_empty_answer(client: TestClient, address: str) -> None:
    answer = client.get(f"/api/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)
    assert answer.json()["detail"].startswith("There is no ")
    page = client.get(f"/{address}")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_a_board_that_is_not_there_is_not_an_empty_one(client: TestClient) -> None:
    for period, ranking_type in (("daily", "score"), ("weekly", "beauty")):
        board = {**SERVER, "period": period, "ranking_type": ranking_type}
        assert client.get("/server", params=board).status_code == 422
        assert client.get("/api/server/board", params=board).status_code == 422


@pytest.mark.parametrize(
    ("address", "seed"),
    [
        ("board?ranking_type=score", "leaderboard_periods"),
        (f"server/board?server_guid={SERVERS[0].guid}&ranking_type=score", "leaderboard_periods"),
        ("game/board?game=bf1942&ranking_type=score", "leaderboard_periods"),
        ("best_scores?", "best_score_periods"),
    ],
)
def test_a_period_that_is_not_there_is_told_those_that_are(
    make_client: MakeClient, database: Path, address: str, seed: str
) -> None:
    """Those of the file, which a site may edit."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"update {seed} set period = 'eternity' where period = 'all_time'")
        known = [
            period for (period,) in connection.execute(f"select period from {seed} order by rowid")
        ]
    answer = make_client(database).get(f"/api/{address}&period=week")
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error == {"parameter": "period", "detail": f"There are: {', '.join(known)}"}


def test_a_page_says_in_its_own_language_what_is_wrong(client: TestClient) -> None:
    for address, said in (
        ("/player", "<code>player_name</code>: Er fehlt."),
        (f"/player?player_name={'x' * 1001}", "<code>player_name</code>: Er ist zu lang."),
        ("/maps?show=maps&offset=x", "<code>offset</code>: Er ergibt keinen Sinn."),
        (
            f"/server?server_guid={SERVERS[0].guid}&ranking_type=beauty",
            "<code>ranking_type</code>: Es gibt: score, kills, kd_ratio, kill_rate, playtime",
        ),
        (
            f"/server?server_guid={SERVERS[0].guid}&period=week",
            "<code>period</code>: Es gibt: weekly, monthly, all_time",
        ),
    ):
        answer = client.get(address, headers={"Accept-Language": "de"})
        assert (answer.status_code, said in answer.text) == (422, True), answer.text


def test_a_page_leaves_alone_what_others_put_behind_its_address(client: TestClient) -> None:
    assert client.get("/server", params={**SERVER, "fbclid": "x"}).status_code == 200


def test_no_address_becomes_a_path(client: TestClient) -> None:
    for address in ("/static/../settings.py", "/static/%2e%2e/settings.py", "/static//etc/passwd"):
        assert client.get(address).status_code == 404


def test_pages_speak_the_readers_language(client: TestClient, make_client: MakeClient) -> None:
    german = client.get("/", headers={"Accept-Language": "fr, de-AT;q=0.8, en;q=0.5"})
    assert german.headers["content-language"] == "de"
    assert "Spieler online" in german.text
    assert client.get("/", headers={"Accept-Language": "xx"}).headers["content-language"] == "en"
    assert client.get("/", headers={"Accept-Language": ";q=x,,"}).status_code == 200
    only = make_client(Path("none"), language="de").get("/")
    assert (only.status_code, "noch nicht da" in only.text) == (503, True)


def test_a_site_has_a_name_a_header_a_style_and_words_of_its_own(
    demo_client_with: MakeClient, tmp_path: Path
) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "fr.toml").write_text('servers = "Serveurs"\n')
    (tmp_path / "header.html").write_text("<b>{{ site_name }}!</b>")
    (tmp_path / "site.css").write_text(":root { --accent: red }")
    client = demo_client_with(site_name="Wake <Island>", folder=tmp_path)
    answer = client.get("/", headers={"Accept-Language": "fr"})
    assert "<b>Wake &lt;Island&gt;!</b>" in answer.text
    assert "<title>Serveurs – Wake &lt;Island&gt;</title>" in answer.text
    (address,) = (one for one in Page(answer.text).sources if "site.css" in one)
    style = client.get(f"/{address}")
    assert style.text == ":root { --accent: red }"
    assert "immutable" in style.headers["cache-control"]


@pytest.fixture
def demo_client_with(make_client: MakeClient, demo: object) -> MakeClient:
    """Makes an application over the site, with settings."""
    return lambda **settings: make_client(demo.database, **settings)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BFSTATS_SITE_LANGUAGE", "xx"),
        ("BFSTATS_SITE_FOLDER", "/no/such/folder"),
        ("BFSTATS_SITE_FRAMES", "club.example"),
        ("BFSTATS_SITE_FRAMES", "https://a.example; script-src https://b.example"),
    ],
)
def test_a_wrong_setting_is_told(
    monkeypatch: pytest.MonkeyPatch, make_client: MakeClient, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=re.escape(value.split(maxsplit=1)[0])):
        make_client(read_settings().database, language=read_settings().language)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("header.html", "{{ site_nam }}", "site_nam"),
        ("header.html", "{% if %}", "header.html"),
        ("strings/en.toml", 'serverz = "Servers"', "no page has a text called serverz"),
        ("strings/fr.toml", 'off_board = "{valeur}"', "off_board has no value for {valeur}"),
        ("strings/fr.toml", 'off_board = "{value"', "off_board"),
    ],
)
def test_what_would_break_pages_is_told_at_the_start(
    tmp_path: Path, demo_client_with: MakeClient, file: str, text: str, said: str
) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / file).write_text(text)
    with pytest.raises(UsageError, match=re.escape(said)):
        demo_client_with(folder=tmp_path)


def test_a_site_may_name_what_is_in_its_file(tmp_path: Path, demo_client_with: MakeClient) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.toml").write_text('period_quarterly = "90 days"')
    assert demo_client_with(folder=tmp_path).get("/").status_code == 200


def test_a_csv_is_not_cut_at_a_page_of_json(client: TestClient) -> None:
    address = "/api/player/rounds?player_name=MadWolf8"
    rows = client.get(f"{address}&limit=1000").json()["rows"]
    assert len(rows) > 100
    text = client.get(f"{address}&format=csv").text
    assert len(text.splitlines()) == 1 + len(rows)


def test_a_csv_says_true_as_json_does(client: TestClient) -> None:
    address = "/api/player/ranks?player_name=Champion"
    found = {row["is_listed"] for row in client.get(address).json()["rows"]}
    rows = csv.DictReader(io.StringIO(client.get(f"{address}&format=csv").text))
    assert {row["is_listed"] for row in rows} == {str(one).lower() for one in found}


def test_a_long_list_can_be_read_to_its_end(client: TestClient) -> None:
    """Its last part begins behind 100,000 rows at a large site."""
    answer = client.get("/api/best_scores?period=all_time&offset=1000000")
    assert (answer.status_code, answer.json()["rows"]) == (200, [])


def test_a_map_that_is_new_today_has_a_page(make_client: MakeClient, database: Path) -> None:
    """Its averages come with the next daily run."""
    client = make_client(database)
    address = "/map?map_name=Omaha%20Two"
    assert client.get(address).status_code == 404
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "update rounds set map_name = 'Omaha Two'"
            " where rowid = (select rowid from rounds order by ended_at desc limit 1)"
        )
    assert client.get(address).status_code == 200
    assert client.get(f"/api{address}").json() == {
        "map_name": "Omaha Two",
        "avg_kill_rate": None,
        "avg_score_rate": None,
        "sample_count": 0,
    }
    found = "/api/search/maps?text=omaha%20two"
    assert client.get(found).json()["rows"] == []
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update servers set map_name = 'Omaha Two' where sampled_at is not null")
    assert [row["map_name"] for row in client.get(found).json()["rows"]] == ["Omaha Two"]


def test_one_clock_that_is_ahead_does_not_empty_the_others(
    make_client: MakeClient, database: Path
) -> None:
    def online() -> list[int]:
        return [
            row["players_now"] for row in make_client(database).get("/api/servers").json()["rows"]
        ]

    before = online()
    assert sum(before)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "update servers set sampled_at = datetime(sampled_at, '+20 hours')"
            " where server_guid = (select min(server_guid) from servers)"
        )
    assert online() == before
    assert make_client(database).get("/api/site").json()["players_now"] == sum(before)
    assert "players online" in make_client(database).get("/").text


def test_a_count_of_long_ago_is_not_of_now(make_client: MakeClient, database: Path) -> None:
    """Loads may be fresh all the same."""
    now = make_client(database).get("/").text
    assert "players online" in now
    assert "players at the last count" not in now
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update servers set sampled_at = datetime(sampled_at, '-1 hour')")
    later = make_client(database).get("/").text
    assert "players at the last count" in later
    assert "These numbers are old" not in later


def test_the_openapi_document_describes_every_column(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    schemas = document["components"]["schemas"]
    missing = [
        f"{name}.{column}"
        for name, schema in schemas.items()
        if not name.startswith(("Rows", "Problem"))
        for column, described in schema.get("properties", {}).items()
        if not described.get("description")
    ]
    assert missing == []
    for path, operations in document["paths"].items():
        responses = operations["get"]["responses"]
        assert set(responses) == {"200", "404", "422", "503"}, path
        assert list(responses["422"]["content"]) == [PROBLEM]
        for parameter in operations["get"].get("parameters", []):
            assert parameter["description"], f"{path}: {parameter['name']}"


def test_every_page_is_listed_once() -> None:
    assert len(PAGES) == len({template for template, _, _ in PAGES.values()})
    assert Settings(Path("x")).site_name == "bfstats"
    assert httpx2.__version__
