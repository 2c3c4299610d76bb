"""`refresh`: land what is new, and build the minutely tables that it changes."""

import sqlite3
from contextlib import closing

from extract.config import IngestAddress, SourceAddress
from extract.jobs.sync import reach_source, sync_tables
from extract.loading.options import SyncOptions
from extract.machine.garbage import no_search_for_cycles
from extract.marts.news import build_news
from extract.records.loads import LoadCounts
from extract.schedule.cadences import MINUTELY
from extract.sources.columns import SOURCE_TABLES
from extract.warm_dbt.runs import WarmDbt


def land(connection: sqlite3.Connection, address: SourceAddress) -> dict[str, LoadCounts]:
    """Land what is new; nothing where rows come by `ingest` alone. Raises `SourceError`."""
    if isinstance(address, IngestAddress):
        return {}
    with closing(reach_source(connection, address, SOURCE_TABLES)) as source:
        return sync_tables(connection, source, SOURCE_TABLES, SyncOptions())


def build(connection: sqlite3.Connection) -> list[str]:
    """Build the minutely tables that have news. Returns their names. Raises `DbtError`."""
    with no_search_for_cycles():  # a third of the time that dbt takes to be imported
        return build_news(connection, WarmDbt(MINUTELY.name), MINUTELY.name)
