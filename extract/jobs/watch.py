"""`watch`: land what is new and build the minutely tables, every few seconds, in one process."""

import os
import select
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Self

from extract.config import EmbeddedAddress, IngestAddress, SourceAddress, without_password
from extract.database.connection import folder_of, open_database
from extract.errors import LockHeldError
from extract.jobs.sync import reach_source, sync_tables
from extract.loading.options import SyncOptions
from extract.loading.same_site import open_same_site
from extract.machine.lock import exclusive
from extract.machine.time_limit import at_most
from extract.marts.news import build_news
from extract.records.loads import counts_since, newest_load_id, utc_now_text
from extract.records.runs import CADENCE, Stopwatch, record_runs
from extract.records.telemetry import export_runs, wanted_exporter
from extract.schedule.cadences import MINUTE, MINUTELY
from extract.schedule.ping import ping
from extract.schedule.sync_elsewhere import sync_elsewhere
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS, SOURCE_TABLES
from extract.sources.protocol import Source
from extract.warm_dbt.runs import WarmDbt
from extract.wording import counted

REST_SECONDS = 1.0
"""The least time between two steps: another run that waits for the lock gets it then."""

NEVER = float("-inf")


def watch(
    database: Path,
    address: SourceAddress,
    every_seconds: float,
    timeout_seconds: float,
    is_debug: bool,
) -> None:
    """Step every `every_seconds` until SIGTERM or Ctrl-C, and finish the step in hand.

    A step that takes longer than `timeout_seconds` ends the process with 1, and frees the lock.
    Raises, before the first step, `DatabaseError` where `database` is another program's, and
    `UsageError` where the wanted exporter of spans is not known. Whatever else goes wrong is told
    on standard error and tried again.
    """
    wanted_exporter()
    _refuse_other_databases(database)
    os.environ["BFSTATS_DB"] = str(database)  # dbt's profile reads it
    watcher = _Watcher(database, address, is_debug)
    with _StopSignals() as stop:
        while not stop.came:
            start = time.monotonic()
            with at_most(timeout_seconds, lambda: _say_too_long(timeout_seconds)):
                watcher.step()
            # What comes just after a step's look is to be in the tables when this time is over.
            due_at = start + every_seconds - watcher.build_seconds
            stop.wait(max(REST_SECONDS, due_at - time.monotonic()))


def _refuse_other_databases(database: Path) -> None:
    with folder_of(database), suppress(LockHeldError):
        if database.exists():
            with exclusive(database, 0), open_database(database):
                pass


class _StopSignals:
    """Whether SIGTERM or Ctrl-C came. A second Ctrl-C ends the process there and then."""

    def __init__(self) -> None:
        self.came = False
        # Unlike an event of `threading`, a pipe can be used by a handler that interrupts a wait.
        self._reader, self._writer = os.pipe()

    def __enter__(self) -> Self:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        os.close(self._reader)
        os.close(self._writer)

    def _note(self, number: int, _frame: object) -> None:
        if number == signal.SIGINT:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        if not self.came:
            self.came = True
            os.write(self._writer, b"!")

    def wait(self, seconds: float) -> None:
        """Sleep, unless or until a signal comes."""
        select.select([self._reader], [], [], seconds)


class _Watcher:
    """One step at a time, and what it must remember of the steps before.

    Every step lands rounds. Once a minute, and after a failure, one does all that the minutely
    cadence does: it lands the counts of players too, which cost the source more than the rounds,
    builds what the time alone changes, because windows move, and records and announces it.

    build_seconds: how long the last run of dbt took.
    """

    def __init__(self, database: Path, address: SourceAddress, is_debug: bool) -> None:
        self.build_seconds = 0.0
        self._database = database
        self._address = address
        self._dbt = WarmDbt("watch")
        self._options = SyncOptions()
        self._seen_load_id: int | None = None
        self._cadence_at = NEVER
        self._step_trouble = _Trouble(is_debug)
        self._ping_trouble = _Trouble(is_debug)
        self._export_trouble = _Trouble(is_debug)

    def step(self) -> None:
        """Land and build; another run that holds the lock is left alone."""
        try:
            self._step()
        except LockHeldError:
            return
        self._export_trouble.tell(export_runs(self._database) or "")

    def _step(self) -> None:
        start = time.monotonic()
        is_cadence = start - self._cadence_at >= MINUTE
        try:
            self._land_and_build(is_cadence)
        except LockHeldError:
            raise
        except Exception as error:
            self._cadence_at = NEVER
            self._step_trouble.tell(str(error) or type(error).__name__)
            return
        self._step_trouble.tell("")
        if is_cadence:
            self._cadence_at = start
            self._ping()

    def _land_and_build(self, is_cadence: bool) -> None:
        stopwatch = Stopwatch()
        with (
            folder_of(self._database),
            exclusive(self._database, 0) as lock_descriptor,
            open_database(self._database) as connection,
        ):
            tables = SOURCE_TABLES if is_cadence else [PLAYER_ROUNDS]
            landed = self._land(connection, tables, lock_descriptor)
            if landed or is_cadence:
                self._build(connection)
            if landed:
                _say(f"{utc_now_text()} landed {landed}; tables in {self.build_seconds:.2f} s")
            if is_cadence:
                record_runs(connection, [stopwatch.stop(CADENCE, MINUTELY.name)])

    def _land(
        self, connection: sqlite3.Connection, tables: Sequence[str], lock_descriptor: int
    ) -> str:
        """What landed since the last step, here or by `ingest`, in words, '' for nothing.

        The source is opened anew, as it may have gone, and closed, as others may want it.
        """
        load_id = self._seen_load_id
        if load_id is None:
            load_id = newest_load_id(connection)
        if isinstance(self._address, EmbeddedAddress):
            sync_elsewhere(tables, lock_descriptor)
        elif not isinstance(self._address, IngestAddress):
            with closing(self._reached_source(connection, tables)) as source:
                sync_tables(connection, source, tables, self._options)
        self._options = SyncOptions(is_silent=True)
        self._seen_load_id = newest_load_id(connection)
        rounds, samples = (
            counts_since(connection, table, load_id).rows_landed
            for table in (PLAYER_ROUNDS, SERVER_ONLINE_COUNTS)
        )
        if not rounds and not samples:
            return ""
        return f"{counted(rounds, 'round')}, {counted(samples, 'sample')}"

    def _reached_source(self, connection: sqlite3.Connection, tables: Sequence[str]) -> Source:
        """The source. That it cannot be reached is recorded when it begins, not at every step."""
        if self._step_trouble.is_there:
            return open_same_site(connection, self._address, tables)
        return reach_source(connection, self._address, tables)

    def _build(self, connection: sqlite3.Connection) -> None:
        self._dbt.parse()
        start = time.monotonic()
        if build_news(connection, self._dbt, MINUTELY.name):
            self.build_seconds = time.monotonic() - start

    def _ping(self) -> None:
        failure = ping(MINUTELY.name)
        self._ping_trouble.tell(f"the ping of {MINUTELY.name} failed: {failure}" if failure else "")


class _Trouble:
    """What is wrong: told when it begins, when it becomes another, and when it is over."""

    def __init__(self, is_debug: bool) -> None:
        self._is_debug = is_debug
        self._text = ""

    @property
    def is_there(self) -> bool:
        """Whether something is wrong, as far as was told."""
        return bool(self._text)

    def tell(self, text: str) -> None:
        """Say so if `text` is news; nothing ('') is wrong no more."""
        text = " ".join(text.split())
        if text == self._text:
            return
        if text and self._is_debug and sys.exception():
            _say(traceback.format_exc())
        now = utc_now_text()
        _say(f"bfstats: {now} {text}" if text else f"{now} over: {self._text}")
        self._text = text


def _say_too_long(seconds: float) -> None:
    _say(f"bfstats: {utc_now_text()} a step takes more than {seconds:g} s: watch ends")


def _say(line: str) -> None:
    print(without_password(line), file=sys.stderr, flush=True)
