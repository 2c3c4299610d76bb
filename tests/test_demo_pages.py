"""The demo's pages in a terminal show what the tables hold, and are safe to print."""

import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from extract.demo.cast import SERVERS
from extract.demo.pages import busiest_server, player_page, server_page, top_player
from extract.demo.terminal import printable
from extract.errors import BfstatsError

MARTS = """
create table player_server_stats (
    player_name, server_guid, total_rounds, total_score, total_play_time_minutes, highest_score
);
create table player_stats_lifetime (
    player_name, total_rounds, total_score, total_kills, total_deaths, total_play_time_minutes,
    kd_ratio, kill_rate, first_round_time, last_round_time
);
create table player_map_stats (
    player_name, map_name, server_guid, total_rounds, total_kills, total_play_time_minutes
);
create table player_daily_stats (
    player_name, date, daily_rounds, daily_kills, daily_deaths, daily_score
);
create table player_milestones (player_name, milestone, achieved_at, days_to_achieve);
create table player_best_scores (
    player_name, period, rank, final_score, final_kills, final_deaths, map_name
);
create table server_leaderboard_entries (
    server_guid, period, ranking_type, player_name, rank, value
);
"""
ODD_NAME = "[red]\x1b[31m\u202e\u5175\x07"
ODD_NAME_SHOWN = r"[red]\x1b[31m\u202e" + "\u5175" + r"\x07"


@pytest.fixture
def marts(tmp_path: Path) -> Path:
    """The tables that pages read, with one player on one server who is new this year."""
    path = tmp_path / "a #1?" / "bfstats.db"
    path.parent.mkdir()
    server = SERVERS[0].guid
    rows = {
        "player_server_stats": (ODD_NAME, server, 12, 345, 90.5, 77),
        "player_stats_lifetime": (
            ODD_NAME, 12, 345, 6_000, 40, 90.5, 150.0, 66.298,
            "2024-01-02 03:04:05", "2024-02-03 04:05:06",
        ),
        "player_map_stats": (ODD_NAME, "wake", "", 12, 6_000, 90.5),
        "player_daily_stats": (ODD_NAME, "2024-02-03", 12, 6_000, 40, 345),
        "player_milestones": (ODD_NAME, 5_000, "2024-02-03 04:05:06", 32),
        "player_best_scores": (ODD_NAME, "all_time", 1, 77, 30, 2, "wake"),
        "server_leaderboard_entries": (server, "all_time", "score", ODD_NAME, 1, 345.0),
    }  # fmt: skip
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(MARTS)
        for table, row in rows.items():
            connection.execute(f"insert into {table} values ({', '.join('?' * len(row))})", row)
    return path


def _console(width: int = 100) -> Console:
    return Console(file=StringIO(), width=width, highlight=False)


def _printed(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_pages_show_what_the_tables_hold(marts: Path) -> None:
    console = _console()
    server_guid = busiest_server(marts)
    server_page(marts, server_guid, console)
    player_page(marts, top_player(marts, server_guid), console)
    shown = _printed(console)
    assert SERVERS[0].name in shown
    for fact in ("12 player rounds", "6,000 kills", "66.298 kills per minute", "2 h played",
                 "5,000 kills on 2024-02-03 (day 32)", "30/2", "6000/40"):  # fmt: skip
        assert fact in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_names_cannot_steer_the_terminal(marts: Path) -> None:
    console = _console()
    server_page(marts, SERVERS[0].guid, console)
    player_page(marts, ODD_NAME, console)
    shown = _printed(console)
    assert ODD_NAME_SHOWN in shown
    assert all(character.isprintable() or character == "\n" for character in shown)


def test_printable_leaves_ordinary_names_alone() -> None:
    for name in ("=TAG= Jos\u00e9", "^1Red", "\u0421\u0442\u0430\u043b\u043a\u0435\u0440", "[b]"):
        assert printable(name) == name


def test_a_narrow_terminal_gets_narrow_pages(marts: Path) -> None:
    console = _console(width=40)
    server_page(marts, SERVERS[0].guid, console)
    player_page(marts, ODD_NAME, console)
    assert max(map(len, _printed(console).splitlines())) <= 40


def test_an_unknown_player_is_an_error(marts: Path) -> None:
    with pytest.raises(BfstatsError, match="no player named 'Nobody'"):
        player_page(marts, "Nobody", _console())
