"""`python -m extract ingest`: what it reads, and what it says."""

from __future__ import annotations

import gzip
import json
import os
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing

from extract.machine.lock import exclusive
from extract.sources.json_lines import BYTE_ORDER_MARK
from tests.extract.fillable_sites import (
    Landing,
    ParquetSite,
    Sample,
    landed,
    played,
)
from tests.extract.ingested_lines import (
    THIS_HOUR,
    ingest,
    ingest_file,
    landed_names,
    line,
)
from tests.support.commands import Bfstats
from tests.support.site_tables import PROJECT_ROOT
from tests.support.waiting import PATIENCE_SECONDS, wait_until


def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(bfstats: Bfstats) -> None:
    rows = [BYTE_ORDER_MARK + line(played("Al")) + b"\r", line(played("Bo")) + b"\r"]
    assert ingest_file(bfstats, lines=rows).stdout.splitlines()[-1] == "2 lines read, 0 rejected"


def test_it_follows_what_grows_and_holds_no_lock_meanwhile(bfstats: Bfstats) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "extract", "ingest"],
        cwd=PROJECT_ROOT,
        env={**os.environ, "BFSTATS_DB": str(bfstats.database)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(line(played("Al")) + b"\n")
        process.stdin.flush()
        wait_until(lambda: bfstats.database.exists() and landed_names(bfstats))
        with exclusive(bfstats.database, PATIENCE_SECONDS):
            pass
        said, _ = process.communicate(line(played("Bo")) + b"\n")
    assert said.splitlines()[-1] == b"2 lines read, 0 rejected"
    assert landed_names(bfstats) == ["Al", "Bo"]


def test_an_empty_line_says_that_nothing_is_new(bfstats: Bfstats) -> None:
    loads = "select source_table, rows_read from landing_loads order by load_id"
    assert ingest_file(bfstats, lines=[b"", b""]).stdout == "0 lines read, 0 rejected\n"
    assert not bfstats.database.exists()  # a new site has no table yet
    ingest_file(bfstats, lines=[line(played("Al"))])
    assert ingest_file(bfstats, lines=[b"", b" \r"]).stdout == "0 lines read, 0 rejected\n"
    assert bfstats.rows(loads) == [("player_rounds", 1), ("player_rounds", 0)]


def test_input_that_cannot_be_read_is_one_line(bfstats: Bfstats) -> None:
    missing = bfstats.extract("", "ingest", str(bfstats.folder / "missing"))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == (
        f"bfstats: cannot read {bfstats.folder}/missing: No such file or directory\n"
    )
    closed = subprocess.run(
        ["/bin/sh", "-c", f"{shlex.quote(sys.executable)} -m extract ingest <&-"],
        cwd=PROJECT_ROOT,
        env={**os.environ, "BFSTATS_DB": str(bfstats.database)},
        capture_output=True,
        check=False,
    )
    assert (closed.returncode, closed.stderr.count(b"\n")) == (2, 1)


def test_the_command_says_how_many_of_each(bfstats: Bfstats) -> None:
    rows = [line(played("Al")), line(Sample(THIS_HOUR, "a")), b"{", line(played(final_kills=-1))]

    done = ingest_file(bfstats, lines=rows)

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "player_rounds: 2 rows read, 1 new or changed, 0 repeated, 0 superseded, 1 rejected",
        "server_online_counts: 1 row read, 1 new or changed, 0 repeated, 0 superseded, 0 rejected",
        "4 lines read, 2 rejected",
    ]
    assert done.stderr.splitlines() == [
        "bfstats: line 3: is not JSON: Expecting property name enclosed in double quotes "
        "at column 2",
        "bfstats: line 4: final_kills is negative",
    ]
    answer = json.loads(ingest_file(bfstats, "--json", lines=rows).stdout)
    assert answer["tables"]["player_rounds"]["rows_repeated"] == 1
    assert (answer["lines_read"], answer["lines_rejected"]) == (4, 2)
    assert [rejected["line"] for rejected in answer["rejected"]] == [3, 4]


def test_it_reads_standard_input_and_needs_no_source(bfstats: Bfstats) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extract", "ingest"],
        cwd=PROJECT_ROOT,
        env={"BFSTATS_DB": str(bfstats.database), "PATH": ""},
        input=line(played()) + b"\n",
        capture_output=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == b"1 line read, 0 rejected"
    assert bfstats.rows("select player_name from landing_player_rounds") == [("Al",)]


def test_where_rows_come_by_ingest_alone_sync_has_nothing_to_do(bfstats: Bfstats) -> None:
    ingest_file(bfstats, lines=[line(played())])

    sync = bfstats.extract("ingest", "sync")
    reconcile = bfstats.extract("ingest", "reconcile")

    assert (sync.returncode, sync.stdout, sync.stderr) == (0, "", "")
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("drop table landing_server_samples")
        connection.execute("drop table landing_ingested_hours")
        connection.execute("pragma user_version = 3")
        connection.execute("drop table runs")
        connection.execute("drop table landing_unread_names")
    bfstats.extract("ingest", "sync")
    assert bfstats.rows("select * from landing_server_samples") == []
    assert reconcile.returncode == 2
    assert reconcile.stderr.startswith("bfstats: with BFSTATS_SOURCE=ingest there is no source")


def test_beside_the_source_the_same_rounds_are_repeated(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    rows = [played("Al"), played("Bo")]
    ingest(landing, *map(line, rows))
    parquet_site.add(rows)

    assert landing.sync(parquet_site).rows_repeated == 2
    assert landing.rounds() == [landed(row) for row in rows]


def test_gzip_is_read(bfstats: Bfstats) -> None:
    rows = [BYTE_ORDER_MARK, line(played("Al")), b"\r\n", b"\n", line(played("Bo")), b"\n"]
    packed = gzip.compress(b"".join(rows)) + gzip.compress(line(played("Cy")))

    done = ingest_file(bfstats, lines=[packed])
    assert done.stdout.splitlines()[-1] == "3 lines read, 0 rejected"
    assert landed_names(bfstats) == ["Al", "Bo", "Cy"]

    damaged = ingest_file(bfstats, lines=[gzip.compress(line(played("Di")) + b"\n")[:-4]])
    assert (damaged.returncode, damaged.stderr.count("\n")) == (1, 1)
    assert damaged.stderr.startswith("bfstats: the input is damaged gzip (")
    assert landed_names(bfstats) == ["Al", "Bo", "Cy", "Di"]
