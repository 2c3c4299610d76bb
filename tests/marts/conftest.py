"""A warehouse for each test, built with the project's own manifest."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from tests.marts.warehouse import Warehouse, parse_project
from tests.support.site import PROJECT_ROOT

PROJECT_PARTS = ("dbt_project.yml", "profiles.yml", "macros", "models", "seeds", "tests/data_tests")


@pytest.fixture(scope="session")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    """The project as it is, parsed once."""
    return parse_project(tmp_path_factory.mktemp("manifest"))


@pytest.fixture
def make_warehouse(manifest: Manifest, tmp_path: Path) -> Callable[[str], Warehouse]:
    """Makes an empty warehouse under a name of its own."""

    def make(name: str) -> Warehouse:
        folder = tmp_path / name
        folder.mkdir()
        return Warehouse(folder, manifest)

    return make


@pytest.fixture
def warehouse(make_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """An empty warehouse."""
    return make_warehouse("warehouse")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the dbt project, to be edited."""
    copy = tmp_path / "project"
    for part in PROJECT_PARTS:
        (copy / part).parent.mkdir(parents=True, exist_ok=True)
        original = PROJECT_ROOT / part
        (shutil.copytree if original.is_dir() else shutil.copy)(original, copy / part)
    return copy
