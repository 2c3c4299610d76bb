"""Two pages of the site, read from the SQLite file with plain SQL: a server's and a player's."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from extract.demo.cast import SERVER_NAMES
from extract.demo.terminal import (
    Row,
    as_hours,
    as_ratio,
    as_whole,
    print_facts,
    print_heading,
    print_side_by_side,
    table,
)
from extract.errors import BfstatsError
from extract.wording import counted

Format = Callable[[Any], str]

BOARD_ROWS = 10
FAVOURITE_ROWS = 5
DAY_ROWS = 7


class Board(NamedTuple):
    """What one leaderboard shows, and how its values are written."""

    title: str
    period: str
    ranking_type: str
    value_format: Format


BOARDS = (
    Board("Score", "all_time", "score", as_whole),
    Board("Kills", "all_time", "kills", as_whole),
    Board("Score, last 7 days", "weekly", "score", as_whole),
    Board("Kills per death", "all_time", "kd_ratio", as_ratio),
    Board("Kills per minute", "all_time", "kill_rate", as_ratio),
    Board("Time played", "all_time", "playtime", as_hours),
)
BEST_SCORE_PERIODS = (
    ("Best, this week", "this_week"),
    ("Best, last 30 days", "last_30_days"),
    ("Best, all time", "all_time"),
)


def busiest_server(database_path: Path) -> str:
    """The server_guid with the most player rounds."""
    rows = _read(
        database_path,
        """
        select server_guid from player_server_stats
        group by server_guid order by sum(total_rounds) desc, server_guid limit 1
        """,
    )
    if not rows:
        raise BfstatsError(f"{database_path} has no player rounds yet: run sync, then dbt build")
    return str(rows[0][0])


def top_player(database_path: Path, server_guid: str) -> str:
    """The name of the player with the greatest score ever on a server."""
    rows = _read(
        database_path,
        """
        select player_name from player_server_stats where server_guid = ?
        order by total_score desc, player_name limit 1
        """,
        server_guid,
    )
    if not rows:
        raise BfstatsError(f"{database_path} has no player rounds of server {server_guid!r}")
    return str(rows[0][0])


def server_page(database_path: Path, server_guid: str, console: Console) -> None:
    """Print a server's totals and its leaderboards."""
    ((players, rounds, minutes),) = _read(
        database_path,
        """
        select count(*), coalesce(sum(total_rounds), 0), coalesce(sum(total_play_time_minutes), 0)
        from player_server_stats where server_guid = ?
        """,
        server_guid,
    )
    print_heading(console, _server_name(server_guid))
    print_facts(
        console,
        counted(players, "player"),
        counted(rounds, "player round"),
        f"{as_hours(minutes)} played",
    )
    print_side_by_side(console, [_board(database_path, server_guid, board) for board in BOARDS])


def player_page(database_path: Path, player_name: str, console: Console) -> None:
    """Print a player's life, milestones, best scores, favourites and last days of play."""
    lifetime = _read(
        database_path,
        """
        select
            total_rounds, total_score, total_kills, total_deaths, total_play_time_minutes,
            kd_ratio, kill_rate, substr(first_round_time, 1, 10), substr(last_round_time, 1, 10)
        from player_stats_lifetime where player_name = ?
        """,
        player_name,
    )
    if not lifetime:
        raise BfstatsError(f"{database_path} has no player named {player_name!r}")
    rounds, score, kills, deaths, minutes, kd_ratio, kill_rate, first_day, last_day = lifetime[0]
    print_heading(console, player_name)
    print_facts(
        console, counted(rounds, "round"), f"{score:,} score", counted(kills, "kill"),
        counted(deaths, "death"), f"{as_hours(minutes)} played",
    )  # fmt: skip
    print_facts(
        console, f"{kd_ratio:.3f} kills per death", f"{kill_rate:.3f} kills per minute",
        f"first seen {first_day}", f"last seen {last_day}",
    )  # fmt: skip
    print_facts(console, *_milestones(database_path, player_name))
    print_side_by_side(
        console,
        [
            _best_scores(database_path, player_name, title, period)
            for title, period in BEST_SCORE_PERIODS
        ],
    )
    print_side_by_side(
        console,
        [
            _favourite_servers(database_path, player_name),
            _favourite_maps(database_path, player_name),
            _last_days(database_path, player_name),
        ],
    )


def _board(database_path: Path, server_guid: str, board: Board) -> Table:
    rows = _read(
        database_path,
        """
        select rank, player_name, value from server_leaderboard_entries
        where server_guid = ? and period = ? and ranking_type = ?
        order by rank, player_name limit ?
        """,
        server_guid,
        board.period,
        board.ranking_type,
        BOARD_ROWS,
    )
    return table(
        board.title,
        (">#", "<player", ">"),
        ((rank, name, board.value_format(value)) for rank, name, value in rows),
    )


def _milestones(database_path: Path, player_name: str) -> list[str]:
    rows = _read(
        database_path,
        """
        select milestone, substr(achieved_at, 1, 10), days_to_achieve from player_milestones
        where player_name = ? order by milestone
        """,
        player_name,
    )
    return [f"{kills:,} kills on {date} (day {days:,})" for kills, date, days in rows]


def _best_scores(database_path: Path, player_name: str, title: str, period: str) -> Table:
    rows = _read(
        database_path,
        """
        select rank, final_score, final_kills || '/' || final_deaths, map_name
        from player_best_scores where player_name = ? and period = ? order by rank
        """,
        player_name,
        period,
    )
    return table(title, (">#", ">score", ">k/d", "<map"), rows)


def _favourite_servers(database_path: Path, player_name: str) -> Table:
    rows = _read(
        database_path,
        """
        select server_guid, total_rounds, highest_score from player_server_stats
        where player_name = ? order by total_play_time_minutes desc, server_guid limit ?
        """,
        player_name,
        FAVOURITE_ROWS,
    )
    return table(
        "Favourite servers",
        ("<server", ">rounds", ">best"),
        ((_server_name(server_guid), rounds, best) for server_guid, rounds, best in rows),
    )


def _favourite_maps(database_path: Path, player_name: str) -> Table:
    rows = _read(
        database_path,
        """
        select map_name, total_rounds, total_kills from player_map_stats
        where player_name = ? and server_guid = ''
        order by total_play_time_minutes desc, map_name limit ?
        """,
        player_name,
        FAVOURITE_ROWS,
    )
    return table("Favourite maps", ("<map", ">rounds", ">kills"), rows)


def _last_days(database_path: Path, player_name: str) -> Table:
    rows = _read(
        database_path,
        """
        select date, daily_rounds, daily_kills || '/' || daily_deaths, daily_score
        from player_daily_stats where player_name = ? order by date desc limit ?
        """,
        player_name,
        DAY_ROWS,
    )
    return table("Last days", (">date", ">rounds", ">k/d", ">score"), rows)


def _server_name(server_guid: str) -> str:
    return SERVER_NAMES.get(server_guid, server_guid)


def _read(database_path: Path, query: str, *parameters: str | int) -> list[Row]:
    address = f"{database_path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        return connection.execute(query, parameters).fetchall()
