"""The site and its servers: who plays now, how busy it usually is, boards, maps, rounds."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.serve.expected.oracles import (
    Oracles,
    Row,
    day_of_week,
    later,
    only,
    ordered,
    summed,
    without,
)

OF_MAPS: dict[str, Callable[..., Any]] = {
    "total_rounds": sum,
    "total_player_rounds": sum,
    "total_play_time_minutes": math.fsum,
    "peak_players": max,
}
QUARTILES = ("q25_players", "median_players", "q75_players")
MINIMUM_ROUNDS = {"all_time": 20, "monthly": 10, "weekly": 3}
RANKING_TYPES = ("score", "kills", "kd_ratio", "kill_rate", "playtime")
LARGEST_RANK = 100
HOUR_SECONDS = 3600


def site(of: Oracles) -> Row:
    """The whole site at the moment of its newest sample."""
    found = servers(of)
    return {
        "sampled_at": of.newest_sample,
        "total_servers": len(found),
        "players_now": sum(row["players_now"] or 0 for row in found),
    }


def servers(of: Oracles) -> list[Row]:
    """All servers, those with most players first."""
    found = [
        {**without(row, "players_online"), "players_now": _now(of, row), **_usual(of, row)}
        for row in of.rows("servers")
    ]
    return ordered(found, "-players_now", "-last_seen", "server_guid")


def server(of: Oracles, guid: str) -> Row:
    """One of them."""
    return next(row for row in servers(of) if row["server_guid"] == guid)


def games(of: Oracles) -> list[Row]:
    """All games, those with most players first."""
    rows = [
        {**row, "total_servers": 1, "players_now": row["players_now"] or 0} for row in servers(of)
    ]
    found = summed(rows, "game", {"total_servers": sum, "players_now": sum})
    return ordered(found, "-players_now", "game")


def servers_hours(of: Oracles) -> list[Row]:
    """The usual day of the twenty servers with most rounds, of those that the last week saw."""
    known = of.rows("servers")
    since = later(max(row["last_seen"] for row in known), days=-7)
    shown = ordered(
        (row for row in known if row["last_seen"] >= since), "-total_rounds", "server_guid"
    )
    found = []
    for one in shown[:20]:
        of_hours: dict[int, list[float]] = {}
        for row in of.rows("server_hourly_patterns", server_guid=one["server_guid"]):
            of_hours.setdefault(row["hour_of_day"], []).append(row["median_players"])
        found += [
            {
                **only(one, "server_guid", "server_name"),
                "hour_of_day": hour,
                "usual_players": math.fsum(medians) / 7,
            }
            for hour, medians in sorted(of_hours.items())
        ]
    return found


def forecast(of: Oracles, hours: int) -> list[Row]:
    """The coming hours of each game, the present one included."""
    first = f"{(of.newest_sample or of.as_of)[:13]}:00:00"
    found = []
    for number in range(hours):
        hour = later(first, hours=number)
        at = {"day_of_week": day_of_week(hour), "hour_of_day": int(hour[11:13])}
        found += [
            {**without(row, *at), "hour_timestamp": hour}
            for row in of.rows("hourly_player_predictions", **at)
        ]
    return ordered(found, "game", "hour_timestamp")


def best_scores(of: Oracles, period: str) -> list[Row]:
    """The best rounds of a period, three of a player at most."""
    found = [
        {
            **without(row, "rank", "period"),
            "server_name": of.server_name(row["server_guid"]),
        }
        for row in of.rows("player_best_scores", period=period)
    ]
    return ordered(found, "-final_score", "round_end_time", "player_name")


def names(of: Oracles, guid: str) -> list[Row]:
    """A server's names, the newest first."""
    rows = of.rows("server_names", server_guid=guid)
    return [
        without(row, "server_guid", "game") for row in ordered(rows, "-last_seen", "server_name")
    ]


def hours(of: Oracles, guid: str) -> list[Row]:
    """A server's week."""
    rows = of.rows("server_hourly_patterns", server_guid=guid)
    return [without(row, "server_guid") for row in ordered(rows, "day_of_week", "hour_of_day")]


def population_hours(of: Oracles, guid: str, days: int) -> list[Row]:
    """A server's players by the hour, so many days back."""
    since = _days_ago(of, days)
    rows = of.rows("server_online_counts", server_guid=guid)
    return [
        without(row, "server_guid", "game")
        for row in ordered(rows, "hour_timestamp")
        if row["hour_timestamp"] >= since
    ]


def population_days(of: Oracles, guid: str, days: int) -> list[Row]:
    """The same by the day."""
    since = _days_ago(of, days)[:10]
    rows = of.rows("server_daily_counts", server_guid=guid)
    return [without(row, "server_guid") for row in ordered(rows, "date") if row["date"] >= since]


def server_maps(of: Oracles, guid: str) -> list[Row]:
    """A server's maps, over all months."""
    months = [row for row in of.rows("server_map_stats", server_guid=guid) if row["month"]]
    return ordered(summed(months, "map_name", OF_MAPS), "-total_play_time_minutes", "map_name")


def server_rounds(of: Oracles, guid: str) -> list[Row]:
    """A server's rounds, the last first."""
    rows = ordered(of.rows("rounds", server_guid=guid), "-ended_at", "round_id")
    return [without(row, "server_guid") for row in rows]


def boards() -> list[Row]:
    """The kinds of boards there are."""
    return [
        {"period": period, "ranking_type": kind, "minimum_rounds": minimum_rounds(period, kind),
         "largest_rank": LARGEST_RANK}
        for period in ("weekly", "monthly", "all_time")
        for kind in RANKING_TYPES
    ]  # fmt: skip


def minimum_rounds(period: str, ranking_type: str) -> int:
    """The fewest rounds to appear; none are needed where minutes rank."""
    return 0 if ranking_type == "playtime" else MINIMUM_ROUNDS[period]


def board(of: Oracles, kind: str, owner: str, period: str, ranking_type: str) -> list[Row]:
    """A board of a server or a game."""
    asked = {OWNERS[kind]: owner, "period": period, "ranking_type": ranking_type}
    rows = of.rows(f"{kind}_leaderboard_entries", **asked)
    return [without(row, *asked) for row in ordered(rows, "rank", "player_name")]


OWNERS = {"server": "server_guid", "game": "game"}
"""What boards are of, and by which column."""


def _now(of: Oracles, row: Row) -> int | None:
    """Who is silent for over five minutes has nobody; None where it was never sampled."""
    newest = of.newest_sample
    if row["sampled_at"] is None or newest is None:
        return None
    return int(row["players_online"]) if row["sampled_at"] >= later(newest, minutes=-5) else 0


def _usual(of: Oracles, row: Row) -> Row:
    """What is usual at the minute: hours stand for their middles, of which two are weighed."""
    newest = of.newest_sample
    within = newest and _hour_of(of, row, newest)
    if not newest or not within:
        return dict.fromkeys(QUARTILES)
    seconds = int(newest[14:16]) * 60 + int(newest[17:19])
    is_early = seconds < HOUR_SECONDS // 2
    beside = _hour_of(of, row, later(newest, hours=-1 if is_early else 1)) or within
    share = Fraction(abs(seconds - HOUR_SECONDS // 2), HOUR_SECONDS)
    return {
        name: _to_3_decimals(
            (1 - share) * Fraction(str(within[name])) + share * Fraction(str(beside[name]))
        )
        for name in QUARTILES
    }


def _hour_of(of: Oracles, row: Row, time: str) -> Row | None:
    at = {"day_of_week": day_of_week(time), "hour_of_day": int(time[11:13])}
    return of.row("server_hourly_patterns", server_guid=row["server_guid"], **at)


def _to_3_decimals(number: Fraction) -> float:
    """A half is rounded up, as in the tables."""
    return math.floor(number * 1000 + Fraction(1, 2)) / 1000


def _days_ago(of: Oracles, days: int) -> str:
    return later(of.as_of, days=-days)
