"""The tables of the pages, cell by cell, made once more of the rows of `/api`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient

from tests.serve.answers import rows_of
from tests.serve.html import Page

Row = dict[str, Any]
RANKINGS = {
    "score": "Score", "kills": "Kills", "kd_ratio": "Kills per death",
    "kill_rate": "Kills per minute", "playtime": "Hours played",
}  # fmt: skip
GAMES = {
    "bf1942": "Battlefield 1942",
    "fh2": "Forgotten Hope 2",
    "bfvietnam": "Battlefield Vietnam",
}
PERIODS = {
    "weekly": "7 days", "monthly": "30 days", "all_time": "All time", "this_week": "This week",
    "last_30_days": "Last 30 days", "last_6_months": "Last 6 months", "last_year": "Last year",
}  # fmt: skip
DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


@dataclass(frozen=True)
class Shown:
    """A table of a page: the heads of its columns, the rows of `/api` that it shows, its cells."""

    heads: tuple[str, ...]
    path: str
    asked: Row
    cells: Callable[[Row], list[str]]
    most: int = 10
    is_reversed: bool = False

    def differences(self, client: TestClient, page: Page) -> Iterator[str]:
        """A line for each row of the table that shows other numbers."""
        tables = [
            [[_plain(cell) for cell in row] for row in table[1:]]
            for table in page.tables
            if tuple(cell.strip() for cell in table[0]) == self.heads
        ]
        rows = rows_of(client, self.path, self.asked)[: self.most]
        rows = [{**row, "place": place} for place, row in enumerate(rows, start=1)]
        ordered = rows[::-1] if self.is_reversed else rows
        wanted = [[_plain(cell) for cell in self.cells(row)] for row in ordered]
        if wanted and wanted not in tables:
            yield f"{self.path} {self.asked}: {wanted[:2]} …, shown {tables}"


def _plain(cell: str) -> str:
    """As a reader sees it."""
    return " ".join(cell.split())


def whole(number: float) -> str:
    """`1,024`."""
    return f"{number:,.0f}"


def one_decimal(number: float) -> str:
    """`1,024.5`."""
    return f"{number:,.1f}"


def rate(number: float) -> str:
    """`1.250`."""
    return f"{number:,.3f}"


def hours(minutes: float) -> str:
    """Minutes as hours."""
    return one_decimal(minutes / 60)


def minute(time: str) -> str:
    """A time without its seconds."""
    return f"{time[:16]} UTC"


def name(text: str) -> str:
    """A name, or that there is none."""
    return text.strip() or "without a name"


def server(row: Row) -> str:
    """A server by its name, or by what it is known by."""
    return name(row["server_name"] or row["server_guid"])


def value(ranking_type: str, number: float) -> str:
    """A board's value in its unit."""
    written = {"score": whole, "kills": whole, "playtime": hours}
    return written.get(ranking_type, rate)(number)


def best(row: Row) -> str:
    """Who was best in a round."""
    return f"{name(row['best_player_name'])} {whole(row['best_score'])}"


def of_front() -> list[Shown]:
    """The front page."""
    crowds = {"more": "busier than usual", "less": "quieter than usual", "usual": "as usual"}

    def crowd(row: Row) -> str:
        now, low, high = (row[one] for one in ("players_now", "q25_players", "q75_players"))
        if now is None or low is None or high is None:
            return ""
        return crowds["more" if now > high else "less" if now < low else "usual"]

    return [
        Shown(
            ("#", "Player", "Score", "Where"), "best_scores", {"period": "this_week", "limit": 10},
            lambda row: [
                str(row["place"]), name(row["player_name"]), whole(row["final_score"]),
                name(row["map_name"]),
            ],
        ),
        Shown(
            ("Server", "Game", "Map", "Now", "Usual", "Crowd"), "servers", {},
            lambda row: [
                server(row), GAMES.get(row["game"], name(row["game"])), name(row["map_name"]),
                "–" if row["players_now"] is None else whole(row["players_now"]),
                "–" if row["median_players"] is None else one_decimal(row["median_players"]),
                crowd(row),
            ],
            most=100,
        ),
    ]  # fmt: skip


def of_maps() -> list[Shown]:
    """The page of all maps."""
    return [
        Shown(
            ("Map", "Player rounds", "Kills a minute", "Score a minute"), "maps", {},
            lambda row: [
                name(row["map_name"]), whole(row["sample_count"]), rate(row["avg_kill_rate"]),
                rate(row["avg_score_rate"]),
            ],
            most=100,
        )
    ]  # fmt: skip


def of_server(guid: str, period: str, ranking_type: str) -> list[Shown]:
    """A server's page."""
    asked = {"server_guid": guid}
    return [
        Shown(
            ("#", "Player", RANKINGS[ranking_type], "Rounds", "Kills", "Deaths"), "server/board",
            {**asked, "period": period, "ranking_type": ranking_type},
            lambda row: [
                str(row["rank"]), name(row["player_name"]), value(ranking_type, row["value"]),
                *(whole(row[f"total_{one}"]) for one in ("rounds", "kills", "deaths")),
            ],
            most=100,
        ),
        Shown(
            ("Hour (UTC)", "1st quartile", "Median", "3rd quartile", "Most"), "server/hours", asked,
            lambda row: [
                f"{DAYS[row['day_of_week']]} {row['hour_of_day']:02}:00",
                *(one_decimal(row[f"{one}_players"]) for one in ("q25", "median", "q75", "max")),
            ],
            most=168,
        ),
        Shown(
            ("Date", "Average", "Most"), "server/population_days", {**asked, "days": 14},
            lambda row: [row["date"], one_decimal(row["avg_players"]), whole(row["peak_players"])],
            most=20, is_reversed=True,
        ),
        Shown(
            ("Map", "Rounds", "A round", "Hours"), "server/maps", {**asked, "limit": 10},
            lambda row: [
                name(row["map_name"]), whole(row["total_rounds"]),
                one_decimal(row["total_player_rounds"] / row["total_rounds"]),
                hours(row["total_play_time_minutes"]),
            ],
        ),
        Shown(
            ("Ended", "Map", "Players", "Best"), "server/rounds", {**asked, "limit": 10},
            lambda row: [
                minute(row["ended_at"]), name(row["map_name"]), whole(row["total_players"]),
                best(row),
            ],
        ),
    ]  # fmt: skip


def of_player(player_name: str) -> list[Shown]:
    """A player's page."""
    asked, few = {"player_name": player_name}, {"player_name": player_name, "limit": 10}
    return [
        Shown(
            ("Period", "Score", "Kills", "Map", "Ended"), "player/best_scores", asked,
            lambda row: [
                f"{PERIODS[row['period']]} #{row['rank']}", whole(row["final_score"]),
                whole(row["final_kills"]), name(row["map_name"]), minute(row["round_end_time"]),
            ],
        ),
        Shown(
            ("Month", "Score", "Kills", "Deaths", "Rounds", "Hours"), "player/months", asked,
            lambda row: [
                row["month"],
                *(whole(row[f"total_{one}"]) for one in ("score", "kills", "deaths", "rounds")),
                hours(row["total_play_time_minutes"]),
            ],
            most=24,
        ),
        Shown(
            ("Date", "Score", "Kills", "Deaths", "Rounds"), "player/days", {**asked, "limit": 14},
            lambda row: [
                row["date"],
                *(whole(row[f"daily_{one}"]) for one in ("score", "kills", "deaths", "rounds")),
            ],
            most=14,
        ),
        Shown(
            ("Period", "Score", "Kills", "Kills per death", "Hours"), "player/rolling", asked,
            lambda row: [
                PERIODS[row["period"]], whole(row["total_score"]), whole(row["total_kills"]),
                rate(row["kd_ratio"]), hours(row["total_play_time_minutes"]),
            ],
        ),
        Shown(
            ("Server", "Score", "Hours", "Best"), "player/servers", few,
            lambda row: [
                server(row), whole(row["total_score"]), hours(row["total_play_time_minutes"]),
                whole(row["highest_score"]),
            ],
        ),
        Shown(
            ("Map", "Score", "Kills", "Hours"), "player/maps", few,
            lambda row: [
                name(row["map_name"]), whole(row["total_score"]), whole(row["total_kills"]),
                hours(row["total_play_time_minutes"]),
            ],
        ),
        Shown(
            ("Ended", "Map", "Server", "Team", "Score", "Kills", "Deaths"), "player/rounds", few,
            lambda row: [
                minute(row["round_end_time"]), name(row["map_name"]), server(row),
                name(row["team_label"]),
                *(whole(row[f"final_{one}"]) for one in ("score", "kills", "deaths")),
            ],
        ),
    ]  # fmt: skip


def of_map(map_name: str) -> list[Shown]:
    """A map's page."""
    asked = {"map_name": map_name, "limit": 20}
    return [
        Shown(
            ("#", "Player", "Score", "Kills", "Hours"), "map/players", asked,
            lambda row: [
                str(row["place"]), name(row["player_name"]), whole(row["total_score"]),
                whole(row["total_kills"]), hours(row["total_play_time_minutes"]),
            ],
            most=20,
        ),
        Shown(
            ("Server", "Rounds", "A round", "Hours"), "map/servers", asked,
            lambda row: [
                server(row), whole(row["total_rounds"]),
                one_decimal(row["total_player_rounds"] / row["total_rounds"]),
                hours(row["total_play_time_minutes"]),
            ],
            most=20,
        ),
        Shown(
            ("Ended", "Server", "Players", "Best"), "map/rounds", asked,
            lambda row: [
                minute(row["ended_at"]), server(row), whole(row["total_players"]), best(row),
            ],
            most=20,
        ),
    ]  # fmt: skip


def of_round(server_guid: str, round_id: str) -> list[Shown]:
    """A round's page."""
    return [
        Shown(
            ("#", "Player", "Team", "Score", "Kills", "Deaths", "Minutes", "Ping"),
            "round/players", {"server_guid": server_guid, "round_id": round_id},
            lambda row: [
                str(row["place"]), name(row["player_name"]), name(row["team_label"]),
                *(whole(row[f"final_{one}"]) for one in ("score", "kills", "deaths")),
                one_decimal(row["play_time_minutes"]),
                "–" if row["average_ping"] is None else whole(row["average_ping"]),
            ],
            most=500,
        )
    ]  # fmt: skip
