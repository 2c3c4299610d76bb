"""A project without a source, and a machine for each file of tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cron.machine import Machine, open_machine
from tests.cron.project import Project, copy_project
from tests.extract.fillable_sites import NOW, ParquetSite, Sample, played


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project whose source has one round and one sample."""
    source = ParquetSite(tmp_path / "parquet")
    source.directory.mkdir()
    source.add([played()])
    source.add_samples([Sample(NOW - 600, "server 1", 5)])
    return copy_project(tmp_path, f"parquet:{source.directory}")


@pytest.fixture
def machine() -> Iterator[Machine]:
    """A machine that has no crontab yet and runs in UTC."""
    with open_machine() as opened:
        yield opened
