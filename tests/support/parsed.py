"""The dbt project as it is, parsed once for all processes of a test run.

dbt keeps what it parsed in a folder that they share, so all but the first only read it.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest

from tests.support.site import PROJECT_ROOT

FOLDER_VARIABLE = "TESTS_PARSED"
"""The environment variable that names the shared folder; `tests/conftest.py` makes it."""

QUIET = ["--log-level", "none", "--log-level-file", "none"]
SILENT = [*QUIET, "--no-write-json"]


def parse(project: Path, target: Path, quiet: Sequence[str] = SILENT) -> Manifest:
    """A project as it is now; dbt keeps in `target` what spares it most of the next time."""
    folders = ["--project-dir", str(project), "--profiles-dir", str(project)]
    written = ["--target-path", str(target), "--log-path", str(target)]
    parsed = dbtRunner().invoke([*quiet, "parse", *folders, *written])
    assert isinstance(parsed.result, Manifest), str(parsed.exception)
    return parsed.result


def project_manifest() -> Manifest:
    """This project, for the caller alone, who may change it."""
    with _alone() as folder:
        return parse(PROJECT_ROOT, folder)


def project_manifest_json() -> dict[str, Any]:
    """This project, as dbt writes it into `manifest.json`."""
    with _alone() as folder:
        parse(PROJECT_ROOT, folder, QUIET)
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
        return manifest


@contextmanager
def _alone() -> Iterator[Path]:
    folder = Path(os.environ[FOLDER_VARIABLE])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
