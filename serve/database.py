"""The SQLite file, read only: one connection a worker, one transaction a page, a limit of time."""

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from extract.database.connection import SCHEMA_VERSION
from extract.schedule.freshness import (
    NEWEST_ROWS,
    epoch_of,
    is_data_overdue,
    is_quiet,
    times_of_data,
)
from serve.errors import UnavailableError
from serve.folded import folded
from serve.queries import QUERIES

PAGE_SECONDS = 2.0
"""How long all statements of a page may take together."""

LOCK_SECONDS = 0.5
"""Readers of a file in WAL mode wait for nobody, but while it is restored."""

INSTRUCTIONS_PER_LOOK = 10_000
"""So many steps of SQLite's machine, some 0.1 ms, go by between two looks at the clock."""

CACHE_KIBIBYTES = 32_768
_WATERMARKS = "select model_name, load_id, as_of, definition from model_watermarks order by 1"
_NEWEST_LOAD = "select max(load_id) from landing_loads"
# A server whose clock is ahead is no reason to call all others old.
_NEWEST_COUNT = "select min(max(sampled_at), ?) from servers"
_ACCENTED = """
select json_group_array(player_name) from player_stats_lifetime
where length(cast(player_name as blob)) <> length(player_name)
"""
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

Clock = Callable[[], float]
"""The epoch seconds of now."""

Parameters = dict[str, Any]
Record = dict[str, Any]


@dataclass(frozen=True)
class State:
    """What is known of a state of the file.

    as_of: when the newest table was made, in UTC. tag: another one as soon as anything that a page
    reads may have changed. version: another one as soon as anything in the file has. times: when
    the data came, in epoch seconds; they are old as soon as one of them is. counted_at: when
    players were last counted, in UTC, None before the first time; counted: in epoch seconds.
    told_as_of: what old data are as of, in UTC: the newest round or count, if that is older than
    the tables. newest: when that was, in epoch seconds; None for none.
    """

    as_of: str
    tag: str
    version: Hashable
    times: tuple[int, ...]
    counted_at: str | None
    counted: int
    told_as_of: str
    newest: int | None


@dataclass(frozen=True)
class Moment:
    """What a page shows otherwise as time goes by, though no table changes.

    hour: that of now, in UTC. is_late: whether the data are older than `status` lets them be.
    are_counts_old: whether they are, or the newest count of players is. is_quiet: whether no round
    and no count has come for hours, though all was loaded.
    """

    hour: datetime
    is_late: bool
    are_counts_old: bool
    is_quiet: bool


class Snapshot:
    """One state of the file, for as long as a page takes."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        state: State,
        moment: Moment,
        accented: Callable[[], str],
    ) -> None:
        self._connection = connection
        self._counted_at = state.counted_at
        self._accented = accented
        self.as_of = state.as_of
        self.told_as_of = state.told_as_of
        self.tag = f"{state.tag} {moment}"
        self.moment = moment

    def rows(self, path: str, parameters: Parameters | None = None) -> list[Record]:
        """All rows of the query of a path below `/api`, column name to value."""
        query = QUERIES[path.replace("/", "_")]
        bound = {**(parameters or {}), "as_of": self.as_of, "counted_at": self._counted_at}
        if ":accented" in query:
            bound["accented"] = self._accented()
        cursor = self._connection.execute(query, bound)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


class Database:
    """The file at a path, whichever file that is at the moment."""

    def __init__(
        self, path: Path, page_seconds: float = PAGE_SECONDS, clock: Clock = time.time
    ) -> None:
        self.path = path
        self._clock = clock
        self._name = str(path)
        self._page_seconds = page_seconds
        self._connection: sqlite3.Connection | None = None
        self._file = (0, 0)
        self._deadline = 0.0
        self._times_opened = 0
        self._state: State | None = None
        self._accented: tuple[Hashable, str] = (None, "")

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """A transaction over one state. Raises `UnavailableError` where there is none to be had."""
        self._deadline = time.monotonic() + self._page_seconds
        try:
            connection = self._connected()
            connection.execute("begin")
            state = self._known(connection)
            yield Snapshot(
                connection, state, self._moment(state), partial(self._accented_names, connection)
            )
            connection.execute("rollback")
        except sqlite3.Error as error:
            self.close()
            raise UnavailableError(_reason(error), f"{self.path}: {error}") from error
        except BaseException:
            if self._connection is not None:
                with suppress(sqlite3.Error):
                    self._connection.rollback()
            raise

    def state(self) -> Hashable:
        """Another value as soon as a page may have to show otherwise; costs next to nothing.

        Raises `UnavailableError` where there is no state to be had.
        """
        self._deadline = time.monotonic() + self._page_seconds
        try:
            state = self._known(self._connected())
            return (state.version, self._moment(state))
        except sqlite3.Error as error:
            self.close()
            raise UnavailableError(_reason(error), f"{self.path}: {error}") from error

    def close(self) -> None:
        """Let go of the file; the next page opens it again."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _version(self, connection: sqlite3.Connection) -> Hashable:
        (version,) = connection.execute("pragma data_version").fetchone()
        return (self._times_opened, version)

    def _moment(self, state: State) -> Moment:
        now = int(self._clock())
        hour = datetime.fromtimestamp(now // 3600 * 3600, UTC)
        is_late = is_data_overdue(state.times, now)
        are_counts_old = is_late or is_data_overdue([state.counted], now)
        return Moment(hour, is_late, are_counts_old, is_quiet(state.newest, now))

    def _known(self, connection: sqlite3.Connection) -> State:
        """What is known of the newest state: read once, until another one is seen.

        Its version is read first. If another state comes meanwhile, the next to ask reads again.
        """
        version = self._version(connection)
        if self._state is None or self._state.version != version:
            self._state = _read_state(connection, self._file, version)
        return self._state

    def _accented_names(self, connection: sqlite3.Connection) -> str:
        """The names with other than ASCII letters, as JSON: few, and the same for all searches."""
        version = self._state and self._state.version
        if self._accented[0] != version:
            (names,) = connection.execute(_ACCENTED).fetchone()
            self._accented = (version, names)
        return self._accented[1]

    def _connected(self) -> sqlite3.Connection:
        """The connection to the file that bears the name now: another may have taken it."""
        try:
            status = os.stat(self._name)  # noqa: PTH116 - each request asks twice, a Path takes longer
        except OSError as error:
            self.close()
            raise UnavailableError("missing", f"{self.path}: {error.strerror}") from error
        file = (status.st_dev, status.st_ino)
        if self._connection is None or file != self._file:
            self.close()
            self._connection = self._opened()
            self._times_opened += 1
            self._file = file
        return self._connection

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.as_uri()}?mode=ro",
            uri=True,
            isolation_level=None,
            timeout=LOCK_SECONDS,
            check_same_thread=False,
        )
        connection.execute("pragma query_only = on")
        connection.create_function("folded", 1, folded, deterministic=True)
        connection.execute(f"pragma cache_size = -{CACHE_KIBIBYTES}")
        connection.set_progress_handler(self._is_late, INSTRUCTIONS_PER_LOOK)
        (version,) = connection.execute("pragma user_version").fetchone()
        if version != SCHEMA_VERSION:
            connection.close()
            raise UnavailableError(
                "other_version",
                f"{self.path} has landing tables of version {version}, not {SCHEMA_VERSION}",
            )
        return connection

    def _is_late(self) -> bool:
        return time.monotonic() > self._deadline


def _read_state(connection: sqlite3.Connection, file: tuple[int, int], version: Hashable) -> State:
    watermarks = connection.execute(_WATERMARKS).fetchall()
    # A seed has seen no load: its time is that of an edit, as of which nothing was counted.
    times = [as_of for _, load_id, as_of, _ in watermarks if load_id and as_of]
    if not times:
        raise UnavailableError("not_built", "no table has been built: run `dbt build`")
    (newest_load,) = connection.execute(_NEWEST_LOAD).fetchone()
    # A restore leaves the file its name and its place, and counts the schema on.
    (schema_version,) = connection.execute("pragma schema_version").fetchone()
    parts = repr((file, schema_version, watermarks, newest_load)).encode()
    tag = hashlib.sha256(parts).hexdigest()[:24]
    as_of = max(times)
    (counted_at,) = connection.execute(_NEWEST_COUNT, (as_of,)).fetchone()
    (round_ended_at,) = connection.execute(NEWEST_ROWS["player_rounds"]).fetchone()
    newest_row = min(max(round_ended_at or "", counted_at or ""), as_of)
    newest = epoch_of(newest_row) if newest_row else None
    is_old = newest is not None and is_data_overdue([newest], epoch_of(as_of))
    return State(
        as_of=as_of,
        tag=tag,
        version=version,
        times=times_of_data(connection),
        counted_at=counted_at,
        counted=epoch_of(counted_at) if counted_at else 0,
        told_as_of=newest_row if is_old else as_of,
        newest=newest,
    )


def _reason(error: sqlite3.Error) -> str:
    """Which of the reasons of `strings/` it is."""
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return "too_slow"
    if code in _BUSY:
        return "locked"
    if code == sqlite3.SQLITE_ERROR:  # no such table, no such column
        return "not_built"
    return "unreadable"
