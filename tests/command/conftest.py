"""A project, and a person in another folder who has a link to its `bin/bfstats`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cron.project import Project, copy_project
from tests.extract.fillable_sites import NOW, ParquetSite, Sample, played

Bfstats = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project, in a path with spaces, whose source has one round and one sample."""
    source = ParquetSite(tmp_path / "parquet")
    source.directory.mkdir()
    source.add([played()])
    source.add_samples([Sample(NOW - 600, "server 1", 5)])
    return copy_project(tmp_path, f"parquet:{source.directory}")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The folder where the person is. What lies there is not bfstats's to import."""
    folder = tmp_path / "some where"
    folder.mkdir()
    (folder / "click.py").write_text("raise SystemExit('imported from the wrong folder')\n")
    return folder


@pytest.fixture
def programs(tmp_path: Path, project: Project) -> Path:
    """A folder for PATH, with a relative link to a link to the command."""
    folder = tmp_path / "local bin"
    folder.mkdir()
    (folder / "bfstats").symlink_to(Path("..") / "first")
    (tmp_path / "first").symlink_to(project.folder / "bin" / "bfstats")
    return folder


@pytest.fixture
def bfstats(elsewhere: Path, programs: Path) -> Bfstats:
    """Type `bfstats`, or another program, in that folder."""

    def call(
        *arguments: str, program: str = "bfstats", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *arguments],
            cwd=elsewhere,
            env={**os.environ, "PATH": f"{programs}:/usr/bin:/bin", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return call
