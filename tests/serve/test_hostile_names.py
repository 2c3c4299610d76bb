"""A name is text wherever it appears: in HTML, in addresses, in JSON, in CSV, in file names."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from tests.serve.demo import ESCAPED_NAME, HOSTILE_MAP, HOSTILE_NAMES, HOSTILE_SERVER
from tests.serve.html import Page

NAMES = (*HOSTILE_NAMES, ESCAPED_NAME)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_hostile_player_has_a_page_a_link_a_hit_and_a_row(client: TestClient, name: str) -> None:
    round_page = client.get("/map", params={"map_name": HOSTILE_MAP})
    found = Page(round_page.text)
    links = [str(round_page.url.join(link)) for link in found.links if "player_name=" in link]
    pages = [client.get(link) for link in dict.fromkeys(links)]
    mine = [
        one for one in pages if one.status_code == 200 and one.url.params["player_name"] == name
    ]
    if not mine:  # the map page lists the best of them only
        mine = [client.get("/player", params={"player_name": name})]
    (answer,) = mine
    shown = Page(answer.text)
    assert name.strip() in "".join(shown.texts)
    assert_no_script(shown)
    json_found = client.get("/api/player", params={"player_name": name}).json()
    assert json_found["player_name"] == name
    hits = client.get("/api/search", params={"text": name[:100], "limit": 100}).json()["rows"]
    assert name in [hit["player_name"] for hit in hits]
    answer = client.get(
        "/api/map/players", params={"map_name": HOSTILE_MAP, "limit": 1000, "format": "csv"}
    )
    names = [row["player_name"] for row in csv.DictReader(io.StringIO(answer.text))]
    assert name in names or f"'{name}" in names
    assert not [cell for cell in names if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def assert_no_script(page: Page) -> None:
    """Nothing runs but the page's own script, and nothing styles itself."""
    assert [source for source in page.sources if source.split("?")[0].endswith(".js")] == [
        source for source in page.sources if "static/page.js" in source
    ]
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert not [
        value for _, name, value in page.attributes if name == "href" and ":" in (value or "")[:12]
    ]


def test_a_hostile_server_map_and_round_have_pages(client: TestClient) -> None:
    for address, parameters in (
        ("/server", {"server_guid": HOSTILE_SERVER}),
        ("/map", {"map_name": HOSTILE_MAP}),
        ("/round", {"server_guid": HOSTILE_SERVER, "round_id": "../../1"}),
        ("/compare", {"player_name": "..", "other_player_name": "<script>alert(1)</script>"}),
    ):
        answer = client.get(address, params=parameters)
        assert answer.status_code == 200, address
        assert_no_script(Page(answer.text))


def test_a_name_that_stands_for_others_in_sql_stands_for_itself(client: TestClient) -> None:
    hits = client.get("/api/search", params={"text": "_%\\"}).json()["rows"]
    assert [hit["player_name"] for hit in hits] == ["_%\\"]
