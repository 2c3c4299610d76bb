"""A server's page, line by line, and a board, which a game's page has too."""

from __future__ import annotations

from collections.abc import Iterator

from tests.serve.expected import drawn, servers
from tests.serve.expected.oracles import Oracles
from tests.serve.expected.words import (
    DAYS,
    PERIODS,
    PLAYERS_A_ROUND_NOTE,
    RANKINGS,
    best,
    counted,
    crowd,
    game,
    moment,
    name,
    one_decimal,
    rounds_and_hours,
    server,
    table,
    title,
    value,
    whole,
    wholes,
)

SPANS = {"week": 7, "month": 30, "year": 366, "all": 10_000}
COUNTED = {
    "kd_ratio": "Only rounds with a kill or a death count.",
    "kill_rate": "Only rounds with kills and minutes count.",
}
HOURLY = ("week", "month")


def one_server(
    of: Oracles, server_guid: str, period: str, ranking_type: str, span: str
) -> Iterator[str]:
    """Boards, the week's heatmap, population, maps, last rounds."""
    row = servers.server(of, server_guid)
    yield title(f"{row['server_name'] or server_guid}: {RANKINGS[ranking_type]}, {PERIODS[period]}")
    yield f"{game(row)} · Server"
    yield f"# {server(row)}"
    if row["players_now"] is not None:
        yield f"{of.now} {whole(row['players_now'])} {crowd(row)}"
    yield f"Map {name(row['map_name'])}"
    yield f"Rounds {whole(row['total_rounds'])}"
    yield f"Players {whole(row['total_players'])}"
    yield f"First seen {moment(row['first_seen'])}"
    yield f"Last seen {moment(row['last_seen'])}"
    names = servers.names(of, server_guid)[:10]
    if len(names) > 1:
        for one in names:
            times = f"{moment(one['first_seen'])} – {moment(one['last_seen'])}"
            yield f"{name(one['server_name'])} {times}"
    yield "## Leaderboard"
    yield from board(of, "server", server_guid, period, ranking_type)
    yield from _week(of, server_guid)
    yield from _population(of, server_guid, span)
    yield "## Maps"
    yield from table(
        ("Map", "Rounds", "Players per round", "Hours"),
        ((name(one["map_name"]), *rounds_and_hours(one))
         for one in servers.server_maps(of, server_guid)[:10]),
    )  # fmt: skip
    yield PLAYERS_A_ROUND_NOTE
    yield "## Last rounds"
    yield from table(
        ("Ended", "Map", "Players", "Best"),
        (
            (moment(one["ended_at"]), name(one["map_name"]), whole(one["total_players"]), best(one))
            for one in servers.server_rounds(of, server_guid)[:10]
        ),
    )


def board(of: Oracles, kind: str, owner: str, period: str, ranking_type: str) -> Iterator[str]:
    yield " ".join(PERIODS[one] for one in ("weekly", "monthly", "all_time"))
    rows = servers.board(of, kind, owner, period, ranking_type)[:100]
    fewest = servers.minimum_rounds(period, ranking_type)
    rule = f"It takes {counted(fewest, 'round')} to appear." if fewest else ""
    if not rows:
        yield f"Nobody is on this board yet. {rule}"
        return
    yield from table(
        ("#", "Player", RANKINGS[ranking_type], "Rounds", "Kills", "Deaths"),
        (
            (str(row["rank"]), name(row["player_name"]), value(ranking_type, row["value"]),
             *wholes(row, "total_rounds", "total_kills", "total_deaths"))
            for row in rows
        ),
    )  # fmt: skip
    players = rows[0]["ranked_players"]
    qualify = "1 player qualifies." if players == 1 else f"{whole(players)} players qualify."
    yield f"{qualify} {rule} {COUNTED.get(ranking_type, '')}"


def _week(of: Oracles, server_guid: str) -> Iterator[str]:
    yield "## Busiest hours"
    rows = servers.hours(of, server_guid)
    if not rows:
        return
    medians = {(row["day_of_week"], row["hour_of_day"]): row["median_players"] for row in rows}
    caption, *lines = drawn.week(medians, "Players by day and hour, the median of 60 days. Times:")
    yield caption
    yield "data-hint=Median {median}, half of the hours between {q25} and {q75}"
    yield from lines
    yield from table(
        ("Hour (UTC)", "1st quartile", "Median", "3rd quartile", "Most"),
        (
            (
                f"data-week={row['day_of_week']} {row['hour_of_day']}"
                f" {DAYS[row['day_of_week']]} {row['hour_of_day']:02}:00",
                *(one_decimal(row[f"{one}_players"]) for one in ("q25", "median", "q75", "max")),
            )
            for row in rows
        ),
    )


def _population(of: Oracles, server_guid: str, span: str) -> Iterator[str]:
    yield "## Population"
    yield "7 days 30 days A year All"
    if span in HOURLY:
        rows = servers.population_hours(of, server_guid, SPANS[span])
        points = [(row["hour_timestamp"], row["avg_players"]) for row in rows]
    else:
        rows = servers.population_days(of, server_guid, SPANS[span])
        points = [(row["date"], row["avg_players"]) for row in rows]
    if not points:
        return
    yield from drawn.curve("Players on average", points, 1 if span in HOURLY else 24)
    yield from table(
        ("Date (UTC)", "Average", "Most"),
        (
            (row["date"], one_decimal(row["avg_players"]), whole(row["peak_players"]))
            for row in servers.population_days(of, server_guid, 14)[::-1]
        ),
    )
