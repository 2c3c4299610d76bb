"""`python -m extract status`: what was loaded and run, and what is overdue."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extract.records.loads import LAST_LOAD
from extract.schedule.freshness import FIRST_LOAD, NEWEST_ROWS
from tests.extract.fillable_sites import HOUR, NOW
from tests.marts.arrivals import time_text
from tests.schedule.conftest import RunCadence, small_site
from tests.support.commands import Bfstats

MINUTE = 60
DAY = 24 * HOUR

Age = Callable[[int], None]


@pytest.fixture
def synced(bfstats: Bfstats, source: str) -> Bfstats:
    bfstats.sync(source)
    return bfstats


@pytest.fixture(scope="module")
def built_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    bfstats = Bfstats(tmp_path_factory.mktemp("built"))
    bfstats.sync(small_site(bfstats.folder).source)
    for command in ("seed", "run"):
        assert bfstats.dbt("--quiet", command).returncode == 0
    return bfstats.database


@pytest.fixture
def built(built_file: Path, bfstats: Bfstats) -> Bfstats:
    """A file with every table, which a test may change."""
    shutil.copy(built_file, bfstats.database)
    return bfstats


@pytest.fixture
def age(synced: Bfstats) -> Age:
    """Let so many seconds have passed since the one load of each table."""

    def make_older(seconds: int) -> None:
        change(
            synced,
            "update landing_loads set"
            f" started_at = datetime(started_at, '{-seconds} seconds'),"
            f" finished_at = datetime(finished_at, '{-seconds} seconds')",
        )

    return make_older


def change(bfstats: Bfstats, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(bfstats.database)) as connection, connection:
        connection.execute(statement, values)


def run_ended(
    bfstats: Bfstats, name: str, seconds_ago: int, exit_status: int = 0, kind: str = "cadence"
) -> None:
    """A run, of a cadence if nothing else, that ended some time ago."""
    ended = f"datetime('now', '{-seconds_ago} seconds')"
    change(
        bfstats,
        "insert into runs (kind, name, started_at, finished_at, exit_status)"
        f" values (?, ?, {ended}, {ended}, ?)",
        kind,
        name,
        exit_status,
    )


def status(bfstats: Bfstats, *arguments: str) -> subprocess.CompletedProcess[str]:
    return bfstats.extract("", "status", *arguments)


def overdue(bfstats: Bfstats) -> list[str]:
    """The overdue tables and cadences; the exit status and the errors must agree."""
    done = status(bfstats, "--json")
    found = json.loads(done.stdout)
    late = [part["table"] for part in found["sources"] if part["is_overdue"]]
    late += [part["cadence"] for part in found["cadences"] if part["is_overdue"]]
    assert found["is_overdue"] is bool(late)
    assert done.returncode == int(bool(late))
    assert [line.split()[1] for line in done.stderr.splitlines()] == late
    return late


def test_a_fresh_file_is_on_time(built: Bfstats, run_cadence: RunCadence) -> None:
    assert run_cadence("minutely", "true").returncode == 0
    assert run_cadence("hourly", "false").returncode == 1
    done = status(built, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["database"] == str(built.database)
    assert found["database_bytes"] == built.database.stat().st_size
    newest = {part["table"]: part["newest_row"] for part in found["sources"]}
    assert newest == {
        "player_rounds": time_text(NOW - 2400),
        "server_online_counts": time_text(NOW - 60),
    }
    assert all(0 <= part["lag_seconds"] < 5 * MINUTE for part in found["sources"])
    for part, ended in zip(found["sources"], (2400, 60), strict=True):
        assert 0 <= part["newest_row_lag_seconds"] - ended <= time.time() - NOW
    minutely, hourly, daily, weekly = found["cadences"]
    assert minutely["last_success"] == minutely["last_run"] >= time_text(NOW)
    assert (hourly["last_success"], hourly["last_exit_status"]) == (None, 1)
    assert hourly["last_run"] >= time_text(NOW)
    assert [daily["last_run"], weekly["last_run"]] == [None, None]
    as_of = dict(
        built.rows(
            "select model_name, as_of from model_watermarks"
            " where model_name in (select value from json_each(?))",
            json.dumps([part["table"] for part in found["tables"]]),
        )
    )
    assert len(as_of) == 24
    assert {part["table"]: part["as_of"] for part in found["tables"]} == as_of


def test_the_newest_round_may_have_begun_long_ago(built: Bfstats) -> None:
    change(
        built,
        "update landing_player_rounds set round_end_epoch = ? where round_start_epoch ="
        " (select min(round_start_epoch) from landing_player_rounds)",
        NOW + 5,
    )
    newest = {
        part["table"]: part["newest_row"]
        for part in json.loads(status(built, "--json").stdout)["sources"]
    }
    assert newest["player_rounds"] == time_text(NOW + 5)


def test_status_reads_no_large_table_whole(built: Bfstats) -> None:
    """Whoever asks `/health` each minute must not hold up the pages of a worker."""
    for query in (*NEWEST_ROWS.values(), FIRST_LOAD, LAST_LOAD):
        plan = [
            step
            for *_, step in built.rows(f"explain query plan {query}", *["x"] * query.count("?"))
        ]
        assert not [
            step
            for step in plan
            if re.match("SCAN landing_(player_rounds|server_hours)(?! .*_long)", step)
        ], plan
        assert not [step for step in plan if "TEMP B-TREE" in step], plan


def test_rows_that_could_not_land_are_counted(built: Bfstats) -> None:
    assert json.loads(status(built, "--json").stdout)["rejected_rows"] == 0
    assert "could not land" not in status(built).stdout
    change(
        built, "insert into landing_rejected_rows values ('ingest', '{}', 'it is empty', 0, '{}')"
    )
    assert json.loads(status(built, "--json").stdout)["rejected_rows"] == 1
    done = status(built)
    assert "\n1 row could not land: landing_rejected_rows says why\n" in done.stdout
    assert done.returncode == 0


def test_a_person_reads_tables(built: Bfstats, run_cadence: RunCadence) -> None:
    run_cadence("hourly", "exit 7")
    done = status(built)
    assert (done.returncode, done.stderr) == (0, "")
    rows = {line.split()[0]: line for line in done.stdout.splitlines() if line.strip()}
    assert "MB, WAL 0.0 MB" in rows[str(built.database)]
    assert time_text(NOW - 2400) in rows["player_rounds"]
    assert "failed with 7" in rows["hourly"]
    assert "player_best_scores" in rows


def test_a_table_that_is_not_read_is_overdue(bfstats: Bfstats, age: Age) -> None:
    run_ended(bfstats, "minutely", 0)
    age(9 * MINUTE)
    assert overdue(bfstats) == []
    age(2 * MINUTE)
    assert overdue(bfstats) == ["player_rounds", "server_online_counts"]


def test_a_sync_without_news_is_a_load(bfstats: Bfstats, source: str, age: Age) -> None:
    age(HOUR)
    counts = bfstats.sync(source)
    assert counts["player_rounds"]["rows_landed"] == 0
    run_ended(bfstats, "minutely", 0)
    assert overdue(bfstats) == []


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("minutely", 10 * MINUTE),
        ("hourly", 2 * HOUR),
        ("daily", 26 * HOUR),
        ("weekly", 8 * DAY),
    ],
)
def test_a_cadence_without_success_is_overdue(name: str, limit: int, synced: Bfstats) -> None:
    for other in {"minutely", "hourly", "daily", "weekly"} - {name}:
        run_ended(synced, other, 0)
    run_ended(synced, name, limit - 30)
    run_ended(synced, name, 0, exit_status=1)
    run_ended(synced, name, 0, kind="dbt")
    assert overdue(synced) == []
    change(synced, "update runs set finished_at = datetime(finished_at, '-1 minutes')")
    assert overdue(synced) == [name]


def test_a_clock_that_ran_ahead_silences_nothing(bfstats: Bfstats, age: Age) -> None:
    for name in ("minutely", "hourly", "daily", "weekly"):
        run_ended(bfstats, name, -365 * DAY)
    age(-365 * DAY)
    everything = ["player_rounds", "server_online_counts", "minutely", "hourly", "daily", "weekly"]
    assert overdue(bfstats) == everything
    for name in ("minutely", "hourly", "daily", "weekly"):
        run_ended(bfstats, name, 0)
    assert overdue(bfstats) == everything[:2]


def test_before_a_first_success_the_first_load_counts(
    bfstats: Bfstats, source: str, age: Age
) -> None:
    age(2 * HOUR + MINUTE)
    bfstats.sync(source)
    assert overdue(bfstats) == ["minutely", "hourly"]


def test_it_writes_nothing_and_waits_for_nobody(built: Bfstats) -> None:
    before = built.database.read_bytes()
    with closing(sqlite3.connect(built.database, isolation_level=None)) as writer:
        writer.execute("begin immediate")
        assert status(built).returncode == 0
        writer.execute("rollback")
    assert built.database.read_bytes() == before


def test_without_a_file_it_says_what_to_do_and_makes_none(bfstats: Bfstats) -> None:
    done = status(bfstats)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: {bfstats.database} is not there yet: "
        "run `python -m extract sync` (or ingest) first\n"
    )
    assert not bfstats.database.exists()


def test_another_programs_file_is_one_line(bfstats: Bfstats) -> None:
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("create table theirs (x)")
    done = status(bfstats)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    bfstats.database.write_text("no database at all, and longer than a header")
    done = status(bfstats)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_an_older_file_is_brought_up_to_date_by_the_next_sync(
    bfstats: Bfstats, source: str
) -> None:
    bfstats.sync(source)
    change(bfstats, "drop table runs")
    change(bfstats, "pragma user_version = 1")
    done = status(bfstats)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "run `python -m extract sync` once" in done.stderr
    bfstats.sync(source)
    assert status(bfstats).returncode == 0
