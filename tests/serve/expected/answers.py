"""Every list of `/api`: of all servers and maps, of the best players, of some rounds."""

from __future__ import annotations

from collections.abc import Iterator

from tests.serve.answers import Answer
from tests.serve.expected import maps, players, servers
from tests.serve.expected.oracles import Oracles, Row, ordered, without

PERIODS = ("this_week", "last_30_days", "all_time")
MOST = 1000
"""Rows of one answer."""


def expected_answers(of: Oracles) -> Iterator[Answer]:
    """What each path has to answer."""
    yield from _of_the_site(of)
    for server in of.rows("servers"):
        yield from _of_a_server(of, str(server["server_guid"]))
    for row in maps.maps(of):
        yield from _of_a_map(of, row["map_name"])
    for name in [*some_players(of), *beyond_boards(of)]:
        yield from _of_a_player(of, name)
    for one in some_rounds(of):
        yield from _of_a_round(of, one["server_guid"], one["round_id"])
    for row in servers.games(of):
        yield from _boards(of, "game", row["game"])
    for text in some_texts(of):
        asked = {"text": text}
        yield Answer("search", asked, players.found_players(of, text)[:MOST])
        found = len(players.found_players(of, text))
        yield Answer("search/count", asked, [{"total_found": min(found, MOST)}])
        yield Answer("search/maps", asked, maps.found_maps(of, text)[:MOST])
        yield Answer("search/servers", asked, players.found_servers(of, text)[:MOST])


def some_players(of: Oracles) -> list[str]:
    """The players with most kills, two with the fewest, and one with the rounds of the middle."""
    best = [row["player_name"] for row in of.rows("player_stats_lifetime")]
    best.sort(key=lambda name: -players.player(of, name)["total_kills"])
    return [*best[:5], best[len(best) // 2], *best[-2:]]


def beyond_boards(of: Oracles) -> Iterator[str]:
    """Of each server and game with more players than its boards have ranks, the one who is last."""
    for kind, owner in servers.OWNERS.items():
        candidates = of.rows(f"{kind}_leaderboard_candidates", period="all_time")
        for one in {row[owner] for row in candidates}:
            played = ordered(
                (row for row in candidates if row[owner] == one), "-total_play_time_minutes"
            )
            if len(played) > servers.LARGEST_RANK:
                yield played[-1]["player_name"]


def some_rounds(of: Oracles) -> list[Row]:
    """Ten or so, and those of long ago."""
    rows = of.rows("rounds")
    long_ago = [row for row in rows if row["round_id"].startswith("long ago")]
    return [*rows[:: max(1, len(rows) // 10)], *long_ago]


def some_texts(of: Oracles) -> list[str]:
    """Beginnings, middles, and signs that mean something to SQL."""
    names = some_players(of)
    return [*(name[1:4] for name in names), names[0][:2].upper(), "a", "%", "_", "\\"]


def _of_the_site(of: Oracles) -> Iterator[Answer]:
    yield Answer("site", {}, [servers.site(of)])
    listed = [without(row, "first_seen") for row in servers.servers(of)]
    yield Answer("servers", {}, listed)
    yield Answer("servers/hours", {}, servers.servers_hours(of))
    yield Answer("games", {}, servers.games(of))
    yield Answer("boards", {}, servers.boards())
    yield Answer("best_score_periods", {}, [{"period": period} for period in PERIODS])
    yield Answer("forecast", {"hours": 30}, servers.forecast(of, 30))
    yield Answer("maps", {}, maps.maps(of)[:MOST])
    for period in PERIODS:
        rows = servers.best_scores(of, period)
        yield Answer("best_scores", {"period": period}, rows[:MOST])


def _of_a_server(of: Oracles, guid: str) -> Iterator[Answer]:
    asked = {"server_guid": guid}
    yield Answer("server", asked, [servers.server(of, guid)])
    yield Answer("server/names", asked, servers.names(of, guid))
    yield Answer("server/hours", asked, servers.hours(of, guid))
    for days in (14, 10_000):
        span = {**asked, "days": days}
        yield Answer("server/population_hours", span, servers.population_hours(of, guid, days))
        yield Answer("server/population_days", span, servers.population_days(of, guid, days))
    yield Answer("server/maps", asked, servers.server_maps(of, guid)[:MOST])
    yield Answer("server/rounds", asked, servers.server_rounds(of, guid)[:MOST])
    yield from _boards(of, "server", guid)


def _boards(of: Oracles, kind: str, owner: str) -> Iterator[Answer]:
    for one in servers.boards():
        board = {name: one[name] for name in ("period", "ranking_type")}
        rows = servers.board(of, kind, owner, **board)
        yield Answer(f"{kind}/board", {servers.OWNERS[kind]: owner, **board}, rows)


def _of_a_player(of: Oracles, name: str) -> Iterator[Answer]:
    asked = {"player_name": name}
    yield Answer("player", asked, [players.player(of, name)])
    for path, rows in (
        ("rolling", players.rolling(of, name)),
        ("days", players.days(of, name)),
        ("months", players.months(of, name)),
        ("best_scores", players.best_rounds(of, name)),
        ("milestones", players.milestones(of, name)),
        ("servers", players.servers(of, name)),
        ("maps", players.maps(of, name)),
        ("rounds", players.rounds(of, name)),
        ("ranks", players.ranks(of, "server", name)),
        ("game_ranks", players.ranks(of, "game", name)),
    ):
        yield Answer(f"player/{path}", asked, rows[:MOST])
    for other in some_players(of)[::3]:
        both = {**asked, "other_player_name": other}
        yield Answer("compare/servers", both, players.of_both(of, name, other)[:MOST])


def _of_a_map(of: Oracles, map_name: str) -> Iterator[Answer]:
    asked = {"map_name": map_name}
    yield Answer("map", asked, [maps.one_map(of, map_name)])
    yield Answer("map/servers", asked, maps.map_servers(of, map_name)[:MOST])
    yield Answer("map/players", asked, maps.map_players(of, map_name)[:MOST])
    yield Answer("map/hours", asked, maps.map_hours(of, map_name))
    yield Answer("map/rounds", asked, maps.map_rounds(of, map_name)[:MOST])


def _of_a_round(of: Oracles, guid: str, round_id: str) -> Iterator[Answer]:
    asked = {"server_guid": guid, "round_id": round_id}
    yield Answer("round", asked, [maps.one_round(of, guid, round_id)])
    yield Answer("round/players", asked, maps.round_players(of, guid, round_id)[:MOST])
    yield Answer("round/others", asked, maps.round_others(of, guid, round_id)[:MOST])
