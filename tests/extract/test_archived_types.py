"""Whatever types a site's columns have: its archive lands as the site itself, row for row."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import SourceError
from extract.sources.columns import COLUMNS, SOURCE_TABLES, Kind
from tests.extract.archives import TYPE_SETTINGS, archived, contents
from tests.extract.column_types import REFUSED, TYPES, lands_as, values_of
from tests.extract.fillable_sites import ClickHouseSite, ParquetSite
from tests.oracle.history import SOURCE_TYPES

CASES = max(map(len, TYPES.values()))


def create_table(site: ClickHouseSite, table: str, types: dict[str, str]) -> None:
    columns = ", ".join(f"{name} {type_}" for name, type_ in types.items())
    site.client.command(f"drop table if exists {table} sync")
    site.client.command(f"create table {table} ({columns}) engine = Memory", settings=TYPE_SETTINGS)


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
        settings=TYPE_SETTINGS,
    )


def _bare(type_name: str) -> str:
    """The type of an expression that can be inserted."""
    if type_name.startswith("SimpleAggregateFunction(max, "):
        type_name = type_name.removeprefix("SimpleAggregateFunction(max, ").removesuffix(")")
    return type_name.replace("BFloat16", "Float32")


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
    expected = contents(tmp_path / "bfstats.db", typed_site)
    assert len(expected["rounds"]) > len(COLUMNS["player_rounds"])

    archived(tmp_path / "bfstats.db", typed_site, folder)

    found = contents(tmp_path / "rebuilt.db", ParquetSite(folder))
    assert {name: set(rows) - set(found[name]) for name, rows in expected.items()} == {
        name: set() for name in expected
    }
    assert found == expected


def test_types_of_another_kind_are_refused_by_the_name_of_each_column(
    typed_site: ClickHouseSite,
) -> None:
    wrong = []
    every_type = {type_ for types in TYPES.values() for type_ in types} | set(REFUSED)
    for type_ in sorted(every_type):
        for table in SOURCE_TABLES:
            columns = ", ".join(f"{column.name} {type_}" for column in COLUMNS[table])
            typed_site.client.command(f"drop table if exists {table} sync")
            typed_site.client.command(
                f"create table {table} ({columns}) engine = Memory", settings=TYPE_SETTINGS
            )
            expected = [column for column in COLUMNS[table] if not lands_as(type_, column.kind)]
            said = _refusal(typed_site, table)
            found = [column for column in COLUMNS[table] if f"column {column.name} has" in said]
            if found != expected:
                wrong.append((type_, table, said))
    assert wrong == []


def _refusal(site: ClickHouseSite, table: str) -> str:
    try:
        site.source.check_table(table)
    except SourceError as error:
        return str(error)
    return ""


def test_a_file_that_clickhouse_wrote_itself_lands_as_the_table(
    typed_site: ClickHouseSite, tmp_path: Path
) -> None:
    names = {column.name for column in COLUMNS["player_rounds"] if column.kind is Kind.TEXT}
    for case in (0, len(names)):
        typed = types_of_case("player_rounds", case)
        types = {**SOURCE_TYPES, **{name: typed[name] for name in names}}
        create_table(typed_site, "player_rounds", types)
        fill(typed_site, "player_rounds", types)
        folder = tmp_path / f"files {case}"
        folder.mkdir()
        for table in SOURCE_TABLES:
            typed_site.client.command(
                f"insert into function file('{folder}/{table}.parquet', Parquet)"
                f" select * from {table}",
                settings={"output_format_parquet_string_as_string": 0},
            )

        found = contents(tmp_path / "files.db", ParquetSite(folder))

        assert found == contents(tmp_path / "bfstats.db", typed_site)
