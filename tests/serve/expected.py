"""What `/api` has to answer, computed once more in Python from the rows of both oracles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from clickhouse_connect.driver.client import Client
from duckdb import DuckDBPyConnection
from fastapi.testclient import TestClient

from tests.oracle import compare
from tests.oracle.clickhouse import expected as clickhouse
from tests.serve import shown
from tests.serve.answers import Answer
from tests.serve.html import Page

Row = dict[str, Any]
TOTALS = ("rounds", "kills", "deaths", "score", "play_time_minutes")
OF_MAPS: dict[str, Callable[..., Any]] = {
    "total_rounds": sum,
    "total_player_rounds": sum,
    "total_play_time_minutes": math.fsum,
    "peak_players": max,
}
SPANS = ("server_names", "server_hourly_patterns", "server_online_counts", "server_daily_counts")


@dataclass
class Oracles:
    """The expected rows of every table as of a moment: DuckDB's and ClickHouse's own."""

    duckdb: DuckDBPyConnection
    client: Client
    as_of: str

    def __post_init__(self) -> None:
        clickhouse.read_source(self.client)
        self._known: dict[str, list[Row]] = {}

    def rows(self, table: str, **of: object) -> list[Row]:
        """A table's rows, those of a player, server, or map where one is given."""
        if table not in self._known:
            self._known[table] = (
                list(compare.expected_rows(self.duckdb, table))
                if table in compare.GRAIN
                else list(clickhouse.expected_rows(self.client, table, self.as_of))
            )
        found = self._known[table]
        return [row for row in found if all(row[name] == value for name, value in of.items())]

    def server_name(self, guid: object) -> str:
        """A server's newest name; '' where it has none."""
        return str(next((row["server_name"] for row in self.rows("servers", server_guid=guid)), ""))


def expected_answers(of: Oracles) -> Iterator[Answer]:
    """Everything of every server and map, of the best players, and of some rounds."""
    yield from _of_the_site(of)
    for server in of.rows("servers"):
        yield from _of_a_server(of, str(server["server_guid"]))
    for row in of.rows("map_global_averages", server_guid=""):
        yield from _of_a_map(of, row)
    best = sorted(of.rows("player_stats_lifetime"), key=lambda row: -row["total_kills"])
    for player in [*best[:5], *best[-2:]]:
        yield from _of_a_player(of, player)
    for one in of.rows("rounds")[:: max(1, len(of.rows("rounds")) // 10)]:
        yield from _of_a_round(of, one)
    for game in {row["game"] for row in of.rows("game_leaderboard_entries")}:
        yield from _boards(of, "game", game)


def wrong_numbers(client: TestClient, of: Oracles) -> list[str]:
    """Whatever `/api` answers otherwise than the oracles, and pages otherwise than `/api`."""
    answers = list(expected_answers(of))
    found = [line for answer in answers for line in answer.differences(client)]
    boards = [one for one in answers if one.path == "server/board"]
    pages: list[tuple[str, Row, list[shown.Shown]]] = [
        ("/", {}, shown.of_front()),
        ("/maps", {}, shown.of_maps()),
        *(
            ("/server", board.asked, shown.of_server(*board.asked.values()))
            for board in boards[::4]  # one of each kind of some server, and a few of each server
        ),
        *(
            (f"/{one.path}", one.asked, getattr(shown, f"of_{one.path}")(*one.asked.values()))
            for one in answers
            if one.path in ("player", "map", "round")
        ),
    ]
    for path, asked, tables in pages:
        answer = client.get(path, params=asked)
        assert answer.status_code == 200, f"{path} {asked}: {answer.status_code}"
        page = Page(answer.text)
        found += [line for table in tables for line in table.differences(client, page)]
    return found


def summed(rows: Iterable[Row], key: str, totals: Mapping[str, Callable[..., Any]]) -> list[Row]:
    """One row for each value of a key, with what the functions make of the columns they name."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return [
        {key: value, **{name: total(row[name] for row in group) for name, total in totals.items()}}
        for value, group in groups.items()
    ]


def _of_the_site(of: Oracles) -> Iterator[Answer]:
    servers = of.rows("servers")
    newest = max((row["sampled_at"] for row in servers if row["sampled_at"]), default=None)
    for row in servers:
        row["players_now"] = _now(row, newest)
    yield Answer("servers", {}, [{**_named(row), **_usual(of, row, newest)} for row in servers])
    yield Answer("servers/hours", {}, list(_hours_of_servers(of)))
    counted = [
        {**row, "total_servers": 1, "players_now": row["players_now"] or 0} for row in servers
    ]
    games = summed(counted, "game", {"total_servers": sum, "players_now": sum})
    yield Answer("games", {}, games)
    yield Answer("site", {}, [{
        "sampled_at": newest, "total_servers": len(servers),
        "players_now": sum(row["players_now"] for row in counted),
    }])  # fmt: skip
    yield Answer("forecast", {"hours": 30}, list(_forecast(of, newest or of.as_of)))
    for period in ("this_week", "last_30_days", "all_time"):
        best = of.rows("player_best_scores", period=period)
        if len(best) <= 1000:
            yield Answer(
                "best_scores", {"period": period}, [_without(row, "rank", "period") for row in best]
            )


def _hours_of_servers(of: Oracles) -> Iterator[Row]:
    servers = of.rows("servers")
    since = _later(max(row["last_seen"] for row in servers), hours=-24 * 7)
    shown = [row for row in servers if row["last_seen"] >= since]
    shown.sort(key=lambda row: (-row["total_rounds"], row["server_guid"]))
    for server in shown[:20]:
        of_hours: dict[int, list[float]] = {}
        for row in of.rows("server_hourly_patterns", server_guid=server["server_guid"]):
            of_hours.setdefault(row["hour_of_day"], []).append(row["median_players"])
        for hour, medians in of_hours.items():
            named = {name: server[name] for name in ("server_guid", "server_name")}
            yield {**named, "hour_of_day": hour, "usual_players": math.fsum(medians) / 7}


def _now(row: Row, newest: str | None) -> int | None:
    if row["sampled_at"] is None:
        return None
    return int(row["players_online"]) if row["sampled_at"] >= _later(newest, minutes=-5) else 0


def _usual(of: Oracles, row: Row, newest: str | None) -> Row:
    names = ("q25_players", "median_players", "q75_players")
    if newest is None:
        return dict.fromkeys(names)
    hour = {"day_of_week": _day_of_week(newest), "hour_of_day": int(newest[11:13])}
    found = of.rows("server_hourly_patterns", server_guid=row["server_guid"], **hour)
    return {name: found[0][name] if found else None for name in names}


def _forecast(of: Oracles, newest: str) -> Iterator[Row]:
    for number in range(30):
        hour = _later(f"{newest[:13]}:00:00", hours=number)
        at = {"day_of_week": _day_of_week(hour), "hour_of_day": int(hour[11:13])}
        for row in of.rows("hourly_player_predictions", **at):
            yield {**_without(row, *at), "hour_timestamp": hour}


def _of_a_server(of: Oracles, guid: str) -> Iterator[Answer]:
    asked = {"server_guid": guid}
    (server,) = of.rows("servers", **asked)
    yield Answer("server", asked, [_named(server)])
    paths = ("names", "hours", "population_hours", "population_days")
    for path, table in zip(paths, SPANS, strict=True):
        rows = of.rows(table, **asked)
        far = {"days": 10_000} if path.startswith("population") else {}
        yield Answer(
            f"server/{path}", {**asked, **far}, [_without(row, *asked, "game") for row in rows]
        )
    months = [row for row in of.rows("server_map_stats", **asked) if row["month"]]
    yield Answer("server/maps", asked, summed(months, "map_name", OF_MAPS))
    rounds = sorted(of.rows("rounds", **asked), key=lambda row: str(row["round_id"]))
    rounds.sort(key=lambda row: str(row["ended_at"]), reverse=True)
    yield Answer("server/rounds", asked, [_without(row, *asked) for row in rounds[:1000]])
    yield from _boards(of, "server", guid)


def _boards(of: Oracles, kind: str, owner: str) -> Iterator[Answer]:
    key = {"server": "server_guid", "game": "game"}[kind]
    entries = of.rows(f"{kind}_leaderboard_entries", **{key: owner})
    for period, ranking_type in sorted({(row["period"], row["ranking_type"]) for row in entries}):
        asked = {key: owner, "period": period, "ranking_type": ranking_type}
        board = [row for row in entries if asked.items() <= row.items()]
        yield Answer(f"{kind}/board", asked, [_without(row, *asked) for row in board])


def _of_a_player(of: Oracles, player: Row) -> Iterator[Answer]:
    asked = {"player_name": player["player_name"]}
    yield Answer("player", asked, [player])
    for path, table in (
        ("days", "player_daily_stats"), ("servers", "player_server_stats"),
        ("best_scores", "player_best_scores"), ("rounds", "round_players"),
    ):  # fmt: skip
        rows = [_without(row, *asked) for row in of.rows(table, **asked)][:1000]
        dropped = ("average_ping", "game", "round_start_epoch") if path == "rounds" else ()
        yield Answer(f"player/{path}", asked, [_without(row, *dropped) for row in rows])
    maps = of.rows("player_map_stats", **asked, server_guid="")
    yield Answer("player/maps", asked, [_without(row, *asked, "server_guid") for row in maps])
    months = of.rows("player_monthly_stats", **asked)
    totals = {f"total_{name}": math.fsum if name.endswith("minutes") else sum for name in TOTALS}
    yield Answer("player/months", asked, summed(months, "month", totals))
    reached = {row["milestone"]: row for row in of.rows("player_milestones", **asked)}
    kills = player["total_kills"]
    yield Answer("player/milestones", asked, [
        {"milestone": one, "kills_left": max(0, one - kills),
         "achieved_at": reached.get(one, {}).get("achieved_at")}
        for one in (5000, 10000, 20000, 50000, 75000, 100000)
    ])  # fmt: skip
    rolling = {row["period"]: row for row in of.rows("player_stats_rolling", **asked)}
    nothing = dict.fromkeys([*(f"total_{name}" for name in TOTALS), "kd_ratio", "kill_rate"], 0)
    yield Answer("player/rolling", asked, [
        {"period": period, **_without(rolling.get(period, nothing), *asked, "period")}
        for period in ("last_30_days", "last_6_months", "last_year")
    ])  # fmt: skip


def _of_a_map(of: Oracles, averages: Row) -> Iterator[Answer]:
    asked = {"map_name": averages["map_name"]}
    yield Answer("map", asked, [_without(averages, "server_guid")])
    months = of.rows("server_map_stats", **asked)
    stats = [row for row in months if row["server_guid"] and row["month"]]
    yield Answer("map/servers", asked, summed(stats, "server_guid", OF_MAPS))
    players = sorted(of.rows("player_map_stats", **asked, server_guid=""), key=_best_first)
    yield Answer(
        "map/players", asked, [_without(row, *asked, "server_guid") for row in players[:1000]]
    )
    since = _later(of.as_of, hours=-24 * 60)
    rounds = of.rows("rounds", **asked)
    recent = [row["started_at"] for row in rounds if since <= row["started_at"] <= of.as_of]
    hours = Counter((_day_of_week(time), int(time[11:13])) for time in recent)
    yield Answer("map/hours", asked, [
        {"day_of_week": day, "hour_of_day": hour, "rounds_played": count}
        for (day, hour), count in hours.items()
    ])  # fmt: skip
    last = sorted(rounds, key=lambda row: str(row["round_id"]))
    last.sort(key=lambda row: str(row["ended_at"]), reverse=True)
    yield Answer("map/rounds", asked, last[:1000])


def _of_a_round(of: Oracles, one: Row) -> Iterator[Answer]:
    asked = {"server_guid": one["server_guid"], "round_id": one["round_id"]}
    yield Answer("round", asked, [{**one, "server_name": of.server_name(one["server_guid"])}])
    left_out = (*asked, "map_name", "game", "round_start_epoch")
    rows = [_without(row, *left_out) for row in of.rows("round_players", **asked)]
    yield Answer("round/players", asked, rows)


def _best_first(row: Row) -> tuple[int, bytes]:
    return -row["total_score"], str(row["player_name"]).encode()


def _named(row: Row) -> Row:
    return _without(row, "players_online", "first_seen")


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def _later(time: str | None, **span: int) -> str:
    assert time is not None
    return f"{datetime.fromisoformat(time) + timedelta(**span):%Y-%m-%d %H:%M:%S}"


def _day_of_week(time: str) -> int:
    """0 is Sunday."""
    return datetime.fromisoformat(time).isoweekday() % 7
