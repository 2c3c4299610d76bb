"""The table `runs`: what ran, when, how long, how many rows, and why not."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from extract.jobs.backfill import BACKFILLS
from tests.schedule.conftest import RunCadence
from tests.support.commands import Bfstats
from tests.support.site_tables import PROJECT_ROOT
from tests.support.waiting import PATIENCE_SECONDS

RUNS_OF_VERSION_3 = """
drop table runs;
drop table landing_unread_names;
create table runs (
    run_id integer primary key,
    name text not null,
    started_at text not null,
    finished_at text not null,
    exit_status integer not null
) strict;
insert into runs values
    (7, 'daily', '2026-01-31 04:00:00', '2026-01-31 04:01:05', 0),
    (9, 'hourly', '2026-01-31 05:05:00', '2026-01-31 05:05:01', 3);
pragma user_version = 3;
"""
OPEN = """
import sys
from pathlib import Path
from extract.database.connection import open_database
with open_database(Path(sys.argv[1])):
    pass
"""
LOADED = [
    ("load", "player_rounds", "landing_player_rounds", 2, 0, None),
    ("load", "server_online_counts", "landing_server_hours", 1, 0, None),
]


def recorded(bfstats: Bfstats, kind: str | None = None) -> list[tuple[Any, ...]]:
    """The rows in order, of one kind or of all; their times must fit each other and the clock."""
    times = (
        "started_at <= finished_at and duration_ms >= 0"
        " and abs((julianday(finished_at) - julianday(started_at)) * 86400000 - duration_ms) < 500"
        " and finished_at between datetime('now', '-5 minutes') and datetime('now', '+1 second')"
    )
    assert bfstats.rows(f"select * from runs where not ({times})") == []
    return bfstats.rows(
        "select kind, name, result_table, row_count, exit_status, error from runs"
        " where ?1 is null or kind = ?1 order by run_id",
        kind,
    )


@contextmanager
def changing(bfstats: Bfstats) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(bfstats.database)) as connection, connection:
        yield connection


@pytest.fixture
def synced(bfstats: Bfstats, source: str) -> Bfstats:
    bfstats.sync(source)
    return bfstats


def test_a_load_of_each_table_that_was_read(synced: Bfstats, source: str) -> None:
    assert recorded(synced) == LOADED
    synced.sync(source, "--table", "player_rounds")
    assert recorded(synced) == [*LOADED, LOADED[0]]
    with changing(synced) as connection:
        connection.execute("update landing_cursors set cursor_epoch = strftime('%s', 'now')")
    nothing_new = synced.sync(source, "--table", "player_rounds", "--overlap", "0")
    assert nothing_new["player_rounds"]["rows_read"] == 0
    assert len(recorded(synced)) == 3


def test_a_load_that_failed(synced: Bfstats) -> None:
    unreachable = "clickhouse://reader:hidden@127.0.0.1:1/elsewhere"
    assert synced.extract(unreachable, "sync").returncode == 1
    failed = sorted(recorded(synced)[2:])
    assert [row[:5] for row in failed] == [(*row[:3], 0, 1) for row in LOADED]
    for *_, error in failed:
        assert error.startswith("127.0.0.1:1/elsewhere: ")
        assert "hidden" not in error
        assert "\n" not in error


def test_a_table_that_is_not_as_it_should_be(synced: Bfstats, source: str) -> None:
    for file in Path(source.removeprefix("parquet:")).glob("player_rounds*"):
        file.unlink()
    assert synced.extract(source, "sync").returncode == 1
    (failed,) = recorded(synced)[2:]
    assert failed[1:5] == ("player_rounds", "landing_player_rounds", 0, 1)


def test_a_first_load_that_failed_leaves_no_file(bfstats: Bfstats) -> None:
    assert bfstats.extract("clickhouse://127.0.0.1:1/site", "sync").returncode == 1
    assert list(bfstats.folder.glob("bfstats.db*")) == []


def test_a_backfill_with_its_load_and_its_models(bfstats: Bfstats, source: str) -> None:
    name = "player-stats"
    assert bfstats.extract(source, "backfill", name).returncode == 0
    load, *models, backfill = recorded(bfstats)
    assert load == LOADED[0]
    assert {model[1] for model in models} == set(BACKFILLS[name].models)
    built = ", ".join(BACKFILLS[name].models)
    assert backfill == ("backfill", name, built, 2, 0, None)
    with changing(bfstats) as connection:
        connection.execute("drop table player_daily_stats")
        connection.execute("create table player_daily_stats (theirs)")
    assert bfstats.extract(source, "backfill", name).returncode == 1
    *_, (kind, failed, _, _, exit_status, error) = recorded(bfstats)
    assert (kind, failed, exit_status) == ("backfill", name, 1)
    assert "player_daily_stats" in error


def test_each_model_that_wrote_rows(synced: Bfstats) -> None:
    for command in ("seed", "run"):
        assert synced.dbt("--quiet", command).returncode == 0
    built = recorded(synced, "dbt")
    assert len(built) > 5
    for _, name, result_table, *others in built:
        assert name == result_table
        assert others == [*synced.rows(f"select count(*) from {name}")[0], 0, None]
    assert synced.dbt("--quiet", "run").returncode == 0
    assert recorded(synced, "dbt") == built


def test_each_model_that_failed(synced: Bfstats) -> None:
    model = ("run", "--select", "staging", "player_daily_stats")
    assert synced.dbt("--quiet", "seed").returncode == 0
    assert synced.dbt("--quiet", *model).returncode == 0
    with changing(synced) as connection:
        connection.execute("delete from player_daily_stats")
        connection.execute(
            "create trigger full before insert on player_daily_stats"
            " begin select raise(abort, 'it''s full'); end"
        )
    assert synced.dbt("--quiet", *model, "--full-refresh").returncode == 1
    (_, (_, name, _, row_count, exit_status, error)) = recorded(synced, "dbt")
    assert (name, row_count, exit_status) == ("player_daily_stats", None, 1)
    assert "it's full" in error
    assert "\n" not in error


def test_a_cadence_after_what_it_ran(
    bfstats: Bfstats, run_cadence: RunCadence, sync_command: str
) -> None:
    assert run_cadence("hourly,daily", f"{sync_command}; exit 3").returncode == 3
    cadences = [("cadence", name, None, None, 3, "exit status 3") for name in ("hourly", "daily")]
    assert recorded(bfstats) == [*LOADED, *cadences]


def test_a_file_of_version_3_keeps_its_runs(synced: Bfstats, source: str) -> None:
    columns = synced.rows("pragma table_info(runs)")
    with closing(sqlite3.connect(synced.database)) as connection:
        connection.executescript(RUNS_OF_VERSION_3)
    synced.sync(source)
    assert synced.rows("pragma table_info(runs)") == columns
    kept = synced.rows(
        "select run_id, kind, name, started_at, duration_ms, row_count, exit_status, error"
        " from runs where run_id < 10"
    )
    assert kept == [
        (7, "cadence", "daily", "2026-01-31 04:00:00", 65_000, None, 0, None),
        (9, "cadence", "hourly", "2026-01-31 05:05:00", 1_000, None, 3, "exit status 3"),
    ]
    assert len(synced.rows("select * from runs where run_id > 9 and kind = 'load'")) == 2


def test_two_that_upgrade_at_once_do_it_once(synced: Bfstats) -> None:
    with closing(sqlite3.connect(synced.database)) as connection:
        connection.executescript(RUNS_OF_VERSION_3)
    opening = [sys.executable, "-c", OPEN, str(synced.database)]
    with closing(sqlite3.connect(synced.database, isolation_level=None)) as writer:
        writer.execute("begin immediate")
        waiting = [subprocess.Popen(opening, cwd=PROJECT_ROOT) for _ in range(2)]
        with pytest.raises(subprocess.TimeoutExpired):
            waiting[0].wait(2)
        writer.execute("rollback")
    assert [process.wait(PATIENCE_SECONDS) for process in waiting] == [0, 0]
    assert synced.rows("select count(*) from runs") == [(2,)]
