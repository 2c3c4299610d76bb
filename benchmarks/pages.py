"""Reading what a site shows: from SQLite, ClickHouse's raw rounds, and the same tables in it."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import clickhouse_connect

from benchmarks import measure
from benchmarks.bench import FULL, Figures
from benchmarks.landing import land_beside_dlt, remove
from benchmarks.tables import RESULTS
from torture.report import say

PAGES = 100
PERIOD_DAYS = {"weekly": (7, 3), "monthly": (30, 10), "all_time": (20_000, 20)}
Rows = list[Sequence[Any]]

BOARDS = """
    select ranking_type, rank, player_name, value, total_rounds
    from server_leaderboard_entries
    where server_guid = {server} and period = {period} and rank <= 100
    order by ranking_type, rank, player_name
"""
PLAYER = (
    "select * from player_stats_lifetime where player_name = {player}",
    "select * from player_server_stats where player_name = {player}"
    " order by total_rounds desc limit 20",
    "select * from player_map_stats where player_name = {player} and server_guid = ''"
    " order by total_rounds desc limit 20",
    "select * from player_stats_rolling where player_name = {player} and period = 'last_30_days'",
    "select * from player_best_scores where player_name = {player} order by period, rank",
    "select * from player_milestones where player_name = {player} order by milestone",
)
"""What one page asks of the tables, in the same words of both engines."""

_RAW_VALUES = {
    "score": ("sum(final_score)", "1"),
    "kills": ("sum(final_kills)", "1"),
    "kd_ratio": (
        "round(sum(final_kills) / greatest(sum(final_deaths), 1), 3)",
        "final_kills > 0 or final_deaths > 0",
    ),
    "kill_rate": (
        "round(sum(final_kills) / sum(play_time_minutes), 3)",
        "final_kills > 0 and play_time_minutes > 0",
    ),
    "playtime": ("sum(play_time_minutes)", "1"),
}
_RAW_BOARD = """
    select player_name, {value} as value, count() as total_rounds
    from player_rounds
    where
        server_guid = {{server:String}} and is_bot = 0 and {condition}
        and round_start_time >= subtractDays({{as_of:DateTime('UTC')}}, {{days:UInt32}})
        and round_end_time <= {{as_of:DateTime('UTC')}}
    group by player_name
    having total_rounds >= {{fewest:UInt32}}
    order by value desc
    limit 100
"""
_TOTALS = "count(), sum(final_kills), sum(final_deaths), sum(final_score), sum(play_time_minutes)"
_RAW_OF = "from player_rounds where player_name = {player:String} and is_bot = 0"
_RAW_PLAYER = (
    f"select {_TOTALS}, min(round_start_time), max(round_end_time) {_RAW_OF}",
    f"select server_guid, {_TOTALS}, argMax((round_id, map_name, round_start_time), final_score)"
    f" {_RAW_OF} group by server_guid order by count() desc limit 20",
    f"select map_name, {_TOTALS} {_RAW_OF} group by map_name order by count() desc limit 20",
    f"select {_TOTALS} {_RAW_OF}"
    " and round_start_time >= subtractDays({as_of:DateTime('UTC')}, 30)",
    f"select * {_RAW_OF} and final_score > 0 order by final_score desc, round_end_time limit 3",
    "select min(round_end_time), min(running) from (select round_end_time, sum(final_kills) over"
    f" (order by round_end_time, round_start_time, round_id) as running {_RAW_OF})"
    " array join [5000, 10000, 20000, 50000, 75000, 100000] as milestone"
    " where running >= milestone group by milestone order by milestone",
)


def measure_pages(folder: Path, as_of: str) -> Figures:
    """Milliseconds per page, p50 and p95; each engine within this process, on its own files."""
    luck = random.Random(0)
    with (
        closing(sqlite3.connect(f"file:{folder / 'tables.db'}?mode=ro", uri=True)) as database,
        closing(
            clickhouse_connect.get_client(interface="chdb", path=str(folder / "engine"))
        ) as client,
    ):
        rounds = database.execute(
            "select server_guid, player_name from landing_player_rounds where is_bot = 0"
            " and abs(random()) % 2000 = 0"
        ).fetchall()
        # By rounds, so that the busiest servers and players are looked at most.
        pages = [
            {"server": server, "player": player, "period": luck.choice(list(PERIOD_DAYS))}
            for server, player in luck.choices(rounds, k=PAGES)
        ]

        def from_sqlite(query: str, page: dict[str, str]) -> Rows:
            return database.execute(query.format(**_places(":{}")), page).fetchall()

        def from_tables(query: str, page: dict[str, str]) -> Rows:
            client.database = RESULTS
            return list(client.query(query.format(**_places("{{{}:String}}")), page).result_rows)

        def from_rounds(query: str, page: dict[str, str]) -> Rows:
            client.database = FULL
            days, fewest = PERIOD_DAYS[page["period"]]
            values = {**page, "as_of": as_of, "days": days, "fewest": fewest}
            return list(client.query(query, values).result_rows)

        boards = [
            _RAW_BOARD.format(value=value, condition=condition)
            for value, condition in _RAW_VALUES.values()
        ]
        for page in pages:
            if [tuple(row) for row in from_tables(BOARDS, page)] != from_sqlite(BOARDS, page):
                raise measure.BenchmarkError(f"the boards of {page} differ in ClickHouse")
        return {
            "leaderboard": {
                "sqlite": _milliseconds(pages, [BOARDS], from_sqlite),
                "clickhouse_rounds": _milliseconds(pages, boards, from_rounds),
                "clickhouse_tables": _milliseconds(pages, [BOARDS], from_tables),
            },
            "player": {
                "sqlite": _milliseconds(pages, PLAYER, from_sqlite),
                "clickhouse_rounds": _milliseconds(pages, _RAW_PLAYER, from_rounds),
                "clickhouse_tables": _milliseconds(pages, PLAYER, from_tables),
            },
        }


def _places(form: str) -> dict[str, str]:
    return {name: form.format(name) for name in ("server", "period", "player")}


def _milliseconds(
    pages: Sequence[dict[str, str]],
    queries: Sequence[str],
    ask: Callable[[str, dict[str, str]], Rows],
) -> dict[str, float]:
    """The median and the 95th percentile over the pages, after each was asked for once."""
    seconds = []
    for is_warm in (False, True):
        for page in pages:
            began = time.perf_counter()
            for query in queries:
                ask(query, page)
            if is_warm:
                seconds.append(time.perf_counter() - began)
    found = measure.percentiles(seconds)
    say(f"pages: {found}")
    return found


def measure_embedded(folder: Path, repeats: int) -> Figures:
    """`sync` with the engine in its own process: its memory, and the time of rounds beside dlt."""
    with closing(
        clickhouse_connect.get_client(interface="chdb", path=str(folder / "engine"))
    ) as client:
        for table in ("player_rounds", "server_online_counts"):
            source = f"select * from {FULL}.{table}"
            client.command(f"create or replace view default.{table} as {source}")
    database, source = folder / "embedded.db", f"chdb:{folder / 'engine'}"
    remove(database)
    found = asdict(measure.extract(database, source, "sync"))
    ours, theirs = land_beside_dlt(database, source, repeats)
    return {**found, "rounds_seconds": ours.seconds, "dlt_rounds_seconds": theirs.seconds}
