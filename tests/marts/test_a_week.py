"""A week of the crontab leaves what one full refresh at its end would make.

Rounds land hour by hour; the minutely models run in every fourth hour, the hourly in every twelfth.

Meanwhile rounds and samples arrive at an embedded ClickHouse, some of them late, again or
corrected. After each run, which is as of the second at which cron would have started it,
`updated_at` must tell what it changed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client
from dbt.contracts.graph.manifest import Manifest

from tests.extract.fillable_sites import SAMPLE_TYPES
from tests.extract.test_population import HOURS, INDEPENDENT
from tests.marts.arrivals import parquet_site, time_text
from tests.marts.rounds import DAY_SECONDS, HOUR_SECONDS
from tests.marts.test_servers import land
from tests.marts.warehouse import (
    DICTIONARY_GRAIN,
    MART_GRAIN,
    Tables,
    Warehouse,
    assert_updated_at_tells_changes,
)
from tests.marts.week import END, START, round_arrivals, sample_arrivals
from tests.oracle import compare as duckdb_oracle
from tests.oracle.clickhouse import expected as clickhouse_oracle
from tests.oracle.history import insert_rows
from tests.support.commands import WITHOUT_UNIT_TESTS
from tests.support.site_tables import create_site_tables

MONDAY = 0
AT_THE_END = time_text(END)
THREE_DAYS_BEFORE = time_text(END - 3 * DAY_SECONDS)

CADENCES = {
    "minutely": (
        "player_stats_lifetime",
        "player_server_stats",
        "player_map_stats",
        "player_daily_stats",
        "player_milestones",
        "player_best_scores",
        "player_monthly_stats",
        "player_stats_rolling",
        "server_leaderboard_entries",
        "server_leaderboard_candidates",
        "game_leaderboard_entries",
        "game_leaderboard_candidates",
        "server_online_counts",
        "server_daily_counts",
        "server_names",
        "servers",
        "server_totals",
        "rounds",
    ),
    "hourly": (
        "server_leaderboard_entries",
        "server_leaderboard_candidates",
        "game_leaderboard_entries",
        "game_leaderboard_candidates",
    ),
    "daily": (
        "server_hourly_patterns",
        "hourly_player_predictions",
        "hourly_activity_patterns",
        "map_global_averages",
        "server_map_stats",
        "rounds",
        "map_hourly_patterns",
    ),
    "weekly": ("player_monthly_stats", "player_best_scores", "server_online_counts"),
}
"""The tables that each makes, as its selector in `selectors.yml` says."""

WINDOWED = {
    "player_best_scores",
    "player_stats_rolling",
    "server_online_counts",
    "server_daily_counts",
    "server_hourly_patterns",
    "hourly_player_predictions",
    "hourly_activity_patterns",
    "server_leaderboard_entries",
    "map_hourly_patterns",
    "server_leaderboard_candidates",
    "game_leaderboard_entries",
    "game_leaderboard_candidates",
}

LANDED = {
    "landing_player_rounds": "load_id",
    "landing_server_hours": "load_id",
    "landing_server_names": "",
    "landing_rejected_rows": "",
    "landing_cursors": "",
}
"""What landing holds, and the column that tells by which load."""


class Week:
    """The site, and the file that the crontab keeps, as the week goes by."""

    def __init__(self, folder: Path, client: Client, manifest: Manifest) -> None:
        self.client = client
        self.engine = folder / "engine"
        self.site = parquet_site(folder)
        self.site.insert = lambda rows: insert_rows(client, rows)
        self.warehouse = Warehouse(folder, manifest)
        self.tables: Tables = {table: {} for table in MART_GRAIN}
        self.differences: list[str] = []
        self.first_reads: dict[int, int] = {}
        self._rounds = round_arrivals(1)
        self._samples = sample_arrivals(2)

    def sync(self, epoch: int) -> None:
        """Let all arrive that has until then, and land it."""
        rounds = list(takewhile(lambda arrival: arrival[0] <= epoch, self._rounds))
        samples = list(takewhile(lambda arrival: arrival[0] <= epoch, self._samples))
        del self._rounds[: len(rounds)], self._samples[: len(samples)]
        self.site.receive(row for _, row in rounds)
        self.client.insert(
            "server_online_counts",
            [sample for _, sample in samples],
            column_names=list(SAMPLE_TYPES),
            column_type_names=list(SAMPLE_TYPES.values()),
        )
        land(self.warehouse, self.engine)

    def build(self, epoch: int) -> None:
        """Make everything by the cadences' selectors, once."""
        for cadence, tables in CADENCES.items():
            done: Any = self.warehouse.invoke("run", "--selector", cadence, *_as_of(epoch))
            assert done.success
            nodes = [ended.node for ended in done.result.results]
            made = {node.name for node in nodes if node.config.materialized != "view"}
            assert made - set(DICTIONARY_GRAIN) == set(tables)
        self.tables = self.warehouse.tables()

    def run(self, cadence: str, epoch: int) -> None:
        """Run the cadence's tables, over the views of the first run: nobody edits these here."""
        before = self.tables
        # By file, as the name of a table may be that of a folder, too: `servers`.
        files = [f"file:{table}.sql" for table in CADENCES[cadence]]
        self._dbt("run", epoch, "--select", *files)
        after = self.warehouse.tables(CADENCES[cadence])
        assert_updated_at_tells_changes(before, after, time_text(epoch))
        self.tables = {**before, **after}

    def test(self, epoch: int) -> None:
        """Run the data tests."""
        self._dbt("test", epoch, *WITHOUT_UNIT_TESTS)

    def unlike_oracles(self, cadence: str, epoch: int) -> list[str]:
        """Where the cadence's tables, just made, are not what the oracles say."""
        as_of = time_text(epoch)
        return [
            f"{cadence} as of {as_of}: {line}"
            for unlike in (self._unlike_duckdb, self._unlike_clickhouse)
            for line in unlike(CADENCES[cadence], as_of)
        ]

    def samples_of_hour(self, hour: int) -> int:
        """How many samples of the hour have landed."""
        with self.warehouse.connect() as connection:
            (samples,) = connection.execute(
                "select coalesce(sum(sample_count), 0) from landing_server_hours"
                " where hour_epoch = ?",
                (hour,),
            ).fetchone()
        return int(samples)

    def _dbt(self, command: str, epoch: int, *arguments: str) -> None:
        errors = self.warehouse.dbt(command, *arguments, *_as_of(epoch))
        assert not errors, f"dbt {command} {arguments} as of {time_text(epoch)}: {errors}"

    def _unlike_duckdb(self, tables: tuple[str, ...], as_of: str) -> Iterator[str]:
        chosen = [table for table in tables if table in duckdb_oracle.GRAIN]
        with self.site.expected(as_of, chosen) as expected:
            for table in chosen:
                yield from duckdb_oracle.differences(self.warehouse.database, table, expected)

    def _unlike_clickhouse(self, tables: tuple[str, ...], as_of: str) -> Iterator[str]:
        chosen = [table for table in tables if table in clickhouse_oracle.GRAIN]
        clickhouse_oracle.read_source(self.client)
        for table in chosen:
            yield from clickhouse_oracle.differences(
                self.warehouse.database, table, self.client, as_of
            )


def _as_of(epoch: int) -> tuple[str, str]:
    return "--vars", json.dumps({"as_of": time_text(epoch)})


def pass_hour(week: Week, hour: int, minute: int, *, is_compared: bool) -> None:
    """Run what cron would in the hour; of the syncs of every minute, one at this minute.

    In some hours what has landed waits for a later one's run, which has more to do then.
    """
    moment = datetime.fromtimestamp(hour, UTC)
    if moment.weekday() == MONDAY and moment.hour == 3:
        week.run("weekly", hour)
        week.differences += week.unlike_oracles("weekly", hour)
    if moment.hour == 4:
        week.warehouse.seed()
        week.run("daily", hour)
        week.differences += week.unlike_oracles("daily", hour)
        if moment.weekday() == MONDAY:
            week.test(hour)
    if moment.hour % 12 == 0 or is_compared:
        week.run("hourly", hour + 300)
    if is_compared:
        week.differences += week.unlike_oracles("hourly", hour + 300)
    second = hour + minute * 60 + minute % 3
    week.sync(second)
    if moment.hour % 4 == 0 or is_compared:
        week.run("minutely", second)
    if is_compared:
        week.differences += week.unlike_oracles("minutely", second)
    week.first_reads[hour] = week.samples_of_hour(hour)


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory, manifest: Manifest) -> Iterator[Week]:
    """The week when it is over, and each cadence has run once more at its end."""
    folder = tmp_path_factory.mktemp("week")
    chance = random.Random(3)
    with get_client(interface="chdb", path=str(folder / "engine")) as client:
        create_site_tables(client, "default")
        week = Week(folder, client, manifest)
        week.sync(START)
        week.warehouse.seed()
        week.build(START)
        compared_hour = 0
        for hour in range(START, END, HOUR_SECONDS):
            if (hour - START) % DAY_SECONDS == 0:
                compared_hour = hour + chance.randrange(24) * HOUR_SECONDS
            # Not before the hourly run, nor in the hour's last minute.
            pass_hour(week, hour, chance.randint(6, 58), is_compared=hour == compared_hour)
        week.sync(END)
        for cadence in CADENCES:
            week.run(cadence, END)
        yield week


@pytest.fixture(scope="module")
def make_new_file(
    week: Week, tmp_path_factory: pytest.TempPathFactory, manifest: Manifest
) -> Callable[[str], Warehouse]:
    """Makes a new file that reads all that the site has, and builds all tables once."""

    def make(as_of: str) -> Warehouse:
        new = Warehouse(tmp_path_factory.mktemp("new"), manifest)
        land(new, week.engine)
        new.seed()
        new.run(as_of)
        return new

    return make


def landed(warehouse: Warehouse) -> dict[str, list[tuple[Any, ...]]]:
    """All that has landed, whatever the load that it came by."""
    with warehouse.connect() as connection:
        contents = {}
        for table, left_out in LANDED.items():
            columns = connection.execute(f"select name from pragma_table_info('{table}')")
            names = ", ".join(name for (name,) in columns if name != left_out)
            rows = connection.execute(f"select {names} from {table} order by {names}")
            contents[table] = rows.fetchall()
    return contents


def test_on_every_day_the_tables_equal_the_oracles(week: Week) -> None:
    assert not week.differences, "\n".join(week.differences)


def test_the_week_ends_as_one_full_refresh_at_its_end(
    week: Week, make_new_file: Callable[[str], Warehouse]
) -> None:
    new = make_new_file(AT_THE_END)
    assert landed(week.warehouse) == landed(new)
    assert week.warehouse.contents() == new.contents()
    tables = week.warehouse.tables()
    week.warehouse.run(AT_THE_END, "--full-refresh")
    assert week.warehouse.tables() == tables


def test_the_week_ends_as_the_oracles_say(week: Week) -> None:
    assert {table for tables in CADENCES.values() for table in tables} == set(MART_GRAIN)
    found = [line for cadence in CADENCES for line in week.unlike_oracles(cadence, END)]
    assert not found, "\n".join(found)


def test_hours_that_were_read_unfinished_end_as_clickhouse_counts_them(week: Week) -> None:
    assert len(week.first_reads) == 168
    for hour, samples in week.first_reads.items():
        assert 0 < samples < week.samples_of_hour(hour)
    with week.warehouse.connect() as connection:
        hours = connection.execute(HOURS).fetchall()
    independent = week.client.query(INDEPENDENT.format(table="server_online_counts"))
    assert hours == [tuple(row) for row in independent.result_rows]


def test_three_days_back_and_forward_again_equal_a_full_refresh(
    week: Week, make_new_file: Callable[[str], Warehouse]
) -> None:
    at_the_end = week.warehouse.contents()
    week.warehouse.run(THREE_DAYS_BEFORE)
    before = week.warehouse.contents()
    assert before == make_new_file(THREE_DAYS_BEFORE).contents()
    assert {table for table, rows in before.items() if rows != at_the_end[table]} == WINDOWED
    week.warehouse.run(AT_THE_END)
    assert week.warehouse.contents() == at_the_end
