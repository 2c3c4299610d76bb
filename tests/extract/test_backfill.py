"""`python -m extract backfill`: tables from the source's whole history, and on after a kill."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extract.jobs.backfill import BACKFILLS
from tests.extract.fillable_sites import NOW, ClickHouseSite, ParquetSite, Sample, played
from tests.marts.warehouse import MART_GRAIN
from tests.oracle.clickhouse.expected import VIEW_GRAIN
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import WITHOUT_UNIT_TESTS, Bfstats
from tests.support.waiting import PATIENCE_SECONDS

PLAYERS = 3000
BATCH_ROWS = 100
AS_OF = "2026-01-31 20:15:00"


@pytest.fixture
def source(parquet_site: ParquetSite) -> str:
    parquet_site.add(
        played(f"player {number % 50}", round_id=f"round {number}", final_kills=number)
        for number in range(200)
    )
    parquet_site.add([played(""), played("player 1", final_kills=7), played("player 1")])
    parquet_site.add_samples(Sample(NOW - hour * 3600, "server 1", 4) for hour in range(50))
    return parquet_site.source


@pytest.fixture
def large_source(parquet_site: ParquetSite) -> str:
    parquet_site.add(played(f"player {number}") for number in range(PLAYERS))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    return parquet_site.source


def backfill(bfstats: Bfstats, source: str, *arguments: str) -> list[dict[str, Any]]:
    """The results of backfills that must all succeed."""
    done = bfstats.extract(source, "backfill", "--json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


def progress(bfstats: Bfstats) -> dict[str, dict[str, Any]]:
    done = bfstats.extract("", "backfill", "--status", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return {one["name"]: one for one in json.loads(done.stdout)}


def contents(bfstats: Bfstats) -> dict[str, list[tuple[Any, ...]]]:
    """Every mart that there is, without when its rows changed."""
    found = {}
    for table in MART_GRAIN:
        columns = [name for _, name, *_ in bfstats.rows(f"pragma table_info({table})")][:-1]
        if not columns:
            continue
        found[table] = bfstats.rows(f"select {', '.join(columns)} from {table} order by 1, 2, 3")
    return found


def test_all_makes_every_table_and_reads_the_source_once(
    bfstats: Bfstats, source: str, tmp_path: Path
) -> None:
    results = backfill(bfstats, source, "all", "--as-of", AS_OF)
    assert [result["name"] for result in results] == list(BACKFILLS)
    assert {model for one in BACKFILLS.values() for model in one.models} == {
        *MART_GRAIN,
        *VIEW_GRAIN,
    }
    reads = bfstats.rows("select source_table, sum(rows_read) from landing_loads group by 1")
    assert reads == [("player_rounds", 203), ("server_online_counts", 50)]
    by_hand = Bfstats(tmp_path / "by hand")
    by_hand.folder.mkdir()
    by_hand.sync(source)
    by_hand.build(AS_OF, *WITHOUT_UNIT_TESTS)
    assert contents(bfstats) == contents(by_hand)
    for one in progress(bfstats).values():
        assert one["is_complete"]
        assert one["rows_processed"] == one["rows_total"] in {203, 50}


def test_one_lands_and_builds_only_what_is_its_own(bfstats: Bfstats, source: str) -> None:
    (result,) = backfill(bfstats, source, "player-milestones")
    assert result == {
        "name": "player-milestones",
        "is_success": True,
        "rows_processed": 203,
        "error": None,
    }
    tables = {name for (name,) in bfstats.rows("select name from sqlite_master")}
    assert tables & set(MART_GRAIN) == {"player_milestones", "player_monthly_stats"}
    assert bfstats.rows("select * from landing_server_hours") == []
    found = progress(bfstats)
    assert found.pop("player-milestones")["is_complete"]
    assert [one["started_at"] for one in found.values()] == [None] * (len(BACKFILLS) - 1)


def landed_batches(bfstats: Bfstats) -> int:
    if not bfstats.database.exists():
        return 0
    with closing(sqlite3.connect(f"file:{bfstats.database}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("select count(*) from landing_loads").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def kill_after_batches(process: subprocess.Popen[bytes], bfstats: Bfstats, batches: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while landed_batches(bfstats) < batches:
        assert process.poll() is None, "it was done before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.002)
    process.kill()
    process.wait()


def test_after_a_kill_it_goes_on_where_the_last_batch_ended(
    bfstats: Bfstats, large_source: str, tmp_path: Path
) -> None:
    arguments = ("backfill", "player-stats", "--batch-size", str(BATCH_ROWS), "--as-of", AS_OF)
    kill_after_batches(bfstats.start_extract(large_source, *arguments), bfstats, batches=3)
    killed = progress(bfstats)["player-stats"]
    assert not killed["is_complete"]
    assert 3 * BATCH_ROWS <= killed["rows_processed"] < killed["rows_total"] == PLAYERS
    done = bfstats.extract(large_source, *arguments)
    assert done.returncode == 0
    (read,) = bfstats.rows("select sum(rows_read) from landing_loads")
    assert read == (PLAYERS,)
    finished = progress(bfstats)["player-stats"]
    assert finished["is_complete"]
    assert finished["rows_processed"] == PLAYERS
    assert finished["started_at"] == killed["started_at"]
    undisturbed = Bfstats(tmp_path / "undisturbed")
    undisturbed.folder.mkdir()
    backfill(undisturbed, large_source, "player-stats", "--as-of", AS_OF)
    assert contents(bfstats) == contents(undisturbed)


def test_restart_reads_everything_again_and_changes_nothing(
    bfstats: Bfstats, parquet_site: ParquetSite
) -> None:
    parquet_site.add(played(f"old {number}", created_at=NOW - 7200) for number in range(5))
    parquet_site.add([played("new", created_at=NOW - 60)])
    options = (parquet_site.source, "player-stats", "--as-of", AS_OF)
    (first,) = backfill(bfstats, *options)
    before = contents(bfstats)
    (again,) = backfill(bfstats, *options)
    (restarted,) = backfill(bfstats, *options, "--restart")
    # Once more is read what was created in the hour before the newest.
    assert [done["rows_processed"] for done in (first, again, restarted)] == [6, 1, 6]
    assert contents(bfstats) == before


def test_as_of_is_passed_on(bfstats: Bfstats, source: str) -> None:
    backfill(bfstats, source, "player-best-scores", "--as-of", AS_OF)
    assert bfstats.rows(
        "select as_of from model_watermarks where model_name = 'player_best_scores'"
    ) == [(AS_OF,)]
    done = bfstats.extract(source, "backfill", "player-best-scores", "--as-of", "yesterday")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "'yesterday' is not a time like" in done.stderr


def test_a_difference_from_the_source_is_a_failure_that_names_the_months(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    january = 1736510400
    old = {"round_start_time": january, "round_end_time": january + 600, "created_at": january}
    http_site.add([played("Al", **old), played("Bo", **old), played("Cy")])
    source = server.address.source_url("site")
    bfstats.sync(source)
    http_site.client.command(
        "delete from player_rounds where player_name = 'Bo'", settings={"mutations_sync": 1}
    )
    done = bfstats.extract(source, "backfill", "player-stats")
    assert (done.returncode, done.stderr) == (
        1,
        "bfstats: player-stats: player_rounds differs from the source in 2025-01: "
        "`python -m extract reconcile` shows how\n",
    )
    assert not progress(bfstats)["player-stats"]["is_complete"]
    assert bfstats.extract(source, "reconcile", "--repair", "--force").returncode == 0
    backfill(bfstats, source, "player-stats")
    assert progress(bfstats)["player-stats"]["is_complete"]


def test_a_table_that_cannot_be_built_holds_up_no_other(
    bfstats: Bfstats, source: str, parquet_site: ParquetSite
) -> None:
    backfill(bfstats, source, "player-milestones")
    parquet_site.add([played("Veteran", final_kills=9000)])
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute(
            "create trigger refusal before insert on player_milestones"
            " begin select raise(abort, 'not today'); end"
        )
    done = bfstats.extract(source, "backfill", "all")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("bfstats: player-milestones: dbt run failed: ")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        name for name in BACKFILLS if name != "player-milestones"
    ]
    assert "not today" in progress(bfstats)["player-milestones"]["error"]
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("drop trigger refusal")
    backfill(bfstats, source, "player-milestones")
    assert progress(bfstats)["player-milestones"]["error"] is None


def test_a_person_reads_lines_and_a_table(bfstats: Bfstats, source: str) -> None:
    done = bfstats.extract(source, "backfill", "map-global-averages")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "map-global-averages: done, 203 rows read\n"
    shown = bfstats.extract("", "backfill", "--status").stdout.splitlines()
    rows = {line.split()[0]: line.split()[1:3] for line in shown[1:]}
    assert rows["map-global-averages"] == ["203", "203"]
    assert rows["player-stats"] == ["0", "0"]


def test_a_look_at_an_older_file_leaves_it_as_it_is(bfstats: Bfstats, source: str) -> None:
    """Another run may hold the lock: only who has it brings a file up to date."""
    bfstats.sync(source)
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("pragma user_version = 5")
    done = bfstats.extract("", "backfill", "--status")
    assert done.returncode == 1
    assert "has landing tables of version 5" in done.stderr
    assert bfstats.rows("pragma user_version") == [(5,)]


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["all", "--status"]])
def test_wrong_usage(arguments: list[str], bfstats: Bfstats, source: str) -> None:
    done = bfstats.extract(source, "backfill", *arguments)
    assert done.returncode == 2
    assert not bfstats.database.exists()
