"""ClickHouse as a source: a server over HTTP(S), or the engine embedded in this process (chDB)."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import clickhouse_connect
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError

from extract.config import ClickHouseAddress, EmbeddedAddress
from extract.errors import IncompleteReadError, SourceError
from extract.sources.columns import Kind
from extract.sources.protocol import Row, SampleRange
from extract.sources.sql import SqlSource

CONNECT_TIMEOUT_SECONDS = 10
READ_TIMEOUT_SECONDS = 300
EMBEDDED_WAIT_SECONDS = 10
BLOCK_ROWS = 65_536
SORT_IN_MEMORY_BYTES = 256 * 2**20
AUTHENTICATION_FAILED = 516
UNKNOWN_DATABASE = 81

_TYPE_PATTERNS = {
    Kind.TEXT: re.compile("String|FixedString|UUID|Enum"),
    Kind.TIME: re.compile("DateTime"),
    Kind.WHOLE: re.compile(r"U?Int\d|Bool"),
    Kind.REAL: re.compile(r"Float|BFloat|Decimal|U?Int\d"),
}
_WRAPPER = re.compile(r"(?:Nullable|LowCardinality)\((.*)\)$")


class ClickHouseSource(SqlSource):
    """Rows of a ClickHouse database. `password` is kept only to keep it out of messages."""

    def __init__(self, client: Client, name: str, password: str = "") -> None:
        self._client = client
        self._name = name
        self._password = password

    def close(self) -> None:
        """See `Source.close`."""
        self._client.close()

    def now_epoch(self) -> int:
        """See `Source.now_epoch`."""
        (now,) = self._row("select toInt64(toUnixTimestamp(now()))")
        return int(now)

    def _blocks(self, sql: str) -> Iterator[list[Row]]:
        settings = {
            "max_block_size": BLOCK_ROWS,
            "max_bytes_before_external_sort": SORT_IN_MEMORY_BYTES,
        }
        has_begun = False
        try:
            with self._client.query_column_block_stream(sql, settings=settings) as stream:
                for columns in stream:
                    has_begun = True
                    yield list(zip(*columns, strict=True))
        except ClickHouseError as error:
            kind = IncompleteReadError if has_begun else SourceError
            raise kind(_one_line(self._name, self._password, error)) from error

    def _column_types(self, table: str) -> dict[str, str]:
        sql = (
            "select name, type from system.columns "
            f"where database = currentDatabase() and table = '{table}'"
        )
        return {name: kind for block in self._blocks(sql) for name, kind in block}

    def _can_hold(self, type_name: str, kind: Kind) -> bool:
        while wrapper := _WRAPPER.match(type_name):
            type_name = wrapper[1]
        return _TYPE_PATTERNS[kind].match(type_name) is not None

    def _text(self, column: str) -> str:
        text = f"ifNull(toString({column}), '')"
        is_plain = (
            f"isValidUTF8({text}) and position({text}, '\\0') = 0 "
            f"and not startsWith({text}, '\\\\x')"
        )
        return f"if({is_plain}, {text}, concat('\\\\x', hex({text})))"

    def _text_literal(self, text: str) -> str:
        return f"unhex('{text.encode().hex()}')"

    def _epoch(self, column: str) -> str:
        return f"ifNull(toInt64({column}), 0)"

    def _time_text(self, column: str) -> str:
        return f"toString({column}, 'UTC')"

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

    def _samples_in(self, samples: SampleRange) -> str:
        # On the bare column, so that ClickHouse leaves out partitions that cannot match.
        bounds = ["1 = 1"]
        if samples.from_epoch is not None:
            bounds.append(f"timestamp >= toDateTime({samples.from_epoch}, 'UTC')")
        if samples.until_epoch is not None:
            bounds.append(f"timestamp < toDateTime({samples.until_epoch}, 'UTC')")
        return " and ".join(bounds)

    def _described(self, table: str) -> str:
        return f"table {table} at {self._name}"


def connect_server(address: ClickHouseAddress) -> ClickHouseSource:
    """A source on a ClickHouse server. Raises `SourceError` where it cannot be reached."""
    name = f"{address.host}:{address.port}/{address.database}"
    with _errors_in_one_line(name, address.password):
        client = clickhouse_connect.get_client(
            host=address.host,
            port=address.port,
            username=address.user,
            password=address.password,
            database=address.database,
            secure=address.is_secure,
            connect_timeout=CONNECT_TIMEOUT_SECONDS,
            send_receive_timeout=READ_TIMEOUT_SECONDS,
            autogenerate_session_id=False,
        )
    return ClickHouseSource(client, name, address.password)


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
            return ClickHouseSource(_embedded_client(directory, name), name)
        except SourceError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.2)


def _embedded_client(directory: Path, name: str) -> Client:
    try:
        return clickhouse_connect.get_client(interface="chdb", path=str(directory))
    except ImportError as error:
        raise SourceError("chdb: sources need the package chdb: pip install chdb") from error
    except ClickHouseError as error:
        if "EmbeddedServer" in str(error):
            raise SourceError(
                f"{name} cannot be opened: another process holds it, or it cannot be written"
            ) from error
        raise SourceError(_one_line(name, "", error)) from error


@contextmanager
def _errors_in_one_line(name: str, password: str) -> Iterator[None]:
    try:
        yield
    except (ClickHouseError, OSError) as error:
        raise SourceError(_one_line(name, password, error)) from error


def _one_line(name: str, password: str, error: Exception) -> str:
    """What went wrong, in one line without the password or the client's wrapping."""
    text = str(error)
    code = re.search(r"Code: (\d+)|error code (\d+)", text)
    number = int(code[1] or code[2]) if code else None
    if number == AUTHENTICATION_FAILED or "AUTHENTICATION_FAILED" in text:
        return f"{name} refused the user or the password in BFSTATS_SOURCE"
    if number == UNKNOWN_DATABASE or "UNKNOWN_DATABASE" in text:
        return f"{name}: there is no such database"
    reason = _innermost_reason(error) if number is None else re.sub(r"\s+", " ", text)
    if password:
        reason = reason.replace(password, "***")
    return f"{name}: {reason[:300]}"


def _innermost_reason(error: BaseException) -> str:
    """The text of the operating system's own error, where there is one behind the client's."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError) and seen.strerror:
            return seen.strerror.lower()
        seen = seen.__cause__ or seen.__context__ or getattr(seen, "reason", None)
    return re.sub(r"\s+", " ", str(error))
