"""Lines as `ingest` takes them, and what becomes of them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Iterable
from typing import Any

from extract.database.connection import open_database
from extract.jobs.ingest import Ingestion, batches
from tests.extract.fillable_sites import (
    HOUR,
    NOW,
    Landing,
    Sample,
)
from tests.oracle.history import SourceRow
from tests.support.commands import Bfstats

THIS_HOUR = NOW - NOW % HOUR - 2 * HOUR
HOURS = "select * from landing_server_hours"
OF_HOURS = (
    "select players_sum, sample_count, peak_players, last_sample_epoch, last_players"
    " from landing_server_hours"
)
REJECTED = "select source_table, reason from landing_rejected_rows order by 1, 2"


def line(row: SourceRow | Sample, **changes: Any) -> bytes:
    """The row as a line of JSON, its times in epoch seconds, with changes to its keys."""
    return json.dumps({**row._asdict(), **changes}).encode()


def ingest(landing: Landing, *lines: bytes) -> Ingestion:
    ingestion = Ingestion()
    with open_database(landing.path) as connection:
        for batch in batches(lines):
            ingestion.land(connection, batch)
    return ingestion


def counts(landing: Landing, *lines: bytes, table: str = "player_rounds") -> tuple[int, ...]:
    """Rows read, landed, repeated, superseded and rejected."""
    found = ingest(landing, *lines).tables[table]
    return (
        *(found.rows_read, found.rows_landed, found.rows_repeated),
        *(found.rows_superseded, found.rows_rejected),
    )


def sample_counts(landing: Landing, *samples: Sample) -> tuple[int, ...]:
    return counts(landing, *map(line, samples), table="server_online_counts")


def landed_names(bfstats: Bfstats) -> list[str]:
    try:
        return [name for (name,) in bfstats.rows("select player_name from landing_player_rounds")]
    except sqlite3.OperationalError:  # it is being made
        return []


def ingest_file(
    bfstats: Bfstats, *arguments: str, lines: Iterable[bytes] = (), source: str = ""
) -> subprocess.CompletedProcess[str]:
    file = bfstats.folder / "rows.ndjson"
    file.write_bytes(b"\n".join(lines))
    return bfstats.extract(source, "ingest", str(file), *arguments)
