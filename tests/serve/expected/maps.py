"""Maps, and single rounds."""

from __future__ import annotations

from collections import Counter

from tests.serve.expected.oracles import (
    Oracles,
    Row,
    day_of_week,
    found,
    later,
    ordered,
    summed,
    without,
)
from tests.serve.expected.servers import OF_MAPS


def maps(of: Oracles) -> list[Row]:
    """All maps, those with most player rounds first."""
    rows = of.rows("map_global_averages", server_guid="")
    return [without(row, "server_guid") for row in ordered(rows, "-sample_count", "map_name")]


def found_maps(of: Oracles, text: str) -> list[Row]:
    """Maps with all words of a text in their name, those first whose name begins with it."""
    return found(maps(of), text, "map_name", "-sample_count", "map_name")


def one_map(of: Oracles, map_name: str) -> Row:
    """One of them."""
    return next(row for row in maps(of) if row["map_name"] == map_name)


def map_servers(of: Oracles, map_name: str) -> list[Row]:
    """Where a map is played, over all months."""
    rows = of.rows("server_map_stats", map_name=map_name)
    months = [row for row in rows if row["server_guid"] and row["month"]]
    found = ordered(summed(months, "server_guid", OF_MAPS), "-total_player_rounds", "server_guid")
    return [{**row, "server_name": of.server_name(row["server_guid"])} for row in found]


def map_players(of: Oracles, map_name: str) -> list[Row]:
    """Who is best on a map, over all servers."""
    asked = {"map_name": map_name, "server_guid": ""}
    rows = ordered(of.rows("player_map_stats", **asked), "-total_score", "player_name")
    return [without(row, *asked) for row in rows]


def map_hours(of: Oracles, map_name: str) -> list[Row]:
    """How many rounds of a map began in each hour of the week, in 60 days."""
    since = later(of.as_of, days=-60)
    starts = [row["started_at"] for row in of.rows("rounds", map_name=map_name)]
    counts = Counter(
        (day_of_week(start), int(start[11:13])) for start in starts if since <= start <= of.as_of
    )
    return [
        {"day_of_week": day, "hour_of_day": hour, "rounds_played": count}
        for (day, hour), count in sorted(counts.items())
    ]


def map_rounds(of: Oracles, map_name: str) -> list[Row]:
    """A map's rounds, the last first."""
    rows = ordered(of.rows("rounds", map_name=map_name), "-ended_at", "round_id")
    return [{**row, "server_name": of.server_name(row["server_guid"])} for row in rows]


def one_round(of: Oracles, guid: str, round_id: str) -> Row:
    """A round."""
    found = of.row("rounds", server_guid=guid, round_id=round_id)
    assert found is not None
    return {**found, "server_name": of.server_name(guid)}


def round_others(of: Oracles, guid: str, round_id: str) -> list[Row]:
    """Whose sessions began with that of a round's only player, under other ids."""
    row = one_round(of, guid, round_id)
    if row["total_players"] != 1:
        return []
    rows = ordered(
        of.rows("round_players", server_guid=guid, map_name=row["map_name"]),
        "-final_score", "-final_kills", "player_name", "round_id",
    )  # fmt: skip
    left_out = ("server_guid", "map_name", "game", "round_start_time", "round_start_epoch",
                "average_ping")  # fmt: skip
    return [
        without(one, *left_out)
        for one in rows
        if one["round_id"] != round_id and one["round_start_time"] == row["started_at"]
    ]


def round_players(of: Oracles, guid: str, round_id: str) -> list[Row]:
    """A round's scoreboard."""
    asked = {"server_guid": guid, "round_id": round_id}
    rows = ordered(
        of.rows("round_players", **asked),
        "-final_score", "-final_kills", "player_name", "round_start_time",
    )  # fmt: skip
    return [without(row, *asked, "map_name", "game", "round_start_epoch") for row in rows]
