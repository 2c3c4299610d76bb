"""dbt inside this process: what it imports and parses once is most of what a run costs."""

from __future__ import annotations

import gc
import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.config import PROJECT_ROOT
from extract.errors import BfstatsError
from extract.warm_dbt.kept_manifest import manifest_of_runs
from extract.warm_dbt.project import project_files
from extract.warm_dbt.quick_import import import_dbt

if TYPE_CHECKING:
    from dbt.contracts.graph.manifest import Manifest

_QUIET = ["--quiet", "--log-level", "none", "--log-level-file", "none", "--no-write-json"]


class DbtError(BfstatsError):
    """A dbt command failed; the text is what it said of each node."""


class WarmDbt:
    """The project as dbt parsed it, for the SQLite file in the environment's `BFSTATS_DB`.

    Its target folder is its own, so that a dbt that a person types meanwhile is not disturbed.
    """

    def __init__(self, purpose: str, project: Path = PROJECT_ROOT) -> None:
        self._project = project
        self._target = project / "target" / purpose
        self._folders = [
            *("--project-dir", str(project)),
            *("--profiles-dir", str(project)),
            # Whatever DBT_TARGET and DBT_PROFILE say: it is this file that cron keeps fresh.
            *("--profile", "bfstats", "--target", "sqlite"),
            *("--target-path", str(self._target)),
            *("--log-path", str(project / "logs")),
        ]
        self._manifest: Manifest | None = None
        self._parsed_files: dict[Path, int] = {}
        # Else what dbt imports puts one there that prints every library's warnings.
        logging.getLogger().addHandler(logging.NullHandler())
        # Of the objects that dbt makes, hundreds of thousands, nearly all stay: to look for garbage
        # as often as Python does by itself takes a tenth of a minute's run.
        gc.set_threshold(50_000, 20, 50)

    def parse(self) -> None:
        """Parse the project and load its seeds, unless its files are those of the last time.

        Raises `DbtError`.
        """
        files = {path: path.stat().st_mtime_ns for path in project_files(self._project)}
        if files == self._parsed_files:
            return
        self._manifest = None
        self._manifest = self._read_manifest()
        self._invoke("seed")
        self._parsed_files = files

    def run(self, *selection: str) -> list[str]:
        """Run models, chosen by dbt's own options. Returns the tables of these.

        Raises `DbtError`. A project that this process has not parsed is as another has, unless it
        changed since.
        """
        if self._manifest is None:
            self._manifest = self._read_manifest()
        nodes = [result.node for result in self._invoke("run", *selection).results]
        return [node.alias for node in nodes if node.config.materialized != "view"]

    def _read_manifest(self) -> Manifest:
        import_dbt()  # takes a second, which other commands need not wait
        return manifest_of_runs(self._project, self._target, partial(self._invoke, "parse"))

    def _invoke(self, *arguments: str) -> Any:
        """What a dbt command returns; of `parse` it is the manifest. Raises `DbtError`."""
        from dbt.cli.main import dbtRunner

        done = dbtRunner(self._manifest).invoke([*_QUIET, *arguments, *self._folders])
        if done.success:
            return done.result
        nodes = getattr(done.result, "results", [])
        reason = done.exception or "; ".join(str(n.message) for n in nodes if n.status == "error")
        raise DbtError(f"dbt {arguments[0]} failed: {reason}")
