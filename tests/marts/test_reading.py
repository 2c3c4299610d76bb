"""The file as others read it: attached, under another name, page by page."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from dbt.contracts.graph.manifest import Manifest
from dbt.contracts.graph.nodes import ModelNode

from tests.marts.arrivals import parquet_site
from tests.marts.rounds import crowd, round_of
from tests.marts.warehouse import Warehouse
from tests.support.plans import DOCUMENTS, OF_SMALL_TABLE, WHOLE_SCAN, WHOLE_SORT
from tests.support.site_tables import PROJECT_ROOT

TEXT = "".join((PROJECT_ROOT / "docs" / name).read_text() for name in DOCUMENTS)
AS_OF = "2024-05-10 12:00:00"
STORED_AS = {"bigint": "integer", "double": "real"}
A_ROUND = [
    round_of(player, "the round", AS_OF, server_guid="server-9", final_score=score)
    for score, player in enumerate(("Ann", "Bea", "Cid"))
]
CAME_BACK = [
    round_of(
        "Dee",
        "left twice",
        f"2024-05-10 11:{minute}:00",
        server_guid="server-9",
        final_score=9,
        team_label=team,
    )
    for minute, team in ((10, "Axis"), (40, "Axis"), (50, "Allies"))
]
"""Three sessions of a player in one round, which starts where another ended, or before."""

OLD_ROUNDS = [
    round_of("Eve" if number < 2 else "Flo", f"old {number}", AS_OF, server_guid="server-8")
    for number in range(4)
]
"""Rounds at one time, as those of which each session has an id of its own."""


@pytest.fixture(scope="module")
def built(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    folder = tmp_path_factory.mktemp("built")
    site = parquet_site(folder)
    site.receive([*crowd(12, rows=400), *A_ROUND, *CAME_BACK, *OLD_ROUNDS])
    warehouse = Warehouse(folder, manifest)
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    return warehouse


def views(manifest: Manifest) -> list[Any]:
    return [
        node
        for node in manifest.nodes.values()
        if isinstance(node, ModelNode) and node.config.materialized == "view"
    ]


def test_the_file_is_readable_under_another_name(built: Warehouse, manifest: Manifest) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("attach ? as site", (str(built.database),))
        for view in views(manifest):
            connection.execute(f"select * from site.{view.name} limit 1").fetchall()
        scoreboard = connection.execute(
            "select player_name from site.round_players where round_id = 'the round'"
            " order by final_score desc"
        ).fetchall()
    assert scoreboard == [("Cid",), ("Bea",), ("Ann",)]


def test_a_text_finds_the_number_that_a_view_shows(built: Warehouse, manifest: Manifest) -> None:
    """Other tools bind all that a reader types as text: a column without a type finds nothing."""
    with built.connect() as connection:
        for view in views(manifest):
            for column in view.columns.values():
                found = connection.execute(
                    f"select {column.name}, typeof({column.name}) from {view.name}"
                    f" where {column.name} is not null limit 1"
                ).fetchone()
                if found is None:
                    continue
                value, kind = found
                assert kind == STORED_AS.get(column.data_type, "text"), f"{view.name}.{column.name}"
                (rows,) = connection.execute(
                    f"select count(*) from {view.name} where {column.name} = ?", (str(value),)
                ).fetchone()
                assert rows, f"{view.name}.{column.name}"


def queries() -> list[str]:
    return re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("query", queries())
def test_a_page_is_looked_up(query: str, built: Warehouse) -> None:
    parameters = dict.fromkeys(re.findall(r":(\w+)", query), "")
    with built.connect() as connection:
        plan = connection.execute(f"explain query plan {query}", parameters).fetchall()
        connection.execute(query, parameters).fetchall()
    steps = [step for *_, step in plan if not OF_SMALL_TABLE.match(step)]
    assert not [step for step in steps if WHOLE_SCAN.match(step)], steps
    is_list = "limit" in query and "group by" not in query
    if is_list and len(steps) == len(plan):
        assert not [step for step in steps if WHOLE_SORT.search(step)], steps


def test_with_aliases_a_players_rounds_are_looked_up_too(built: Warehouse, tmp_path: Path) -> None:
    named = built.copy(tmp_path)
    rounds = "select player_name, round_id, count(*) from {} group by player_name, round_id"
    with named.connect() as connection:
        connection.execute("insert into player_aliases values ('player 2', 'player 1')")
        expected = connection.execute(
            "select iif(player_name = 'player 2', 'player 1', player_name), round_id, count(*)"
            " from landing_player_rounds where is_bot = 0 group by 1, 2"
        ).fetchall()
    assert not named.dbt("run", "--select", "staging", "round_players")
    with named.connect() as connection:
        assert connection.execute(rounds.format("round_players")).fetchall() == expected
        for query in queries():
            parameters = dict.fromkeys(re.findall(r":(\w+)", query), "")
            plan = connection.execute(f"explain query plan {query}", parameters).fetchall()
            steps = [step for *_, step in plan if "landing_player_rounds" in step]
            assert all(re.search(r"\((player_name|round_id)=", step) for step in steps), steps


def query_of(heading: str, *words: str) -> str:
    """The one query below a heading of the pages that has all these words."""
    part = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    (query,) = (
        query
        for query in re.findall(r"```sql\n(.*?)```", part, re.DOTALL)
        if all(word in query for word in words)
    )
    return str(query)


LANDED = """
select
    player_name, server_guid, round_id, round_end_epoch, team_label,
    final_score, final_kills, final_deaths
from landing_player_rounds where is_bot = 0
"""


def test_a_scoreboard_has_a_player_once_in_each_team(built: Warehouse) -> None:
    query = query_of("One round", "sum(")
    with built.connect() as connection:
        landed = connection.execute(LANDED).fetchall()
        rounds = {(row[1], row[2]) for row in landed}
        found = {
            (server, round_id): connection.execute(
                query, {"server_guid": server, "round_id": round_id}
            ).fetchall()
            for server, round_id in rounds
        }
    sums: dict[tuple[str, str], dict[tuple[str, str], list[int]]] = {}
    for player, server, round_id, _, team, *numbers in landed:
        row = sums.setdefault((server, round_id), {}).setdefault((team, player), [0, 0, 0, 0])
        row[:] = [old + new for old, new in zip(row, (1, *numbers), strict=True)]
    expected = {
        key: [
            (team, player, *players[team, player])
            for team, player in sorted(players, key=lambda one: (one[0], -players[one][1], one[1]))
        ]
        for key, players in sums.items()
    }
    assert {key: [row[:-2] for row in rows] for key, rows in found.items()} == expected
    assert [row[:4] for row in found["server-9", "left twice"]] == [
        ("Allies", "Dee", 1, 9),
        ("Axis", "Dee", 2, 18),
    ]


def test_rounds_are_paged_one_by_one_also_where_they_end_together(built: Warehouse) -> None:
    before = query_of("One round", "ended_at desc")
    after = before.replace("<", ">").replace(" desc", "")
    first_page = query_of("A server's page", "from rounds")
    player_page = query_of("A player's page", "round_start_epoch desc").replace("20", "1")
    with built.connect() as connection:
        connection.row_factory = sqlite3.Row
        for server in ("server-8", "server-9"):
            newest, *others = connection.execute(first_page, {"server_guid": server}).fetchall()
            place = newest
            for older in others:
                (found,) = connection.execute(before, dict(place)).fetchall()
                (back,) = connection.execute(after, dict(found)).fetchall()
                assert (found["round_id"], back["round_id"]) == (
                    older["round_id"],
                    place["round_id"],
                )
                place = found
            assert not connection.execute(before, dict(place)).fetchall()
            assert not connection.execute(after, dict(newest)).fetchall()
        for player, rounds in (("Eve", ["old 1", "old 0"]), ("Dee", ["left twice"] * 3)):
            seen = []
            place = {"round_start_epoch": 9999999999, "round_id": "", "player_name": player}
            while rows := connection.execute(player_page, dict(place)).fetchall():
                (place,) = rows
                seen.append(place["round_id"])
            assert seen == rounds


def test_the_last_rounds_of_all_servers(built: Warehouse) -> None:
    query = query_of("The front page", "from server_totals")
    with built.connect() as connection:
        columns = [name for _, name, *_ in connection.execute("pragma table_info(rounds)")]
        found = connection.execute(query, {"since": "2024-05-10 11:00:00"}).fetchall()
        expected = connection.execute(
            "select * from rounds where ended_at >= '2024-05-10 11:00:00'"
        )
        assert set(found) == set(expected.fetchall())
    times = [row[columns.index("ended_at")] for row in found]
    assert times == sorted(times, reverse=True)
    assert len({row[columns.index("server_guid")] for row in found}) > 1


def test_a_server_is_found_by_a_name_that_it_had(built: Warehouse) -> None:
    query = query_of("Lists and search", "server_names")
    with built.connect() as connection:
        connection.execute("begin")
        connection.execute("insert into server_names values ('server-9', 'Old 5% _x', '', '', '')")
        for letters, names in (("oLD 5\\% \\_", ["Old 5% _x"]), ("5\\_", [])):
            found = connection.execute(query, {"letters": letters}).fetchall()
            assert [name for _, name, _ in found] == names
        connection.execute("rollback")


def test_a_calendar_month_is_of_the_sessions_that_ended_in_it(built: Warehouse) -> None:
    query = query_of("A calendar month on a server")
    sums: Counter[tuple[str, str, str]] = Counter()
    with built.connect() as connection:
        for player, server, _, end, _, score, *_ in connection.execute(LANDED):
            sums[server, f"{datetime.fromtimestamp(end, UTC):%Y-%m}", player] += score
        months = {(server, month) for server, month, _ in sums}
        assert len({month for _, month in months}) > 1
        for server, month in months:
            board = sorted(
                (
                    (player, score)
                    for (where, when, player), score in sums.items()
                    if (where, when) == (server, month)
                ),
                key=lambda row: (-row[1], row[0]),
            )
            found = connection.execute(query, {"server_guid": server, "month": month}).fetchall()
            assert [row[:2] for row in found] == board[:20]


def test_maps_from_a_month_on_leave_out_what_ended_before(built: Warehouse) -> None:
    query = query_of("A server's page", "month >= :month")
    change = query_of("A server's page", "change_month")
    with built.connect() as connection:
        sessions = connection.execute(
            "select map_name, strftime('%Y-%m', round_end_epoch, 'unixepoch'), round_id,"
            " play_time_minutes from landing_player_rounds"
            " where is_bot = 0 and server_guid = 'server-1'"
        ).fetchall()
        months = {month for _, month, *_ in sessions}
        assert len(months) > 2
        alone = connection.execute(change, {"server_guid": "server-8"}).fetchone()
        together = connection.execute(change, {"server_guid": "server-9"}).fetchone()
        assert (alone[0], together[0]) == (None, AS_OF[:7])
        assert connection.execute(change, {"server_guid": "server-1"}).fetchone()[1] == min(months)
        for first in [*months, ""]:
            later = [session for session in sessions if session[1] >= first]
            rounds = Counter(map_name for map_name, *_ in {session[:3] for session in later})
            players = Counter(map_name for map_name, *_ in later)
            minutes = {
                name: sum(played for where, *_, played in later if where == name) for name in rounds
            }
            found = connection.execute(
                query, {"server_guid": "server-1", "month": first}
            ).fetchall()
            assert {name: numbers for name, *numbers, _, _ in found} == {
                name: [rounds[name], players[name] / rounds[name]] for name in rounds
            }
            assert {name: total for name, *_, total in found} == pytest.approx(minutes)


def test_an_alias_leads_to_its_player(built: Warehouse) -> None:
    query = query_of("A player's page", "player_aliases")
    with built.connect() as connection:
        connection.execute("begin")
        connection.execute("insert into player_aliases values ('Old''s', 'Ann')")
        assert connection.execute(query, {"player_name": "Old's"}).fetchall() == [("Ann",)]
        assert connection.execute(query, {"player_name": "Ann"}).fetchall() == []
        connection.execute("rollback")


def test_the_age_is_that_of_the_last_load(built: Warehouse) -> None:
    query = query_of("How old is it?", "landing_loads")
    with built.connect() as connection:
        connection.execute("begin")
        connection.execute("update landing_loads set finished_at = datetime('now', '-7 minutes')")
        connection.execute(
            "insert into landing_loads (source_table, started_at) values ('player_rounds', '')"
        )
        ((table, _, age),) = connection.execute(query).fetchall()
        connection.execute("rollback")
        (as_of,) = connection.execute(
            query_of("How old is it?", ":table_name"), {"table_name": "player_best_scores"}
        ).fetchone()
    assert (table, as_of) == ("player_rounds", AS_OF)
    assert 420 <= age <= 430


RATED = """
select player_name, sum(final_kills) / sum(play_time_minutes)
from landing_player_rounds where is_bot = 0{} group by player_name
"""


def test_boards_rate_sessions_that_have_kills_and_minutes(built: Warehouse) -> None:
    """A player has two kill rates, and one ratio of kills and deaths."""
    with built.connect() as connection:
        rows = connection.execute("""
            select
                player_name, lifetime.kill_rate, boards.kill_rate,
                lifetime.kd_ratio, boards.kd_ratio
            from player_stats_lifetime as lifetime
            inner join game_leaderboard_candidates as boards using (player_name)
            where boards.period = 'all_time' and boards.total_rounds = lifetime.total_rounds
        """).fetchall()
        of_all = dict(connection.execute(RATED.format("")))
        with_kills = " and final_kills > 0 and play_time_minutes > 0"
        of_boards = dict(connection.execute(RATED.format(with_kills)))
    assert any(lifetime != board for _, lifetime, board, *_ in rows)
    for player, lifetime, board, ratio, other_ratio in rows:
        assert lifetime == pytest.approx(of_all[player] or 0, abs=0.00051)
        assert board == pytest.approx(of_boards.get(player, 0), abs=0.00051)
        assert ratio == other_ratio


def test_where_it_is_names_every_table_with_its_cadence() -> None:
    part = TEXT.partition("## Where is it?\n")[2].partition("\n## ")[0]
    found = {
        name: cadence
        for cells, cadence in re.findall(
            r"^\|[^|]+\|([^|]+)\|[^|]*\| (\w+) \|$", part, re.MULTILINE
        )
        for name in re.findall(r"`(\w+)`", cells)
    }
    readme = (PROJECT_ROOT / "README.md").read_text()
    listed = dict(re.findall(r"^\| `(\w+)` \|.*\| (\w+) \|$", readme, re.MULTILINE))
    of_itself = {"data_dictionary", "server_totals"}  # of which `servers` is the one to read
    assert found == {name: cadence for name, cadence in listed.items() if name not in of_itself}


def test_a_hand_made_index_stays(built: Warehouse) -> None:
    with built.connect() as connection:
        connection.execute("create index by_kills on rounds (total_kills)")
    for choice in ([], ["--full-refresh"]):
        built.run(AS_OF, "--select", "rounds", *choice)
        with built.connect() as connection:
            names = connection.execute("select name from pragma_index_list('rounds')").fetchall()
        assert ("by_kills",) in names
