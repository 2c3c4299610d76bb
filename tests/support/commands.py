"""The project's commands, run as a person would, on a database of the test's own."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from extract.cli import cli
from tests.support import warm
from tests.support.parsed import keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT

DBT = "from dbt.cli.main import cli; cli()"

WITHOUT_UNIT_TESTS = ("--exclude-resource-type", "unit_test")
"""For `dbt build`. They bring rows of their own: one build in a test run is enough for them."""

WITHOUT_TESTS = (*WITHOUT_UNIT_TESTS, "--exclude-resource-type", "test")
"""For `dbt build` where a test of Python looks at the tables itself."""


@dataclass(frozen=True)
class Bfstats:
    """A folder with one SQLite file, and dbt's target and logs, for one test.

    Commands run in processes of their own, from the project's root.
    """

    folder: Path

    @property
    def database(self) -> Path:
        """Where `BFSTATS_DB` points."""
        return self.folder / "bfstats.db"

    def extract(
        self, source: str, *arguments: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run `python -m extract` with the source; nothing is expected of its exit status."""
        own = {"BFSTATS_DB": str(self.database), "BFSTATS_SOURCE": source, **environment}
        self._prepare(arguments)
        if warm.can_begin_warm(arguments, environment):
            return warm.run("extract", arguments, {**os.environ, **own})
        return self._run(["-m", "extract", *arguments], own)

    def start_extract(self, source: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `python -m extract` with the source, and do not wait for its end."""
        self._prepare(arguments)
        return subprocess.Popen(
            [sys.executable, "-m", "extract", *arguments],
            cwd=PROJECT_ROOT,
            env={**os.environ, "BFSTATS_DB": str(self.database), "BFSTATS_SOURCE": source},
            stdout=subprocess.DEVNULL,
        )

    def sync(self, source: str, *arguments: str, **environment: str) -> dict[str, dict[str, int]]:
        """Run a sync that must succeed, and return its counts per table."""
        done = self.extract(source, "sync", "--json", *arguments, **environment)
        assert done.returncode == 0, done.stderr
        counts: dict[str, dict[str, int]] = json.loads(done.stdout)
        return counts

    def dbt(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a dbt command; nothing is expected of its exit status.

        dbt writes what `docs generate` is for, and none of its other JSON, which takes it a second.
        """
        paths = [
            *("--target-path", str(self.folder / "target")),
            *("--log-path", str(self.folder), "--log-level-file", "none"),
        ]
        own = {"BFSTATS_DB": str(self.database), "DBT_WRITE_JSON": "false", **environment}
        if warm.is_parsed_for(arguments):
            return warm.run("dbt", [*arguments, *paths], {**os.environ, **own})
        return self._run(["-c", DBT, *arguments, *paths], own)

    def build(self, as_of: str | None = None, *arguments: str) -> None:
        """Run `dbt build`, which must succeed."""
        variables = ["--vars", json.dumps({"as_of": as_of})] if as_of else []
        done = self.dbt("--quiet", "build", *arguments, *variables)
        assert done.returncode == 0, done.stdout

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query on the SQLite file, which is opened for reading only."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    def _prepare(self, arguments: tuple[str, ...]) -> None:
        if "backfill" in arguments and "--status" not in arguments:
            keep_parsed_for(self.database, PROJECT_ROOT / "target" / "backfill")

    def _run(
        self, arguments: list[str], environment: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=PROJECT_ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def all_commands() -> dict[str, click.Command]:
    """Every command of the command line, by name; all are imported for it."""
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}
