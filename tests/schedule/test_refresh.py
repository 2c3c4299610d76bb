"""`refresh`, as cron runs it: in the process of the cadence, with dbt where a table has news."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from extract.machine.lock import exclusive
from tests.extract.fillable_sites import ParquetSite, played
from tests.schedule.conftest import RunCadence
from tests.support.commands import Bfstats
from tests.support.parsed import keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT

PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
"""With the `python` of these tests first, as `cron/run` has that of .venv."""

WRITTEN = "select name from runs where kind = 'dbt'"


def said(log: Path) -> list[str]:
    """What the command said, after the name of the cadence, in the order of the log."""
    return [line.partition(": ")[2] for line in log.read_text().splitlines()]


def test_an_idle_minute_ends_before_dbt_and_the_next_builds_what_came(
    run_cadence: RunCadence, bfstats: Bfstats, source: str, log: Path
) -> None:
    bfstats.sync(source)
    assert bfstats.dbt("seed").returncode == 0
    keep_parsed_for(bfstats.database, PROJECT_ROOT / "target" / "minutely")

    def refresh() -> None:
        own = {"PATH": PATH, "DBT_TARGET": "duckdb", "DBT_PROFILE": "another"}
        done = run_cadence("minutely", "python -m extract refresh", **own)
        assert (done.returncode, done.stderr) == (0, "")

    refresh()
    refresh()
    assert [line for line in said(log) if "built" in line] == ["19 tables built", "0 tables built"]
    assert len(bfstats.rows(WRITTEN)) == len(set(bfstats.rows(WRITTEN)))
    ParquetSite(Path(source.removeprefix("parquet:"))).add([played("Cy")])
    refresh()
    assert bfstats.rows("select total_kills from player_stats_lifetime where player_name = 'Cy'")
    cadences = "select exit_status from runs where kind = 'cadence' and name = 'minutely'"
    assert bfstats.rows(cadences) == [(0,)] * 3


def test_a_source_that_fails_fails_the_cadence(bfstats: Bfstats, log: Path) -> None:
    command = ["cadence", "hourly", "python -m extract refresh", "--log", str(log)]
    done = bfstats.extract("parquet:/is/not/there", *command, PATH=PATH)
    assert done.returncode == 1
    assert "hourly failed with exit status 1" in done.stderr
    assert any(line.startswith("bfstats: ") and "/is/not/there" in line for line in said(log))


@pytest.mark.parametrize("path", [PATH, "/usr/bin:/bin"], ids=["in a fork", "in a shell"])
def test_a_command_that_takes_too_long_is_stopped(path: str, bfstats: Bfstats, log: Path) -> None:
    own = "python -m extract watch"
    command = own if path == PATH else f"{shlex.quote(sys.executable)}{own.removeprefix('python')}"
    limits = ["--timeout", "1", "--log", str(log)]
    keep_parsed_for(bfstats.database, PROJECT_ROOT / "target" / "watch")
    done = bfstats.extract("ingest", "cadence", "hourly", command, *limits, PATH=path)
    assert done.returncode == 124
    assert "takes more than 1 s: stopped" in said(log)
    with exclusive(bfstats.database, 0):
        pass  # which whoever still ran would hold
