"""Sources that rounds arrive at, arrival by arrival, and the oracle over what has arrived."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client
from duckdb import DuckDBPyConnection

from tests.oracle.compare import GRAIN, TIME_FORMAT, connect_expected
from tests.oracle.history import SourceRow, insert_rows, write_parquet
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.site_tables import create_site_tables

DATABASE = "site"


@dataclass
class Site:
    """A source at an address, as `BFSTATS_SOURCE` takes it, and a Parquet copy of all its rows."""

    source: str
    parquet: Path
    insert: Callable[[list[SourceRow]], None] | None = None
    arrivals: int = field(default=0, init=False)

    def copy(self, folder: Path) -> Site:
        """Another with the same arrivals, of a Parquet site."""
        other = parquet_site(folder)
        shutil.copytree(self.parquet, other.parquet, dirs_exist_ok=True)
        other.arrivals = self.arrivals
        return other

    def receive(self, rows: Iterable[SourceRow]) -> None:
        """Let one more arrival of rows be there."""
        arrived = list(rows)
        write_parquet(arrived, self.parquet / f"player_rounds_{self.arrivals:03}.parquet")
        self.arrivals += 1
        if self.insert:
            self.insert(arrived)

    @contextmanager
    def expected(
        self, as_of: str, tables: Iterable[str] = tuple(GRAIN)
    ) -> Iterator[DuckDBPyConnection]:
        """The oracle's tables, or some of them, over all rows that have arrived."""
        files = self.parquet / "*.parquet"
        with connect_expected(files, as_of, tables=tables) as connection:
            yield connection


def parquet_site(folder: Path) -> Site:
    """A folder of Parquet files, one for each arrival."""
    parquet = folder / "parquet"
    parquet.mkdir()
    return Site(f"parquet:{parquet}", parquet)


@contextmanager
def open_site(kind: str, folder: Path) -> Iterator[Site]:
    """An empty site of one of the three kinds of source: parquet, chdb or clickhouse (HTTP)."""
    site = parquet_site(folder)
    engine = folder / "engine"
    if kind == "parquet":
        yield site
    elif kind == "chdb":
        with get_client(interface="chdb", path=str(engine)) as client:
            site.source = f"chdb:{engine}"
            site.insert = _inserter(client, "default")
            yield site
    else:
        with ClickHouseServer(engine) as server, closing(server.address.client()) as client:
            site.source = server.address.source_url(DATABASE)
            site.insert = _inserter(client, DATABASE)
            yield site


def _inserter(client: Client, database: str) -> Callable[[list[SourceRow]], None]:
    create_site_tables(client, database)
    return lambda rows: insert_rows(client, rows, f"{database}.player_rounds")


def time_text(epoch: int) -> str:
    """Epoch seconds as the tables and `as_of` have times."""
    return datetime.fromtimestamp(epoch, UTC).strftime(TIME_FORMAT)


def epoch_of(text: str) -> int:
    """The same back."""
    return int(datetime.strptime(text, TIME_FORMAT).replace(tzinfo=UTC).timestamp())
