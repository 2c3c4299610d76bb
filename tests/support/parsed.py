"""The dbt project as it is, parsed once for all processes of a test run.

dbt keeps what it parsed in a folder that they share, so all but the first only read it.
"""

from __future__ import annotations

import fcntl
import json
import os
import pprint
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from threading import Lock
from types import MappingProxyType
from typing import Any

import yaml
from dbt.artifacts.resources.base import FileHash
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.version import __version__ as dbt_version

import extract.warm_dbt.quick_dbt  # noqa: F401 - so that whoever parses and runs dbt here waits less
from tests.support.site_tables import PROJECT_ROOT

FOLDER_VARIABLE = "TESTS_PARSED"
"""The environment variable that names the shared folder; without it a process has one of its own.

`tests/conftest.py` makes the folder.
"""

QUIET = ["--log-level", "none", "--log-level-file", "none"]
KEPT = "partial_parse.msgpack"
DEFAULT_DATABASE = "data/bfstats.db"

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


def keep_parsed_for(
    database: Path | str, target: Path, variables: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Put what dbt keeps of this project's parse into a target folder, as if it were for these.

    dbt parses all again for another connection or other `--vars`, though only runs depend on them.
    Of a copy of the project that was edited it parses what was edited.
    """
    with _alone() as folder:
        kept = folder / KEPT
        if not kept.exists():
            parse(PROJECT_ROOT, folder)
        content = kept.read_bytes()
    for ours, theirs in (
        (_connection_hash(DEFAULT_DATABASE), _connection_hash(str(database))),
        (_variables_hash({}), _variables_hash(variables)),
    ):
        if ours != theirs:
            assert content.count(ours) == 1, "dbt tells what it parsed for in another way"
            content = content.replace(ours, theirs)
    target.mkdir(parents=True, exist_ok=True)
    # Beside it first: another test may be reading.
    with NamedTemporaryFile(dir=target, delete=False) as file:
        file.write(content)
    Path(file.name).replace(target / KEPT)


def _connection_hash(database: str) -> bytes:
    """How dbt tells in what it keeps (`ManifestLoader.build_manifest_state_check`)."""
    places = {**_sqlite_output(), "schemas_and_paths": {"main": database}}
    keys = ("database", "schema", "schemas_and_paths", "schema_directory")
    connection = sorted((key, places[key]) for key in keys)
    return FileHash.from_contents(pprint.pformat(connection)).checksum.encode()


@cache
def _sqlite_output() -> dict[str, Any]:
    profile = yaml.safe_load((PROJECT_ROOT / "profiles.yml").read_text())["bfstats"]
    output: dict[str, Any] = profile["outputs"][profile["target"]]
    return output


def _variables_hash(variables: Mapping[str, str]) -> bytes:
    parts = (pprint.pformat(dict(variables)), "", "", dbt_version)
    return FileHash.from_contents("\x00".join(parts)).checksum.encode()


@cache
def _own_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="bfstats-parsed-")


_own_folder_lock = Lock()


@contextmanager
def _alone() -> Iterator[Path]:
    with _own_folder_lock:
        folder = Path(os.environ.get(FOLDER_VARIABLE) or _own_folder().name)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
