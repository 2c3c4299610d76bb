"""Every test of this folder runs twice, to prove both a defect and its cure.

As `ours` it must pass; as `stock`, without the macros under test, it must fail: so the adapter has
the defect, and the test would notice it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adapter.project import QUIET, Project


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """An empty project with our macros (True) and one without (False).

    They are parsed already, which is what takes dbt longest.
    """
    folders = {}
    with pytest.MonkeyPatch.context() as patch:
        set_environment(patch)
        for is_ours in (True, False):
            template = Project(tmp_path_factory.mktemp("template"), is_ours)
            template.create()
            patch.chdir(template.folder)
            template.build("parse")
            folders[is_ours] = template.folder
    return folders


def set_environment(patch: pytest.MonkeyPatch) -> None:
    """Keep dbt quiet."""
    for name, value in QUIET.items():
        patch.setenv(name, value)


@pytest.fixture
def make_project(
    templates: dict[bool, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[bool], Project]:
    """Make the project of one test and stand in its folder: dbt writes nothing elsewhere."""

    def make(is_ours: bool) -> Project:
        set_environment(monkeypatch)
        shutil.copytree(templates[is_ours], tmp_path, dirs_exist_ok=True)
        monkeypatch.chdir(tmp_path)
        return Project(tmp_path, is_ours)

    return make


@pytest.fixture(
    params=[
        "ours",
        pytest.param("stock", marks=pytest.mark.xfail(strict=True, reason="the adapter's own")),
    ]
)
def project(request: pytest.FixtureRequest, make_project: Callable[[bool], Project]) -> Project:
    """The project of one test, once with our macros and once without."""
    return make_project(request.param == "ours")


@pytest.fixture
def our_project(make_project: Callable[[bool], Project]) -> Project:
    """For what the adapter has no counterpart of."""
    return make_project(True)
