"""One SQLite file that rounds are synced into and marts are built in, by the project's commands.

dbt runs in this process with a manifest that was parsed once, which takes half a second instead of
five; everything but the parsing is the same.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from click.testing import CliRunner
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest
from duckdb import DuckDBPyConnection

from extract.cli import cli
from tests.oracle.clickhouse.expected import GRAIN as CLICKHOUSE_GRAIN
from tests.oracle.compare import GRAIN, differences
from tests.support.listener import Listener
from tests.support.parsed import SILENT, keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT

MART_GRAIN = {**GRAIN, **CLICKHOUSE_GRAIN}
"""The keys of every mart of statistics, whichever oracle it has."""

DICTIONARY_GRAIN = {"data_dictionary": ("table_name", "column_name")}
"""It is made of the project alone; `test_dictionary.py` reads the same YAML by other means."""

OVER_MONTHS = (
    *("player_stats_lifetime", "player_stats_rolling", "player_best_scores"),
    *("player_milestones", "player_server_stats", "player_map_stats"),
)
"""The tables that are made of `player_monthly_stats`."""

PROJECT_PARTS = (
    *("dbt_project.yml", "profiles.yml", "selectors.yml"),
    *("macros", "models", "seeds", "tests/data_tests"),
)


class MartRow(NamedTuple):
    """A mart's row without its key: the other columns, and when one of these last changed."""

    content: tuple[Any, ...]
    updated_at: str


Statements = list[tuple[str, str]]
"""What dbt sent to SQLite: for which node, and the SQL."""

Tables = dict[str, dict[tuple[Any, ...], MartRow]]
"""Every mart whole: by its name, and by the key of a row."""

_State = tuple[tuple[int, int], ...]
"""When the file and its WAL were last written, in nanoseconds, and their sizes."""


def copy_project(copy: Path) -> Path:
    """Copy what dbt reads of the project into a new folder, and return that."""
    for part in PROJECT_PARTS:
        (copy / part).parent.mkdir(parents=True, exist_ok=True)
        original = PROJECT_ROOT / part
        (shutil.copytree if original.is_dir() else shutil.copy)(original, copy / part)
    return copy


@dataclass
class Warehouse:
    """A folder with one SQLite file; `project` is the dbt project that builds its marts.

    Without a manifest dbt parses what differs from this project, as it must where files change.
    """

    folder: Path
    manifest: Manifest | None = None
    project: Path = PROJECT_ROOT
    _seen: tuple[_State, Tables] | None = field(default=None, init=False, repr=False)

    @property
    def database(self) -> Path:
        """Where `BFSTATS_DB` points."""
        return self.folder / "bfstats.db"

    def copy(self, folder: Path) -> Warehouse:
        """Another with the same content, in a folder of its own."""
        other = replace(self, folder=folder)
        with self.connect() as connection, closing(sqlite3.connect(other.database)) as copied:
            connection.backup(copied)
        return other

    def sync(self, source: str) -> dict[str, int]:
        """Sync the rounds, which must succeed, and return the counts of rows."""
        done = CliRunner().invoke(
            cli,
            ["sync", "--table", "player_rounds", "--json"],
            env={"BFSTATS_DB": str(self.database), "BFSTATS_SOURCE": source},
        )
        assert done.exit_code == 0, done.stderr
        counts: dict[str, int] = json.loads(done.stdout)["player_rounds"]
        return counts

    def dbt(self, *arguments: str, statements: Statements | None = None) -> str:
        """Run a dbt command, and return what it reported as errors: '' where it succeeded.

        What it sends to SQLite for each node is added to `statements`.
        """
        errors: list[str] = []

        def note(event: Any) -> None:
            if event.info.level == "error":
                errors.append(event.info.msg)
            elif event.info.name == "SQLQuery" and statements is not None:
                sql = event.data.sql.partition("*/")[2].strip()
                statements.append((event.data.node_info.node_name, sql))

        listener = Listener(note, hears_debug=statements is not None)
        result = self.invoke(*arguments, callbacks=[listener])
        return "" if result.success else "\n".join([*errors, str(result.exception)])

    def invoke(
        self, *arguments: str, callbacks: Sequence[Callable[[Any], None]] = ()
    ) -> dbtRunnerResult:
        """Run a dbt command, and return dbt's own account of it."""
        paths = ["--project-dir", str(self.project), "--profiles-dir", str(self.project)]
        written = ["--target-path", str(self.folder / "target"), "--log-path", str(self.folder)]
        if self.manifest is None and not (self.folder / "target").exists():
            keep_parsed_for(self.database, self.folder / "target")
        with patch.dict(os.environ, BFSTATS_DB=str(self.database)):
            runner = dbtRunner(manifest=self.manifest, callbacks=list(callbacks))
            return runner.invoke([*SILENT, *arguments, *paths, *written])

    def seed(self) -> None:
        """Run `dbt seed`, which must succeed."""
        errors = self.dbt("seed")
        assert not errors, errors

    def run(self, as_of: str, *arguments: str) -> None:
        """Run `dbt run`, which must succeed.

        Whatever the run, `updated_at` must then say of each row whether another column changed.
        """
        before = self._tables_now()
        errors = self.dbt("run", "--vars", json.dumps({"as_of": as_of}), *arguments)
        assert not errors, errors
        assert_updated_at_tells_changes(before, self._tables_now(), as_of)

    def _tables_now(self) -> Tables:
        """All marts: those that were read last where nobody has written since."""
        state = tuple(
            (status.st_mtime_ns, status.st_size)
            for file in (self.database, self.database.with_name(f"{self.database.name}-wal"))
            if file.exists()
            for status in (file.stat(),)
        )
        if self._seen is None or self._seen[0] != state:
            self._seen = (state, self.tables())
        return self._seen[1]

    def tables(self, names: Iterable[str] = MART_GRAIN) -> Tables:
        """All marts, or those of these names, as they are now; one that is not there is empty."""
        with self.connect() as connection:
            return {table: dict(_mart_rows(connection, table)) for table in names}

    def contents(self) -> dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]:
        """The same without `updated_at`."""
        return {
            table: {key: row.content for key, row in rows.items()}
            for table, rows in self.tables().items()
        }

    def dump(self) -> list[str]:
        """The statements that would make the whole file, but for the record of what ran."""
        with self.connect() as connection:
            return [
                sql for sql in connection.iterdump() if not sql.startswith('INSERT INTO "runs"')
            ]

    @contextmanager
    def connect(self) -> Iterator[sqlite3.Connection]:
        """A connection that commits each statement by itself, closed in the end."""
        with closing(
            sqlite3.connect(self.database, isolation_level=None, timeout=60)
        ) as connection:
            yield connection

    def assert_equals(
        self, expected: DuckDBPyConnection, tables: Sequence[str] = tuple(GRAIN)
    ) -> None:
        """Fail with the first differences of each mart from the oracle's table."""
        found = [
            line
            for table in tables
            for line in differences(self.database, table, expected, may_be_empty=True)
        ]
        assert not found, "\n".join(found)


def _mart_rows(
    connection: sqlite3.Connection, table: str
) -> Iterator[tuple[tuple[Any, ...], MartRow]]:
    columns = [name for _, name, *_ in connection.execute(f"pragma table_info({table})")]
    if not columns:
        return
    key_places = [columns.index(name) for name in MART_GRAIN[table]]
    assert columns[-1] == "updated_at"
    # A key of one column would not be a tuple: its place is asked for twice, and cut off.
    key_of = itemgetter(*key_places, key_places[0])
    for row in connection.execute(f"select * from {table}"):
        yield key_of(row)[:-1], MartRow(row[:-1], row[-1])


def assert_updated_at_tells_changes(before: Tables, after: Tables, as_of: str) -> None:
    """`updated_at` is the run's `as_of` on rows that it made or changed, as it was on all others.

    `before` and `after` the run only the models that ran can differ.
    """
    for table, rows in after.items():
        for key, row in rows.items():
            old = before[table].get(key)
            if old == row:
                continue
            is_unchanged = old is not None and old.content == row.content
            expected = old.updated_at if old is not None and is_unchanged else as_of
            assert row.updated_at == expected, f"{table} {key!r}"
