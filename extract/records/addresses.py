"""Which source each table landed from: its address, without user, password and query settings."""

import os
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from extract.config import ClickHouseAddress, EmbeddedAddress, ParquetAddress, SourceAddress
from extract.database.connection import transaction


def remembered_form(address: SourceAddress) -> str:
    """The address as the file keeps it: the same for a server with TLS and for a link to a folder.

    SQLite keeps no bytes that are no text.
    """
    if isinstance(address, ClickHouseAddress):
        form = f"clickhouse://{address.name}"
    elif isinstance(address, EmbeddedAddress):
        form = replace(address, directory=address.directory.resolve()).name
    elif isinstance(address, ParquetAddress):
        form = f"parquet:{address.directory.resolve()}"
    else:
        raise TypeError(f"{address} is no source that could be remembered")
    return os.fsencode(form).decode(errors="backslashreplace")


def read_addresses(connection: sqlite3.Connection) -> dict[str, str]:
    """The address of each source table, player_rounds first; nothing of what was never synced."""
    return dict(connection.execute("select source_table, address from landing_sources order by 1"))


def write_addresses(connection: sqlite3.Connection, tables: Iterable[str], address: str) -> None:
    """Remember the address, in its remembered form, for these source tables."""
    with transaction(connection):
        connection.executemany(
            "insert or replace into landing_sources values (?, ?)",
            [(table, address) for table in tables],
        )
