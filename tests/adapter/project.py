"""A small dbt project for one test: what it holds, how it is run, and how it is looked at."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt_common.events.base_types import EventMsg

import extract.warm_dbt.quick_dbt  # noqa: F401 - for the runs of its projects
from tests.support.listener import Listener
from tests.support.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).parents[2]
QUIET = {
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "DBT_LOG_LEVEL": "none",
    "DBT_LOG_LEVEL_FILE": "none",
    "DBT_USE_COLORS": "false",
    "DBT_PARTIAL_PARSE": "true",
    "DBT_WRITE_JSON": "false",
}

PROJECT = """
name: adapter_tests
version: "1.0"
profile: adapter_tests
model-paths: [models]
macro-paths: [macros]
seed-paths: [seeds]
test-paths: [tests]
"""

PROFILE = """
adapter_tests:
  target: test
  outputs:
    test:
      type: sqlite
      threads: 1
      database: database
      schema: main
      schemas_and_paths:
        main: test.db
      schema_directory: nowhere
"""

AS_OF = """
{% macro as_of() %}
    {{ return(run_query('select as_of from clock').rows[0][0] if execute) }}
{% endmacro %}
"""

OUR_MACROS = (
    *("adapter", "contracts", "counting", "indexes", "materializations", "rebuilding", "relations"),
    *("runs", "seeds", "watermarks", "writing"),
)
TOUCHED_KEYS = """
{% macro touched_keys() %}
    select {{ config.get('rebuild_key') }} from landing where load_id > WATERMARK
{% endmacro %}
"""
OUR_WATERMARK = "{{ watermark('load_id') }}"
STOCK_WATERMARK = "(select max(load_id) - 1 from landing_loads)"

LANDING = """
create table clock (as_of text) strict;
insert into clock values ('2025-06-01 12:00:00');
create table landing_loads (load_id integer primary key, rows_landed integer as (1)) strict;
create table landing (
    player_name text, round_id text, kills integer, load_id integer, is_deleted integer default 0,
    primary key (player_name, round_id)
) strict, without rowid;
"""


class Project:
    """One dbt project and its database, under one folder.

    It runs with the macros under test if `is_ours`, else with the adapter's own alone.
    """

    def __init__(self, folder: Path, is_ours: bool) -> None:
        self.folder = folder
        self.is_ours = is_ours
        self.database = folder / "test.db"
        self.statements: list[str] = []
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.hears_statements = False
        self.before_statement: Callable[[str], None] = lambda _sql: None

    def create(self) -> None:
        """Write the files of a project without models, and a database with nothing landed."""
        self.write("dbt_project.yml", PROJECT)
        self.write("profiles.yml", PROFILE)
        self.write("macros/as_of.sql", AS_OF)
        watermark = OUR_WATERMARK if self.is_ours else STOCK_WATERMARK
        self.write("macros/touched_keys.sql", TOUCHED_KEYS.replace("WATERMARK", watermark))
        if self.is_ours:
            for name in OUR_MACROS:
                shutil.copytree(
                    ROOT / "macros" / name,
                    self.folder / "macros" / name,
                    ignore=shutil.ignore_patterns("touched_keys.sql", "_macros.yml"),
                )
            self.append("dbt_project.yml", 'on-run-start: "{{ create_model_watermarks() }}"\n')
        with self.connect() as connection:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(LANDING)

    def write(self, name: str, text: str) -> None:
        """Write a file of the project; its text may be indented as a whole."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip())

    def write_seed(self, name: str, text: str, **column_types: str) -> None:
        """Write a seed's file, and the YAML that declares its columns."""
        self.write(f"seeds/{name}.csv", text)
        columns = [{"name": column, "data_type": kind} for column, kind in column_types.items()]
        self.write(f"seeds/{name}.yml", json.dumps({"seeds": [{"name": name, "columns": columns}]}))

    def append(self, name: str, text: str) -> None:
        with (self.folder / name).open("a") as file:
            file.write(text)

    def dbt(self, *arguments: str) -> dbtRunnerResult:
        """Run a dbt command in this process; the result says how each node went.

        Afterwards `errors` and `warnings` are what it said. If `hears_statements`, which takes dbt
        longer, `statements` are those that it sent, and what is given as `before_statement` has
        been called with each before it was sent.
        """
        self.statements = []
        self.errors = []
        self.warnings = []
        listener = Listener(self._note, hears_debug=self.hears_statements)
        return dbtRunner(callbacks=[listener]).invoke(list(arguments))

    def _note(self, event: EventMsg) -> None:
        info: Any = event.info
        if info.name == "SQLQuery":
            self.statements.append(event.data.sql.partition("*/")[2].strip())
            self.before_statement(self.statements[-1])
        elif info.level == "error":
            self.errors.append(info.msg)
        elif info.level == "warn":
            self.warnings.append(info.msg)

    def build(self, *arguments: str) -> None:
        """Run a dbt command that must succeed."""
        result = self.dbt(*arguments)
        assert result.success, f"{result.exception} {self.errors}"

    def fail(self, *arguments: str) -> str:
        """Run a dbt command that must fail, and return what it said."""
        result = self.dbt(*arguments)
        assert not result.success
        return "\n".join([*self.errors, str(result.exception)])

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a dbt command in a process of its own, so that it can be killed."""
        return subprocess.Popen(
            [sys.executable, "-c", "from dbt.cli.main import cli; cli()", *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=os.environ | QUIET,
        )

    @contextlib.contextmanager
    def connect(self, wait_seconds: float = PATIENCE_SECONDS) -> Iterator[sqlite3.Connection]:
        """A connection that commits each statement by itself, closed in the end."""
        connection = sqlite3.connect(self.database, timeout=wait_seconds, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()

    def sql(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run one statement and return all its rows."""
        with self.connect() as connection:
            return connection.execute(query, values).fetchall()

    def set_as_of(self, time: str) -> None:
        """Say what `as_of` is from now on, as text in UTC."""
        self.sql("update clock set as_of = ?", time)

    def land(
        self,
        load_id: int,
        *rows: tuple[str, str, int],
        wait_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        """Land rows (player_name, round_id, kills) as one load, over those of the same identity."""
        with self.connect(wait_seconds) as connection:
            connection.execute("begin immediate")
            connection.execute("insert or ignore into landing_loads values (?)", (load_id,))
            connection.executemany(
                "insert or replace into landing values (?, ?, ?, ?, 0)",
                [(*row, load_id) for row in rows],
            )
            connection.execute("commit")


POLL = """
import sqlite3, sys, threading
is_stopping = threading.Event()
def wait():
    sys.stdin.readline()
    is_stopping.set()
threading.Thread(target=wait).start()
connection = sqlite3.connect(sys.argv[1], timeout=30)
answers = set()
is_polling = False
is_last = False
while not is_last:
    is_last = is_stopping.is_set()
    try:
        answers.add(str(connection.execute(sys.argv[2]).fetchone()[0]))
    except sqlite3.Error as error:
        answers.add(str(error))
    if not is_polling:
        is_polling = True
        print("polling", flush=True)
print("\\n".join(answers))
"""


class Reader:
    """Polls a relation in another process, as fast as it can, from its beginning to its end.

    It has seen what is there at both, however slow the machine is.
    Afterwards `answers` are the distinct first values, as text; an error counts as its message.
    """

    def __init__(self, project: Project, query: str) -> None:
        self.answers: set[str] = set()
        self._arguments = [sys.executable, "-c", POLL, str(project.database), query]

    def __enter__(self) -> Reader:
        self._process = subprocess.Popen(
            self._arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()
        return self

    def __exit__(self, *_raised: object) -> None:
        output, _ = self._process.communicate("stop\n")
        self.answers = set(output.splitlines())


def contract(name: str, primary_key: list[str] | None = None, /, **column_types: str) -> str:
    """The YAML of one model with an enforced contract."""
    model: dict[str, Any] = {
        "name": name,
        "config": {"contract": {"enforced": True}},
        "columns": [
            {"name": column, "data_type": data_type} for column, data_type in column_types.items()
        ],
    }
    if primary_key:
        model["constraints"] = [
            {"type": "primary_key", "columns": primary_key, "warn_unenforced": False}
        ]
    return json.dumps({"models": [model]})
