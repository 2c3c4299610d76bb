"""Two sites, and what landing from one does to a file of the other."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from extract.config import SourceAddress
from extract.database.connection import open_database
from extract.errors import UsageError
from extract.jobs.sync import reach_source, sync_tables
from extract.loading.options import SyncOptions
from extract.sources.columns import SOURCE_TABLES
from tests.extract.fillable_sites import DAY, NOW, Landing, played
from tests.oracle.history import SourceRow
from tests.upgrades.make import dump

DAYS = 100
ADDRESSES = "select source_table, address from landing_sources order by 1"


def history(site: str, days: Iterable[int] = range(DAYS)) -> list[SourceRow]:
    """A round a day of a site's own player, in rounds that are numbered as every site's are."""
    return [
        played(
            f"{site}'s player",
            round_id=f"round {day}",
            round_start_time=NOW - 3000 - day * DAY,
            round_end_time=NOW - 2400 - day * DAY,
            created_at=NOW - 600 - day * DAY,
        )
        for day in days
    ]


def content(database: Path) -> list[str]:
    """The whole file as SQL, but for what ran."""
    return [row for row in dump(database).splitlines() if 'INSERT INTO "runs"' not in row]


def land(
    landing: Landing,
    address: SourceAddress,
    *tables: str,
    adopts: bool = False,
) -> None:
    """Reach the source and land what is new in it, as `sync` does, in this process."""
    chosen = tables or SOURCE_TABLES
    with (
        open_database(landing.path) as connection,
        closing(reach_source(connection, address, chosen, adopts)) as source,
    ):
        sync_tables(connection, source, chosen, SyncOptions(is_silent=True))


def refused(landing: Landing, address: SourceAddress, *tables: str) -> str:
    """Why nothing lands from the address; all but the record of what ran stays as it was."""
    before = content(landing.path)
    with pytest.raises(UsageError) as refusal:
        land(landing, address, *tables)
    assert content(landing.path) == before
    return str(refusal.value)
