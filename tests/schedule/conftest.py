"""A small site to schedule, and a command line that logs into the test's own folder."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.extract.fillable_sites import NOW, ParquetSite, Sample, played
from tests.support.commands import Bfstats

RunCadence = Callable[..., subprocess.CompletedProcess[str]]


def small_site(folder: Path) -> ParquetSite:
    """Two rounds and a sample, as Parquet files."""
    directory = folder / "parquet"
    directory.mkdir()
    site = ParquetSite(directory)
    site.add([played("Al"), played("Bo")])
    site.add_samples([Sample(NOW - 60, "server 1", 4)])
    return site


@pytest.fixture
def source(tmp_path: Path) -> str:
    """The address of a small site."""
    return small_site(tmp_path).source


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the test's cadences log."""
    return tmp_path / "logs" / "cadences.log"


@pytest.fixture
def run_cadence(bfstats: Bfstats, source: str, log: Path) -> RunCadence:
    """Run `python -m extract cadence` with these arguments."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return bfstats.extract(source, "cadence", *arguments, "--log", str(log), **environment)

    return run


@pytest.fixture
def sync_command() -> str:
    """`python -m extract sync`, as a shell types it."""
    return f"{shlex.quote(sys.executable)} -m extract sync"
