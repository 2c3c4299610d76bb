"""Players: totals, days, months, milestones, best scores, ranks; two side by side; search."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from tests.serve.expected.oracles import Oracles, Row, found, only, ordered, summed, without
from tests.serve.expected.servers import (
    LARGEST_RANK,
    MINIMUM_ROUNDS,
    OWNERS,
    RANKING_TYPES,
    minimum_rounds,
)

TOTALS = ("rounds", "kills", "deaths", "score", "play_time_minutes")
MILESTONES = (5000, 10000, 20000, 50000, 75000, 100000)
ROLLING_PERIODS = ("last_30_days", "last_6_months", "last_year")
MEASURES = {
    "score": ("total_score", "total_rounds"),
    "kills": ("total_kills", "total_rounds"),
    "kd_ratio": ("kd_ratio", "kd_ratio_rounds"),
    "kill_rate": ("kill_rate", "kill_rate_rounds"),
    "playtime": ("total_play_time_minutes", "total_rounds"),
}
"""By what each kind of board ranks, and over how many rounds that is."""


def player(of: Oracles, player_name: str) -> Row:
    """A player's life."""
    found = of.row("player_stats_lifetime", player_name=player_name)
    assert found is not None
    return found


def rolling(of: Oracles, player_name: str) -> list[Row]:
    """A player's last days and months."""
    rows = of.rows("player_stats_rolling", player_name=player_name)
    found = {row["period"]: without(row, "player_name", "period") for row in rows}
    nothing = dict.fromkeys([*(f"total_{name}" for name in TOTALS), "kd_ratio", "kill_rate"], 0)
    return [{"period": period, **found.get(period, nothing)} for period in ROLLING_PERIODS]


def days(of: Oracles, player_name: str) -> list[Row]:
    """A player's days, the last first."""
    rows = of.rows("player_daily_stats", player_name=player_name)
    return [without(row, "player_name") for row in ordered(rows, "-date")]


def months(of: Oracles, player_name: str) -> list[Row]:
    """A player's months, the last first."""
    rows = of.rows("player_monthly_stats", player_name=player_name)
    totals = {f"total_{name}": math.fsum if name.endswith("minutes") else sum for name in TOTALS}
    return ordered(summed(rows, "month", totals), "-month")


def best_rounds(of: Oracles, player_name: str) -> list[Row]:
    """A player's three best rounds of each period."""
    rows = ordered(of.rows("player_best_scores", player_name=player_name), "period", "rank")
    return [_named(of, without(row, "player_name")) for row in rows]


def milestones(of: Oracles, player_name: str) -> list[Row]:
    """When a player reached each number of kills, or what is left to it."""
    rows = of.rows("player_milestones", player_name=player_name)
    reached = {row["milestone"]: row for row in rows}
    kills = player(of, player_name)["total_kills"]
    names = ("achieved_at", "total_kills_at_milestone", "days_to_achieve")
    return [
        {
            "milestone": one,
            "kills_left": max(0, one - kills),
            **only(reached.get(one, dict.fromkeys(names)), *names),
        }
        for one in MILESTONES
    ]


def servers(of: Oracles, player_name: str) -> list[Row]:
    """A player's servers, by hours."""
    rows = ordered(
        of.rows("player_server_stats", player_name=player_name),
        "-total_play_time_minutes", "server_guid",
    )  # fmt: skip
    return [_named(of, without(row, "player_name")) for row in rows]


def maps(of: Oracles, player_name: str) -> list[Row]:
    """A player's maps, by hours."""
    asked = {"player_name": player_name, "server_guid": ""}
    rows = of.rows("player_map_stats", **asked)
    return [
        {**without(row, *asked), "kd_ratio": _kd_ratio(row)}
        for row in ordered(rows, "-total_play_time_minutes", "map_name")
    ]


def _kd_ratio(row: Row) -> float:
    """Kills per death as a person rounds it: half away from zero."""
    exact = Decimal(row["total_kills"]) / max(row["total_deaths"], 1)
    return float(exact.quantize(Decimal("0.001"), ROUND_HALF_UP))


def rounds(of: Oracles, player_name: str) -> list[Row]:
    """A player's rounds, the last first."""
    rows = ordered(
        of.rows("round_players", player_name=player_name), "-round_start_time", "round_id"
    )
    left_out = ("player_name", "average_ping", "game", "round_start_epoch")
    return [_named(of, without(row, *left_out)) for row in rows]


def ranks(of: Oracles, kind: str, player_name: str) -> list[Row]:
    """A player's place on each board of the servers, or of the games, or what is missing to it.

    Beyond the end of a game's board no place is told.
    """
    found = of.rows(f"{kind}_leaderboard_candidates", player_name=player_name)
    ever = {row[OWNERS[kind]]: row["total_rounds"] for row in found if row["period"] == "all_time"}
    for row in found:
        row["rounds_ever"] = ever[row[OWNERS[kind]]]
        row["most_rounds_first"] = -MINIMUM_ROUNDS[row["period"]]
    found = ordered(found, "-rounds_ever", OWNERS[kind], "most_rounds_first")
    return [one for row in found for one in _ranks(of, kind, row)]


def _ranks(of: Oracles, kind: str, candidate: Row) -> Iterator[Row]:
    of_board = only(candidate, OWNERS[kind], "period")
    for ranking_type in RANKING_TYPES:
        value, rounds = (candidate[name] for name in MEASURES[ranking_type])
        fewest = minimum_rounds(candidate["period"], ranking_type)
        qualified = _qualified(of, kind, of_board, ranking_type)
        better = len(qualified) - bisect_right(qualified, value)
        rank = 1 + better if rounds >= max(1, fewest) else None
        is_listed = rank is not None and rank <= LARGEST_RANK
        # The board ends with the last of the greatest rank that is still on it.
        least = qualified[max(0, len(qualified) - LARGEST_RANK)] if qualified else None
        yield {
            **of_board,
            **(
                {"server_name": of.server_name(of_board["server_guid"])} if kind == "server" else {}
            ),
            "ranking_type": ranking_type,
            "rank": rank if is_listed or kind == "server" else None,
            "is_listed": is_listed,
            "ranked_players": len(qualified),
            "value": value,
            "least_value": least,
            "next_value": qualified[-better] if is_listed and better else None,
            "total_rounds": rounds,
            "minimum_rounds": fewest,
            "rounds_missing": max(0, fewest - rounds),
        }


def _qualified(of: Oracles, kind: str, of_board: Row, ranking_type: str) -> list[float]:
    """The values of all who have rounds enough, the least first."""
    value, rounds = MEASURES[ranking_type]
    fewest = max(1, minimum_rounds(of_board["period"], ranking_type))

    def values() -> list[float]:
        candidates = of.rows(f"{kind}_leaderboard_candidates", **of_board)
        return sorted(row[value] for row in candidates if row[rounds] >= fewest)

    return of.once((kind, *of_board.values(), ranking_type), values)


def of_both(of: Oracles, one: str, other: str) -> list[Row]:
    """The servers that two players were on."""
    found = []
    for row in of.rows("player_server_stats", player_name=one):
        theirs = of.row("player_server_stats", player_name=other, server_guid=row["server_guid"])
        if theirs:
            names = ("total_score", "total_kills", "total_rounds", "highest_score")
            found.append({
                "server_guid": row["server_guid"], **only(row, *names),
                **{f"other_{name}": theirs[name] for name in names},
                "rounds_of_both": row["total_rounds"] + theirs["total_rounds"],
            })  # fmt: skip
    found = ordered(found, "-rounds_of_both", "server_guid")
    return [_named(of, without(row, "rounds_of_both")) for row in found]


def found_players(of: Oracles, text: str) -> list[Row]:
    """Players with all words of a text in their name, those first whose name begins with it."""
    names = ("player_name", "total_rounds", "total_score", "last_round_time")
    rows = [only(row, *names) for row in of.rows("player_stats_lifetime")]
    return found(rows, text, "player_name", "-total_rounds", "player_name")


def found_servers(of: Oracles, text: str) -> list[Row]:
    """Servers with all words of a text in their name, those first whose name begins with it."""
    names = ("server_guid", "server_name", "game", "last_seen", "total_rounds")
    rows = [only(row, *names) for row in of.rows("servers")]
    return found(rows, text, "server_name", "-last_seen", "server_guid")


def _named(of: Oracles, row: Row) -> Row:
    return {**row, "server_name": of.server_name(row["server_guid"])}
