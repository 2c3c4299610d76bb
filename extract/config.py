"""Where rows come from and where they land, read from the environment once.

`docs/settings.md` lists every variable. A relative path in one starts at the project's root,
wherever the command was typed: so cron, dbt and a person mean the same file.
"""

import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from extract.errors import SourceError, UsageError
from extract.machine.file_system import place_of
from extract.machine.private_file import LONGEST_LINE_BYTES, line_of_private_file, without_waiting
from extract.passwords import masked

PROJECT_ROOT = Path(__file__).resolve().parent.parent
PAGES_HOST, PAGES_PORT = "127.0.0.1", 1942
"""Where `serve` shows the pages, if nothing else is said."""

DEFAULT_DATABASE = PROJECT_ROOT / "data" / "bfstats.db"
DEFAULT_DUCKDB = PROJECT_ROOT / "data" / "bfstats.duckdb"
DEFAULT_PARQUET = PROJECT_ROOT / "data" / "archive"
SOURCE_FORMS = (
    "clickhouse://user:password@host:8123/database, clickhouses://... for TLS, "
    "chdb:DIRECTORY or parquet:DIRECTORY, or ingest where rows come by `ingest` alone"
)
DEFAULT_CLICKHOUSE_DATABASE = "default"
PROXIES = ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")


@dataclass(frozen=True)
class ClickHouseAddress:
    """A ClickHouse server's HTTP interface. `repr` leaves the password out.

    path: what a reverse proxy has in front of ClickHouse's own paths, "/clickhouse"; mostly "".
    timeout_seconds: how long the server may be silent.
    """

    host: str
    port: int
    user: str
    password: str
    database: str
    is_secure: bool
    path: str = ""
    timeout_seconds: int = 300

    def __repr__(self) -> str:
        return f"{self.user}@{self.name}"

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"{self.host}:{self.port}{self.path}/{self.database}"


@dataclass(frozen=True)
class EmbeddedAddress:
    """A folder that embedded ClickHouse (chDB) keeps its tables in, and the database there."""

    directory: Path
    database: str = DEFAULT_CLICKHOUSE_DATABASE

    @property
    def name(self) -> str:
        """What messages call it."""
        is_named = self.database != DEFAULT_CLICKHOUSE_DATABASE
        return f"chdb:{self.directory}" + (f"?database={self.database}" if is_named else "")


@dataclass(frozen=True)
class ParquetAddress:
    """A folder with `player_rounds*.parquet` and `server_online_counts*.parquet`."""

    directory: Path


@dataclass(frozen=True)
class IngestAddress:
    """No source that could be read: all rows come by `ingest`."""


SourceAddress = ClickHouseAddress | EmbeddedAddress | ParquetAddress | IngestAddress


def setting(name: str) -> str:
    """A setting of the environment, '' where it is not set.

    Raises `UsageError` where it holds a line break or the like, which no setting of ours needs.
    """
    text = os.environ.get(name, "")
    _refuse_control_characters(text, name)
    return text


def _refuse_control_characters(text: str, name: str) -> None:
    if found := next((one for one in text if unicodedata.category(one) == "Cc"), None):
        reason = " (the end of a line as Windows writes it)" if found == "\r" else ""
        raise UsageError(
            f"{name} holds the control character {found!r}{reason}: take it out where it is set"
        )


def database_path() -> Path:
    """`BFSTATS_DB`, or `data/bfstats.db` under the project's root, without links in it.

    So one file has one name, and one lock. Raises `DatabaseError` where it cannot lie there, and
    `UsageError`.
    """
    return place_of(PROJECT_ROOT / (_file_setting("BFSTATS_DB") or DEFAULT_DATABASE))


def _file_setting(name: str) -> str:
    """A setting that names a file, as dbt's profile takes it, too, which knows no `~`."""
    text = setting(name)
    if text.startswith("~"):
        raise UsageError(
            f"{name}={text}: no shell has put a folder in the place of ~: write it out"
        )
    return text


def duckdb_path() -> Path:
    """`BFSTATS_DUCKDB`, or `data/bfstats.duckdb` under the project's root. Raises `UsageError`."""
    return PROJECT_ROOT / (_file_setting("BFSTATS_DUCKDB") or DEFAULT_DUCKDB)


def parquet_address() -> ParquetAddress:
    """`BFSTATS_PARQUET`, the files of which `dbt build --target duckdb` makes the tables.

    It is `data/archive` under the project's root unless something is said. Raises `UsageError`.
    """
    return ParquetAddress(_folder(setting("BFSTATS_PARQUET") or str(DEFAULT_PARQUET)))


def clickhouse_target() -> ClickHouseAddress:
    """Where `dbt build --target clickhouse` has its tables, as `profiles.yml` reads it.

    Raises `UsageError` where BFSTATS_CLICKHOUSE_PORT is no number.
    """
    port = setting("BFSTATS_CLICKHOUSE_PORT") or "8123"
    if not port.isdecimal():
        raise UsageError(f"BFSTATS_CLICKHOUSE_PORT={port} is no port: give a number, such as 8123")
    return ClickHouseAddress(
        host=setting("BFSTATS_CLICKHOUSE_HOST") or "localhost",
        port=int(port),
        user=setting("BFSTATS_CLICKHOUSE_USER") or "default",
        password=os.environ.get("BFSTATS_CLICKHOUSE_PASSWORD", ""),
        database=setting("BFSTATS_CLICKHOUSE_SCHEMA") or "bfstats",
        is_secure=setting("BFSTATS_CLICKHOUSE_SECURE") == "1",
    )


def source_address() -> SourceAddress:
    """`BFSTATS_SOURCE`, or what the file that `BFSTATS_SOURCE_FILE` names holds, taken apart.

    Raises `UsageError` where none or both are set, others than its owner can read the file, or
    BFSTATS_SOURCE_TIMEOUT is no time, and `SourceError` where the address makes no sense, without
    repeating its password.
    """
    text = _source_text()
    if text == "ingest":
        return IngestAddress()
    scheme, separator, rest = text.partition(":")
    if scheme == "chdb" and rest:
        return _embedded_address(rest)
    if scheme == "parquet" and rest:
        return ParquetAddress(_folder(rest))
    if scheme in ("clickhouse", "clickhouses") and separator:
        return _clickhouse_address(text)
    raise SourceError(f"BFSTATS_SOURCE is not a source: give {SOURCE_FORMS}")


def _embedded_address(text: str) -> EmbeddedAddress:
    """A folder, whose name can hold no ?, for chDB itself ends a path there; and the database."""
    directory, separator, rest = text.partition("?")
    if not separator:
        return EmbeddedAddress(_folder(directory))
    key, _, database = rest.partition("=")
    if not directory or key != "database" or not database:
        raise SourceError(
            f"BFSTATS_SOURCE=chdb:{text} is not a source: give chdb:DIRECTORY?database=NAME "
            "(a ? in NAME as %3F; the engine opens no folder with a ? in its name)"
        )
    return EmbeddedAddress(_folder(directory), unquote(database))


def _folder(text: str) -> Path:
    try:
        return PROJECT_ROOT / Path(text).expanduser()
    except RuntimeError:
        raise SourceError(
            f"BFSTATS_SOURCE names a user whom this machine has not: {text}"
        ) from None


def without_password(text: str) -> str:
    """The text with `***` for passwords of source, proxy and ClickHouse target: see `masked`."""
    return masked(text, _addresses())


def _addresses() -> list[str]:
    """All that may hold a password, even where the settings themselves are refused."""
    addresses = [os.environ.get(name, "") for name in ("BFSTATS_SOURCE", *PROXIES)]
    user, password = (
        quote(os.environ.get(name, ""), safe="", errors="surrogateescape")
        for name in ("BFSTATS_CLICKHOUSE_USER", "BFSTATS_CLICKHOUSE_PASSWORD")
    )
    addresses.append(f"clickhouse://{user}:{password}@")
    if file := os.environ.get("BFSTATS_SOURCE_FILE", ""):
        with (
            suppress(OSError, ValueError),
            open(PROJECT_ROOT / file, "rb", opener=without_waiting) as opened,
        ):
            content = opened.read(LONGEST_LINE_BYTES)
            addresses += content.decode(errors="surrogateescape").splitlines()
    return addresses


def _source_text() -> str:
    text = setting("BFSTATS_SOURCE")
    file = setting("BFSTATS_SOURCE_FILE")
    if text and file:
        raise UsageError("BFSTATS_SOURCE and BFSTATS_SOURCE_FILE are both set: unset one of them")
    if not text and not file:
        raise UsageError(f"BFSTATS_SOURCE is not set: give {SOURCE_FORMS}")
    if text:
        return text
    line = line_of_private_file(PROJECT_ROOT / file, "BFSTATS_SOURCE_FILE")
    _refuse_control_characters(line, f"BFSTATS_SOURCE_FILE={PROJECT_ROOT / file}")
    return line


def _clickhouse_address(text: str) -> ClickHouseAddress:
    no_url = SourceError(
        f"BFSTATS_SOURCE is not a ClickHouse URL: give {SOURCE_FORMS} "
        "(in the password, write # as %23, / as %2F, ? as %3F)"
    )
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise no_url from None
    # An @ behind the host: the password goes on there, after a / of its own.
    path, _, database = parts.path.rpartition("/")
    is_path = not path or all(step.strip(".") for step in path.split("/")[1:])
    if not parts.hostname or parts.query or parts.fragment or "@" in parts.path or not is_path:
        raise no_url
    is_secure = parts.scheme == "clickhouses"
    return ClickHouseAddress(
        host=parts.hostname,
        port=port or (8443 if is_secure else 8123),
        user=_decoded(parts.username, "default"),
        password=_decoded(parts.password, ""),
        database=_decoded(database, DEFAULT_CLICKHOUSE_DATABASE),
        is_secure=is_secure,
        path=path,
        timeout_seconds=_timeout_seconds(),
    )


def _timeout_seconds() -> int:
    text = setting("BFSTATS_SOURCE_TIMEOUT") or str(ClickHouseAddress.timeout_seconds)
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise UsageError(f"BFSTATS_SOURCE_TIMEOUT={text} is no whole number of seconds above 0")
    return int(text)


def _decoded(text: str | None, default: str) -> str:
    return unquote(text) if text else default
