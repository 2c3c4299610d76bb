"""Numbers that an older bfstats landed, and of which a site's sum has no room, are set aside."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extract.database.connection import open_database
from extract.landing.drift import landed_hour_totals, landed_round_totals
from extract.sources.columns import LARGEST_PLAY_TIME_MINUTES, LARGEST_WHOLE, LIMITS
from tests.upgrades.make import load

OLD = Path(__file__).with_name("4.sql")
BEYOND = [
    ("final_score", LIMITS["final_score"][1] + 1, "is beyond 2,147,483,647"),
    ("final_score", LIMITS["final_score"][0] - 1, "is below -2,147,483,648"),
    ("final_kills", LIMITS["final_kills"][1] + 1, "is beyond 4,294,967,295"),
    ("final_deaths", LARGEST_WHOLE, "is beyond 4,294,967,295"),
    ("is_bot", LIMITS["is_bot"][1] + 1, "is beyond 255"),
    ("play_time_minutes", LARGEST_PLAY_TIME_MINUTES + 1, "is beyond 527,040, a year"),
]
WITHIN = [
    *(("final_score", limit) for limit in LIMITS["final_score"]),
    *((name, LIMITS[name][1]) for name in ("final_kills", "final_deaths", "is_bot")),
    ("play_time_minutes", LARGEST_PLAY_TIME_MINUTES),
]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the version before, one of whose rounds is as large as can be in each way."""
    path = tmp_path / "bfstats.db"
    load(OLD, path)
    for place, (column, value) in enumerate(WITHIN):
        change(path, place, column, value)
    return path


def change(path: Path, place: int, column: str, value: float) -> None:
    """Let the round at a place have that value."""
    key = "player_name, round_start_epoch, round_id"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            f"update landing_player_rounds set {column} = ? where ({key}) ="
            f" (select {key} from landing_player_rounds order by 1, 2, 3 limit 1 offset ?)",
            (value, place),
        )


@pytest.mark.parametrize(("column", "value", "reason"), BEYOND)
def test_a_round_beyond_a_bound_is_set_aside_by_a_load_of_its_own(
    old: Path, column: str, value: int, reason: str
) -> None:
    change(old, len(WITHIN), column, value)
    with closing(sqlite3.connect(old)) as connection:
        (last_load,) = connection.execute("select max(load_id) from landing_loads").fetchone()

    with open_database(old) as connection:
        gone = connection.execute(
            f"select json_array(player_name, round_start_epoch, round_id), {column}, load_id"
            " from landing_player_rounds where is_deleted = 1"
        ).fetchall()
        kept = connection.execute(
            "select row_identity, reason, source_row from landing_rejected_rows"
            " where reason like '% is be%'"
        ).fetchall()
        totals = landed_round_totals(connection)

    ((identity, found, load_id),) = gone
    assert (found, load_id) == (value, last_load + 1)
    ((kept_identity, kept_reason, row),) = kept
    assert (kept_identity, kept_reason) == (identity, f"{column} {reason}")
    assert json.loads(row)[column] in (str(value), str(float(value)))
    assert sum(total.rows for total in totals.values()) > 1


def test_two_rounds_whose_sum_has_no_room_are_set_aside(old: Path) -> None:
    for place in range(2):
        change(old, len(WITHIN) + place, "final_kills", LARGEST_WHOLE)
    with open_database(old) as connection:
        landed_round_totals(connection)
        (count,) = connection.execute(
            "select rows_landed from landing_loads order by load_id desc limit 1"
        ).fetchone()
    assert count == 2


def test_rounds_within_the_bounds_stay_and_no_load_is_made(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        (before,) = connection.execute("select max(load_id) from landing_loads").fetchone()
    with open_database(old) as connection:
        assert connection.execute("select max(load_id) from landing_loads").fetchone() == (before,)
        assert not connection.execute(
            "select * from landing_player_rounds where is_deleted"
        ).fetchall()


def test_an_hour_with_a_count_beyond_its_bound_is_set_aside(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute(
            "update landing_server_hours set peak_players = 1 << 62, players_sum = 1 << 62"
        )
        (hours,) = connection.execute("select count(*) from landing_server_hours").fetchone()
    with open_database(old) as connection:
        assert landed_hour_totals(connection, 0, 2**40) == {}
        (kept,) = connection.execute(
            "select count(*) from landing_rejected_rows"
            " where reason = 'players_online is beyond 65,535'"
        ).fetchone()
    assert kept == hours > 1
