"""Boards as JSON: what an answer costs `serve`, and Datasette with the same select."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

from benchmarks.asking import Cost, ask_all
from benchmarks.bench import Figures
from serve.queries import QUERIES
from tests.support.datasette import datasette_on
from torture.process import family_of
from torture.report import say
from torture.served import served

VISITS, CLIENTS, ROUNDS = 4_000, 8, 3
FRESH, VISITED, KEPT, DATASETTE = "fresh", "visited", "kept", "datasette"
"""Each board once; boards as they are visited; the same once more, all kept; the other server."""

_BOARDS = """
select server_guid, period, ranking_type, max(ranked_players)
from server_leaderboard_entries
where rank = 1
group by 1, 2, 3
"""


@dataclass(frozen=True)
class Board:
    """One board of a server."""

    server_guid: str
    period: str
    ranking_type: str

    def of_serve(self) -> str:
        """Its address below `/api`."""
        return f"/api/server/board?{urlencode({**vars(self), 'limit': 100})}"

    def of_datasette(self, database: Path) -> str:
        """The address of the same select, canned."""
        asked = {**vars(self), "limit": 100, "offset": 0, "_shape": "array"}
        return f"/{quote(database.stem)}/board.json?{urlencode(asked)}"


def measure_boards(database: Path) -> Figures:
    """Requests a second and the processor's milliseconds of each, one process a server.

    Both servers are asked in turns by the same client on the same machine. The processor's time is
    what does not depend on what else the machine does, or on the client.
    """
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        visits = choose_boards(connection)
    costs: dict[str, list[Cost]] = {FRESH: [], VISITED: [], KEPT: [], DATASETTE: []}
    for _ in range(ROUNDS):
        _ask_serve(database, visits, costs)
        _ask_datasette(database, visits, costs)
    found = {
        name: {
            "per_second": median(cost.per_second for cost in several),
            "milliseconds_each": median(cost.milliseconds_each for cost in several),
        }
        for name, several in costs.items()
    }
    say(f"boards: {found}")
    return found


def choose_boards(connection: sqlite3.Connection) -> list[Board]:
    """A board for each visit: that of a thousand players is looked at a thousand times as often."""
    boards = connection.execute(_BOARDS).fetchall()
    visits = random.Random(0).choices(boards, [board[-1] for board in boards], k=VISITS)
    return [Board(*board[:-1]) for board in visits]


def _ask_serve(database: Path, visits: Sequence[Board], costs: dict[str, list[Cost]]) -> None:
    each = [board.of_serve() for board in dict.fromkeys(visits)]
    paths = [board.of_serve() for board in visits]
    few = paths[: len(paths) // 8]
    for name, before, asked in ((FRESH, [], each), (VISITED, [], paths), (KEPT, few, few)):
        with served(database) as (address, process):
            ask_all(address, process, [*["/api/site"] * CLIENTS, *before], CLIENTS)
            costs[name].append(ask_all(address, process, asked, CLIENTS))


def _ask_datasette(database: Path, visits: Sequence[Board], costs: dict[str, list[Cost]]) -> None:
    paths = [board.of_datasette(database) for board in visits]
    queries = {"board": QUERIES["server_board"]}
    with datasette_on(database, database.with_suffix(".metadata.json"), queries) as address:
        process = family_of(os.getpid())[1]
        ask_all(address, process, paths[:CLIENTS], CLIENTS)
        costs[DATASETTE].append(ask_all(address, process, paths, CLIENTS))
