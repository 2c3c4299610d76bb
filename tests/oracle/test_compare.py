"""Whether a mart equals the oracle's table: every difference is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests.oracle.cases import WEDNESDAY_NOON, round_row
from tests.oracle.compare import connect_expected, differences, expected_rows
from tests.oracle.history import write_parquet


@pytest.fixture
def lifetime(tmp_path: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """Expected tables of three players, and a SQLite file whose lifetime mart equals them."""
    rows = [
        round_row("1", player="Ann", minutes=0.1),
        round_row("2", player="Bea", kills=1, deaths=3),
        round_row("3", player="Cid"),
    ]
    write_parquet(rows, tmp_path / "rounds.parquet")
    with connect_expected(tmp_path / "rounds.parquet", WEDNESDAY_NOON) as connection:
        records = expected_rows(connection, "player_stats_lifetime")
        names = list(records[0])
        sqlite_path = tmp_path / "marts #1.db"
        with closing(sqlite3.connect(sqlite_path)) as database, database:
            database.execute(
                f"create table player_stats_lifetime (updated_at, {', '.join(reversed(names))})"
            )
            database.executemany(
                f"insert into player_stats_lifetime values (''{', ?' * len(names)})",
                [list(reversed(record.values())) for record in records],
            )
        yield connection, sqlite_path


def test_a_mart_that_equals_the_expected_table_has_no_differences(
    lifetime: tuple[duckdb.DuckDBPyConnection, Path],
) -> None:
    connection, sqlite_path = lifetime
    assert differences(sqlite_path, "player_stats_lifetime", connection) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "update player_stats_lifetime set kd_ratio = 0.3330000000000001 where total_deaths = 3",
            "('Bea',): kd_ratio is 0.3330000000000001, expected 0.333",
        ),
        (
            "update player_stats_lifetime set total_kills = '2' where player_name = 'Ann'",
            "('Ann',): total_kills is '2', expected 2",
        ),
        (
            "update player_stats_lifetime set kill_rate = null where player_name = 'Ann'",
            "('Ann',): kill_rate is None, expected 20.0",
        ),
        ("delete from player_stats_lifetime where player_name = 'Cid'", "('Cid',): row is missing"),
        (
            "update player_stats_lifetime set player_name = 'cid' where player_name = 'Cid'",
            "('cid',): row is not expected",
        ),
        (
            "insert into player_stats_lifetime select * from player_stats_lifetime limit 1",
            "1 rows repeat the key of another",
        ),
        (
            "alter table player_stats_lifetime rename kd_ratio to kill_death_ratio",
            "columns missing ['kd_ratio'], unexpected ['kill_death_ratio']",
        ),
        ("delete from player_stats_lifetime", "the mart has 0 rows, expected 3"),
    ],
)
def test_each_difference_is_told(
    lifetime: tuple[duckdb.DuckDBPyConnection, Path], change: str, said: str
) -> None:
    connection, sqlite_path = lifetime
    with closing(sqlite3.connect(sqlite_path)) as database, database:
        database.execute(change)
    told = differences(sqlite_path, "player_stats_lifetime", connection)
    assert any(said in line for line in told), told


def test_two_empty_tables_are_equal_only_where_that_is_expected(
    lifetime: tuple[duckdb.DuckDBPyConnection, Path],
) -> None:
    connection, sqlite_path = lifetime
    with closing(sqlite3.connect(sqlite_path)) as database, database:
        database.execute("create table player_milestones (player_name)")
    assert differences(sqlite_path, "player_milestones", connection) != []
    assert differences(sqlite_path, "player_milestones", connection, may_be_empty=True) == []
