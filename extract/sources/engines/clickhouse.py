"""ClickHouse, a server or embedded in this process, behind its client."""

import logging
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError

from extract.errors import IncompleteReadError, SourceError
from extract.sources.dialects.clickhouse import ClickHouseDialect
from extract.sources.engines.clickhouse_errors import failure, is_silence, one_line
from extract.sources.engines.engine import Engine
from extract.sources.profile import allowed, is_reached_limit, limits_in_force
from extract.sources.protocol import Columns
from extract.sources.reasons import LARGEST_CLOCK_LEAD_SECONDS
from extract.sources.settings import PARQUET_SETTINGS, Settings

PARQUET_END = b"PAR1"
CHUNK_BYTES = 1_048_576
# Whatever goes wrong comes as an exception; without a handler, logging prints it on top of that.
logging.getLogger("clickhouse_connect").addHandler(logging.NullHandler())


class ClickHouse(Engine):
    """A database of ClickHouse."""

    dialect = ClickHouseDialect()

    def __init__(self, client: Client, name: str, tuning: Settings) -> None:
        super().__init__(name)
        self._client = client
        self._settings = allowed(client, tuning)

    def close(self) -> None:
        """See `Engine.close`."""
        self._client.close()

    def now_epoch(self) -> int:
        """See `Engine.now_epoch`. Raises `SourceError` where it cannot be right.

        With a clock that is ahead, the cursor would pass rows that have not arrived yet; with one
        that is behind, good rows would be rejected.
        """
        (now,) = self.row("select toInt64(toUnixTimestamp(now()))")
        here = time.time()
        if abs(now - here) > LARGEST_CLOCK_LEAD_SECONDS:
            raise SourceError(
                f"{self.name} says it is {_utc_text(now)} in UTC, "
                f"this machine says {_utc_text(here)}: set the clock that is wrong"
            )
        return int(now)

    def blocks(self, sql: str) -> Iterator[Columns]:
        """See `Engine.blocks`."""
        try:
            with self._client.query_column_block_stream(sql, settings=self._settings) as stream:
                for columns in stream:
                    if columns and len(columns[0]):
                        yield columns
        except ClickHouseError as error:
            raise self._failure(error) from error

    def write_parquet(self, sql: str, file: Path) -> None:
        """See `Engine.write_parquet`."""
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
            raise IncompleteReadError(f"{self.name} broke off in the middle of a file")

    def _failure(self, error: Exception) -> SourceError:
        limits = limits_in_force(self._client) if is_reached_limit(error) else ""
        if limits:
            return SourceError(f"{one_line(self.name, error)} (the user's profile has {limits})")
        return failure(self.name, error)

    def _chunk(self, stream: Any) -> bytes:
        try:
            return bytes(stream.read(CHUNK_BYTES))
        except Exception as error:  # whatever the client's transport calls it
            if is_silence(error):
                raise self._failure(error) from error
            raise IncompleteReadError(f"{self.name} broke off in the middle of a file") from error


def _utc_text(epoch: float) -> str:
    return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d %H:%M:%S")
