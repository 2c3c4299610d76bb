"""What fails in the middle of a load costs one line and one batch, and the next run completes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.extract.fillable_sites import HOUR, NOW, ClickHouseSite, Landing, Sample, played
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.faults import Fault, fault_on
from tests.support.namespaces import IN_A_NAMESPACE, needs_namespaces
from tests.support.site_tables import PROJECT_ROOT

PLAYERS, ROUNDS, BATCH_ROWS, DISK_KIBIBYTES = 2000, 6000, 500, 1000
READ_ROUNDS = "order by landed_player_name nulls first"
READ_HOURS = "order by landed_server_guid"
# A disk of its own that is too small, and then is not.
ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size={kibibytes}k none "$FOLDER"
"$PYTHON" -m extract sync --batch-size {batch_rows} && exit 9
cp -a "$FOLDER" "$KEPT/failed"
mount -o remount,size=1g "$FOLDER"
"$PYTHON" -m extract sync --batch-size {batch_rows}
cp -a "$FOLDER" "$KEPT/completed"
"""


@pytest.fixture
def source(http_site: ClickHouseSite, server: ClickHouseServer) -> str:
    """A site whose first load takes a dozen batches."""
    http_site.add(
        played(f"player {number % PLAYERS:04}", round_id=f"round {number}")
        for number in range(ROUNDS)
    )
    http_site.add_samples(
        Sample(NOW - hour * HOUR, f"server {number}", hour)
        for hour in range(50)
        for number in range(20)
    )
    return server.address.source_url("site")


def contents(landing: Landing) -> list[object]:
    hours = "server_guid, hour_epoch, players_sum, sample_count"
    return [
        landing.rounds(),
        landing.query(f"select {hours} from landing_server_hours order by 1, 2"),
        landing.cursor(),
        landing.cursor("server_online_counts"),
    ]


@pytest.fixture
def undisturbed(source: str, tmp_path: Path) -> list[object]:
    folder = tmp_path / "undisturbed"
    folder.mkdir()
    bfstats = Bfstats(folder)
    bfstats.sync(source)
    return contents(Landing(bfstats.database))


def assert_batches_are_whole(landing: Landing) -> int:
    """How many rounds landed: all players up to the one whom the cursor names, and no other."""
    ((reached,),) = landing.query(
        "select first_load_after_player from landing_cursors where source_table = 'player_rounds'"
    ) or [(None,)]
    of_players = landing.query(
        "select player_name, count(*) from landing_player_rounds group by 1 order by 1"
    )
    assert {rounds for _, rounds in of_players} <= {ROUNDS // PLAYERS}
    if reached is not None:
        assert of_players[-1][0] == reached
    ((read, landed),) = landing.query(
        "select coalesce(sum(rows_read), 0), coalesce(sum(rows_landed), 0) from landing_loads"
        " where source_table = 'player_rounds' and finished_at is not null"
    )
    assert read == landed == len(of_players) * (ROUNDS // PLAYERS)
    assert landing.query("select * from landing_loads where finished_at is null") == []
    return int(landed)


@pytest.mark.parametrize(
    ("statement", "fault", "line"),
    [
        pytest.param(READ_ROUNDS, Fault(status=500), "Broken on purpose", id="HTTP 500"),
        pytest.param(READ_HOURS, Fault(status=500), "Broken on purpose", id="HTTP 500 later"),
        pytest.param(
            READ_ROUNDS,
            Fault(after_blocks=2, rows_per_block=500),
            "nothing of them was landed; try again",
            id="cut stream",
        ),
        pytest.param(
            READ_ROUNDS,
            Fault(after_bytes=200_000, rows_per_block=500, ending="abort"),
            "broke off in the middle of an answer",
            id="aborted stream",
        ),
    ],
)
def test_after_a_fault_of_the_source(
    bfstats: Bfstats,
    source: str,
    undisturbed: list[object],
    server: ClickHouseServer,
    statement: str,
    fault: Fault,
    line: str,
) -> None:
    server.fault = fault_on(statement, fault)
    failed = bfstats.extract(source, "sync", "--batch-size", str(BATCH_ROWS))
    assert (failed.returncode, failed.stdout) == (1, "")
    (said,) = failed.stderr.splitlines()
    assert line in said
    landing = Landing(bfstats.database)
    landed = assert_batches_are_whole(landing) if bfstats.database.exists() else 0
    assert (landed > 0) == (fault.status is None or statement == READ_HOURS)

    server.fault = None
    bfstats.sync(source)
    assert contents(landing) == undisturbed


def test_after_a_password_that_was_changed_meanwhile(
    bfstats: Bfstats, source: str, undisturbed: list[object], server: ClickHouseServer
) -> None:
    address = server.address

    def change_password(statement: str) -> None:
        if READ_ROUNDS in statement:
            server.address = replace(address, password="another")

    server.fault = change_password
    try:
        failed = bfstats.extract(source, "sync", "--batch-size", str(BATCH_ROWS))
    finally:
        server.address = address
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.endswith("refused the user or the password in BFSTATS_SOURCE\n")
    assert failed.stderr.count("\n") == 1
    landing = Landing(bfstats.database)
    assert 0 < assert_batches_are_whole(landing) <= ROUNDS

    server.fault = None
    bfstats.sync(source)
    assert contents(landing) == undisturbed


@needs_namespaces
def test_after_a_disk_that_was_full(source: str, undisturbed: list[object], tmp_path: Path) -> None:
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    kept.mkdir()
    script = ON_A_SMALL_DISK.format(kibibytes=DISK_KIBIBYTES, batch_rows=BATCH_ROWS)
    done = subprocess.run(
        [*IN_A_NAMESPACE, "sh", "-c", script],
        cwd=PROJECT_ROOT,
        env={
            **os.environ,
            "BFSTATS_SOURCE": source,
            "BFSTATS_DB": str(disk / "bfstats.db"),
            "FOLDER": str(disk),
            "KEPT": str(kept),
            "PYTHON": sys.executable,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (said,) = done.stderr.splitlines()
    assert said == f"bfstats: {disk}/bfstats.db: database or disk is full"
    assert 0 < assert_batches_are_whole(Landing(kept / "failed" / "bfstats.db")) < ROUNDS
    assert contents(Landing(kept / "completed" / "bfstats.db")) == undisturbed
