"""What all tests run under: an odd time zone, no settings of the machine's, quiet dbt."""

import gc
import os
import shlex
import shutil
import signal
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Bfstats
from tests.support.parsed import FOLDER_VARIABLE, project_manifest_json

# A zone that is 5 h 45 min from UTC shows whatever reads a clock or a time as local.
os.environ["TZ"] = "Asia/Kathmandu"
time.tzset()

# What dbt and the oracles make stays for long: Python looked through it for a tenth of the time.
gc.set_threshold(200_000, 50, 100)

# Tests that a shell starts in the background would ignore it, and all that they start would too.
signal.signal(signal.SIGINT, signal.default_int_handler)

for _name in [name for name in os.environ if name.startswith(("BFSTATS_", "DBT_", "OTEL_"))]:
    del os.environ[_name]

# One moment for all processes of a run, which must find the same tests.
os.environ.setdefault("TESTS_BEGAN", str(int(time.time())))

os.environ.update(
    NO_COLOR="1",
    NO_PROXY="127.0.0.1",
    DBT_SEND_ANONYMOUS_USAGE_STATS="false",
    DBT_USE_COLORS="false",
)

# One folder for all processes of a run, which the first of them makes and removes.
_MADE_FOLDER = None if FOLDER_VARIABLE in os.environ else tempfile.mkdtemp(prefix="bfstats-tests-")
if _MADE_FOLDER:
    os.environ[FOLDER_VARIABLE] = _MADE_FOLDER


def pytest_unconfigure() -> None:
    """Remove what the processes of this run shared."""
    if _MADE_FOLDER:
        shutil.rmtree(_MADE_FOLDER, ignore_errors=True)


LONGEST_FILES = (
    "test_browser.py",
    "test_a_week.py",
    "test_servers.py",
    "test_incremental.py",
    "test_rebuilding.py",
    "test_tables_are_equal.py",
    "test_demo.py",
    "test_daemon.py",
    "test_collisions.py",
    "test_reconcile_content.py",
    "test_benchmarks.py",
    "test_kills.py",
    "test_histories.py",
    "test_real_rounds.py",
    "test_reports.py",
    "test_data_tests.py",
    "test_watch.py",
    "test_partial_runs.py",
    "test_leaving.py",
    "test_a_life.py",
    "test_watch_ends.py",
    "test_watch_troubles.py",
    "test_source.py",
    "test_query_plans.py",
    "test_archived_types.py",
    "test_archive.py",
    "test_temporary_files.py",
    "test_corrections.py",
    "test_reconcile.py",
    "test_clickhouse.py",
    "test_archive_of_landing.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first, so that no core waits for one of them at the end."""
    ranks = {name: rank for rank, name in enumerate(LONGEST_FILES)}
    items.sort(key=lambda item: ranks.get(item.path.name, len(ranks)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how to repeat what failed."""
    failed = [*terminalreporter.getreports("failed"), *terminalreporter.getreports("error")]
    for node_id in dict.fromkeys(report.nodeid for report in failed):
        arguments = shlex.quote(shlex.quote(node_id)).replace("$", "$$")
        terminalreporter.write_line(f"to repeat: make test ARGS={arguments}")


@pytest.fixture
def bfstats(tmp_path: Path) -> Bfstats:
    """A database of the test's own, and the commands of the project on it."""
    return Bfstats(tmp_path)


@pytest.fixture(scope="session")
def manifest_json() -> dict[str, Any]:
    """dbt's manifest of the project as it is, as dbt writes it."""
    return project_manifest_json()
