"""Long lists: no row is out of reach, and a link to a rank shows whose it is."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from extract.demo.cast import SERVERS
from tests.serve.conftest import MakeClient
from tests.serve.demo import ACCENTED_NAME, CROWD, HOSTILE_NAMES
from tests.serve.html import Page

BUSY = SERVERS[0].guid


def best_player(client: TestClient) -> str:
    asked = {"server_guid": BUSY, "period": "all_time", "ranking_type": "kills", "limit": "1"}
    board: list[dict[str, Any]] = client.get("/api/server/board", params=asked).json()["rows"]
    return str(board[0]["player_name"])


@pytest.mark.parametrize(
    ("path", "asked", "lists"),
    [
        ("/player", {"player_name": ""}, {"days": "Date (UTC)", "rounds": "Ended"}),
        ("/server", {"server_guid": BUSY}, {"rounds": "Ended"}),
        ("/map", {"map_name": ""}, {"players": "#", "rounds": "Ended"}),
    ],
)
def test_links_alone_lead_to_each_row_of_a_list(
    client: TestClient, path: str, asked: dict[str, str], lists: dict[str, str]
) -> None:
    if path == "/player":
        asked = {"player_name": best_player(client)}
    if path == "/map":
        asked = {"map_name": client.get("/api/maps?limit=1").json()["rows"][0]["map_name"]}
    for name, heading in lists.items():
        every = client.get(f"/api{path}/{name}", params={**asked, "limit": 1000}).json()
        assert every["next_offset"] is None
        first = Page(client.get(path, params=asked).text)
        links = [link for link in first.links if f"show={name}" in link]
        assert links, name
        seen, address = 0, links[0]
        while address:
            answer = client.get(f"/{address}")
            page = Page(answer.text)
            seen += len([table for table in page.tables if heading in table[0]][-1]) - 1
            following = [
                found
                for found in re.findall(r'<a href="([^"]*)" rel="next', answer.text)
                if f"show={name}" in found
            ]
            address = following[0].replace("&amp;", "&") if following else ""
        assert seen == len(every["rows"]), name


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_a_header_leads_to_each_row_of_a_list(client: TestClient, format_: str) -> None:
    asked = {"player_name": best_player(client), "limit": "7", "format": format_}
    answer = client.get("/api/player/rounds", params=asked)
    parts = [answer]
    while "next" in answer.links:
        answer = client.get(str(answer.url.join(answer.links["next"]["url"])))
        parts.append(answer)
    every = {**asked, "limit": "1000"}
    whole = client.get("/api/player/rounds", params=every)
    assert "link" not in whole.headers
    if format_ == "json":
        rows = [row for part in parts for row in part.json()["rows"]]
        assert rows == whole.json()["rows"]
    else:
        lines = [line for part in parts for line in part.text.splitlines()[1:]]
        assert lines == whole.text.splitlines()[1:]
    assert len(parts) > 2


def test_a_link_to_a_hostile_name_is_a_header(client: TestClient) -> None:
    for name in HOSTILE_NAMES:
        address = client.get("/api/player/rounds", params={"player_name": name, "limit": 1}).links[
            "next"
        ]["url"]
        answer = client.get(f"/api/player/rounds{address}")
        assert len(answer.json()["rows"]) == 1


def test_a_link_too_long_for_a_proxy_is_left_out(make_client: MakeClient, database: Path) -> None:
    """nginx's buffer of headers has 4 KiB. Whether rows follow is in the body of a JSON."""
    client = make_client(database)
    before = SERVERS[0].guid
    for guid, has_link in (("x" * 1000, True), ("\u00e4" * 1000, False)):
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute(
                "update rounds set server_guid = ? where server_guid = ?", [guid, before]
            )
        before = guid
        asked = {"server_guid": guid, "limit": "1"}
        answer = client.get("/api/server/rounds", params=asked)
        assert answer.json()["next_offset"] == 1
        assert ("link" in answer.headers) == has_link
        assert sum(len(one) for pair in answer.headers.items() for one in pair) < 4000


def test_every_rank_is_on_the_page_and_leads_to_its_row(client: TestClient) -> None:
    name = best_player(client)
    answer = client.get("/player", params={"player_name": name})
    listed = [
        rank
        for path in ("ranks", "game_ranks")
        for rank in client.get(
            f"/api/player/{path}", params={"player_name": name, "limit": 75}
        ).json()["rows"]
        if rank["is_listed"]
    ]
    assert len(listed) > 15
    links = [link for link in Page(answer.text).links if link.endswith("#own")]
    assert len(links) == len(listed)
    for link in (links[0], links[-1]):
        board = client.get(f"/{link}").text
        (row,) = re.findall(r'<tr[^>]* aria-current="true" id="own">.*?</tr>', board, re.DOTALL)
        assert f'<bdi class="name">{name}</bdi>' in row


def test_whoever_is_on_no_row_is_marked_nowhere(client: TestClient) -> None:
    asked = {"server_guid": BUSY, "player_name": "nobody has this"}
    assert 'id="own"' not in client.get("/server", params=asked).text


def test_the_title_names_the_board_and_a_chat_has_something_to_show(client: TestClient) -> None:
    asked = {"server_guid": BUSY, "period": "weekly", "ranking_type": "kd_ratio"}
    page = client.get("/server", params=asked).text
    assert re.search(r"<title>.*: Kills per death, 7 days – bfstats</title>", page)
    name = '"><img src=x onerror=alert(1)>'
    page = client.get("/player", params={"player_name": name}).text
    described = re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page)
    assert dict(described)["title"] == "&#34;&gt;&lt;img src=x onerror=alert(1)&gt;"
    assert re.match(r"Score [\d,]+ · Kills [\d,]+ · ", dict(described)["description"])
    assert f'<meta name="description" content="{dict(described)["description"]}">' in page


@pytest.mark.parametrize("other", ["badg", "Champio", "nobody has this"])
def test_a_comparison_with_a_part_of_a_name_asks_who_is_meant(
    client: TestClient, other: str
) -> None:
    name = best_player(client)
    answer = client.get("/compare", params={"player_name": name, "other_player_name": other})
    assert answer.status_code == 404
    hits = client.get("/api/search", params={"text": other, "limit": 20}).json()["rows"]
    links = [link for link in Page(answer.text).links if link.startswith("compare?")]
    assert len(links) == len(hits)
    for link, hit in zip(links, hits, strict=True):
        compared = client.get(f"/{link}")
        assert (compared.status_code, hit["player_name"] in compared.text) == (200, True)


def test_fewer_deaths_and_fewer_hours_are_not_worse(client: TestClient) -> None:
    asked = {"player_name": best_player(client), "other_player_name": "Champion"}
    page = client.get("/compare", params=asked).text
    marked = {
        label
        for row, label in re.findall(r'(<tr>.*?<th scope="row">(.*?)</th>.*?</tr>)', page)
        if "wins" in row
    }
    assert marked
    assert marked <= {"Score", "Score per round", "Kills", "Kills per death", "Kills per minute"}


def test_words_of_a_name_are_found_in_any_order(client: TestClient) -> None:
    def found(text: str, path: str = "search") -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = client.get(f"/api/{path}", params={"text": text}).json()[
            "rows"
        ]
        return rows

    assert {row["player_name"] for row in found("11 SOLD")} == {
        f"Soldier {one}" for one in (11, *range(110, CROWD))
    }
    assert found("1 4 sol") == found("Soldier 1 4")
    assert not found("soldier champion")
    assert [row["server_guid"] for row in found("friends guard", "search/servers")] == [
        "0b6f2f4e-51c7-4a02-9d1e-3c8a5e6f7a01"
    ]
    assert found("ho trail", "search/maps")[0]["map_name"] == "ho chi minh trail"


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("\u00e4rger", True),
        ("stra\u00dfe a\u0308rger", True),
        ("arger STRASSE", True),
        ("\u00e1rger", True),
        ("arger\u0441trasse", False),  # with a Cyrillic letter
        ("\u0308", False),  # a mark without a letter
    ],
)
def test_a_search_looks_through_accents_and_case(
    client: TestClient, text: str, finds: bool
) -> None:
    rows = client.get("/api/search", params={"text": text}).json()["rows"]
    assert [row["player_name"] for row in rows] == [ACCENTED_NAME] * finds
    count = client.get("/api/search/count", params={"text": text}).json()
    assert count["total_found"] == finds


def test_a_search_says_how_many_there_are(client: TestClient) -> None:
    page = client.get("/search", params={"text": "soldier"}).text
    assert f"50 of {CROWD} found." in page
    page = client.get("/search", params={"text": "soldier", "show": "players", "offset": 100}).text
    assert f"101 to {CROWD}" in page
    page = client.get("/search", params={"text": "ho chi"}).text
    assert "ho chi minh trail" in page


@pytest.mark.parametrize("text", ["Champion", "champion ", "arger STRASSE", "{{ 7 * 7 }}"])
def test_a_name_that_is_the_only_hit_leads_to_its_player(client: TestClient, text: str) -> None:
    (hit,) = client.get("/api/search", params={"text": text}).json()["rows"]
    answer = client.get("/search", params={"text": text})
    assert (answer.status_code, answer.url.path) == (200, "/player")
    assert answer.url.params["player_name"] == hit["player_name"]


@pytest.mark.parametrize("text", ["Soldier 1", "Champio", "wake", "a"])
def test_a_name_that_others_have_in_theirs_leads_to_the_list(client: TestClient, text: str) -> None:
    assert client.get("/search", params={"text": text}).url.path == "/search"


@pytest.mark.parametrize("path", ["player", "map"])
def test_a_misspelt_name_leads_to_a_search(client: TestClient, path: str) -> None:
    for name in ("champio", *(f"{one}?" for one in HOSTILE_NAMES)):
        answer = client.get(f"/{path}", params={f"{path}_name": name})
        (link,) = (one for one in Page(answer.text).links if one.startswith("search?"))
        assert answer.status_code == 404
        assert client.get(f"/{link}").url.params["text"] == name.strip()[:100]


def test_a_round_has_its_teams_and_no_winner(client: TestClient) -> None:
    rounds = client.get("/api/server/rounds", params={"server_guid": BUSY}).json()["rows"]
    asked = {"server_guid": BUSY, "round_id": rounds[0]["round_id"]}
    players = client.get("/api/round/players", params=asked).json()["rows"]
    answer = client.get("/round", params=asked).text
    assert "do not say who won" in answer
    teams = {player["team_label"] for player in players}
    sums = [row for table in Page(answer).tables for row in table if row[1] == "All"]
    assert len(sums) == len(teams) > 1
    for column, place in (("final_score", 2), ("final_kills", 3), ("final_deaths", 4)):
        shown = sum(int(row[place].replace(",", "")) for row in sums)
        assert shown == sum(player[column] for player in players)


def test_the_next_milestone_is_marked(client: TestClient) -> None:
    """The champion has 19,000 kills."""
    text = client.get("/player", params={"player_name": "Champion"}).text
    assert re.findall(r'class="next"><strong>([^<]*) <small>next<', text) == ["20,000 kills"]


def test_all_milestones_may_be_behind(make_client: MakeClient, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("delete from player_milestone_thresholds where milestone > 10000")
    text = make_client(database).get("/player", params={"player_name": "Champion"}).text
    assert 'class="reached"' in text
    assert 'class="next"' not in text


def test_a_comparison_has_both_names_and_asks_for_another(client: TestClient) -> None:
    asked = {"player_name": "Champion", "other_player_name": "Soldier 1"}
    text = client.get("/compare", params=asked).text
    heading = text.partition("<h1>")[2].partition("</h1>")[0]
    assert re.findall(r'<bdi class="name">([^<]*)', heading) == list(asked.values())
    form = text.partition('action="compare"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="player_name" value="Champion">' in form
    assert 'name="other_player_name"' in form


def test_a_players_best_score_is_no_person(client: TestClient) -> None:
    asked = {"player_name": "Champion"}
    german = client.get("/player", params=asked, headers={"Accept-Language": "de"}).text
    assert "Höchste Punkte" in german
    assert ">Bester<" not in german


def test_a_best_score_leads_to_its_round(client: TestClient) -> None:
    """On a phone the end of the round is beyond the edge."""
    text = client.get("/player", params={"player_name": "Champion"}).text
    best = text.partition('id="best"')[2].partition("</table>")[0]
    links = re.findall(r'<td class="number"><a href="(round\?[^"]+)">[\d,]+</a></td>', best)
    assert len(links) == best.count('<th scope="row"')
    assert len(links) > 3
