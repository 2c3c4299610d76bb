"""What lands of a site, and of the archive that is made of it or of landing alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract.database.connection import open_database
from extract.jobs.archive import Archive, TableArchive
from extract.jobs.sync import sync_tables
from extract.loading.options import SyncOptions
from extract.sources.columns import COLUMNS, SOURCE_TABLES, Kind
from extract.sources.empty import empty_source
from tests.extract.fillable_sites import DAY, HOUR, NOW, Landing, ParquetSite, Sample, Site, played

TYPE_SETTINGS = {"allow_suspicious_low_cardinality_types": 1, "enable_time_time64_type": 1}
"""With these, ClickHouse makes tables of every type."""

REAL_COLUMNS = [
    column.name for columns in COLUMNS.values() for column in columns if column.kind is Kind.REAL
]


PLAYERS = ("Al", "Zoë 🎮", "it's", "\\xAB", "nul\0l")
ROUNDS, SAMPLES = 20, 60
SERVER_NAMES = ("A server", "", "\\x41", "Straße", "A server")
STARTS = [NOW - months * 31 * DAY for months in range(3)]


def fill(site: Site) -> None:
    """Three months of rounds and samples, with copies, odd names, and what cannot be landed."""
    for start in STARTS:
        site.add(
            played(
                player,
                round_id=f"round {number}",
                round_start_time=start - number * HOUR,
                round_end_time=start - number * HOUR + 600,
                created_at=start - 300,
                final_kills=number,
                average_ping=None if number % 2 else 40.5,
            )
            for number in range(ROUNDS)
            for player in PLAYERS
        )
        site.add_samples(
            Sample(
                start - number * 600,
                f"server {number % 2}",
                number,
                server_name=SERVER_NAMES[number % len(SERVER_NAMES)],
            )
            for number in range(SAMPLES)
        )
    site.add(
        [
            played("Al", created_at=NOW - 500, final_score=30),
            played("Al", created_at=NOW - 400),
            played("", round_start_time=NOW - 40 * DAY),
            played("Bo", round_start_time=5, round_end_time=NOW),
            played("Cy", play_time_minutes=float("nan")),
        ]
    )
    site.add_samples([Sample(NOW - 7200, "server 1", 4), Sample(77, "server 1"), Sample(NOW, "")])


def forget(folder: Path, tables: Iterable[str] = SOURCE_TABLES) -> None:
    """Let a site that is a folder of files lose them."""
    for table in tables:
        for file in folder.glob(f"{table}*.parquet"):
            file.unlink()


def sync_all(landing: Landing, site: Site) -> None:
    """Land both tables of a site."""
    with site.opened() as source, open_database(landing.path) as connection:
        sync_tables(connection, source, SOURCE_TABLES, SyncOptions(is_silent=True))


def landed_contents(landing: Landing) -> dict[str, list[tuple[Any, ...]]]:
    """All that landed, without the loads that it came by, and without what was marked deleted."""
    hours = landing.query("select name from pragma_table_info('landing_server_hours')")
    columns = ", ".join(name for (name,) in hours if name != "load_id")
    return {
        "rounds": [row for row in landing.rounds() if not row[-1]],
        "hours": landing.query(f"select {columns} from landing_server_hours order by 1, 2, 3"),
        "names": landing.query("select * from landing_server_names order by 1, 2, 3"),
        "rejected": landing.query("select * from landing_rejected_rows order by 1, 2"),
    }


def contents(path: Path, site: Site) -> dict[str, list[tuple[Any, ...]]]:
    """All that lands of a site in a new file, however its engine spells what was rejected."""
    path.unlink(missing_ok=True)
    landing = Landing(path)
    sync_all(landing, site)
    found = landed_contents(landing)
    return {**found, "rejected": sorted(map(_rejected, found["rejected"]))}


def _rejected(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A rejected row, without how an engine spells a number with a fraction."""
    *others, text = row
    values = json.loads(text)
    for name in values.keys() & set(REAL_COLUMNS):
        values[name] = values[name] and repr(float(values[name]))
    return (*others, str(values))


def archived(path: Path, site: Site, folder: Path) -> Path:
    """The folder, which holds an archive of the site and of what landed in the file at `path`."""
    folder.mkdir(exist_ok=True)
    with site.opened() as source, open_database(path) as connection:
        for _ in Archive(connection, source, folder).write():
            pass
    return folder


def archive(landing: Landing, site: Site, folder: Path) -> dict[str, TableArchive]:
    """What an archive of the site and of all that landed says of each table."""
    sync_all(landing, site)
    with site.opened() as source, open_database(landing.path) as connection:
        return {table.table: table for table in Archive(connection, source, folder).write()}


def archive_landing(landing: Landing, folder: Path) -> dict[str, TableArchive]:
    """What an archive of landing alone says of each table."""
    with empty_source() as source, open_database(landing.path) as connection:
        return {table.table: table for table in Archive(connection, source, folder).write()}


def rebuilt(folder: Path, tmp_path: Path) -> Landing:
    """A new SQLite file that was synced from the archive."""
    landing = Landing(tmp_path / "rebuilt.db")
    landing.path.unlink(missing_ok=True)
    sync_all(landing, ParquetSite(folder))
    return landing
