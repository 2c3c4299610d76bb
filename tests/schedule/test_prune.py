"""`python -m extract prune`: hours that no table looks back to go, and so does their space."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from extract.database.free_space import BATCH_PAGES, GivenBack, give_space_back
from extract.machine.lock import exclusive
from tests.extract.fillable_sites import DAY, HOUR, NOW, ParquetSite, Sample, played
from tests.marts.arrivals import time_text
from tests.support.commands import WITHOUT_UNIT_TESTS, Bfstats

THIS_HOUR = NOW - NOW % HOUR
COUNTS = (
    *WITHOUT_UNIT_TESTS,
    *("--select", "+server_online_counts", "--indirect-selection", "cautious"),
)


def site_of(folder: Path, newest: int, days: int, servers: int = 1) -> ParquetSite:
    """A sample a day on each server, the last at `newest`, and one round."""
    directory = folder / f"site {newest}"
    directory.mkdir()
    site = ParquetSite(directory)
    site.add([played()])
    site.add_samples(
        Sample(newest - day * DAY, f"server {server}", 4)
        for day in range(days)
        for server in range(servers)
    )
    return site


@contextmanager
def opened(bfstats: Bfstats) -> Iterator[sqlite3.Connection]:
    """The file, each statement committed by itself."""
    with closing(sqlite3.connect(bfstats.database, isolation_level=None)) as connection:
        yield connection


def prune(bfstats: Bfstats, *arguments: str) -> dict[str, int]:
    done = bfstats.extract("", "prune", "--json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    answer: dict[str, int] = json.loads(done.stdout)
    return answer


def ages(bfstats: Bfstats, newest: int) -> list[int]:
    """How many days each landed hour lies before the hour of `newest`, in order."""
    rows = bfstats.rows(
        "select (? - hour_epoch) / 86400 from landing_server_hours order by 1", newest
    )
    return [age for (age,) in rows]


def test_hours_are_kept_for_400_days(bfstats: Bfstats, tmp_path: Path) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=405).source)
    pruned = prune(bfstats)
    assert ages(bfstats, THIS_HOUR) == list(range(401))
    assert pruned["server_hours"] == 4
    assert pruned["before_epoch"] == THIS_HOUR - THIS_HOUR % DAY - 400 * DAY
    assert prune(bfstats)["server_hours"] == 0
    assert prune(bfstats, "--keep-days", "200")["server_hours"] == 200
    assert ages(bfstats, THIS_HOUR) == list(range(201))


def test_days_are_counted_from_the_newest_hour_where_the_clock_is_ahead(
    bfstats: Bfstats, tmp_path: Path
) -> None:
    newest = THIS_HOUR - 3000 * DAY
    bfstats.sync(site_of(tmp_path, newest, days=405).source)
    prune(bfstats)
    assert ages(bfstats, newest) == list(range(401))


def test_a_table_that_was_not_run_for_long_keeps_what_it_still_shows(
    bfstats: Bfstats, tmp_path: Path
) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=500).source)
    bfstats.build(time_text(THIS_HOUR - 300 * DAY), *COUNTS)
    assert prune(bfstats)["server_hours"] == 0
    bfstats.build(time_text(THIS_HOUR), *COUNTS)
    assert prune(bfstats)["server_hours"] == 99


def online_counts(bfstats: Bfstats) -> list[tuple[Any, ...]]:
    return bfstats.rows("select * from server_online_counts order by 1, 2")


def daily_counts(bfstats: Bfstats) -> list[tuple[Any, ...]]:
    return bfstats.rows("select * from server_daily_counts order by 1, 2")


def test_no_table_changes_and_a_full_refresh_loses_nothing(
    bfstats: Bfstats, tmp_path: Path
) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=450).source)
    as_of = time_text(NOW)
    bfstats.build(as_of, *WITHOUT_UNIT_TESTS)
    before = online_counts(bfstats)
    assert len(before) == 180
    days = daily_counts(bfstats)
    assert len(days) == 450
    # The source forgets, landing does not.
    bfstats.sync(site_of(tmp_path, THIS_HOUR + 1, days=1).source)
    prune(bfstats, "--keep-days", "181")
    tables = ("+server_online_counts", "+server_daily_counts")
    bfstats.build(as_of, "--full-refresh", *WITHOUT_UNIT_TESTS, "--select", *tables)
    assert online_counts(bfstats)[:-1] == before[:-1]
    assert daily_counts(bfstats)[:-1] == days[:-1]


def test_a_day_that_lands_once_more_is_kept_once(bfstats: Bfstats, tmp_path: Path) -> None:
    site = site_of(tmp_path, THIS_HOUR, days=450, servers=2)
    bfstats.sync(site.source)
    assert prune(bfstats)["server_hours"] == 98
    days = bfstats.rows("select * from landing_server_days")
    assert len(days) == 98
    bfstats.sync(site.source, "--since", "2000-01-01 00:00:00")
    assert prune(bfstats)["server_hours"] == 98
    assert bfstats.rows("select * from landing_server_days") == days


def test_of_two_records_of_a_day_that_with_more_players_is_kept(
    bfstats: Bfstats, tmp_path: Path
) -> None:
    """As `server_daily_counts` takes it: else a full refresh would make another day of it."""
    site = site_of(tmp_path, THIS_HOUR, days=450, servers=2)
    bfstats.sync(site.source)
    prune(bfstats)
    with opened(bfstats) as connection:
        connection.execute(
            "update landing_server_days set players_sum = players_sum + 1, peak_players = 99"
        )
        connection.commit()
    days = bfstats.rows("select * from landing_server_days")
    bfstats.sync(site.source, "--since", "2000-01-01 00:00:00")
    assert prune(bfstats)["server_hours"] == 98
    assert bfstats.rows("select * from landing_server_days") == days


def test_what_the_tables_look_back_to_cannot_be_pruned(bfstats: Bfstats, tmp_path: Path) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=200).source)
    done = bfstats.extract("", "prune", "--keep-days", "180")
    assert (done.returncode, done.stderr) == (
        2,
        "bfstats: --keep-days 180: the tables look back 180 days (seeds/server_windows.csv), "
        "so keep more\n",
    )
    assert len(ages(bfstats, THIS_HOUR)) == 200


def test_the_file_shrinks_and_stays_whole(bfstats: Bfstats, tmp_path: Path) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=600, servers=100).source)
    size = bfstats.database.stat().st_size
    done = bfstats.extract("", "prune", "--keep-days", "200")
    assert done.returncode == 0
    given_back = size - bfstats.database.stat().st_size
    # One hour a day is sampled here, and the sum of its day stays.
    assert given_back > size / 8
    day = time_text(THIS_HOUR - 200 * DAY)[:10]
    assert done.stdout == (
        f"39,900 server-hours before {day} and 0 records pruned, {given_back:,} bytes given back\n"
    )
    assert bfstats.rows("pragma integrity_check") == [("ok",)]


def test_free_pages_go_many_at_a_time(bfstats: Bfstats, tmp_path: Path) -> None:
    """Each transaction of its own writes some pages to the log, and waits for the disk."""
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=600, servers=40).source)
    with opened(bfstats) as connection:
        connection.execute("delete from landing_server_hours")
        (free,) = connection.execute("pragma freelist_count").fetchone()
        statements: list[str] = []
        size = bfstats.database.stat().st_size
        connection.set_trace_callback(statements.append)
        found = give_space_back(connection, bfstats.database, size)
        connection.set_trace_callback(None)
        assert connection.execute("pragma freelist_count").fetchone() == (0,)
        (page_size,) = connection.execute("pragma page_size").fetchone()
    vacuums = [statement for statement in statements if "incremental_vacuum" in statement]
    assert len(vacuums) == -(-free // BATCH_PAGES)
    assert found == GivenBack(free * page_size, 0, 0)


def test_what_a_reader_holds_is_told_and_given_back_after_it(
    bfstats: Bfstats, tmp_path: Path
) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=600, servers=100).source)
    size = bfstats.database.stat().st_size
    with opened(bfstats) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from landing_server_hours").fetchone()
        done = bfstats.extract("", "prune", "--keep-days", "200")
        assert (done.returncode, done.stderr) == (0, "")
        given_back = size - bfstats.database.stat().st_size
        logical = "select page_count * page_size from pragma_page_count, pragma_page_size"
        ((size_to_be,),) = bfstats.rows(logical)
        held = bfstats.database.stat().st_size - size_to_be
        assert held > size / 8
        assert done.stdout.endswith(
            f"{given_back:,} bytes given back; {held:,} bytes will be given back when the readers "
            "that are at work have ended, by the next prune at the latest\n"
        )
    assert prune(bfstats, "--keep-days", "200")["bytes_held_by_readers"] == 0
    assert bfstats.database.stat().st_size <= size_to_be


def test_a_file_that_cannot_shrink_is_told_and_a_restore_lets_it(
    bfstats: Bfstats, tmp_path: Path
) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=600, servers=100).source)
    with opened(bfstats) as connection:
        connection.execute("pragma journal_mode = delete")
        connection.execute("pragma auto_vacuum = none")
        connection.execute("vacuum")
    pruned = prune(bfstats, "--keep-days", "200")
    assert pruned["bytes_kept_in_file"] > bfstats.database.stat().st_size / 10
    done = bfstats.extract("", "prune", "--keep-days", "200")
    assert f"{pruned['bytes_kept_in_file']:,} bytes stay in the file for new rows" in done.stdout
    backup = str(tmp_path / "backup.db")
    assert bfstats.extract("", "backup", backup).returncode == 0
    assert bfstats.extract("", "restore", "--force", backup).returncode == 0
    assert prune(bfstats, "--keep-days", "200")["bytes_kept_in_file"] == 0
    assert bfstats.rows("pragma auto_vacuum") == [(2,)]


def test_a_file_that_dbt_touched_first_can_shrink_too(bfstats: Bfstats, tmp_path: Path) -> None:
    assert bfstats.dbt("run").returncode != 0
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=1).source)
    assert bfstats.rows("pragma auto_vacuum") == [(2,)]


def test_readers_keep_their_view_and_hold_nothing_up(bfstats: Bfstats, tmp_path: Path) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=600, servers=20).source)
    with opened(bfstats) as reader:
        reader.execute("begin")
        count = "select count(*) from landing_server_hours"
        assert reader.execute(count).fetchone() == (12_000,)
        assert prune(bfstats)["server_hours"] == 20 * 199
        assert reader.execute(count).fetchone() == (12_000,)


def test_old_records_go_but_not_the_newest(bfstats: Bfstats, tmp_path: Path) -> None:
    site = site_of(tmp_path, THIS_HOUR, days=1)
    for _ in range(4):
        bfstats.sync(site.source)
    with opened(bfstats) as connection:
        connection.execute("update landing_loads set finished_at = datetime('now', '-31 days')")
        connection.executemany(
            "insert into runs (name, started_at, finished_at, exit_status)"
            " values ('daily', '', datetime('now', ?), 0)",
            [("-31 days",), ("-29 days",)],
        )
    # Of four loads of each table the first has landed something, and the last is the newest.
    assert prune(bfstats)["records"] == 2 * 2 + 1
    assert bfstats.rows("select load_id from landing_loads") == [(1,), (2,), (7,), (8,)]
    assert len(bfstats.rows("select * from runs where kind = 'cadence'")) == 1


def test_rejected_samples_go_with_their_hours(bfstats: Bfstats, tmp_path: Path) -> None:
    site = site_of(tmp_path, THIS_HOUR, days=1)
    site.add([played("", created_at=NOW - 600 * DAY)])
    site.add_samples([Sample(NOW - 401 * DAY, ""), Sample(NOW - 399 * DAY, "")])
    bfstats.sync(site.source)
    assert prune(bfstats)["records"] == 1
    kept = bfstats.rows("select source_table from landing_rejected_rows order by 1")
    assert kept == [("player_rounds",), ("server_online_counts",)]


def test_it_waits_its_turn(bfstats: Bfstats, tmp_path: Path) -> None:
    bfstats.sync(site_of(tmp_path, THIS_HOUR, days=1).source)
    with exclusive(bfstats.database, 0):
        done = bfstats.extract("", "prune")
    assert (done.returncode, done.stderr.count("\n")) == (75, 1)


def test_without_a_file_it_makes_none(bfstats: Bfstats) -> None:
    done = bfstats.extract("", "prune")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert list(bfstats.folder.iterdir()) == []


@pytest.mark.parametrize("days", ["0", "-1", "x"])
def test_days_are_a_whole_number_above_0(days: str, bfstats: Bfstats) -> None:
    assert bfstats.extract("", "prune", "--keep-days", days).returncode == 2
