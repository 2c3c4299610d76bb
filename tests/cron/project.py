"""A copy of the project as an operator has it: with an environment, an `env` file and its own data.

Its folder's name needs quotes in a shell, and is special to sed.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.parsed import DEFAULT_DATABASE, keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT

FOLDER_NAME = "bf stats & co|mpany"
PARTS = (
    *("dbt_project.yml", "profiles.yml", "pyproject.toml", "selectors.yml", "bin", "cron"),
    *("extract", "macros", "models", "seeds", "tests/data_tests"),
)

TARGETS = ("", "cron", "minutely", "watch", "backfill")
"""Where dbt keeps what it parsed: an operator's first run takes longer, and does the same."""

CRON_ENVIRONMENT = {
    "HOME": "/nonexistent",
    "LOGNAME": "root",
    "PATH": "/usr/bin:/bin",
    "SHELL": "/bin/sh",
}
"""All that Debian's cron gives a command."""


@dataclass(frozen=True)
class Project:
    """The copy in `folder`; what it writes stays there."""

    folder: Path

    @property
    def database(self) -> Path:
        """Where it is as long as `BFSTATS_DB` is not set."""
        return self.folder / "data" / "bfstats.db"

    def log(self) -> str:
        """What the cadences have said so far."""
        path = self.folder / "logs" / "cadences.log"
        return path.read_text() if path.exists() else ""

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Call `cron/run` as cron would, from a folder that has nothing to do with it."""
        return self._run(str(self.folder / "cron" / "run"), *arguments, **environment)

    def status(self) -> tuple[int, dict[str, Any]]:
        """The exit status of `status --json`, and what it says."""
        python = str(self.folder / ".venv" / "bin" / "python")
        done = self._run(
            *(python, "-m", "extract", "status", "--json"), PYTHONPATH=str(self.folder)
        )
        found: dict[str, Any] = json.loads(done.stdout)
        return done.returncode, found

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query, none as long as the database or one of its tables is not there."""
        try:
            with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as found:
                return found.execute(query, values).fetchall()
        except sqlite3.OperationalError:
            return []

    def _run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd="/",
            env={**CRON_ENVIRONMENT, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def copy_project(parent: Path, source: str) -> Project:
    """Make a copy whose `env` names the source."""
    folder = parent / FOLDER_NAME
    for part in PARTS:
        original, copied = PROJECT_ROOT / part, folder / part
        copied.parent.mkdir(parents=True, exist_ok=True)
        if original.is_dir():
            shutil.copytree(original, copied, ignore=shutil.ignore_patterns("*.pyc.*"))
        else:
            shutil.copy(original, copied)
    (folder / ".venv").symlink_to(sys.prefix)
    for target in TARGETS:
        keep_parsed_for(DEFAULT_DATABASE, folder / "target" / target)
    (folder / "env").touch(0o600)
    (folder / "env").write_text(f"BFSTATS_SOURCE='{source}'\n")
    return Project(folder)
