"""`dbt build --target duckdb`, in this process, over a folder of Parquet files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest

from extract.targets.built import duckdb_tables, sqlite_tables
from extract.targets.compared import Comparison, TableComparison
from tests.engines.reader import Counts
from tests.support.commands import WITHOUT_TESTS
from tests.support.listener import Listener
from tests.support.parsed import SILENT
from tests.support.site_tables import PROJECT_ROOT


def duckdb_manifest(folder: Path, project: Path = PROJECT_ROOT) -> Manifest:
    """The project as DuckDB has it, parsed."""
    parsed = dbtRunner().invoke(
        [
            *(*SILENT, "parse", "--target", "duckdb", "--project-dir", str(project)),
            *("--profiles-dir", str(project), "--target-path", str(folder)),
            *("--log-path", str(folder)),
        ]
    )
    assert isinstance(parsed.result, Manifest), str(parsed.exception)
    return parsed.result


@dataclass
class DuckDbBuilds:
    """A folder with a DuckDB file that dbt makes of a folder of Parquet files."""

    folder: Path
    parquet: Path
    manifest: Manifest
    project: Path = PROJECT_ROOT

    @property
    def file(self) -> Path:
        """Where `BFSTATS_DUCKDB` points."""
        return self.folder / "bfstats.duckdb"

    def build(self, as_of: str, *arguments: str) -> None:
        """Run `dbt build`, which must succeed; no tests unless the arguments say so."""
        errors = self.dbt("build", "--vars", json.dumps({"as_of": as_of}), *arguments)
        assert not errors, errors

    def dbt(self, *arguments: str) -> str:
        """Run a dbt command without tests, and return its errors: '' where it succeeded."""
        said: list[str] = []

        def note(event: Any) -> None:
            if event.info.level == "error":
                said.append(event.info.msg)

        paths = ["--project-dir", str(self.project), "--profiles-dir", str(self.project)]
        written = ["--target-path", str(self.folder / "target"), "--log-path", str(self.folder)]
        environment = {"BFSTATS_DUCKDB": str(self.file), "BFSTATS_PARQUET": str(self.parquet)}
        with patch.dict(os.environ, environment):
            runner = dbtRunner(self.manifest, [Listener(note, hears_debug=False)])
            result = runner.invoke(
                [*SILENT, *arguments, "--target", "duckdb", *WITHOUT_TESTS, *paths, *written]
            )
        return "" if result.success else "\n".join([*said, str(result.exception)])

    def compared(self, database: Path) -> list[TableComparison]:
        """How the tables compare with those of a SQLite file."""
        with sqlite_tables(database) as ours, duckdb_tables(self.file) as theirs:
            return list(Comparison(ours, theirs).tables())

    def counting(self, *tables: str) -> Callable[[], Counts]:
        """What counts the rows of tables, for a `Reader`."""
        return counting(self.file, *tables)


def counting(file: Path, *tables: str) -> Callable[[], Counts]:
    """What counts the rows of tables in one reading of a file, for a `Reader`."""
    counts = ", ".join(f"(from {table} select count(*))" for table in tables)

    def count() -> Counts:
        with closing(duckdb.connect(file, read_only=True)) as connection:
            (found,) = connection.execute(f"select {counts}").fetchall()
        return dict(zip(tables, found, strict=True))

    return count
