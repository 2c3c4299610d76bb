"""Statements as ClickHouse's HTTP interface takes them, run by the embedded engine (chDB)."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import Any

import chdb

from tests.support.profiles import Profile, quoted, set_values

# What belongs to the protocol in a URL; everything else there is a parameter or a setting.
PROTOCOL_PARAMETERS = {
    "buffer_size",
    "client_protocol_version",
    "compress",
    "database",
    "decompress",
    "password",
    "query",
    "query_id",
    "quota_key",
    "role",
    "session_check",
    "session_id",
    "session_timeout",
    "user",
    "wait_end_of_query",
}
VALUE_PREFIX = "param_"

INSERT_WITH_ROWS = re.compile(
    rb"\s*(INSERT\s+INTO\s+\S+\s*(?:\([^)]*\))?)\s*FORMAT\s+(\w+)[ \t]*\n?", re.IGNORECASE
)
READS = re.compile(rb"\s*(SELECT|WITH|SHOW|DESCRIBE|DESC|EXISTS|EXPLAIN)\b", re.IGNORECASE)
# chDB streams only SELECT, each block with a header of its own: right for Native, not for JSON.
STREAMS = re.compile(rb"\s*(SELECT|WITH)\b.*\bFORMAT\s+Native\s*", re.IGNORECASE | re.DOTALL)

AUTHENTICATION_FAILED = 516
# ClickHouse's own exceptionCodeToHTTPStatus, for the codes that these tables' clients can meet.
STATUS_BY_EXCEPTION_CODE = {
    **dict.fromkeys((6, 27, 33, 36, 38, 41, 53, 62, 72, 457), 400),
    AUTHENTICATION_FAILED: 403,
    **dict.fromkeys((46, 47, 50, 60, 73, 81, 115), 404),
    48: 501,
}


class ClickHouseError(Exception):
    """An error as ClickHouse reports it: its text, which starts with its code."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        found = re.search(r"Code: (\d+)\.", text)
        self.code = int(found[1]) if found else None
        self.text = text[found.start() :] if found else text

    @property
    def status(self) -> int:
        """The HTTP status that ClickHouse gives such an error."""
        return STATUS_BY_EXCEPTION_CODE.get(self.code or 0, 500)


def connect(directory: Path, configuration: Path | None = None) -> Any:
    """A connection, with its own database and settings, to the engine over that folder.

    The first one may bring the engine's configuration. Raises RuntimeError where another process
    has the folder, or this process another folder.
    """
    options = "" if configuration is None else f"?config-file={configuration}"
    return chdb.connect(f"{directory}{options}")  # type: ignore[no-untyped-call]


class Sessions:
    """The connections of clients that name their session: it keeps their temporary tables.

    As ClickHouse has it, a session takes one statement at a time.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._connections: dict[str, tuple[Any, Lock]] = {}

    @contextmanager
    def connection(self, name: str) -> Iterator[Any]:
        """The session's own connection, for one statement."""
        if name not in self._connections:
            self._connections[name] = connect(self._directory), Lock()
        connection, lock = self._connections[name]
        with lock:
            yield connection

    def close(self) -> None:
        """End all sessions."""
        for connection, _ in self._connections.values():
            connection.close()
        self._connections.clear()


def run(
    directory: Path,
    statement: bytes,
    parameters: Mapping[str, str],
    profile: Profile,
    sessions: Sessions | None = None,
) -> Generator[bytes]:
    """The statement's result in parts; those of a streamed SELECT are Native blocks.

    ``parameters`` are those of the URL, which come on top of the user's profile. Without
    ``sessions`` each statement is a session of its own. Raises ClickHouseError, which can be after
    some blocks.
    """
    values: dict[str, str] = {}
    settings: dict[str, str] = {}
    for name, text in parameters.items():
        if name.startswith(VALUE_PREFIX):
            values[name.removeprefix(VALUE_PREFIX)] = text
        elif name not in PROTOCOL_PARAMETERS:
            settings[name] = text
    try:
        session = parameters.get("session_id")
        with (
            closing(connect(directory))
            if sessions is None or session is None
            else sessions.connection(session)
        ) as connection:
            if database := parameters.get("database"):
                connection.query(f"USE {quoted(database, '`')}")
            profile.apply(connection)
            set_values(connection, settings)
            yield from _run_on(connection, statement, values)
    except RuntimeError as error:
        raise ClickHouseError(str(error)) from error


def _run_on(connection: Any, statement: bytes, values: Mapping[str, str]) -> Iterator[bytes]:
    if insert := INSERT_WITH_ROWS.match(statement):
        # chDB's streaming insert reports success for rows that the table refused, and rows inside
        # the statement must not be binary.
        with NamedTemporaryFile(suffix=".rows") as rows:
            rows.write(statement[insert.end() :])
            rows.flush()
            source = b"%b FROM INFILE '%b' FORMAT %b" % (insert[1], rows.name.encode(), insert[2])
            connection.query(source)
    elif STREAMS.fullmatch(statement):
        with connection.send_query(statement, "Native", params=values) as blocks:
            yield from (block.bytes() for block in blocks)
    else:
        yield connection.query(statement, "TabSeparated", params=values).bytes()
