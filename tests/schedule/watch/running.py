"""A `watch` that runs, the site that it watches, and what can be seen of both from outside."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from extract.database.connection import open_database
from extract.errors import LockHeldError
from extract.machine.lock import exclusive
from tests.extract.fillable_sites import played
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ServerAddress, server_process
from tests.support.commands import Bfstats
from tests.support.parsed import keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT, create_site_tables
from tests.support.waiting import PATIENCE_SECONDS, wait_until
from tests.test_readme import PLAYER_TABLES

MINUTE = 60
LANDED = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) landed \d+ rounds?, \d+ samples?; tables in (\d+\.\d\d) s"
)
WATCH = """
from extract.commands.watch import watch
import extract.jobs.watch
extract.jobs.watch.MINUTE = {}
watch()
"""
"""`python -m extract watch`, with a minute of so many seconds."""


class Site:
    """A ClickHouse server that can go, and come back at the same address."""

    def __init__(self, folder: Path, database: str = "site") -> None:
        self.engine = folder / "engine"
        self._database = database
        self._running = ExitStack()
        self.address = self._start(0)
        with self.address.client() as client:
            create_site_tables(client, database)

    @property
    def source(self) -> str:
        return self.address.source_url(self._database)

    def _start(self, port: int) -> ServerAddress:
        return self._running.enter_context(
            server_process(self.engine, password="s3cret", port=port)
        )

    def come_back(self) -> None:
        self._start(self.address.port)

    def go(self) -> None:
        self._running.close()

    def add_sample(self, server: str) -> None:
        now = int(time.time())
        sample = f"fromUnixTimestamp({now}), '{server}', 'A server', 4, 'Berlin', 'bf1942'"
        with self.address.client() as client:
            client.command(f"insert into {self._database}.server_online_counts select {sample}")

    def add(self, player: str) -> None:
        """A round that ended just now and puts the player into every player table."""
        now = int(time.time())
        row = played(
            player,
            final_kills=6000,
            round_start_time=now - 600,
            round_end_time=now - 1,
            created_at=now,
        )
        with self.address.client() as client:
            insert_rows(client, [row], f"{self._database}.player_rounds")


@dataclass(frozen=True)
class Watch:
    """A running `watch`, and what it has said."""

    process: subprocess.Popen[bytes]
    bfstats: Bfstats
    runs_before: int

    @property
    def said_path(self) -> Path:
        return self.bfstats.folder / "said"

    def begin(self) -> None:
        """Wait until its first step has built the tables."""
        wait_until(lambda: len(runs(self.bfstats)) > self.runs_before)

    def said(self) -> list[str]:
        return self.said_path.read_text().splitlines()

    def other_lines(self) -> list[str]:
        """What it said besides what landed."""
        return [line for line in self.said() if not LANDED.fullmatch(line)]

    def end(self) -> int:
        """Its exit status, which it must come to by itself."""
        return self.process.wait(PATIENCE_SECONDS)

    def stop(self) -> None:
        self.process.terminate()
        assert self.end() == 0, self.said()

    def pause(self, seconds: float = 2.0) -> None:
        """Let it take some steps (of a second each); it must not end."""
        with pytest.raises(subprocess.TimeoutExpired):
            self.process.wait(seconds)


@contextmanager
def watching(
    bfstats: Bfstats, source: str, *arguments: str, minute: int = MINUTE, **environment: str
) -> Iterator[Watch]:
    """A `watch` that is started in the test's own folder."""
    own = {
        "PYTHONPATH": str(PROJECT_ROOT),
        "BFSTATS_DB": str(bfstats.database),
        "BFSTATS_SOURCE": source,
    }
    keep_parsed_for(bfstats.database, PROJECT_ROOT / "target" / "watch")
    runs_before = len(runs(bfstats))
    with (bfstats.folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", WATCH.format(minute), *arguments],
            cwd=bfstats.folder,
            env={**os.environ, **own, **environment},
            stderr=said,
        )
    try:
        yield Watch(process, bfstats, runs_before)
    finally:
        process.kill()
        process.wait()


def runs(bfstats: Bfstats) -> list[tuple[object, ...]]:
    """Its runs as a cadence."""
    try:
        return bfstats.rows(
            "select name, exit_status, started_at <= finished_at from runs where kind = 'cadence'"
        )
    except sqlite3.OperationalError:
        return []


def is_in(bfstats: Bfstats, player: str, *tables: str) -> bool:
    """Whether the player is in all of these tables, or in every player table."""
    found = [f"select 1 from {table} where player_name = ?1" for table in tables or PLAYER_TABLES]
    try:
        return bool(bfstats.rows(f"select 1 where exists ({') and exists ('.join(found)})", player))
    except sqlite3.OperationalError:
        return False


def has_landed(bfstats: Bfstats, player: str) -> bool:
    return is_in(bfstats, player, "landing_player_rounds")


def is_at_work(bfstats: Bfstats) -> bool:
    try:
        with exclusive(bfstats.database, 0):
            return False
    except LockHeldError:
        return True


@contextmanager
def writing(bfstats: Bfstats) -> Iterator[sqlite3.Connection]:
    """A transaction that keeps other writers waiting while the block runs, without the lock."""
    with open_database(bfstats.database) as connection:
        connection.execute("begin immediate")
        yield connection
        connection.execute("commit")
