"""ClickHouse as a source: a server over HTTP(S), or the engine embedded in this process (chDB)."""

import logging
import os
import re
import ssl
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import IncompleteRead
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import clickhouse_connect
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError, StreamFailureError
from urllib3.exceptions import ProtocolError, ReadTimeoutError

from extract.config import ClickHouseAddress, EmbeddedAddress
from extract.errors import IncompleteReadError, SourceError, TransientSourceError
from extract.sources.columns import PLAYER_ROUNDS, TIME_COLUMNS, Kind
from extract.sources.content import HASH_DIGITS
from extract.sources.exported import bare_type, export_sql, exported_columns
from extract.sources.protocol import Columns, TimeRange
from extract.sources.reasons import LARGEST_CLOCK_LEAD_SECONDS
from extract.sources.sql import SqlSource

CONNECT_TIMEOUT_SECONDS = 10
EMBEDDED_WAIT_SECONDS = 10
STANDARD_ERROR = 2
SETTINGS = {"max_block_size": 16_384, "max_bytes_ratio_before_external_group_by": 0}
# A server sorts in its own memory, twice as fast as over its disk, what a site has of rounds; a
# ratio that its administrator chose for that comes before.
SERVER_SETTINGS = {
    **SETTINGS,
    "max_bytes_before_external_sort": 2_000_000_000,
    "max_bytes_before_external_group_by": 1_000_000_000,
}
# Here, the engine has to fit beside the rest of a small machine.
EMBEDDED_SETTINGS = {
    **SETTINGS,
    "max_threads": 1,
    "max_bytes_before_external_sort": 100_000_000,
    "max_bytes_ratio_before_external_sort": 0,
    # What is held of each sorted part while the parts are merged.
    "prefer_external_sort_block_bytes": 1_000_000,
    "min_external_sort_block_bytes": 1_000_000,
    "max_bytes_before_external_group_by": 100_000_000,
}
# What a statement may take of a server at most, unless the user's own limit is lower. The longest
# reads every round while landing takes its time over them: 4 minutes for 3.8 million rounds. The
# largest groups a month of samples, and spills long before.
LIMITS = {"max_execution_time": 14_400, "max_memory_usage": 8_000_000_000}
# Nothing is written. 1 would not let a statement have settings of its own.
READ_ONLY = {"readonly": 2}
# DuckDB reads names that are no UTF-8 only as bytes.
PARQUET_SETTINGS = {"output_format_parquet_string_as_string": 0}
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

    def __init__(self, client: Client, name: str, settings: Mapping[str, int]) -> None:
        super().__init__(name)
        self._client = client
        self._settings = _allowed(client, settings)

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

    def merging_key(self) -> str | None:
        """See `Source.merging_key`: a ReplacingMergeTree keeps one row per sorting key."""
        sql = (
            "select engine, sorting_key from system.tables "
            f"where database = currentDatabase() and name = '{PLAYER_ROUNDS}'"
        )
        engine, sorting_key = self._row(sql)
        keeps_players_apart = {"player_name", "round_start_time", "round_id"}
        if "Replacing" in engine and not keeps_players_apart <= set(sorting_key.split(", ")):
            return str(sorting_key)
        return None

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
        settings = {**self._settings, **_allowed(self._client, PARQUET_SETTINGS)}
        try:
            stream: Any = self._client.raw_stream(sql, settings=settings, fmt="Parquet")
        except ClickHouseError as error:
            raise _failure(self._name, error) from error
        end = b""
        with closing(stream), file.open("wb") as target:
            while chunk := self._chunk(stream):
                target.write(chunk)
                end = (end + chunk)[-len(PARQUET_END) :]
        if end != PARQUET_END:
            raise IncompleteReadError(f"{self._name} broke off in the middle of a file")

    def _chunk(self, stream: Any) -> bytes:
        try:
            return bytes(stream.read(CHUNK_BYTES))
        except Exception as error:  # whatever the client's transport calls it
            if _is_silence(error):
                raise _failure(self._name, error) from error
            raise IncompleteReadError(f"{self._name} broke off in the middle of a file") from error

    def _blocks(self, sql: str) -> Iterator[Columns]:
        try:
            with self._client.query_column_block_stream(sql, settings=self._settings) as stream:
                for columns in stream:
                    if columns and len(columns[0]):
                        yield columns
        except ClickHouseError as error:
            raise _failure(self._name, error) from error

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
    name = f"{address.host}:{address.port}/{address.database}"
    try:
        client = clickhouse_connect.get_client(
            host=address.host,
            port=address.port,
            username=address.user,
            password=address.password,
            database=address.database,
            secure=address.is_secure,
            connect_timeout=CONNECT_TIMEOUT_SECONDS,
            send_receive_timeout=address.timeout_seconds,
            query_retries=0,  # `persistently` waits longer
            autogenerate_session_id=False,
        )
    except (ClickHouseError, OSError) as error:
        raise _failure(name, error) from error
    _limit(client)
    return ClickHouseSource(client, name, SERVER_SETTINGS)


def _limit(client: Client) -> None:
    """Have every statement read alone, and within limits, as far as the user may say so."""
    limits = {name: limit for name, limit in LIMITS.items() if not _is_within(client, name, limit)}
    for setting, value in _allowed(client, {**limits, **READ_ONLY}).items():
        client.set_client_setting(setting, value)


def _is_within(client: Client, setting: str, limit: int) -> bool:
    known = client.server_settings.get(setting)
    return known is not None and 0 < float(known.value) <= limit


def _allowed(client: Client, settings: Mapping[str, int]) -> dict[str, int]:
    """Older servers lack some settings, and some users may not change them."""
    known = client.server_settings
    return {
        setting: value
        for setting, value in settings.items()
        if setting in known and not known[setting].readonly
    }


def open_embedded(address: EmbeddedAddress) -> ClickHouseSource:
    """A source on a chDB folder. A folder that is not there is an error, and is not made.

    One process at a time holds such a folder: another one's is waited for a little.
    """
    directory = address.directory
    if not directory.is_dir():
        raise SourceError(f"chdb:{directory} is not a folder")
    if not (directory / "metadata").is_dir():
        raise SourceError(f"chdb:{directory} holds no ClickHouse tables (no folder metadata in it)")
    name = f"chdb:{directory}"
    deadline = time.monotonic() + EMBEDDED_WAIT_SECONDS
    while True:
        try:
            client = _embedded_client(directory, name)
            return ClickHouseSource(client, name, EMBEDDED_SETTINGS)
        except _FolderHeldError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.2)


class _FolderHeldError(SourceError):
    """Another process has the engine's folder."""


def _embedded_client(directory: Path, name: str) -> Client:
    with TemporaryFile() as said:
        try:
            with _standard_error_to(said.fileno()):
                return clickhouse_connect.get_client(interface="chdb", path=str(directory))
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
    number = _code(error)
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


def _code(error: Exception) -> int | None:
    """ClickHouse's own number of the error, if it is one."""
    if isinstance(number := getattr(error, "code", None), int):
        return number
    code = re.search(r"Code: (\d+)|error code (\d+)", str(error))
    return int(code[1] or code[2]) if code else None


def _one_line(name: str, error: Exception) -> str:
    """What went wrong, in one line without the client's wrapping."""
    text = str(error)
    number = _code(error)
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
