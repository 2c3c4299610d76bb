"""A reader that polls relations from a process of its own, as fast as it can.

What it prints in the end, when its standard input is closed, is what it saw: for each relation the
distinct states, each a digest of all rows that one query returned, or an error.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Collection, Iterable
from contextlib import closing
from itertools import compress
from pathlib import Path
from typing import Self

from tests.support.site_tables import PROJECT_ROOT

States = dict[str, str]


def states(database: Path, relations: Iterable[str], ignored: Collection[str] = ()) -> States:
    """The present state of each relation, read as the reader does, without the columns ignored."""
    with closing(connect(database)) as connection:
        return {relation: _state(connection, relation, ignored) for relation in relations}


class Reader:
    """Polls while the `with` block runs; `seen` has all states of each relation afterwards.

    It rests between two polls of all relations for some seconds, and ignores columns by name.
    """

    def __init__(
        self,
        database: Path,
        relations: Iterable[str],
        ignored: Iterable[str] = (),
        rest_seconds: float = 0,
    ) -> None:
        self.seen: dict[str, set[str]] = {}
        self.polls = 0
        self._arguments = [str(database), ",".join(ignored), str(rest_seconds), *relations]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.marts.reader", *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT_ROOT,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "polling\n"
        return self

    def __exit__(self, *_: object) -> None:
        output, _errors = self._process.communicate()
        report = json.loads(output)
        self.polls = report["polls"]
        self.seen = {relation: set(found) for relation, found in report["seen"].items()}


def connect(database: Path) -> sqlite3.Connection:
    """A connection that only reads."""
    return sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)


def _state(connection: sqlite3.Connection, relation: str, ignored: Collection[str]) -> str:
    try:
        cursor = connection.execute(f'select * from "{relation}"')
        names = [column[0] for column in cursor.description]
        is_kept = [name not in ignored for name in names]
        rows = [tuple(compress(row, is_kept)) for row in cursor]
    except sqlite3.Error as error:
        return f"error: {error}"
    digest = hashlib.sha256("\n".join(sorted(map(repr, rows))).encode("utf-8", "replace"))
    return f"{len(rows)} rows, {digest.hexdigest()[:12]}"


def _poll(
    database: Path, ignored: Collection[str], rest_seconds: float, relations: list[str]
) -> None:
    is_over = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        is_over.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    seen: dict[str, set[str]] = {relation: set() for relation in relations}
    polls = 0
    with closing(connect(database)) as connection:
        while not is_over.is_set():
            for relation in relations:
                seen[relation].add(_state(connection, relation, ignored))
            if polls == 0:
                sys.stdout.write("polling\n")
                sys.stdout.flush()
            polls += 1
            is_over.wait(rest_seconds)
    found = {relation: sorted(distinct) for relation, distinct in seen.items()}
    sys.stdout.write(json.dumps({"polls": polls, "seen": found}))


if __name__ == "__main__":
    _poll(Path(sys.argv[1]), sys.argv[2].split(","), float(sys.argv[3]), sys.argv[4:])
