"""The rooms of `extract/` lie one above the other, as its README lists them, and stay small."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from extract.config import PROJECT_ROOT

EXTRACT = PROJECT_ROOT / "extract"
MOST_LINES = 300
FILES = sorted(EXTRACT.rglob("*.py"))
ROOMS = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", (EXTRACT / "README.md").read_text(), re.MULTILINE)


def room_of(module: str) -> str:
    """The folder or the file directly in `extract/` that a module belongs to."""
    return module.split(".")[1]


def module_of(file: Path) -> str:
    """The module that a file is, a folder's `__init__` included."""
    return ".".join(file.relative_to(PROJECT_ROOT).with_suffix("").parts)


def imports_of(file: Path) -> set[str]:
    """The modules of `extract` that a file imports, in functions, too."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = node.module or ""
            found |= {f"{package}.{alias.name}" for alias in node.names}
    modules = (module for name in found if (module := existing(name)))
    return {module for module in modules if module != module_of(file)}


def existing(name: str) -> str | None:
    """The module that an imported name is, or is in; None where that is none of `extract`."""
    if name.partition(".")[0] != "extract":
        return None
    path = PROJECT_ROOT.joinpath(*name.split("."))
    if path.with_suffix(".py").exists():
        return name
    if path.is_dir():
        return f"{name}.__init__"
    return existing(name.rpartition(".")[0])


IMPORTS = {module_of(file): imports_of(file) for file in FILES}


def test_every_room_is_on_the_page_once() -> None:
    there = {room_of(module) for module in IMPORTS} - {"__init__", "__main__"}
    assert sorted(ROOMS) == sorted(there)


def test_no_import_runs_upward() -> None:
    height = {room: place for place, room in enumerate([*ROOMS, "__main__"])}
    upward = [
        f"{module} imports {imported}"
        for module, modules in IMPORTS.items()
        for imported in sorted(modules)
        if height.get(room_of(imported), -1) > height.get(room_of(module), -1)
    ]
    assert upward == []


def test_no_modules_import_each_other() -> None:
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_no_job_does_another_jobs_work() -> None:
    """A job that is made up of others, as `backfill` and `refresh` are, calls them whole."""
    called = {
        f"{module}: {imported}"
        for module, modules in IMPORTS.items()
        for imported in modules
        if room_of(module) == room_of(imported) == "jobs"
    }
    assert called == {
        "extract.jobs.backfill: extract.jobs.reconcile",
        "extract.jobs.backfill: extract.jobs.sync",
        "extract.jobs.refresh: extract.jobs.sync",
        "extract.jobs.watch: extract.jobs.sync",
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(EXTRACT)))
def test_no_file_is_long(file: Path) -> None:
    assert len(file.read_text().splitlines()) <= MOST_LINES
