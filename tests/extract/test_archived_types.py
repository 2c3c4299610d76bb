"""Whatever types a site's columns have: its archive lands as the site itself, row for row."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.archive.archive import Archive
from extract.errors import SourceError
from extract.landing.database import open_database
from extract.sources.columns import COLUMNS, SOURCE_TABLES, Column, Kind
from extract.sync import SyncOptions, sync_tables
from tests.extract.column_types import REFUSED, TYPES, values_of
from tests.extract.sites import ClickHouseSite, Landing, ParquetSite, Site
from tests.support.site import TABLES

SETTINGS = {"allow_suspicious_low_cardinality_types": 1, "enable_time_time64_type": 1}
CASES = max(map(len, TYPES.values()))
REAL_COLUMNS = [
    column.name for columns in COLUMNS.values() for column in columns if column.kind is Kind.REAL
]


@pytest.fixture
def typed_site(chdb_site: ClickHouseSite) -> Iterator[ClickHouseSite]:
    """The embedded engine, whose two tables the test may make anew."""
    yield chdb_site
    for table, definition in TABLES.items():
        chdb_site.client.command(f"drop table if exists {table} sync")
        kept = definition.replace("ReplacingMergeTree", "MergeTree")
        chdb_site.client.command(kept.format(database="default", order="tuple()"))


def create_table(site: ClickHouseSite, table: str, types: dict[str, str]) -> None:
    columns = ", ".join(f"{name} {type_}" for name, type_ in types.items())
    site.client.command(f"drop table if exists {table} sync")
    site.client.command(f"create table {table} ({columns}) engine = Memory", settings=SETTINGS)


def fill(site: ClickHouseSite, table: str, types: dict[str, str]) -> None:
    """Rows in which one column after the other has each of its type's values."""
    values = {column.name: values_of(types[column.name], column.kind) for column in COLUMNS[table]}
    places = {}
    row_count = 0
    for name, of_type in values.items():
        places[name] = row_count
        row_count += len(of_type)
    columns = []
    for name, of_type in values.items():
        first, type_ = places[name], types[name]
        cases = " ".join(
            f"when number = {first + place} then cast({value} as {_bare(type_)})"
            for place, value in enumerate(of_type)
        )
        columns.append(f"case {cases} else cast({of_type[0]} as {_bare(type_)}) end")
    site.client.command(
        f"insert into {table} select {', '.join(columns)} from numbers({row_count})",
        settings=SETTINGS,
    )


def _bare(type_name: str) -> str:
    """The type of an expression that can be inserted."""
    if type_name.startswith("SimpleAggregateFunction(max, "):
        type_name = type_name.removeprefix("SimpleAggregateFunction(max, ").removesuffix(")")
    return type_name.replace("BFloat16", "Float32")


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
    with site.opened() as source, open_database(path) as connection:
        for _ in Archive(connection, source, folder).write():
            pass
    return folder


def types_of_case(table: str, case: int) -> dict[str, str]:
    """A type for each column, so that in all cases each column has each type of its kind."""
    return {
        column.name: TYPES[column.kind][(case + place) % len(TYPES[column.kind])]
        for place, column in enumerate(COLUMNS[table])
    }


@pytest.mark.parametrize("case", range(CASES))
def test_an_archive_lands_as_the_site_that_it_was_made_of(
    typed_site: ClickHouseSite, tmp_path: Path, case: int
) -> None:
    for table in SOURCE_TABLES:
        create_table(typed_site, table, types_of_case(table, case))
        fill(typed_site, table, types_of_case(table, case))
    folder = tmp_path / "archive"
    folder.mkdir()
    expected = contents(tmp_path / "bfstats.db", typed_site)
    assert len(expected["rounds"]) > len(COLUMNS["player_rounds"])

    archived(tmp_path / "bfstats.db", typed_site, folder)

    found = contents(tmp_path / "rebuilt.db", ParquetSite(folder))
    assert {name: set(rows) - set(found[name]) for name, rows in expected.items()} == {
        name: set() for name in expected
    }
    assert found == expected
