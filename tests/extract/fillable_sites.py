"""Sources to land from: the same rows in each engine, behind one small interface."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import duckdb
from clickhouse_connect.driver.client import Client

from extract.config import ClickHouseAddress, ParquetAddress
from extract.database.connection import open_database
from extract.jobs.sync import sync_table
from extract.loading.options import SyncOptions
from extract.records.loads import LoadCounts
from extract.sources import open_source
from extract.sources.columns import SOURCE_TABLES
from extract.sources.protocol import Source
from tests.oracle.history import SourceRow, insert_rows, write_parquet
from tests.support.clickhouse_server import ServerAddress

HOUR = 3600
DAY = 24 * HOUR
NOW = int(os.environ.get("TESTS_BEGAN", time.time()))
"""When the tests began, in epoch seconds: sources' own clocks are this or a little later."""


def played(player_name: str = "Al", **changes: Any) -> SourceRow:
    """A good round of ten minutes, inserted ten minutes ago, with changes to its columns."""
    good = SourceRow(
        round_id="round 1",
        player_name=player_name,
        server_guid="server 1",
        map_name="Berlin",
        round_start_time=NOW - 3000,
        round_end_time=NOW - 2400,
        final_score=20,
        final_kills=10,
        final_deaths=5,
        play_time_minutes=10.0,
        team_label="Axis",
        game_id="game 1",
        is_bot=0,
        created_at=NOW - 600,
        game="bf1942",
        average_ping=40.5,
    )
    return good._replace(**changes)


def landed(row: SourceRow) -> tuple[Any, ...]:
    """The row as `Landing.rounds` has it."""
    return (
        *(row.player_name, row.round_start_time, row.round_id, row.server_guid, row.map_name),
        *(row.round_end_time, row.final_score, row.final_kills, row.final_deaths),
        *(row.play_time_minutes, row.team_label, row.game_id, row.is_bot, row.created_at),
        *(row.game, row.average_ping, 0),
    )


class Sample(NamedTuple):
    """A row of the source table `server_online_counts`, its time in epoch seconds."""

    timestamp: int
    server_guid: str
    players_online: int = 0
    game: str = "bf1942"
    server_name: str = "A server"
    map_name: str = "Berlin"


SAMPLE_TYPES = {
    "timestamp": "DateTime",
    "server_guid": "String",
    "players_online": "UInt16",
    "game": "String",
    "server_name": "String",
    "map_name": "String",
}


class Site(Protocol):
    """A source that rows can be added to."""

    def opened(self) -> AbstractContextManager[Source]:
        """The source, ready to be read."""

    def clear(self) -> None:
        """No rounds and no samples are left."""

    def add(self, rows: Iterable[SourceRow]) -> None:
        """More rounds; those that are there stay."""

    def add_samples(self, samples: Iterable[Sample]) -> None:
        """More samples of population."""


@dataclass
class ClickHouseSite:
    """The two tables in the database that `client` writes to and `source` reads."""

    client: Client
    source: Source

    def opened(self) -> AbstractContextManager[Source]:
        return nullcontext(self.source)

    def clear(self) -> None:
        for table in SOURCE_TABLES:
            self.client.command(f"truncate table {table}")

    def add(self, rows: Iterable[SourceRow]) -> None:
        insert_rows(self.client, rows)

    def add_samples(self, samples: Iterable[Sample]) -> None:
        self.client.insert(
            "server_online_counts",
            list(samples),
            column_names=list(SAMPLE_TYPES),
            column_type_names=list(SAMPLE_TYPES.values()),
        )


@dataclass
class ParquetSite:
    """A folder of Parquet files, one for each time that rows were added."""

    directory: Path
    files: int = field(default=0)

    @property
    def source(self) -> str:
        """The address, as `BFSTATS_SOURCE` takes it."""
        return f"parquet:{self.directory}"

    def opened(self) -> AbstractContextManager[Source]:
        return closing(open_source(ParquetAddress(self.directory)))

    def clear(self) -> None:
        for file in self.directory.glob("*.parquet"):
            file.unlink()

    def add(self, rows: Iterable[SourceRow]) -> None:
        write_parquet(rows, self._next_file("player_rounds"))

    def add_samples(self, samples: Iterable[Sample]) -> None:
        rows = list(samples)
        columns = ", ".join(
            f"unnest(${name})::{'varchar' if kind == 'String' else 'uinteger'} as {name}"
            for name, kind in SAMPLE_TYPES.items()
        )
        with duckdb.connect() as connection:
            connection.execute(
                f"copy (select {columns}) to '{self._next_file('server_online_counts')}'"
                " (format parquet)",
                {name: [getattr(row, name) for row in rows] for name in SAMPLE_TYPES},
            )

    def _next_file(self, table: str) -> Path:
        self.files += 1
        return self.directory / f"{table}_{self.files:05}.parquet"


@dataclass
class Landing:
    """A SQLite file of the test's own, and what syncs make of it."""

    path: Path

    def sync(self, site: Site, table: str = "player_rounds", **options: Any) -> LoadCounts:
        """Sync one table in this process, with `SyncOptions` of these names."""
        with site.opened() as source, open_database(self.path) as connection:
            return sync_table(connection, source, table, SyncOptions(**options))

    def query(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of the SQLite file."""
        with open_database(self.path) as connection:
            return connection.execute(sql, values).fetchall()

    def value(self, sql: str, *values: Any) -> Any:
        """The only value of the only row."""
        ((value,),) = self.query(sql, *values)
        return value

    def rounds(self) -> list[tuple[Any, ...]]:
        """Every landed round, in key order, without the load that it came by."""
        columns = self.query("select name from pragma_table_info('landing_player_rounds')")
        content = ", ".join(name for (name,) in columns if name != "load_id")
        return self.query(f"select {content} from landing_player_rounds order by 1, 2, 3")

    def loads(self) -> list[tuple[int, ...]]:
        """Rows read, landed, repeated, superseded and rejected of each load."""
        return self.query(
            "select rows_read, rows_landed, rows_repeated, rows_superseded, rows_rejected"
            " from landing_loads order by load_id"
        )

    def cursor(self, table: str = "player_rounds") -> int | None:
        """How far the table has been read."""
        found = self.query("select cursor_epoch from landing_cursors where source_table = ?", table)
        return found[0][0] if found else None


def http_address(server: ServerAddress, database: str = "site") -> ClickHouseAddress:
    """The server's address as `extract` takes it apart."""
    return ClickHouseAddress(
        host="127.0.0.1",
        port=server.port,
        user=server.username,
        password=server.password,
        database=database,
        is_secure=False,
    )
