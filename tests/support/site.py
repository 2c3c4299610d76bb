"""The site's two tables in ClickHouse, empty or with the real rounds of the shared data folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from clickhouse_connect.driver.client import Client

# The first keeps a round's players apart; the second, the site's own, merges them into one row.
ORDERED_BY_IDENTITY = "(player_name, round_start_time, round_id)"
ORDERED_BY_ROUND = "round_id"

PLAYER_ROUNDS = """
create table {database}.player_rounds (
    round_id String,
    player_name String,
    server_guid String,
    map_name String,
    round_start_time DateTime,
    round_end_time DateTime,
    final_score Int32,
    final_kills UInt32,
    final_deaths UInt32,
    play_time_minutes Float64,
    team_label String,
    game_id String,
    is_bot UInt8,
    created_at DateTime default now(),
    game String,
    average_ping Nullable(Float64)
)
engine = ReplacingMergeTree
partition by toYYYYMM(round_start_time, 'UTC')
order by {order}
"""

SERVER_ONLINE_COUNTS = """
create table {database}.server_online_counts (
    timestamp DateTime,
    server_guid String,
    server_name String,
    players_online UInt16,
    map_name String,
    game String
)
engine = ReplacingMergeTree
order by (server_guid, timestamp, game)
"""

TABLES = ("player_rounds", "server_online_counts")
PROJECT_ROOT = Path(__file__).parents[2]


def create_site_tables(
    client: Client, database: str, *, rounds_order: str = ORDERED_BY_IDENTITY
) -> None:
    """Make both tables, empty, in place of any that are there, and the database if need be."""
    client.command(f"create database if not exists {database}")
    for table, definition in zip(TABLES, (PLAYER_ROUNDS, SERVER_ONLINE_COUNTS), strict=True):
        client.command(f"drop table if exists {database}.{table} sync")
        client.command(definition.format(database=database, order=rounds_order))


def load_parquet(client: Client, database: str, directory: Path) -> None:
    """Insert the folder's ``player_rounds*.parquet`` and ``server_online_counts*.parquet``.

    ClickHouse reads the files' bytes itself: no time becomes a Python datetime, which a zone could
    shift.
    """
    for table in TABLES:
        for file in sorted(directory.glob(f"{table}*.parquet")):
            client.raw_insert(f"{database}.{table}", insert_block=file.read_bytes(), fmt="Parquet")


def real_data_directory() -> Path:
    """The folder of real rounds beside the project; a test that asks is skipped without it."""
    directory = (PROJECT_ROOT.parent / "shared" / "data").resolve()
    if not all((directory / f"{table}.parquet").is_file() for table in TABLES):
        pytest.skip(f"the real rounds are not there: no folder {directory}")
    return directory
