"""Every page shows what its JSON says, and its JSON what the oracle computes."""

from __future__ import annotations

import csv
import io
from typing import Any

import duckdb
import pytest
from fastapi.testclient import TestClient

from extract.demo.cast import SERVERS
from tests.oracle.compare import connect_expected, expected_rows
from tests.serve.demo import TOURNAMENT, Demo
from tests.serve.html import Page

BUSY = SERVERS[0].guid


@pytest.fixture(scope="module")
def oracle(demo: Demo) -> Any:
    with connect_expected(demo.rounds_file, demo.as_of) as connection:
        yield connection


def rows(client: TestClient, path: str, **parameters: str | int) -> list[dict[str, Any]]:
    """All rows of a list, page after page."""
    found: list[dict[str, Any]] = []
    offset: int | None = 0
    is_paged = "limit" in parameters
    while offset is not None:
        asked = {**parameters, "offset": offset} if is_paged else parameters
        answer = client.get(f"/api/{path}", params=asked)
        assert answer.status_code == 200, answer.text
        found += answer.json()["rows"]
        offset = answer.json()["next_offset"]
    return found


def page(client: TestClient, path: str, **parameters: str | int) -> Page:
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return Page(answer.text)


def best_player(oracle: duckdb.DuckDBPyConnection) -> str:
    (name,) = oracle.execute(
        "select player_name from oracle.player_stats_lifetime order by total_kills desc limit 1"
    ).fetchone() or ("",)
    return str(name)


def times(record: dict[str, Any]) -> dict[str, Any]:
    """The file's times as JSON has them."""
    return {
        name: f"{value.replace(' ', 'T')}Z" if name.endswith(("_time", "_at")) else value
        for name, value in record.items()
    }


def test_a_players_totals_are_the_oracles(
    client: TestClient, oracle: duckdb.DuckDBPyConnection
) -> None:
    for expected in expected_rows(oracle, "player_stats_lifetime"):
        found = client.get("/api/player", params={"player_name": expected["player_name"]})
        assert found.json() == times(expected)


@pytest.mark.parametrize(
    ("path", "table"),
    [
        ("player/servers", "player_server_stats"),
        ("player/days", "player_daily_stats"),
        ("player/best_scores", "player_best_scores"),
    ],
)
def test_a_players_lists_are_the_oracles(
    client: TestClient, oracle: duckdb.DuckDBPyConnection, path: str, table: str
) -> None:
    name = best_player(oracle)
    paging: dict[str, int] = {} if path.endswith("best_scores") else {"limit": 7}
    found = rows(client, path, player_name=name, **paging)
    expected = [times(row) for row in expected_rows(oracle, table) if row["player_name"] == name]
    assert len(found) == len(expected) > 0
    for row in expected:
        del row["player_name"]
        assert any(row.items() <= other.items() for other in found), row


def test_every_board_is_the_oracles(client: TestClient, oracle: duckdb.DuckDBPyConnection) -> None:
    expected = [
        row
        for row in expected_rows(oracle, "server_leaderboard_entries")
        if row["server_guid"] == BUSY
    ]
    boards = {(str(row["period"]), str(row["ranking_type"])) for row in expected}
    assert len(boards) == 15
    for period, ranking_type in boards:
        found = rows(
            client,
            "server/board",
            server_guid=BUSY,
            period=period,
            ranking_type=ranking_type,
            limit=30,
        )
        board = [
            {name: row[name] for name in ("rank", "player_name", "value", "total_rounds")}
            for row in expected
            if (row["period"], row["ranking_type"]) == (period, ranking_type)
        ]
        board.sort(key=lambda row: (row["rank"], str(row["player_name"]).encode()))
        assert [{name: row[name] for name in board[0]} for row in found] == board
        shown = page(
            client, "/server", server_guid=BUSY, period=period, ranking_type=ranking_type
        ).rows_of("#")
        assert [row[1] for row in shown] == [row["player_name"] for row in board][:100]


def test_own_ranks_are_as_the_rounds_say(
    client: TestClient, oracle: duckdb.DuckDBPyConnection
) -> None:
    """Of all time by score, counted once more from the rounds: also beyond the board's end."""
    totals = oracle.execute(
        "select player_name, server_guid, sum(score)::bigint, count(*) from oracle.rounds"
        " group by all"
    ).fetchall()
    qualified = [(server, score) for _, server, score, count in totals if count >= 20]
    for name, server, score, count in totals[::37]:
        (rank,) = (
            one
            for one in rows(client, "player/ranks", player_name=name, limit=500)
            if (one["server_guid"], one["period"], one["ranking_type"])
            == (server, "all_time", "score")
        )
        better = sum(where == server and other > score for where, other in qualified)
        assert rank["value"] == score
        assert rank["rank"] == (1 + better if count >= 20 else None)
        assert rank["rounds_missing"] == max(0, 20 - count)


def test_a_round_is_its_rows(client: TestClient, oracle: duckdb.DuckDBPyConnection) -> None:
    for one in rows(client, "server/rounds", server_guid=BUSY, limit=100)[:20]:
        of = {"server_guid": BUSY, "round_id": one["round_id"]}
        players = rows(client, "round/players", **of)
        ((count, kills, score),) = oracle.execute(
            "select count(*), sum(kills)::bigint, sum(score)::bigint from oracle.rounds"
            " where server_guid = ? and round_id = ?",
            list(of.values()),
        ).fetchall()
        found = client.get("/api/round", params=of).json()
        assert len(players) == count
        assert (found["total_kills"], found["total_score"]) == (kills, score)
        teams = [table[1:-1] for table in page(client, "/round", **of).tables]
        shown = {(row[1].strip(), row[2]) for team in teams for row in team}
        assert shown == {(row["player_name"], f"{row['final_score']:,}") for row in players}


def test_csv_has_the_rows_of_the_json(client: TestClient) -> None:
    as_json = rows(client, "servers", limit=1000)
    answer = client.get("/api/servers", params={"limit": 1000, "format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="servers.csv"'
    as_csv = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["server_guid"].lstrip("'") for row in as_csv] == [
        row["server_guid"] for row in as_json
    ]
    for one, other in zip(as_csv, as_json, strict=True):
        assert one["players_now"] == (
            "" if other["players_now"] is None else str(other["players_now"])
        )


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    """From the front page, to a depth at which each kind of page was there."""
    seen: set[str] = set()
    waiting = ["/"]
    kinds: dict[str, int] = {}
    while waiting:
        address = waiting.pop()
        kind = address.partition("?")[0]
        kinds[kind] = kinds.get(kind, 0) + 1
        if address in seen or kinds[kind] > 12:
            continue
        seen.add(address)
        answer = client.get(address)
        expected = {200, 503} if kind == "/health" else {200}
        assert answer.status_code in expected, f"{address}: {answer.status_code}"
        if answer.headers["content-type"].startswith("text/html"):
            found = Page(answer.text)
            waiting += [
                str(answer.url.join(link)).removeprefix("http://testserver").partition("#")[0]
                for link in [*found.links, *found.sources]
            ]
    pages = {"/", "/server", "/player", "/map", "/maps", "/round", "/game", "/counted", "/status"}
    assert pages <= kinds.keys()


def test_addresses_of_data_that_need_no_parameter_are_links(client: TestClient) -> None:
    links = {link for link in page(client, "/data").links if link.startswith("api/")}
    assert {"api/servers", "api/site", "api/boards"} < links
    assert "api/player" not in links
    assert {client.get(f"/{link}").status_code for link in links} == {200}


def test_compare_shows_both(client: TestClient, oracle: duckdb.DuckDBPyConnection) -> None:
    one, other = (
        name
        for (name,) in oracle.execute(
            "select player_name from oracle.player_stats_lifetime order by total_kills desc limit 2"
        ).fetchall()
    )
    found = page(client, "/compare", player_name=one, other_player_name=other)
    kills = [
        client.get("/api/player", params={"player_name": name}).json()["total_kills"]
        for name in (one, other)
    ]
    assert [f"{kills[0]:,}", "Kills", f"{kills[1]:,}"] in [
        [cell.strip() for cell in row] for row in found.tables[0]
    ]


def test_search_finds_a_part_of_a_name(client: TestClient) -> None:
    found = rows(client, "search", text="BADGER", limit=100)
    assert found
    assert all("badger" in row["player_name"].lower() for row in found)
    assert page(client, "/search", text="badger").rows_of("Player")
    assert not page(client, "/search", text="nobody has this").tables


def test_how_it_is_counted_is_said_to_players(manifest_json: dict[str, Any]) -> None:
    """They have neither the project's files nor the site's own programs."""
    for node in manifest_json["nodes"].values():
        if node["resource_type"] == "model" and not node["path"].startswith("staging/"):
            for part in (node, *node["columns"].values()):
                for foreign in ("docs/", "models/", ".md", "own screen"):
                    assert foreign not in part["description"], part["name"]


def test_how_it_is_counted_is_what_dbt_says(
    client: TestClient, manifest_json: dict[str, Any]
) -> None:
    text = " ".join("".join(page(client, "/counted").texts).split())
    marts = [
        node
        for node in manifest_json["nodes"].values()
        if node["resource_type"] == "model" and not node["path"].startswith("staging/")
    ]
    assert len(marts) > 13
    for mart in marts:
        for part in (mart, *mart["columns"].values()):
            assert " ".join(part["description"].replace("`", "").split()) in text, part["name"]


def test_a_round_of_long_ago_leads_to_the_others(client: TestClient) -> None:
    """Each session has an id of its own; one that began later is not known to belong to it."""

    def names(number: int) -> list[str]:
        asked = {"server_guid": TOURNAMENT, "round_id": f"long ago {number}"}
        found = page(client, "/round", **asked)
        return [link for link in found.links if link.startswith("player?player_name=Veteran")]

    assert names(0) == [f"player?player_name=Veteran%20{place}" for place in (0, 0, 1, 2)]
    assert names(3) == [f"player?player_name=Veteran%20{3}"] * 2
    others = {"server_guid": TOURNAMENT, "round_id": "tournament 0"}
    assert rows(client, "round/others", **others) == []


def test_each_question_of_how_it_is_counted_is_a_heading(client: TestClient) -> None:
    found = page(client, "/counted")
    headings = [value for tag, name, value in found.attributes if (tag, name) == ("h2", "id")]
    assert {"now", "rank", "long_ago", "zone"} <= set(headings)
