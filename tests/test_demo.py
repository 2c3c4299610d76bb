"""The demo from its command: it shows what the README shows, and a second run changes nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from extract.config import PAGES_HOST, PAGES_PORT
from serve.app import make_app
from serve.settings import Settings
from tests.marts.warehouse import MART_GRAIN
from tests.support.commands import Bfstats
from tests.support.site_tables import PROJECT_ROOT

README = (PROJECT_ROOT / "README.md").read_text()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "site"


@pytest.fixture(scope="module")
def shown(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extract", "demo", str(folder)],
        cwd=PROJECT_ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )


def test_it_begins_as_the_readme_shows(shown: subprocess.CompletedProcess[str]) -> None:
    (excerpt,) = re.findall(r"^```text\n(Old Guard.*?)^```", README, re.DOTALL | re.MULTILINE)
    printed = shown.stdout.splitlines()
    for expected, line in zip(excerpt.splitlines(), printed, strict=False):
        assert line.startswith(expected)
    (rows,) = re.findall(r"reads its ([\d,]+) rounds", README)
    assert f"player_rounds: {rows} rows read" in shown.stderr


def test_its_pages_are_of_now(shown: subprocess.CompletedProcess[str], folder: Path) -> None:
    """Rounds end, and players are counted, until the demo is made."""
    assert shown.returncode == 0
    with TestClient(make_app(Settings(folder / "bfstats.db"))) as client:
        page = client.get("/").text
    assert "players online" in page
    assert "The coming hours" in page
    assert "These hours have passed" not in page
    assert 'class="old"' not in page


def test_what_it_tells_to_type_next_runs_and_changes_nothing(
    shown: subprocess.CompletedProcess[str], folder: Path
) -> None:
    (settings,) = re.findall(r"\bexport (.*)$", shown.stdout, re.MULTILINE)
    source, database = (part.partition("=")[2] for part in settings.split())
    assert database == str(folder / "bfstats.db")
    demo = Bfstats(folder)
    before = _everything(demo)
    counts = demo.sync(source)
    assert [table["rows_landed"] for table in counts.values()] == [0, 0]
    ((as_of,),) = demo.rows("select distinct as_of from model_watermarks where load_id > 0")
    done = demo.dbt("--quiet", "run", "--vars", json.dumps({"as_of": as_of}))
    assert done.returncode == 0, done.stdout
    assert _everything(demo) == before


def test_it_ends_with_the_line_that_shows_the_pages(
    shown: subprocess.CompletedProcess[str], folder: Path
) -> None:
    address, line = shown.stdout.splitlines()[-2:]
    assert f"http://{PAGES_HOST}:{PAGES_PORT}/" in address
    assert line.endswith(f"BFSTATS_DB={folder / 'bfstats.db'} python -m serve")


def _everything(demo: Bfstats) -> dict[str, list[tuple[object, ...]]]:
    return {table: demo.rows(f"select * from {table}") for table in MART_GRAIN}
