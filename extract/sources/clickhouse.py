"""ClickHouse as a source: a server over HTTP(S), or the engine embedded in this process (chDB)."""

import logging
import os
import re
import ssl
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from http.client import IncompleteRead
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import clickhouse_connect
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError, StreamFailureError
from clickhouse_connect.driver.httputil import check_env_proxy
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError

from extract.config import ClickHouseAddress, EmbeddedAddress
from extract.errors import IncompleteReadError, SourceError, TransientSourceError
from extract.sources.behind import merging
from extract.sources.columns import TIME_COLUMNS, Kind
from extract.sources.content import HASH_DIGITS
from extract.sources.exported import bare_type, export_sql, exported_columns
from extract.sources.profile import (
    allowed,
    code_of,
    connected,
    is_reached_limit,
    limits_in_force,
    require,
)
from extract.sources.protocol import Columns, Merging, TimeRange
from extract.sources.reasons import LARGEST_CLOCK_LEAD_SECONDS
from extract.sources.settings import EMBEDDED_TUNING, PARQUET_SETTINGS, SERVER_TUNING, Settings
from extract.sources.sql import SqlSource

CONNECT_TIMEOUT_SECONDS = 10
EMBEDDED_WAIT_SECONDS = 10
STANDARD_ERROR = 2
PARQUET_END = b"PAR1"
CHUNK_BYTES = 1_048_576
# Whatever goes wrong comes as an exception; without a handler, logging prints it on top of that.
logging.getLogger("clickhouse_connect").addHandler(logging.NullHandler())

AUTHENTICATION_FAILED = 516
UNKNOWN_DATABASE = 81
# Too many queries at once, no socket, network, connection, replica or keeper: over in a moment.
TRANSIENT_CODES = {202, 203, 209, 210, 279, 425, 999}
TRANSIENT_STATUSES = {429, 502, 503, 504}

_TYPE_PATTERNS = {
    Kind.TEXT: re.compile("String|FixedString|UUID|Enum"),
    Kind.TIME: re.compile("DateTime"),
    Kind.WHOLE: re.compile(r"U?Int\d|Bool"),
    Kind.REAL: re.compile(r"Float|BFloat|Decimal|U?Int\d"),
}
_LOST_CONNECTION = (ConnectionError, IncompleteRead, ProtocolError)
_SILENCE = (TimeoutError, ReadTimeoutError)


class ClickHouseSource(SqlSource):
    """Rows of a ClickHouse database."""

    def __init__(self, client: Client, name: str, tuning: Settings) -> None:
        super().__init__(name)
        self._client = client
        self._settings = allowed(client, tuning)

    def close(self) -> None:
        """See `Source.close`."""
        self._client.close()

    def now_epoch(self) -> int:
        """See `Source.now_epoch`. Raises `SourceError` where it cannot be right.

        With a clock that is ahead, the cursor would pass rows that have not arrived yet; with one
        that is behind, good rows would be rejected.
        """
        (now,) = self._row("select toInt64(toUnixTimestamp(now()))")
        here = time.time()
        if abs(now - here) > LARGEST_CLOCK_LEAD_SECONDS:
            raise SourceError(
                f"{self._name} says it is {_utc_text(now)} in UTC, "
                f"this machine says {_utc_text(here)}: set the clock that is wrong"
            )
        return int(now)

    def merging(self) -> Merging | None:
        """See `Source.merging`."""
        (database,) = self._row("select currentDatabase()")
        return merging(self._row, database)

    def fingerprint(self, table: str, times: TimeRange) -> tuple[int, str]:
        """See `Source.fingerprint`."""
        columns = exported_columns(table, self._column_types(table))
        condition = self._is_in(TIME_COLUMNS[table], times)
        rows = f"({export_sql(table, columns, condition)}) as exported"
        return self._checksum([column.text for column in columns], rows)

    def export(self, table: str, times: TimeRange, file: Path) -> None:
        """See `Source.export`."""
        columns = exported_columns(table, self._column_types(table))
        sql = export_sql(table, columns, self._is_in(TIME_COLUMNS[table], times))
        settings = {**self._settings, **allowed(self._client, PARQUET_SETTINGS)}
        try:
            stream: Any = self._client.raw_stream(sql, settings=settings, fmt="Parquet")
        except ClickHouseError as error:
            raise self._failure(error) from error
        end = b""
        with closing(stream), file.open("wb") as target:
            while chunk := self._chunk(stream):
                target.write(chunk)
                end = (end + chunk)[-len(PARQUET_END) :]
        if end != PARQUET_END:
            raise IncompleteReadError(f"{self._name} broke off in the middle of a file")

    def _failure(self, error: Exception) -> SourceError:
        limits = limits_in_force(self._client) if is_reached_limit(error) else ""
        if limits:
            return SourceError(f"{_one_line(self._name, error)} (the user's profile has {limits})")
        return _failure(self._name, error)

    def _chunk(self, stream: Any) -> bytes:
        try:
            return bytes(stream.read(CHUNK_BYTES))
        except Exception as error:  # whatever the client's transport calls it
            if _is_silence(error):
                raise self._failure(error) from error
            raise IncompleteReadError(f"{self._name} broke off in the middle of a file") from error

    def _blocks(self, sql: str) -> Iterator[Columns]:
        try:
            with self._client.query_column_block_stream(sql, settings=self._settings) as stream:
                for columns in stream:
                    if columns and len(columns[0]):
                        yield columns
        except ClickHouseError as error:
            raise self._failure(error) from error

    def _column_types(self, table: str) -> dict[str, str]:
        # In one row, which is there or is not: of several, some could be missing.
        names, types = self._row(
            "select groupArray(name), groupArray(type) from system.columns "
            f"where database = currentDatabase() and table = '{table}'"
            " and default_kind <> 'EPHEMERAL'"
        )
        return dict(zip(names, types, strict=True))

    def _can_hold(self, type_name: str, kind: Kind) -> bool:
        return _TYPE_PATTERNS[kind].match(bare_type(type_name)) is not None

    def _text(self, column: str) -> str:
        text = f"ifNull(toString({column}), '')"
        is_plain = (
            f"isValidUTF8({text}) and position({text}, '\\0') = 0 "
            f"and not startsWith({text}, '\\\\x')"
        )
        return f"if({is_plain}, {text}, concat('\\\\x', hex({text})))"

    def _repeating_text(self, text: str) -> str:
        return f"toLowCardinality({text})"

    def _text_literal(self, text: str) -> str:
        return f"unhex('{text.encode().hex()}')"

    def _epoch(self, column: str) -> str:
        return f"ifNull(toInt64({column}), 0)"

    def _time_text(self, column: str) -> str:
        return f"toString(toDateTime64(toInt64({column}), 0), 'UTC')"

    def _number_text(self, column: str) -> str:
        return f"toString({column})"

    def _whole(self, expression: str) -> str:
        return f"ifNull(toInt64({expression}), 0)"

    def _is_beyond_63_bits(self, column: str) -> str:
        return f"({column} > 9223372036854775807 or {column} < -9223372036854775808)"

    def _real(self, column: str) -> str:
        return f"toFloat64({column})"

    def _is_finite(self, real: str) -> str:
        return f"isFinite({real})"

    def _is_in(self, column: str, times: TimeRange) -> str:
        # On the bare column, so that ClickHouse leaves out partitions that cannot match.
        bounds = []
        if times.from_epoch is not None:
            bounds.append(f"{column} >= toDateTime({times.from_epoch}, 'UTC')")
        if times.until_epoch is not None:
            bounds.append(f"{column} < toDateTime({times.until_epoch}, 'UTC')")
        is_within = " and ".join(bounds) or "1 = 1"
        return is_within if times.from_epoch is not None else f"({is_within} or {column} is null)"

    def _hash(self, text: str) -> str:
        # Reversed, as the lowest byte is taken to come first.
        return f"reinterpretAsUInt{4 * HASH_DIGITS}(reverse(MD5({text})))"

    def _described(self, table: str) -> str:
        return f"table {table} at {self._name}"


def connect_server(address: ClickHouseAddress) -> ClickHouseSource:
    """A source on a ClickHouse server. Raises `SourceError` where it cannot be reached."""
    name = address.name + _proxy_of(address)
    connect = partial(
        clickhouse_connect.get_client,
        host=address.host,
        port=address.port,
        username=address.user,
        password=address.password,
        database=address.database,
        secure=address.is_secure,
        proxy_path=address.path,
        connect_timeout=CONNECT_TIMEOUT_SECONDS,
        send_receive_timeout=address.timeout_seconds,
        query_retries=0,  # `persistently` waits longer
        autogenerate_session_id=False,
    )
    try:
        client = connected(name, connect)
    except (ClickHouseError, HTTPError, OSError) as error:
        raise _failure(name, error) from error
    return ClickHouseSource(client, name, SERVER_TUNING)


def _proxy_of(address: ClickHouseAddress) -> str:
    """Through which proxy the client goes, in words and without its password; '' for none.

    It looks for the variable in small letters and in capitals, as curl does.
    """
    variable = "https_proxy" if address.is_secure else "http_proxy"
    proxy = check_env_proxy(variable.partition("_")[0], address.host, address.port)
    if not proxy:
        return ""
    if not os.environ.get(variable):
        variable = variable.upper()
    place = proxy.rpartition("@")[2].rpartition("//")[2]
    return f" (through the proxy {place} of {variable})"


def open_embedded(address: EmbeddedAddress) -> ClickHouseSource:
    """A source on a chDB folder. A folder that is not there is an error, and is not made.

    One process at a time holds such a folder: another one's is waited for a little.
    """
    directory = address.directory
    if not directory.is_dir():
        raise SourceError(f"chdb:{directory} is not a folder")
    if not (directory / "metadata").is_dir():
        raise SourceError(f"chdb:{directory} holds no ClickHouse tables (no folder metadata in it)")
    name = address.name
    deadline = time.monotonic() + EMBEDDED_WAIT_SECONDS
    while True:
        try:
            client = _embedded_client(address)
            require(name, client)
            return ClickHouseSource(client, name, EMBEDDED_TUNING)
        except _FolderHeldError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.2)


class _FolderHeldError(SourceError):
    """Another process has the engine's folder."""


def _embedded_client(address: EmbeddedAddress) -> Client:
    name = address.name
    with TemporaryFile() as said:
        try:
            with _standard_error_to(said.fileno()):
                return clickhouse_connect.get_client(
                    interface="chdb", path=str(address.directory), database=address.database
                )
        except ImportError as error:
            raise SourceError("chdb: sources need the package chdb: pip install chdb") from error
        except ClickHouseError as error:
            said.seek(0)
            reason = " ".join(said.read().decode(errors="replace").split()) or str(error)
            if "Another server instance" in reason:
                raise _FolderHeldError(
                    f"{name} cannot be opened: another process holds it"
                ) from error
            raise SourceError(f"{name} cannot be opened: {reason[:300]}") from error


@contextmanager
def _standard_error_to(descriptor: int) -> Iterator[None]:
    """Catch what chDB writes: why it does not start stands there, and not in its exception."""
    sys.stderr.flush()
    kept = os.dup(STANDARD_ERROR)
    os.dup2(descriptor, STANDARD_ERROR)
    try:
        yield
    finally:
        os.dup2(kept, STANDARD_ERROR)
        os.close(kept)


def _utc_text(epoch: float) -> str:
    return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _failure(name: str, error: Exception) -> SourceError:
    """What went wrong, of a kind that says whether to ask again."""
    line = _one_line(name, error)
    number = code_of(error)
    if _is_silence(error):
        # It has been waited for already.
        return SourceError(f"{name} did not answer in time")
    if number is None and isinstance(error, StreamFailureError):
        return IncompleteReadError(line)
    is_transient = _is_transient(error) if number is None else number in TRANSIENT_CODES
    return TransientSourceError(line) if is_transient else SourceError(line)


def _is_transient(error: Exception) -> bool:
    """Whether an error without a code of ClickHouse may be over in a moment."""
    if status := re.search(r"HTTP status (\d+)", str(error)):
        return int(status[1]) in TRANSIENT_STATUSES
    return any(isinstance(cause, _LOST_CONNECTION) for cause in _causes(error))


def _is_silence(error: Exception) -> bool:
    return any(isinstance(cause, _SILENCE) for cause in _causes(error))


def _one_line(name: str, error: Exception) -> str:
    """What went wrong, in one line without the client's wrapping."""
    text = str(error)
    number = code_of(error)
    if number == AUTHENTICATION_FAILED or "AUTHENTICATION_FAILED" in text:
        return f"{name} refused the user or the password in BFSTATS_SOURCE"
    if number == UNKNOWN_DATABASE or "UNKNOWN_DATABASE" in text:
        return f"{name}: there is no such database"
    if number is not None:
        return f"{name}: {' '.join(text.split())[:300]}"
    if isinstance(error, StreamFailureError):
        return f"{name} broke off in the middle of an answer"
    return f"{name}: {_innermost_reason(error)[:300]}"


def _innermost_reason(error: BaseException) -> str:
    """What is behind the client's error, in the operating system's words where it has some."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted: {cause.verify_message}"
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
        if isinstance(cause, _LOST_CONNECTION):
            return "it closed the connection"
    return " ".join(str(error).split())


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what is behind it."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        reason = getattr(seen, "reason", None)
        behind = seen.__cause__ or seen.__context__
        seen = behind or (reason if isinstance(reason, BaseException) else None)
