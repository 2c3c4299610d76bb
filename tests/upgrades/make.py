"""Make the file of an older version, as SQL text.

Run as `TESTS_BEGAN=0 python -m tests.upgrades.make PROJECT`, where PROJECT is a folder with that
version of this project, such as `git worktree add PROJECT COMMIT` makes. Its own commands land
`site.fill_old` and build the tables as of `OLD_AS_OF`; the text goes to standard output. With
`--unfinished` its first load of rounds is killed after two batches, and nothing is built.

| file | made by |
|---|---|
| `1.sql`, `1-unfinished.sql` | b27397e |
| `2.sql` | ab1c160 |
| `3.sql` | 2e37fdd |
| `4.sql` | aed46fc |
| `5.sql` | 4527755 |
| `6.sql` | 0f39a0f |
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.commands import DBT
from tests.upgrades.older_source import OLD_AS_OF, fill_old

KILLED = """
import os, runpy, sqlite3, sys
class Connection(sqlite3.Connection):
    writes = 0
    def execute(self, sql, *values):
        self.writes += "insert into landing_loads" in sql
        return os._exit(0) if self.writes > 2 else super().execute(sql, *values)
connect = sqlite3.connect
sqlite3.connect = lambda *values, **named: connect(*values, factory=Connection, **named)
runpy.run_module("extract", run_name="__main__")
"""
UNFINISHED = ["-c", KILLED, "sync", "--table", "player_rounds", "--batch-size", "30"]


def make(project: Path, is_unfinished: bool) -> str:
    """The SQL text of a file that the project in this folder made."""
    with TemporaryDirectory() as folder:
        database = Path(folder, "bfstats.db")
        source = fill_old(Path(folder)).source

        def run(*arguments: str) -> None:
            subprocess.run(
                [sys.executable, *arguments],
                cwd=project,
                env={**os.environ, "BFSTATS_DB": str(database), "BFSTATS_SOURCE": source},
                stdout=sys.stderr,
                check=True,
            )

        if is_unfinished:
            run(*UNFINISHED)
        else:
            run("-m", "extract", "sync")
            variables = json.dumps({"as_of": OLD_AS_OF})
            run("-c", DBT, "build", "--vars", variables, "--target-path", folder)
        return dump(database)


def dump(database: Path) -> str:
    """The whole file as SQL, with the settings that SQLite's own dump leaves out."""
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join([*_settings(connection), *connection.iterdump(), ""])


def load(script: Path, database: Path) -> None:
    """Make the file of which `dump` made the text."""
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(script.read_text())


def _settings(connection: sqlite3.Connection) -> Iterator[str]:
    for name in ("auto_vacuum", "journal_mode", "user_version"):
        (value,) = connection.execute(f"pragma {name}").fetchone()
        yield f"pragma {name} = {value};"


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), "--unfinished" in sys.argv), end="")
