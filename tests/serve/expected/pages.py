"""Every kind of page, line by line: all of its numbers, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.serve.expected import drawn, maps, players, servers
from tests.serve.expected.oracles import Oracles, Row
from tests.serve.expected.server_page import board
from tests.serve.expected.words import (
    NONE,
    PERIODS,
    PLAYERS_A_ROUND_NOTE,
    RANKINGS,
    best,
    counted,
    crowd,
    game,
    head,
    hours,
    line,
    moment,
    name,
    one_decimal,
    part,
    parts,
    rate,
    rounds_and_hours,
    server,
    table,
    title,
    whole,
    wholes,
)

USUAL_NOTE = (
    "Now is one count of players. Usual is the median at this minute of the week over 60 days:"
    " hours stand for their middles, and minutes lie on the line between them. The quartiles are"
    " taken likewise, rounded outward to whole players: above the third a server is busier than"
    " usual, below the first it is quieter."
)
OF_TEAMS = ("final_score", "final_kills", "final_deaths")
HOURS_NOTE = (
    "The servers with most rounds. A number is the median of that hour, on average over the days of"
    " the week; an hour without players counts as 0."
)


def front(of: Oracles) -> Iterator[str]:
    """Who plays now, what comes, this week's best."""
    site = servers.site(of)
    online = "players online" if of.now == "Now" else "players at the last count"
    yield f"# {whole(site['players_now'])} {online}"
    if site["sampled_at"]:
        yield f"Counted {moment(site['sampled_at'])}"
    yield " · ".join(f"{game(row)} {whole(row['players_now'])}" for row in servers.games(of))
    yield "## Servers"
    yield from table(
        ("Server", of.now, "Crowd", "Usual", "Map", "Game"),
        (
            (
                server(row),
                NONE if row["players_now"] is None else whole(row["players_now"]),
                crowd(row),
                NONE if row["median_players"] is None else one_decimal(row["median_players"]),
                name(row["map_name"]), game(row),
            )
            for row in servers.servers(of)[:100]
        ),
    )  # fmt: skip
    yield USUAL_NOTE
    this_week = servers.best_scores(of, "this_week")[:10]
    yield "## This week's best rounds" if this_week else "## Best rounds of the last thirty days"
    best_rounds = this_week or servers.best_scores(of, "last_30_days")[:10]
    if best_rounds:
        yield from table(
            ("#", "Player", "Score", "Where"),
            (
                (str(place), name(row["player_name"]), whole(row["final_score"]),
                 name(row["map_name"]))
                for place, row in enumerate(best_rounds, start=1)
            ),
        )  # fmt: skip
    yield from _forecast(of)


def _forecast(of: Oracles) -> Iterator[str]:
    yield "## The coming hours"
    rows = [row for row in servers.forecast(of, 12) if row["hour_timestamp"][:13] >= of.as_of[:13]]
    games = {row["game"]: game(row) for row in rows}
    players_at = {(row["game"], row["hour_timestamp"]): row["predicted_players"] for row in rows}
    for key, label in games.items():
        yield from drawn.bars(label, [(at, one) for (of_game, at), one in players_at.items()
                                      if of_game == key])  # fmt: skip
    times = sorted({row["hour_timestamp"] for row in rows})
    cells = [[players_at.get((key, time)) for key in games] for time in times]
    yield from table(
        ("Hour", *games.values()),
        (
            (moment(time), *(NONE if one is None else one_decimal(one) for one in row))
            for time, row in zip(times, cells, strict=True)
        ),
    )
    yield "Players on all servers of a game: the mean of the same hour of the week over 60 days."


def busiest_hours(of: Oracles) -> Iterator[str]:
    """Which server is busy at which hour of a usual day."""
    yield "# Busiest hours"
    rows = servers.servers_hours(of)
    days: dict[str, dict[int, float]] = {}
    for row in rows:
        days.setdefault(row["server_guid"], {})[row["hour_of_day"]] = row["usual_players"]
    if days:
        yield from drawn.usual_days(days, {row["server_guid"]: server(row) for row in rows})
        yield HOURS_NOTE


def one_game(of: Oracles, game: str, period: str, ranking_type: str) -> Iterator[str]:
    """The boards over all servers of a game."""
    row = next(row for row in servers.games(of) if row["game"] == game)
    yield title(f"{_game(row)}: {RANKINGS[ranking_type]}, {PERIODS[period]}")
    yield f"# {_game(row)}"
    yield f"{of.now} {whole(row['players_now'])}"
    yield f"Servers {whole(row['total_servers'])}"
    yield "## Leaderboard of all servers"
    yield from board(of, "game", game, period, ranking_type)


_game = game


def all_maps(of: Oracles) -> Iterator[str]:
    """The maps that are played most."""
    yield "# Maps"
    yield from table(
        ("Map", "Player rounds", "Kills per minute", "Score per minute"),
        (
            (name(row["map_name"]), whole(row["sample_count"]), rate(row["avg_kill_rate"]),
             rate(row["avg_score_rate"]))
            for row in maps.maps(of)[:100]
        ),
    )  # fmt: skip


def one_map(of: Oracles, map_name: str, **asked: Any) -> Iterator[str]:
    """A map: how fast, where, by whom."""
    row = maps.one_map(of, map_name)
    yield title(f"{map_name or name('')}")
    yield f"# {name(map_name)}"
    yield f"Player rounds {whole(row['sample_count'])}"
    yield f"Kills per minute {rate(row['avg_kill_rate'])}"
    yield f"Score per minute {rate(row['avg_score_rate'])}"
    yield "## Best players"
    players_of_map = maps.map_players(of, map_name)
    first = 1 + asked.get("offset", 0)
    yield from table(
        ("#", "Player", "Score", "Kills", "Hours"),
        (
            (str(place), name(one["player_name"]), *wholes(one, "total_score", "total_kills"),
             hours(one["total_play_time_minutes"]))
            for place, one in enumerate(part(players_of_map, asked, "players", 20), start=first)
        ),
    )  # fmt: skip
    yield from parts(players_of_map, asked, "players")
    yield "## Servers"
    yield from table(
        ("Server", "Rounds", "Players per round", "Hours"),
        ((server(one), *rounds_and_hours(one)) for one in maps.map_servers(of, map_name)[:20]),
    )
    yield PLAYERS_A_ROUND_NOTE
    yield "## When it is played"
    counts = {(one["day_of_week"], one["hour_of_day"]): one["rounds_played"]
              for one in maps.map_hours(of, map_name)}  # fmt: skip
    yield from drawn.week(counts, "Rounds by day and hour, in 60 days. Times:")
    yield "## Last rounds"
    yield from table(
        ("Ended", "Players", "Best", "Server"),
        (
            (moment(one["ended_at"]), whole(one["total_players"]), best(one), server(one))
            for one in maps.map_rounds(of, map_name)[:20]
        ),
    )


def one_round(of: Oracles, server_guid: str, round_id: str) -> Iterator[str]:
    """A round's scoreboard."""
    row = maps.one_round(of, server_guid, round_id)
    bots = f" and {counted(row['total_bots'], 'bot')}" if row["total_bots"] else ""
    yield title(f"{row['map_name'] or name('')}, {row['ended_at'][:10]}")
    yield f"Round · {server(row)}"
    yield f"# {name(row['map_name'])}"
    yield f"Started {moment(row['started_at'])}"
    yield f"Ended {moment(row['ended_at'])}"
    yield f"Players {whole(row['total_players'])}{bots}"
    yield f"Kills {whole(row['total_kills'])}"
    yield f"Best {best(row)}"
    yield "## Scoreboard"
    teams: dict[str, list[Row]] = {}
    for one in maps.round_players(of, server_guid, round_id):
        teams.setdefault(one["team_label"], []).append(one)
    sums = {
        label: {column: sum(one[column] for one in team) for column in OF_TEAMS}
        for label, team in teams.items()
    }
    for label in sorted(teams, key=lambda label: (-sums[label]["final_score"], label)):
        yield f"### {name(label)}"
        yield from drawn.labelled(name(label))
        yield name(label)
        yield from table(
            ("#", "Player", "Score", "Kills", "Deaths", "Minutes", "Ping"),
            (
                (
                    str(place), name(one["player_name"]), *wholes(one, *OF_TEAMS),
                    one_decimal(one["play_time_minutes"]),
                    NONE if one["average_ping"] is None else whole(one["average_ping"]),
                )
                for place, one in enumerate(teams[label], start=1)
            ),
        )  # fmt: skip
        yield line("", "All", *wholes(sums[label], *OF_TEAMS), "", "")
    others = maps.round_others(of, server_guid, round_id)
    if others:
        yield "## Played at the same time"
        yield from table(
            ("Player", "Score", "Kills", "Deaths", "Minutes", "Team"),
            (
                (name(one["player_name"]), *wholes(one, *OF_TEAMS),
                 one_decimal(one["play_time_minutes"]), name(one["team_label"]))
                for one in others
            ),
        )  # fmt: skip


def compare(of: Oracles, player_name: str, other_player_name: str) -> Iterator[str]:
    """Two players side by side."""
    one, other = players.player(of, player_name), players.player(of, other_player_name)
    yield title(f"{player_name} – {other_player_name}")
    yield f"# {name(player_name)} – {name(other_player_name)}"
    yield head(name(player_name), "", name(other_player_name))
    for label, column, written in (
        ("Score", "total_score", whole), ("Score per round", "avg_score_per_round", one_decimal),
        ("Kills", "total_kills", whole), ("Deaths", "total_deaths", whole),
        ("Kills per death", "kd_ratio", rate), ("Kills per minute", "kill_rate", rate),
        ("Rounds", "total_rounds", whole), ("Hours", "total_play_time_minutes", hours),
    ):  # fmt: skip
        yield line(written(one[column]), label, written(other[column]))
    yield "## Servers where both played, by score"
    both = players.of_both(of, player_name, other_player_name)[:20]
    if both:
        yield from table(
            ("Server", name(player_name), name(other_player_name)),
            ((server(row), *wholes(row, "total_score", "other_total_score")) for row in both),
        )


def search(of: Oracles, text: str, **asked: Any) -> Iterator[str]:
    """Players, servers and maps by words of their names."""
    yield title(text)
    yield "# Find a player, a server or a map"
    found = players.found_players(of, text)
    shown = part(found, asked, "players", 50)
    if shown:
        yield "## Players"
        begins = asked.get("offset", 0)
        yield _count(len(found), len(shown), begins + len(shown) < len(found))
        yield from table(
            ("Player", "Rounds", "Score", "Last seen"),
            (
                (name(row["player_name"]), *wholes(row, "total_rounds", "total_score"),
                 moment(row["last_round_time"]))
                for row in shown
            ),
        )  # fmt: skip
        yield from parts(found, asked, "players")
    found_servers = players.found_servers(of, text)[:50]
    if found_servers:
        yield "## Servers"
        yield from table(
            ("Server", "Game", "Rounds", "Last seen"),
            (
                (server(row), game(row), whole(row["total_rounds"]), moment(row["last_seen"]))
                for row in found_servers
            ),
        )
    found_maps = maps.found_maps(of, text)[:50]
    if found_maps:
        yield "## Maps"
        yield from table(
            ("Map", "Player rounds"),
            ((name(row["map_name"]), whole(row["sample_count"])) for row in found_maps),
        )


def _count(found: int, shown: int, has_more: bool) -> str:
    return f"{whole(shown)} of {whole(found)} found." if has_more else f"{whole(found)} found."
