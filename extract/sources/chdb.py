"""A folder of ClickHouse embedded in this process (chDB) as a source."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

import clickhouse_connect
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError

from extract.config import EmbeddedAddress
from extract.errors import SourceError
from extract.sources.clickhouse import ClickHouseSource
from extract.sources.engines.clickhouse import ClickHouse
from extract.sources.profile import require
from extract.sources.settings import EMBEDDED_TUNING

EMBEDDED_WAIT_SECONDS = 10
STANDARD_ERROR = 2


def open_chdb(address: EmbeddedAddress) -> ClickHouseSource:
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
            return ClickHouseSource(ClickHouse(client, name, EMBEDDED_TUNING))
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
