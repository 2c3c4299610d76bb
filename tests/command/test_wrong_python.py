"""A Python that cannot run bfstats says so in one line, and what to do."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.command.conftest import Bfstats
from tests.cron.project import Project
from tests.support.site_tables import PROJECT_ROOT

AS_VERSION = (
    "import runpy, sys; sys.version_info = {}; runpy.run_module('extract', None, '__main__')"
)


@pytest.mark.parametrize("version", [(2, 7), (3, 10, 13, "final", 0), (3, 14, 0)])
def test_a_wrong_version_is_named(version: tuple[object, ...]) -> None:
    done = _python(sys.executable, "-c", AS_VERSION.format(version))
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert line.startswith(f"bfstats: this is Python {version[0]}.{version[1]}, and 3.11, ")


@pytest.fixture
def bare_python(tmp_path: Path) -> Path:
    """A Python without packages."""
    venv.create(tmp_path / "bare", symlinks=True)
    return tmp_path / "bare" / "bin" / "python"


def test_a_python_without_the_packages_is_named(bare_python: Path) -> None:
    done = _python(str(bare_python), "-m", "extract", "status")
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert line.startswith(f"bfstats: {bare_python} lacks the package click: type .venv/bin/python")


def test_an_environment_without_the_packages_is_named(
    project: Project, bfstats: Bfstats, bare_python: Path
) -> None:
    (project.folder / ".venv").unlink()
    (project.folder / ".venv").symlink_to(bare_python.parent.parent)
    done = bfstats("status")
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert " lacks the package click: " in line
    done = bfstats("dbt", "run")
    assert done.returncode == 1
    assert done.stderr == f"bfstats: there is no dbt in {project.folder}/.venv: see README.md\n"


def test_the_file_itself_says_how_it_is_started(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, PROJECT_ROOT / "extract" / "__main__.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "bfstats: type python -m extract in the project's folder, or bin/bfstats in any other\n"
    )


def _python(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=PROJECT_ROOT, capture_output=True, text=True, check=False)
