"""What lands of a site, and of the archive that is made of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extract.database.connection import open_database
from extract.jobs.archive import Archive
from extract.jobs.sync import sync_tables
from extract.loading.options import SyncOptions
from extract.sources.columns import COLUMNS, SOURCE_TABLES, Kind
from tests.extract.sites import Landing, Site

TYPE_SETTINGS = {"allow_suspicious_low_cardinality_types": 1, "enable_time_time64_type": 1}
"""With these, ClickHouse makes tables of every type."""

REAL_COLUMNS = [
    column.name for columns in COLUMNS.values() for column in columns if column.kind is Kind.REAL
]


def contents(path: Path, site: Site) -> dict[str, list[tuple[Any, ...]]]:
    """All that lands of a site, without the loads that it comes by."""
    path.unlink(missing_ok=True)
    with site.opened() as source, open_database(path) as connection:
        sync_tables(connection, source, SOURCE_TABLES, SyncOptions(is_silent=True))
    landing = Landing(path)
    hours = landing.query("select name from pragma_table_info('landing_server_hours')")
    columns = ", ".join(name for (name,) in hours if name != "load_id")
    return {
        "rounds": landing.rounds(),
        "hours": landing.query(f"select {columns} from landing_server_hours order by 1, 2, 3"),
        "rejected": sorted(map(_rejected, landing.query("select * from landing_rejected_rows"))),
    }


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
