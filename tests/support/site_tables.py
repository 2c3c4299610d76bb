"""The site's two tables in ClickHouse, empty or with the real rounds of the shared data folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from clickhouse_connect.driver.client import Client

from extract.sources.columns import SOURCE_TABLES
from extract.sources.site_tables import ORDERED_BY_IDENTITY, table_definition

# The site's own order, by which ClickHouse merges the players of a round into one row.
ORDERED_BY_ROUND = "round_id"

PROJECT_ROOT = Path(__file__).parents[2]


def create_site_tables(
    client: Client, database: str, *, rounds_order: str = ORDERED_BY_IDENTITY
) -> None:
    """Make both tables, empty, in place of any that are there, and the database if need be."""
    client.command(f"create database if not exists {database}")
    for table in SOURCE_TABLES:
        client.command(f"drop table if exists {database}.{table} sync")
        client.command(table_definition(table, database, rounds_order=rounds_order))


def load_parquet(
    client: Client, database: str, directory: Path, tables: Iterable[str] = SOURCE_TABLES
) -> None:
    """Insert the folder's ``player_rounds*.parquet`` and ``server_online_counts*.parquet``.

    ClickHouse reads the files' bytes itself: no time becomes a Python datetime, which a zone could
    shift.
    """
    for table in tables:
        for file in sorted(directory.glob(f"{table}*.parquet")):
            client.raw_insert(f"{database}.{table}", insert_block=file.read_bytes(), fmt="Parquet")


def real_data_directory() -> Path:
    """The folder of real rounds beside the project; a test that asks is skipped without it."""
    directory = (PROJECT_ROOT.parent / "shared" / "data").resolve()
    if not all((directory / f"{table}.parquet").is_file() for table in SOURCE_TABLES):
        pytest.skip(f"the real rounds are not there: no folder {directory}")
    return directory
