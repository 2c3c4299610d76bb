"""A warehouse for each test, built with the project's own manifest."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dbt.contracts.graph.manifest import Manifest

from tests.marts.arrivals import Site
from tests.marts.warehouse import Warehouse, copy_project
from tests.support.parsed import project_manifest


@pytest.fixture(scope="session")
def manifest() -> Iterator[Manifest]:
    """The project as it is, parsed once.

    It has most of this process's objects, so no collection of garbage looks through them again.
    """
    parsed = project_manifest()
    gc.collect()
    gc.freeze()
    yield parsed
    # What is frozen at the end, DuckDB reports as leaks on standard error.
    gc.unfreeze()


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
def site(first_site: Site, tmp_path: Path) -> Site:
    """A copy, for one test, of the site that the test's module has."""
    return first_site.copy(tmp_path)


@pytest.fixture
def built(first_built: Warehouse, tmp_path: Path) -> Warehouse:
    """A copy, for one test, of the warehouse that the test's module has built."""
    return first_built.copy(tmp_path)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the dbt project, to be edited."""
    return copy_project(tmp_path / "project")
