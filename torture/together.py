"""Readers, writers, cadences and hand-typed commands side by side, while rows keep coming in."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from tests.oracle.history import SourceRow
from tests.schedule.test_collisions import (
    DBT_QUIET,
    GAVE_WAY,
    ROUNDS_AT_FIRST,
    TABLES,
    LiveSite,
    as_cadences,
    command,
    differences,
    ended,
    live_site,
    recent_crowd,
    started,
)
from tests.support.commands import Bfstats
from torture.beside import running, watch_until
from torture.report import say
from torture.tally import UNCLEAR, Tally

READERS = 2
ROUNDS_AT_ONCE = 20
SECONDS_BETWEEN_ROUNDS = 2.0

IDENTITIES = {
    "player_map_stats": """
        select 1 from player_map_stats group by player_name, map_name
        having sum(total_rounds * iif(server_guid = '', 1, -1)) <> 0
    """,
    "map_global_averages": """
        select 1 from map_global_averages group by map_name
        having sum(sample_count * iif(server_guid = '', 1, -1)) <> 0
    """,
    "player_best_scores": """
        select 1 from player_best_scores group by player_name, period having max(rank) <> count(*)
    """,
    "server_leaderboard_entries": """
        select 1 from (
            select rank, rank() over (
                partition by server_guid, period, ranking_type order by value desc
            ) as expected
            from server_leaderboard_entries
        )
        where rank <> expected
    """,
}
"""Queries that find rows only in a table that is not of one committed state."""


class Gaps:
    """What a reader must never see: it looks at all tables in one transaction, again and again."""

    def __init__(self, database: Path, tables: Iterable[str] = TABLES) -> None:
        self._database = database
        self._tables = list(tables)
        self._had_rows: set[str] = set()

    def look(self) -> list[str]:
        """The tables that are gone, have lost all rows, or contradict themselves; and why."""
        address = f"{self._database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            try:
                connection.execute("begin")
                return [line for table in self._tables for line in self._of(connection, table)]
            except sqlite3.Error as error:
                return [str(error)]

    def _of(self, connection: sqlite3.Connection, table: str) -> Iterator[str]:
        (has_rows,) = connection.execute(f"select exists (select 1 from {table})").fetchone()
        if has_rows:
            self._had_rows.add(table)
        elif table in self._had_rows:
            yield f"{table} is empty"
        if table in IDENTITIES and connection.execute(IDENTITIES[table]).fetchone():
            yield f"{table} is torn"


class _Melee:
    """Everything at once, each in a loop of its own, until it is over."""

    def __init__(self, live: LiveSite, bfstats: Bfstats, tally: Tally) -> None:
        self._live = live
        self._bfstats = bfstats
        self._tally = tally
        self._mutex = threading.Lock()
        self.is_over = threading.Event()

    def repeat(self, name: str, line: str) -> None:
        """Type a command again and again."""
        while not self.is_over.is_set():
            target = name.replace(" ", "-")
            with started({name: line}, self._bfstats, self._live.site.source, target) as processes:
                ((status, output),) = ended(processes).values()
            self._judge(name, status, output)
            self.is_over.wait(0.2)

    def read(self) -> None:
        """Look for gaps."""
        gaps = Gaps(self._bfstats.database)
        while not self.is_over.is_set():
            for gap in gaps.look():
                with self._mutex:
                    self._tally.gaps_seen += 1
                say(f"a reader saw: {gap}")

    def receive(self, rounds: list[SourceRow]) -> None:
        """Let rounds and samples come in."""
        for first in range(0, len(rounds), ROUNDS_AT_ONCE):
            if self.is_over.wait(SECONDS_BETWEEN_ROUNDS):
                return
            self._live.receive(rounds[first : first + ROUNDS_AT_ONCE], days_ago=1)

    def watch(self) -> None:
        """Keep `watch` running, and end it as an operator does."""
        status, output = watch_until(self.is_over, self._bfstats, self._live.site.source)
        self._judge("watch", status, output)

    def _judge(self, name: str, status: int, output: str) -> None:
        # Nothing is fresh all the time where so much runs at once.
        allowed = {0, 1} if name == "status" else {0, GAVE_WAY}
        is_clear = status in allowed and not any(text in output for text in UNCLEAR)
        with self._mutex:
            self._tally.tried += 1
            self._tally.unclear_errors += not is_clear
        if not is_clear:
            say(f"{name}: {status}: {output}")


def torture_together(folder: Path, seconds: float) -> list[Tally]:
    """Run it all for so long, and compare what came of it with the oracles."""
    tally = Tally("all at once")
    bfstats = Bfstats(folder)
    first, *others = recent_crowd()
    with live_site(folder) as live:
        live.receive([first._replace(final_kills=6000), *others[:ROUNDS_AT_FIRST]], days_ago=2)
        bfstats.sync(live.site.source)
        bfstats.build()
        melee = _Melee(live, bfstats, tally)
        late = others[ROUNDS_AT_FIRST:]
        beside = [lambda: melee.receive(late), melee.watch, *[melee.read] * READERS]
        with running(beside, melee.is_over):
            log = folder / "cadences.log"
            lines = {**as_cadences(log), **_typed(folder, others[:ROUNDS_AT_FIRST])}
            typed = [_repeated(melee, *named) for named in lines.items()]
            with running(typed, melee.is_over):
                time.sleep(seconds)
        _say_locked(log, tally)
        bfstats.sync(live.site.source)
        bfstats.dbt("--quiet", "run")
        for difference in differences(live, bfstats):
            tally.rows_lost += 1
            say(difference)
    return [tally]


def _repeated(melee: _Melee, name: str, line: str) -> Callable[[], None]:
    return lambda: melee.repeat(name, line)


def _typed(folder: Path, rounds: list[SourceRow]) -> dict[str, str]:
    """What a person types meanwhile; the lines are rounds that the site has as well."""
    lines = folder / "rounds.jsonl"
    # Created long ago, they change nothing that has landed.
    lines.write_text(
        "".join(
            f"{json.dumps(row._replace(created_at=row.round_end_time)._asdict())}\n"
            for row in rounds[:100]
        )
    )
    extract = {
        "sync": ("sync",),
        "reconcile": ("reconcile", "--wait", "600"),
        "backup": ("backup", str(folder / "backup.db")),
        "ingest": ("ingest", str(lines)),
        "prune": ("prune",),
        "status": ("status",),
    }
    typed = {name: command("-m", "extract", *words) for name, words in extract.items()}
    return {**typed, "dbt run": f"{DBT_QUIET} run"}


def _say_locked(log: Path, tally: Tally) -> None:
    """Count what cadences wrote into their log and nowhere else."""
    unclear = [line for line in log.read_text().splitlines() if any(t in line for t in UNCLEAR)]
    tally.unclear_errors += len(unclear)
    for line in unclear:
        say(line)
