"""`python -m extract sync` as a person or a script meets it."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.cli import cli
from extract.database.connection import open_database
from extract.machine.lock import exclusive, lock_path
from tests.extract.fillable_sites import NOW, ParquetSite, Sample, played
from tests.support.commands import Bfstats, all_commands
from tests.support.site_tables import PROJECT_ROOT

ROWS = 25_000


@pytest.fixture
def small_source(parquet_site: ParquetSite) -> str:
    parquet_site.add([played("Al"), played("Bo"), played("Bo", final_score=0), played("")])
    parquet_site.add_samples([Sample(NOW - 60, "server 1", 4)])
    return f"parquet:{parquet_site.directory}"


@pytest.fixture(scope="module")
def large_source(tmp_path_factory: pytest.TempPathFactory) -> str:
    site = ParquetSite(tmp_path_factory.mktemp("large"))
    site.add(played(f"player {number}") for number in range(ROWS))
    site.add_samples([Sample(NOW - 60, "server 1", 4)])
    return f"parquet:{site.directory}"


def test_counts_are_told_in_words(bfstats: Bfstats, small_source: str) -> None:
    done = bfstats.extract(small_source, "sync")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "player_rounds: 4 rows read, 2 new or changed, 0 repeated, 1 superseded, 1 rejected",
        "server_online_counts: 1 row read, 1 new or changed, 0 repeated, 0 superseded, 0 rejected",
    ]
    again = bfstats.extract(small_source, "sync")
    assert again.stdout.splitlines()[0] == (
        "player_rounds: 4 rows read, 0 new or changed, 2 repeated, 1 superseded, 1 rejected"
    )


def test_counts_are_told_in_json(bfstats: Bfstats, small_source: str) -> None:
    done = bfstats.extract(small_source, "sync", "--json", "--table", "player_rounds")
    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "player_rounds": {
            "rows_read": 4,
            "rows_landed": 2,
            "rows_repeated": 0,
            "rows_superseded": 1,
            "rows_rejected": 1,
        }
    }
    assert bfstats.rows("select * from landing_server_hours") == []


def test_one_table_needs_no_other(bfstats: Bfstats, parquet_site: ParquetSite) -> None:
    parquet_site.add_samples([Sample(NOW - 60, "server 1", 4)])
    source = f"parquet:{parquet_site.directory}"
    counts = bfstats.sync(source, "--table", "server_online_counts")
    assert list(counts) == ["server_online_counts"]


def test_the_options_reach_the_sync(bfstats: Bfstats, parquet_site: ParquetSite) -> None:
    hour = 3600
    parquet_site.add(
        played(f"player {number}", created_at=NOW - number * hour) for number in range(5)
    )
    source = f"parquet:{parquet_site.directory}"
    bfstats.sync(source, "--table", "player_rounds", "--batch-size", "2")
    assert bfstats.rows("select rows_read from landing_loads") == [(2,), (2,), (1,)]
    for arguments, read in (
        ([], 2),
        (["--overlap", "0"], 1),
        (["--overlap", str(2 * hour)], 3),
        (["--since", "2001-01-01"], 5),
    ):
        counts = bfstats.sync(source, "--table", "player_rounds", *arguments)
        assert counts["player_rounds"]["rows_read"] == read


@pytest.mark.parametrize(
    "since",
    ["2025-11-02", "2025-11-02 00:00:00", "2025-11-02T00:00Z", "2025-11-01T20:30-03:30"],
)
def test_since_is_utc_unless_it_says_otherwise(
    since: str, parquet_site: ParquetSite, tmp_path: Path
) -> None:
    midnight = 1762041600
    parquet_site.add([played("Al", created_at=midnight), played("Bo", created_at=midnight - 1)])
    done = CliRunner().invoke(
        cli,
        ["sync", "--table", "player_rounds", "--json", "--since", since],
        env={
            "BFSTATS_SOURCE": f"parquet:{parquet_site.directory}",
            "BFSTATS_DB": str(tmp_path / "bfstats.db"),
        },
    )
    assert json.loads(done.stdout)["player_rounds"]["rows_read"] == 1


def test_progress_is_a_line_every_ten_thousand_rows(bfstats: Bfstats, large_source: str) -> None:
    done = bfstats.extract(large_source, "sync")
    assert done.stderr.splitlines() == [
        "player_rounds: 10,000 of 25,000 rows read",
        "player_rounds: 20,000 of 25,000 rows read",
    ]
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "player_rounds",
        "server_online_counts",
    ]


def test_progress_is_a_bar_on_a_terminal(bfstats: Bfstats, large_source: str) -> None:
    ours, theirs = pty.openpty()
    shown = bytearray()

    def collect() -> None:
        # Linux ends a terminal whose other side is closed with an error.
        try:
            while part := os.read(ours, 4096):
                shown.extend(part)
        except OSError:
            pass

    reader = threading.Thread(target=collect)
    reader.start()
    done = subprocess.run(
        [sys.executable, "-m", "extract", "sync"],
        cwd=PROJECT_ROOT,
        env={
            **os.environ,
            "BFSTATS_SOURCE": large_source,
            "BFSTATS_DB": str(bfstats.database),
            "TERM": "xterm",
            "COLUMNS": "100",
        },
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        check=True,
    )
    os.close(theirs)
    reader.join()
    os.close(ours)
    assert re.search(r"player_rounds +.*/25000 rows", shown.decode())
    assert "━━━" in shown.decode()
    assert "rows read" not in shown.decode()
    assert "25,000 rows read" in done.stdout


def test_another_run_is_not_disturbed(bfstats: Bfstats, small_source: str) -> None:
    bfstats.sync(small_source)
    before = bfstats.database.read_bytes()
    with exclusive(bfstats.database, 0):
        done = bfstats.extract(small_source, "sync")
    assert done.returncode == 75
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert f"another run holds {lock_path(bfstats.database)}" in done.stderr
    assert bfstats.database.read_bytes() == before


def test_another_run_is_waited_for(bfstats: Bfstats, small_source: str) -> None:
    with exclusive(bfstats.database, 0), open_database(bfstats.database) as connection:
        waiting = bfstats.start_extract(small_source, "sync", "--wait", "20")
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1.5)
        assert connection.execute("select count(*) from landing_loads").fetchone() == (0,)
    assert waiting.wait() == 0
    assert bfstats.rows("select count(*) from landing_player_rounds") == [(2,)]


def test_a_writer_without_the_lock_is_waited_for(bfstats: Bfstats, small_source: str) -> None:
    """Such as `dbt run`, typed by a person."""
    bfstats.sync(small_source)
    with open_database(bfstats.database) as connection:
        connection.execute("begin immediate")
        waiting = bfstats.start_extract(small_source, "sync")
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1.5)
        connection.execute("rollback")
    assert waiting.wait() == 0


def test_help_tells_of_everything() -> None:
    runner = CliRunner()
    shown = runner.invoke(cli, ["--help"]).stdout
    commands = all_commands()
    assert {"sync", "compare", "refresh"} <= commands.keys()
    for word in (
        *commands,
        "BFSTATS_SOURCE",
        "BFSTATS_DB",
        "clickhouse://",
        "chdb:",
        "parquet:",
    ):
        assert word in shown
    for name, command in commands.items():
        shown = runner.invoke(cli, [name, "--help"]).stdout
        assert command.help
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert parameter.opts[0] in shown
                assert getattr(parameter, "help", None)
    assert (
        "python -m extract"
        in subprocess.run(
            [sys.executable, "-m", "extract"],
            cwd=PROJECT_ROOT,
            capture_output=True,
            text=True,
            check=False,
        ).stderr
    )
