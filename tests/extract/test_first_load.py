"""The first load of a file: batch by batch, and on from the last batch after a kill."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple
from pathlib import Path

import pytest

from extract.errors import SourceError
from extract.records.loads import LoadCounts
from tests.extract.fillable_sites import NOW, ClickHouseSite, Landing, Sample, Site, landed, played
from tests.oracle.history import SourceRow
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.faults import Fault, fault_on
from tests.support.site_tables import PROJECT_ROOT
from tests.support.waiting import PATIENCE_SECONDS, wait_until

SYNC = [sys.executable, "-m", "extract", "sync"]
READ_ROUNDS = "order by landed_player_name nulls first"
PLAYERS = 700
COPIES_PER_PLAYER = 3
BATCH_ROWS = 300


def site_rows(map_name: str = "Berlin") -> list[SourceRow]:
    """Two rounds and a copy of each player, and rounds that cannot land in between."""
    rows = []
    for number in range(PLAYERS):
        row = played(f"player {number:04}", map_name=f"{map_name} {number}")
        rows += [row, row._replace(final_score=0), row._replace(round_id="round 2")]
    rejected = [played("player 0100", round_id=""), played("")]
    return [*rows, *rejected]


@pytest.fixture
def full_site(http_site: ClickHouseSite) -> ClickHouseSite:
    http_site.add(site_rows())
    return http_site


@pytest.fixture
def wide_site(http_site: ClickHouseSite) -> ClickHouseSite:
    """The same with rows so long that the client's own buffer holds a few hundred of them."""
    http_site.add(site_rows(map_name="Berlin" * 6_000))
    return http_site


def first_load_of(landing: Landing) -> tuple[int | None, str | None]:
    """The cursor, and the player that the first load has come to."""
    with closing(sqlite3.connect(f"file:{landing.path}?mode=ro", uri=True)) as connection:
        found = connection.execute(
            "select cursor_epoch, first_load_after_player from landing_cursors"
        ).fetchall()
    return found[0] if found else (None, None)


@contextmanager
def stuck_sync(landing: Landing, server: ClickHouseServer) -> Iterator[subprocess.Popen[str]]:
    """A sync in a process of its own that has committed batches and waits for the next block."""
    stuck = Fault(after_blocks=8, rows_per_block=200, ending="hang")
    server.fault = fault_on(READ_ROUNDS, stuck, times=1)
    environment = {
        "BFSTATS_SOURCE": server.address.source_url("site"),
        "BFSTATS_DB": str(landing.path),
    }
    with subprocess.Popen(
        [*SYNC, "--table", "player_rounds", "--batch-size", str(BATCH_ROWS)],
        cwd=PROJECT_ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            wait_until(
                lambda: has_committed(landing) or process.poll() is not None,
                lambda: "no batch was committed",
            )
            # What it has received it still works off; then it waits.
            seen = None
            while seen != (seen := first_load_of(landing)):
                time.sleep(0.5)
            yield process
        finally:
            process.kill()


def has_committed(landing: Landing) -> bool:
    try:
        return first_load_of(landing)[1] is not None
    except sqlite3.OperationalError:
        return False


def undisturbed(site: Site, folder: Path) -> Landing:
    landing = Landing(folder / "undisturbed.db")
    landing.sync(site)
    return landing


def test_a_first_load_commits_in_batches_of_whole_players(site: Site, landing: Landing) -> None:
    site.add(site_rows())
    counts = landing.sync(site, batch_rows=BATCH_ROWS)
    read = PLAYERS * COPIES_PER_PLAYER + 2
    assert counts == LoadCounts(read, PLAYERS * 2, 0, PLAYERS, 2)
    loads = landing.loads()
    assert len(loads) == read // BATCH_ROWS
    assert all(BATCH_ROWS <= load[0] <= BATCH_ROWS + COPIES_PER_PLAYER for load in loads[:-1])
    assert (
        landing.value(
            "select max(loads) from (select count(distinct load_id) as loads"
            " from landing_player_rounds group by player_name)"
        )
        == 1
    )
    assert first_load_of(landing) == (NOW - 600, None)
    assert astuple(landing.sync(site)) == (read, 0, PLAYERS * 2, PLAYERS, 2)


@pytest.mark.parametrize("batch_rows", [1, 2, 2_101, 2_102, 2_103])
def test_batches_of_any_size_land_the_same(
    parquet_site: Site, tmp_path: Path, landing: Landing, batch_rows: int
) -> None:
    names = ["", "a", "a b", "b", "é", "🎮"]
    parquet_site.add(played(name, round_id=str(number)) for name in names for number in range(350))
    parquet_site.add([played("last"), played("🎮🎮")])
    whole = undisturbed(parquet_site, tmp_path)
    landing.sync(parquet_site, batch_rows=batch_rows)
    assert landing.rounds() == whole.rounds()


def test_a_first_load_merges_players_of_whom_something_has_landed(
    parquet_site: Site, landing: Landing
) -> None:
    """Ingested, or before a restored file lost its cursor: a newer copy stays as it is."""
    parquet_site.add(site_rows())
    landing.sync(parquet_site)
    newer = "player_name = 'player 0100' and round_id = 'round 2'"
    landing.query(
        "update landing_player_rounds set final_score = 777, created_epoch = created_epoch + 60"
        f" where {newer}"
    )
    expected = landing.rounds()
    landing.query("delete from landing_player_rounds where player_name >= 'player 0200'")
    landing.query("delete from landing_cursors")
    counts = landing.sync(parquet_site, batch_rows=BATCH_ROWS)
    assert landing.rounds() == expected
    assert counts.rows_landed == (PLAYERS - 200) * 2
    assert counts.rows_repeated == 200 * 2 - 1


def test_no_index_is_in_the_way_of_a_first_load(parquet_site: Site, landing: Landing) -> None:
    """Whichever table lands first; and none is missing when both have landed."""
    parquet_site.add(site_rows())
    parquet_site.add_samples([Sample(NOW - 7200, "server")])
    indexes = "select count(*) from sqlite_master where name like 'landing_player_rounds_%'"
    landing.sync(parquet_site, table="server_online_counts")
    assert landing.value(indexes) == 0
    landing.sync(parquet_site)
    assert landing.value(indexes) == 4


def test_a_killed_first_load_goes_on_from_its_last_batch(
    wide_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, tmp_path: Path
) -> None:
    expected = undisturbed(wide_site, tmp_path).rounds()
    with stuck_sync(landing, server) as process:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    cursor, after_player = first_load_of(landing)
    assert cursor is None
    kept = landing.rounds()
    assert 0 < len(kept) < len(expected)
    assert kept == expected[: len(kept)]

    # Meanwhile rounds arrive, of players before and behind the one to go on from.
    arrivals = [played("early", created_at=NOW - 5), played("zz late", created_at=NOW - 5)]
    wide_site.add(arrivals)
    server.statements.clear()
    counts = landing.sync(wide_site)
    assert counts.rows_landed == len(expected) - len(kept)
    assert landing.rounds() == expected
    assert first_load_of(landing) == (NOW - 600, None)
    resumed = [text for text in server.statements if READ_ROUNDS in text]
    assert after_player is not None
    assert [f"unhex('{after_player.encode().hex()}')" in text for text in resumed] == [True]

    assert landing.sync(wide_site).rows_landed == 2
    assert landing.rounds() == sorted([*expected, *(landed(row) for row in arrivals)])


def test_rounds_that_arrive_during_a_first_load_wait_for_the_next_sync(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    """They are created no later than the first load's bound, but their players are done with."""
    broken = Fault(after_blocks=2, rows_per_block=200)
    server.fault = fault_on(READ_ROUNDS, broken)
    with pytest.raises(SourceError):
        landing.sync(full_site, batch_rows=BATCH_ROWS)
    server.fault = None
    full_site.add([played("early")])
    landing.sync(full_site)
    assert not landing.query("select * from landing_player_rounds where player_name = 'early'")
    assert landing.sync(full_site).rows_landed == 1
    assert landing.query("select * from landing_player_rounds where player_name = 'early'")


def test_a_stream_that_breaks_costs_one_batch(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, tmp_path: Path
) -> None:
    expected = undisturbed(full_site, tmp_path).rounds()
    for broken in (
        Fault(after_blocks=5, rows_per_block=200),
        Fault(after_bytes=150_000, rows_per_block=200, ending="abort"),
    ):
        again = Landing(tmp_path / f"{broken.ending}.db")
        server.fault = fault_on(READ_ROUNDS, broken, times=1)
        server.statements.clear()
        again.sync(full_site, batch_rows=BATCH_ROWS)
        first, second = [text for text in server.statements if READ_ROUNDS in text]
        assert "landed_player_name > unhex" not in first
        assert " > unhex('706c61796572" in second
        assert again.rounds() == expected
    assert landing.path.exists() is False


def could_write(writer: sqlite3.Connection) -> bool:
    with suppress(sqlite3.OperationalError):
        writer.execute("begin immediate")
        writer.execute("rollback")
        return True
    return False


@pytest.mark.usefixtures("wide_site")
def test_the_file_is_not_locked_while_the_source_is_slow(
    server: ClickHouseServer, landing: Landing
) -> None:
    with (
        stuck_sync(landing, server) as process,
        closing(sqlite3.connect(landing.path, timeout=0, isolation_level=None)) as writer,
    ):
        wait_until(lambda: could_write(writer))
        assert process.poll() is None


def test_an_interrupted_first_load_says_so_and_goes_on(
    wide_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, tmp_path: Path
) -> None:
    with stuck_sync(landing, server) as process:
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 130
    assert output == ""
    assert errors.splitlines() == [
        "bfstats: interrupted: what was committed stays, the next run goes on"
    ]
    landing.sync(wide_site)
    assert landing.rounds() == undisturbed(wide_site, tmp_path).rounds()


@pytest.mark.usefixtures("full_site")
def test_an_interrupted_first_batch_leaves_nothing(
    server: ClickHouseServer, landing: Landing
) -> None:
    server.fault = fault_on(READ_ROUNDS, Fault(after_blocks=0, ending="hang"), times=1)
    folder = landing.path.parent / "made" / "for it"
    with subprocess.Popen(
        SYNC,
        cwd=PROJECT_ROOT,
        env={
            **os.environ,
            "BFSTATS_SOURCE": server.address.source_url("site"),
            "BFSTATS_DB": str(folder / "bfstats.db"),
        },
        stderr=subprocess.PIPE,
    ) as process:
        wait_until(
            lambda: any(READ_ROUNDS in text for text in list(server.statements)),
            lambda: "nothing was read",
        )
        interrupt(process)
    assert process.returncode == 130
    assert not folder.parent.exists()


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C, and again if it is lost: the client drops one while it parses a block."""
    for _ in range(PATIENCE_SECONDS):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=1)
            return
    process.kill()
