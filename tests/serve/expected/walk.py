"""The pages that are looked at: all kinds of them, all subjects where they are few, or some."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, cycle
from typing import TypeVar

from fastapi.testclient import TestClient

from serve.pages import PAGES
from tests.serve.answers import Answer
from tests.serve.expected import maps, pages, player_page, server_page, servers
from tests.serve.expected.answers import (
    beyond_boards,
    expected_answers,
    some_players,
    some_rounds,
    some_texts,
)
from tests.serve.expected.oracles import Oracles, Row
from tests.serve.expected.words import moment, plain, table
from tests.serve.lines import Lines, is_kept

T = TypeVar("T")
MOST_OF_A_KIND = 30
WITHOUT_NUMBERS = {"/counted", "/data"}
"""What columns are called and how they are counted, in dbt's words."""


@dataclass(frozen=True)
class Page:
    """A page, and all that it has to show."""

    path: str
    asked: Row
    lines: list[str]

    def differences(self, client: TestClient) -> list[str]:
        """A line for each that is missing, and for each that nothing explains."""
        answer = client.get(self.path, params=self.asked)
        if answer.status_code != 200:
            return [f"{self.path} {self.asked}: {answer.status_code}"]
        shown = Lines(answer.text).found
        if shown == self.lines:
            return []
        found = difflib.unified_diff(self.lines, shown, "expected", "shown", n=0, lineterm="")
        return [f"{self.path} {self.asked}: {line}" for line in list(found)[3:]]


def wrong_numbers(client: TestClient, of: Oracles, pages: list[Page]) -> list[str]:
    """Whatever `/api` or a page shows otherwise than the oracles, or leaves out, or adds."""
    walked = [*pages, status_page(client, of)]
    kinds = {page.path for page in walked} | WITHOUT_NUMBERS
    everything: list[Answer | Page] = [*expected_answers(of), *walked]
    return [
        *(f"{path}: nobody knows what it has to show" for path in PAGES.keys() - kinds),
        *(line for one in everything for line in one.differences(client)),
    ]


def expected_pages(of: Oracles) -> Iterator[Page]:
    """Each page, with the foot that all have."""
    for path, asked, lines in _pages(of):
        foot = f"As of {moment(of.as_of)} · How it is counted · Data · Status"
        yield Page(path, asked, [one for one in map(plain, (*lines, foot)) if is_kept(one)])


def _pages(of: Oracles) -> Iterator[tuple[str, Row, Iterable[str]]]:
    yield "/", {}, pages.front(of)
    yield "/hours", {}, pages.busiest_hours(of)
    yield "/maps", {}, pages.all_maps(of)
    for asked in _asked_of_servers(of):
        yield "/server", asked, server_page.one_server(of, **asked)
    for row in servers.games(of):
        for board in _boards():
            asked = {"game": row["game"], **board}
            yield "/game", asked, pages.one_game(of, **asked)
    for row in some(maps.maps(of)):
        asked = {"map_name": row["map_name"]}
        yield "/map", asked, pages.one_map(of, **asked)
    names = [row["player_name"] for row in of.rows("player_stats_lifetime")]
    for name in dict.fromkeys([*some_players(of), *beyond_boards(of), *some(names)]):
        yield "/player", {"player_name": name}, player_page.player_page(of, name)
    for row in [*some(of.rows("rounds")), *some_rounds(of)]:
        asked = {"server_guid": row["server_guid"], "round_id": row["round_id"]}
        yield "/round", asked, pages.one_round(of, **asked)
    for one, other in combinations(some_players(of)[::2], 2):
        asked = {"player_name": one, "other_player_name": other}
        yield "/compare", asked, pages.compare(of, **asked)
    for text in some_texts(of):
        yield "/search", {"text": text}, pages.search(of, text)
    yield from _pages_at_length(of)


def _pages_at_length(of: Oracles) -> Iterator[tuple[str, Row, Iterable[str]]]:
    for begins in (0, 100):
        asked: Row = {"show": "rounds", "offset": begins}
        for name in some_players(of)[:2]:
            lines = player_page.player_page(of, name, **asked)
            yield "/player", {"player_name": name, **asked}, lines
        asked = {"text": "o", "show": "players", "offset": begins}
        yield "/search", asked, pages.search(of, **asked)
        asked = {"map_name": maps.maps(of)[0]["map_name"], "show": "players", "offset": begins}
        yield "/map", asked, pages.one_map(of, **asked)


def status_page(client: TestClient, of: Oracles) -> Page:
    """When all was loaded and run, as `extract status` has it; tables are of one moment."""
    status = client.get("/api/status").json()
    rows = [
        *((one["table"], one["newest_row"], one["last_load"], one["is_overdue"])
          for one in status["sources"]),
        *((one["cadence"], one["last_success"], one["last_run"], one["is_overdue"])
          for one in status["cadences"]),
    ]  # fmt: skip
    lines = [
        "# Status",
        *table(
            ("What", "State", "Newest round, count or success", "Last load or run"),
            (
                (what, "overdue" if is_overdue else "fresh" if newest else "not yet due",
                 *(moment(time) if time else "never" for time in (newest, last)))
                for what, newest, last, is_overdue in rows
            ),
        ),
        "## Tables",
        *table(("Table", "As of"), ((one["table"], moment(of.as_of)) for one in status["tables"])),
    ]  # fmt: skip
    return Page("/status", {}, [one for one in lines if is_kept(one)])


def _asked_of_servers(of: Oracles) -> Iterator[Row]:
    """Every server, and between them every board and every span."""
    guids = some([row["server_guid"] for row in servers.servers(of)])
    kinds, spans = cycle(_boards()), cycle(server_page.SPANS)
    for number, guid in enumerate(guids):
        for _ in range(4 if number < 4 else 1):
            yield {"server_guid": guid, **next(kinds), "span": next(spans)}
        next(spans)


def _boards() -> list[Row]:
    return [{name: one[name] for name in ("period", "ranking_type")} for one in servers.boards()]


def some(rows: list[T]) -> list[T]:
    """All of a few; of many, some from the first to the last."""
    return rows[:: -(-len(rows) // MOST_OF_A_KIND)] if rows else []
