"""`python -m tests.readers FILE`: each tool reads a built file, and must find what SQLite finds.

Outside CI: every tool is installed in a temporary folder. What came out stands in
`docs/reading.md`.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from serve.descriptions import tables
from torture.process import environment

HERE = Path(__file__).parent
COUNTED_UP_TO = 10_001
MANY = 40
"""Enough rows of one player to compare, and few enough for one page of each tool."""


@dataclass(frozen=True)
class Tool:
    """A tool: what pip (or npm) installs, and the script that reads with it."""

    name: str
    packages: tuple[str, ...]
    script: str


TOOLS = (
    Tool("attach", (), "attach.py"),
    Tool("pandas", ("pandas==3.1.1",), "with_pandas.py"),
    Tool("polars", ("polars==2.1.0", "adbc-driver-sqlite==1.13.0"), "with_polars.py"),
    Tool("sqlite-utils", ("sqlite-utils==4.2.1",), "with_sqlite_utils.py"),
    Tool("apsw", ("apsw==3.54.1.0",), "with_apsw.py"),
    Tool(
        "duckdb",
        ("duckdb==1.5.5", "duckdb-extensions==1.5.5", "duckdb-extension-sqlite-scanner==1.5.5"),
        "with_duckdb.py",
    ),
    Tool("datasette 0.65", ("datasette==0.65.5",), "with_datasette.py"),
    Tool("datasette 1.0", ("datasette==1.0a41",), "with_datasette.py"),
    Tool("better-sqlite3", ("better-sqlite3@12",), "with_better_sqlite3.js"),
)


def questions(database: Path) -> dict[str, Any]:
    """What every tool is asked: the tables, each with a column, and a player with his rounds."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        player, least_score = connection.execute(
            "select player_name, min(final_score) from round_players"
            f" group by player_name having count(*) between 5 and {MANY}"
            " order by count(*) desc limit 1"
        ).fetchone()
    columns = {table.name: table.columns[0].name for table in tables().values()}
    return {"tables": columns, "player_name": player, "least_score": least_score}


def expected(database: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """What SQLite itself answers."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        counts = {
            table: connection.execute(f"select count({column}) from {table}").fetchone()[0]
            for table, column in asked["tables"].items()
        }
        rounds = connection.execute(
            "select round_id, server_guid, round_start_time, final_score, play_time_minutes"
            " from round_players where player_name = ? and final_score > ?"
            " order by round_id, server_guid, round_start_time",
            (asked["player_name"], asked["least_score"]),
        ).fetchall()
    return {"counts": counts, "rounds": [list(row) for row in rounds]}


def answer(tool: Tool, folder: Path, database: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """What a tool answers; it is told of the score as text, as a reader types it."""
    question = json.dumps({**asked, "least_score": str(asked["least_score"])})
    arguments = [str(database), question]
    if tool.script.endswith(".js"):
        _run(["npm", "install", "--silent", "--no-audit", "--no-fund", *tool.packages], folder)
        (folder / tool.script).write_bytes((HERE / tool.script).read_bytes())
        command = ["node", tool.script, *arguments]
    else:
        python = folder / "bin" / "python"
        _run([sys.executable, "-m", "venv", str(folder)], folder)
        if tool.packages:
            _run([str(python), "-m", "pip", "install", "--quiet", *tool.packages], folder)
        command = [str(python), str(HERE / tool.script), *arguments]
    found: dict[str, Any] = json.loads(_run(command, folder))
    return found


def main(database: Path) -> int:
    """Ask all tools. Returns the number of those that answer otherwise than SQLite."""
    asked = questions(database)
    right = expected(database, asked)
    wrong = 0
    for tool in TOOLS:
        with tempfile.TemporaryDirectory() as folder:
            found = answer(tool, Path(folder), database, asked)
        is_right = {name: _comparable(found)[name] == _comparable(right)[name] for name in right}
        wrong += not all(is_right.values())
        told = ", ".join(name if good else f"{name} DIFFER" for name, good in is_right.items())
        sys.stdout.write(f"{tool.name} {found['version']}: {told}\n")
        sys.stdout.flush()
    return wrong


def _comparable(found: dict[str, Any]) -> dict[str, Any]:
    """Without what the tools say otherwise on purpose: Datasette 1.0 counts no further than that;
    DuckDB reads the minutes of a view with 15 digits."""
    return {
        "counts": {name: min(count, COUNTED_UP_TO) for name, count in found["counts"].items()},
        "rounds": [[*row[:-1], round(row[-1], 10)] for row in found["rounds"]],
    }


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)[:200]} failed: {done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
