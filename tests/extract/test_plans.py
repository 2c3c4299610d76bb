"""A small batch is merged into a large landing by looking its keys up, never by reading it all."""

from __future__ import annotations

import re
import sqlite3

import pytest

from extract.database.connection import open_database
from extract.jobs.prune import KEEP_DAY, OLDEST_DAY, PRUNE_DAY
from extract.landing.hours import HourBatch
from extract.landing.hours_of_a_time import NEWEST_HOUR
from extract.landing.indexes import make_indexes
from extract.landing.rounds import RoundBatch
from extract.landing.samples import SampleBatch, let_old_samples_go
from extract.records.loads import LoadCounts
from extract.sources.columns import SERVER_ONLINE_COUNTS
from extract.sources.protocol import HourBlock, Rejection, RoundBlock, TimeRange
from tests.extract.fillable_sites import Landing

MILLION = 1_000_000
LARGE_LANDING = """
with recursive numbers(number) as (
    select 0
    union all
    select number + 1 from numbers where number < {rows} - 1
)

insert into landing_player_rounds
select
    printf('player %06d', number / 20),
    1700000000 + number % 20,
    'round',
    'server',
    'map',
    1700000100,
    1, 1, 1, 1.0, 'team', 'game', 0, 1700000200, 'bf1942', null, 1, 0
from numbers
order by 1
"""
SCANS = re.compile(r"SCAN (landing_player_rounds|landing_server_(hours|samples)|landed|sample)\b")


OF_A_DAY = (OLDEST_DAY, KEEP_DAY, PRUNE_DAY)


def plans(connection: sqlite3.Connection, statements: list[str]) -> list[str]:
    """Each step of each statement's plan, for what reads landing tables."""
    steps = []
    for statement in statements:
        if "landing_" in statement and not statement.startswith("-- "):
            select = re.sub(r"^\s*create temp table \w+ as", "", statement)
            steps += [row[3] for row in connection.execute(f"explain query plan {select}")]
    return steps


@pytest.fixture(params=["no statistics", "right statistics", "old statistics"])
def large_landing(request: pytest.FixtureRequest, landing: Landing) -> Landing:
    """Many rounds, where somebody ran `analyze`: never, now, or when there were three."""
    with open_database(landing.path) as connection:
        connection.execute("insert into landing_loads (source_table, started_at) values ('', '')")
        if request.param == "old statistics":
            connection.execute(LARGE_LANDING.format(rows=3))
            connection.execute("analyze")
            connection.execute("delete from landing_player_rounds")
        connection.execute(LARGE_LANDING.format(rows=MILLION // 10))
        if request.param == "right statistics":
            connection.execute("analyze")
    return landing


def test_rounds_are_looked_up(large_landing: Landing) -> None:
    content = ("map", 1700000100, 1, 1, 1, 1.0, "team", "game", 0, 1700000300, "bf1942", None)
    rows = [
        (f"player {number:06}", 1700000000 + number % 3, "round", server, *content)
        for number in range(300)
        for server in ("server" if number % 2 else "another server",)
    ]
    rejections = [Rejection(row[:3], 1700000100, "bad", [None] * 16) for row in rows[:100]]
    with open_database(large_landing.path) as connection, RoundBatch(connection) as batch:
        batch.collect([RoundBlock(rows, rejections)])
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        batch.commit()
        connection.set_trace_callback(None)
        steps = plans(connection, statements)
        assert len([step for step in steps if "PRIMARY KEY (player_name=?" in step]) >= 4
        assert [step for step in steps if SCANS.search(step)] == []


def test_hours_are_looked_up(landing: Landing) -> None:
    rows = [(f"server {number}", 1700000000, "bf1942", 1, 1, 1, 1, 1, 1) for number in range(50)]
    with (
        open_database(landing.path) as connection,
        HourBatch(connection, TimeRange(None, None)) as batch,
    ):
        batch.collect([HourBlock(rows)], [])
        assert batch.counts == LoadCounts(rows_read=50)
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        batch.compare_with_landing()
        batch.commit()
        connection.set_trace_callback(None)
        steps = plans(connection, statements)
        assert [step for step in steps if "PRIMARY KEY (server_guid=?" in step]
        assert [step for step in steps if SCANS.search(step)] == []


def test_samples_are_looked_up(landing: Landing) -> None:
    samples = [(f"server {number}", 1700000000, "bf1942", 1, 1) for number in range(50)]
    with open_database(landing.path) as connection, SampleBatch(connection) as batch:
        make_indexes(connection, SERVER_ONLINE_COUNTS)
        batch.collect(samples, [])
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        batch.commit()
        let_old_samples_go(connection)
        connection.set_trace_callback(None)
        steps = plans(connection, statements)
        assert [step for step in steps if "PRIMARY KEY (server_guid=?" in step]
        assert [step for step in steps if SCANS.search(step)] == []


@pytest.mark.parametrize("statement", [NEWEST_HOUR, *OF_A_DAY])
def test_hours_of_a_time_are_looked_up_in_each_servers(statement: str, landing: Landing) -> None:
    with open_database(landing.path) as connection:
        bounds = {"before_epoch": 0, "day_epoch": 0}
        plan = connection.execute(f"explain query plan {statement}", bounds).fetchall()
    scans = re.compile(r"SCAN (landing_server_hours|hours)\b")
    assert [step for *_, step in plan if scans.match(step)] == []
