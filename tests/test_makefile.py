"""make has environments of its own, and leaves all others alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site_tables import PROJECT_ROOT


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make, which needs no package here, in a folder with the project's Makefile."""
    return subprocess.run(
        ["/usr/bin/env", "make", f"PYTHON={sys.executable}", "REQUIREMENTS=none.txt", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One in which the README's own line made an environment."""
    folder = tmp_path / "bf stats"
    folder.mkdir()
    shutil.copy(PROJECT_ROOT / "Makefile", folder)
    (folder / "none.txt").touch()
    (folder / ".venv").mkdir()
    (folder / ".venv" / "theirs").touch()
    return folder


def test_it_makes_its_own_environment_once_and_leaves_the_users_alone(folder: Path) -> None:
    first = make(folder, "environment")
    assert first.returncode == 0, first.stderr
    assert (folder / ".venv-dev" / "bin" / "python").exists()
    again = make(folder, "environment")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert make(folder, "clean").returncode == 0
    assert [path.name for path in folder.glob(".venv*")] == [".venv"]
    assert (folder / ".venv" / "theirs").exists()


def test_one_of_its_name_that_it_did_not_make_is_refused(folder: Path) -> None:
    theirs = folder / ".venv-dev" / "theirs"
    theirs.parent.mkdir()
    theirs.touch()
    done = make(folder, "environment")
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].startswith(".venv-dev was not made by make")
    assert theirs.exists()


def test_one_that_was_interrupted_is_made_anew(folder: Path) -> None:
    (folder / ".venv-dev").mkdir()
    (folder / ".venv-dev" / "complete").touch()
    done = make(folder, "environment")
    assert done.returncode == 0, done.stderr
    assert (folder / ".venv-dev" / "bin" / "python").exists()
