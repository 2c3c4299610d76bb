"""A player's page, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.serve.expected import drawn, players
from tests.serve.expected.oracles import Oracles, Row
from tests.serve.expected.words import (
    NONE,
    PERIODS,
    RANKINGS,
    apart,
    counted,
    game,
    hours,
    moment,
    name,
    one_decimal,
    part,
    parts,
    rate,
    server,
    table,
    title,
    utc,
    value,
    whole,
    wholes,
)

UNITS = {
    "score": "", "kills": "kills", "kd_ratio": "kills per death", "kill_rate": "kills per minute",
    "playtime": "hours",
}  # fmt: skip
SHOWN_RANKS = 30
MOST_BOARDS = 75
"""A page looks at so many boards, those of the servers first on which the player was most."""


def player_page(of: Oracles, player_name: str, **asked: Any) -> Iterator[str]:
    """Totals, ranks, milestones, best scores, months, servers, maps, rounds."""
    row = players.player(of, player_name)
    yield title(player_name)
    yield f"# {name(player_name)}"
    yield f"Score {whole(row['total_score'])} {one_decimal(row['avg_score_per_round'])} per round"
    yield f"Kills {whole(row['total_kills'])} {rate(row['kill_rate'])} per minute"
    yield f"Deaths {whole(row['total_deaths'])}"
    yield f"Kills per death {rate(row['kd_ratio'])}"
    yield f"Rounds {whole(row['total_rounds'])}"
    yield f"Hours {hours(row['total_play_time_minutes'])}"
    yield f"First seen {moment(row['first_round_time'])}"
    yield f"Last seen {moment(row['last_round_time'])}"
    yield from _ranks(of, player_name)
    yield from _best_scores(of, player_name)
    yield from _milestones(of, row)
    yield from _months(of, player_name)
    yield from _days_and_periods(of, player_name)
    yield from _places(of, player_name)
    yield "## Last rounds"
    yield from table(
        ("Ended", "Score", "Kills", "Deaths", "Map", "Server", "Team"),
        (
            (moment(one["round_end_time"]), *wholes(one, "final_score", "final_kills",
             "final_deaths"), name(one["map_name"]), server(one), name(one["team_label"]))
            for one in part(players.rounds(of, player_name), asked, "rounds", 10)
        ),
    )  # fmt: skip
    yield from parts(players.rounds(of, player_name), asked, "rounds")


def _ranks(of: Oracles, player_name: str) -> Iterator[str]:
    yield "## Ranks"
    ranks = [
        one
        for kind in ("game", "server")
        for one in players.ranks(of, kind, player_name)[:MOST_BOARDS]
    ]
    listed = [one for one in ranks if one["is_listed"]]
    if listed:
        yield from _rank_table(listed[:SHOWN_RANKS])
    if others := listed[SHOWN_RANKS:]:
        yield f"{whole(len(others))} more of {whole(len(listed))} ranks"
        yield from _rank_table(others)
    missing = [one for one in ranks if not one["is_listed"]]
    if missing:
        yield from table(
            ("Leaderboard", "Period", "Where", "Missing"),
            (
                (RANKINGS[one["ranking_type"]], PERIODS[one["period"]], _where(one), _missing(one))
                for one in missing
            ),
        )


def _rank_table(ranks: list[Row]) -> Iterator[str]:
    yield from table(
        ("Rank", "Leaderboard", "Value"),
        (
            (
                f"{one['rank']} of {whole(one['ranked_players'])}",
                f"{RANKINGS[one['ranking_type']]} {PERIODS[one['period']]} {_where(one)}",
                _value_and_next(one),
            )
            for one in ranks
        ),
    )  # fmt: skip


def _with_unit(rank: Row, column: str) -> str:
    kind = rank["ranking_type"]
    return f"{value(kind, rank[column])} {UNITS[kind]}".strip()


def _value_and_next(rank: Row) -> str:
    kind, above = rank["ranking_type"], rank["next_value"]
    if above is None:
        return _with_unit(rank, "value")
    mine, next_one = apart(kind, rank["value"], above)
    return f"{mine} {UNITS[kind]} next rank: {next_one}"


def _where(rank: Row) -> str:
    return game(rank) if "game" in rank else server(rank)


def _missing(rank: Row) -> str:
    if rank["rounds_missing"]:
        least = rank["minimum_rounds"]
        more = counted(rank["rounds_missing"], "more round")
        return f"{more} ({least - rank['rounds_missing']} of {least})"
    mine, least = (_with_unit(rank, one) for one in ("value", "least_value"))
    if rank["rank"] is None:
        return f"{mine}; the board ends at {least}"
    place = f"rank {whole(rank['rank'])} of {whole(rank['ranked_players'])}"
    return f"{place}, with {mine}; the board ends at {least}"


def _best_scores(of: Oracles, player_name: str) -> Iterator[str]:
    yield "## Best scores"
    yield from table(
        ("Period", "Score", "Kills", "Map", "Ended"),
        (
            (f"{PERIODS[one['period']]} #{one['rank']}", *wholes(one, "final_score", "final_kills"),
             name(one["map_name"]), moment(one["round_end_time"]))
            for one in players.best_rounds(of, player_name)
        ),
    )  # fmt: skip


def _milestones(of: Oracles, player: Row) -> Iterator[str]:
    yield "## Milestones"
    next_mark = " next"
    for one in players.milestones(of, player["player_name"]):
        goal = f"{whole(one['milestone'])} kills"
        if one["achieved_at"]:
            after = f"after {counted(one['days_to_achieve'], 'day')}"
            yield f"{goal} {moment(one['achieved_at'])} · {after}"
        else:
            meter = f"aria-label={goal} max={one['milestone']} min=0 value={player['total_kills']}"
            left = one["milestone"] - player["total_kills"]
            yield f"{goal}{next_mark} {whole(left)} to go {meter} {whole(player['total_kills'])}"
            next_mark = ""


def _months(of: Oracles, player_name: str) -> Iterator[str]:
    yield "## By month"
    months = players.months(of, player_name)[:24]
    for label, column in (("Kills", "total_kills"), ("Score", "total_score")):
        yield from drawn.bars(label, [(row["month"], row[column]) for row in months[::-1]])
    yield from table(
        ("Month", "Score", "Kills", "Deaths", "Rounds", "Hours"),
        (
            (utc(row["month"]),
             *wholes(row, "total_score", "total_kills", "total_deaths", "total_rounds"),
             hours(row["total_play_time_minutes"]))
            for row in months
        ),
    )  # fmt: skip


def _days_and_periods(of: Oracles, player_name: str) -> Iterator[str]:
    yield "## Last days"
    yield from table(
        ("Date (UTC)", "Score", "Kills", "Deaths", "Rounds"),
        (
            (row["date"], *wholes(row, "daily_score", "daily_kills", "daily_deaths",
                                  "daily_rounds"))
            for row in players.days(of, player_name)[:14]
        ),
    )  # fmt: skip
    yield "## Lately"
    yield from table(
        ("Period", "Score", "Kills", "Kills per death", "Hours"),
        (
            (PERIODS[row["period"]], *wholes(row, "total_score", "total_kills"),
             rate(row["kd_ratio"]), hours(row["total_play_time_minutes"]))
            for row in players.rolling(of, player_name)
        ),
    )  # fmt: skip


def _places(of: Oracles, player_name: str) -> Iterator[str]:
    yield "## Servers"
    yield from table(
        ("Server", "Score", "Hours", "Best score"),
        (
            (server(row), whole(row["total_score"]), hours(row["total_play_time_minutes"]),
             whole(row["highest_score"]))
            for row in players.servers(of, player_name)[:10]
        ),
    )  # fmt: skip
    yield "## Maps"
    yield from table(
        ("Map", "Hours", "Score", "Score per hour", "Kills", "Kills per death"),
        (
            (
                name(row["map_name"]), hours(row["total_play_time_minutes"]),
                whole(row["total_score"]), _an_hour(row), whole(row["total_kills"]),
                rate(row["kd_ratio"]),
            )
            for row in players.maps(of, player_name)[:10]
        ),
    )  # fmt: skip


def _an_hour(row: Row) -> str:
    minutes = row["total_play_time_minutes"]
    return whole(row["total_score"] * 60 / minutes) if minutes else NONE
