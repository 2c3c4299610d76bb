"""dbt inside this process, with the project parsed once, which is most of what a run costs."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.config import PROJECT_ROOT
from extract.errors import BfstatsError

if TYPE_CHECKING:
    from dbt.contracts.graph.manifest import Manifest

_QUIET = ["--quiet", "--log-level", "none", "--log-level-file", "none", "--no-write-json"]
_FILES = ("*.yml", "models/**/*.*", "macros/**/*.*", "seeds/*.*")


class DbtError(BfstatsError):
    """A dbt command failed; the text is what it said of each node."""


class WarmDbt:
    """The project as dbt parsed it, for the SQLite file in the environment's `BFSTATS_DB`.

    Its target folder is its own, so that a dbt that a person types meanwhile is not disturbed.
    """

    def __init__(self, purpose: str, project: Path = PROJECT_ROOT) -> None:
        self._project = project
        self._folders = [
            *("--project-dir", str(project)),
            *("--profiles-dir", str(project)),
            *("--target-path", str(project / "target" / purpose)),
            *("--log-path", str(project / "logs")),
        ]
        self._manifest: Manifest | None = None
        self._parsed_files: dict[Path, int] = {}
        # Else what dbt imports puts one there that prints every library's warnings.
        logging.getLogger().addHandler(logging.NullHandler())

    def parse(self) -> None:
        """Parse the project and load its seeds, unless its files are those of the last time.

        Raises `DbtError`.
        """
        files = {
            path: path.stat().st_mtime_ns
            for pattern in _FILES
            for path in self._project.glob(pattern)
        }
        if files == self._parsed_files:
            return
        self._manifest = None
        self._manifest = self._invoke("parse")
        self._invoke("seed")
        self._parsed_files = files

    def run(self, *selection: str) -> None:
        """Run models of the parsed project, chosen by dbt's own options. Raises `DbtError`."""
        self._invoke("run", *selection)

    def _invoke(self, *arguments: str) -> Any:
        """What a dbt command returns; of `parse` it is the manifest. Raises `DbtError`."""
        from dbt.cli.main import dbtRunner  # takes a second, which other commands need not wait

        done = dbtRunner(self._manifest).invoke([*_QUIET, *arguments, *self._folders])
        if done.success:
            return done.result
        nodes = getattr(done.result, "results", [])
        reason = done.exception or "; ".join(str(n.message) for n in nodes if n.status == "error")
        raise DbtError(f"dbt {arguments[0]} failed: {reason}")
