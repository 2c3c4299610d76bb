"""Who hears a page, or walks it by the keyboard, is told what each part of it is."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from extract.demo.cast import SERVERS
from tests.serve.demo import HOSTILE_MAP, TOURNAMENT
from tests.serve.html import Page

OF_SERVER = urlencode({"server_guid": SERVERS[0].guid})
ADDRESSES = (
    "/", "/hours", "/maps", "/counted", "/data", "/status", "/game?game=bf1942", "/search?text=a",
    f"/server?{OF_SERVER}", "/player?player_name=Champion",
    f"/map?{urlencode({'map_name': HOSTILE_MAP})}",
    f"/round?{urlencode({'server_guid': TOURNAMENT, 'round_id': 'long ago 0'})}",
    "/compare?player_name=Champion&other_player_name=Soldier%201",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_parts_of_a_page_have_names(client: TestClient, address: str) -> None:
    """Every table, every meter, and every link to data: the links of two parts differ."""
    text = client.get(address).text
    assert len(re.findall(r"<table[^>]*>\s*<caption[^>]*>[^<]", text)) == text.count("<table")
    assert len(re.findall(r"<meter [^>]*aria-label=\"[^\"]", text)) == text.count("<meter")
    data = re.findall(r">((?:JSON|CSV)\b.*?)</a>", text)
    assert [name for name, count in Counter(data).items() if count > 1] == []


@pytest.mark.parametrize(
    ("address", "name"),
    [("/", "Servers"), ("/hours", "Busiest hours"), ("/maps", "Maps"),
     ("/counted", "How it is counted"), ("/data", None), ("/maps/nope", None)],
)  # fmt: skip
def test_the_present_page_is_marked(client: TestClient, address: str, name: str | None) -> None:
    head = client.get(address).text.partition("</nav>")[0]
    assert re.findall(r'aria-current="page">([^<]*)', head) == ([name] if name else [])


def test_what_dbt_says_is_english_on_a_german_page(client: TestClient) -> None:
    text = client.get("/counted", headers={"Accept-Language": "de"}).text
    page = Page(text)
    languages = Counter(value for tag, name, value in page.attributes if name == "lang")
    assert languages["de"] == 1
    assert languages["en"] == text.count("<summary><code>") + text.count("<dd")


def test_an_errors_title_says_what_it_is(client: TestClient) -> None:
    assert "<title>404: There is no such page. – bfstats</title>" in client.get("/nope").text
