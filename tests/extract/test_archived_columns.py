"""Columns of a site's own, computed ones, and those that are of several types in its files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extract.archive.folder import MANIFEST
from extract.errors import SourceError
from extract.sources.clickhouse import ClickHouseSource
from tests.extract.archives import TYPE_SETTINGS, archived, contents
from tests.extract.fillable_sites import (
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    landed,
    played,
)
from tests.oracle.history import SOURCE_TYPES
from tests.support.commands import Bfstats

STEAM_IDS = [2**53 + place for place in range(4)]
"""More kills than can land: such rows are rejected, with every digit."""


def rejected_kills(found: Mapping[str, list[tuple[Any, ...]]]) -> list[int]:
    """What `contents` has of rejected rounds."""
    kills = [re.search(r"'final_kills': '?(\d+)", row[-1]) for row in found["rejected"]]
    return sorted(int(match[1]) for match in kills if match)


def with_own_columns(site: ClickHouseSite, columns: Mapping[str, str]) -> None:
    """One round of a table that has these columns, each with its definition, besides the others."""
    types = [f"{name} {type_}" for name, type_ in SOURCE_TYPES.items() if name not in columns]
    others = [f"{name} {definition}" for name, definition in columns.items()]
    site.client.command("drop table player_rounds sync")
    site.client.command(
        f"create table player_rounds ({', '.join([*types, *others])}) engine = Memory",
        settings=TYPE_SETTINGS,
    )


OWN_COLUMNS: dict[str, tuple[str, Any]] = {
    "text": ("String default unhex('6100')", b"a\0"),
    "fixed": ("FixedString(4) default 'ab'", b"ab\0\0"),
    "flag": ("Nullable(Bool) default true", True),
    "nothing": ("Nullable(Int128) default null", None),
    "steam_id": ("UInt64 default 18446744073709551615", 2**64 - 1),
    "large": (f"Int256 default toInt256('{-(2**200)}')", str(-(2**200)).encode()),
    "share": ("Decimal(5, 5) default -0.5", Decimal("-0.50000")),
    "money": ("Decimal(38, 2) default 1.5", Decimal("1.50")),
    "long_money": (
        f"Decimal(76, 10) default toDecimal256('{'9' * 40}.5', 10)",
        f"{'9' * 40}.5".encode(),
    ),
    "half": ("BFloat16 default 0.5", 0.5),
    "ratio": ("Float64 default 0.1", 0.1),
    "day": ("Date default '2026-01-02'", date(2026, 1, 2)),
    "moment": ("DateTime('Asia/Kathmandu') default toDateTime(86400)", 86_400_000_000),
    "micros": ("DateTime64(6) default toDateTime64('1970-01-01 00:00:00.25', 6, 'UTC')", 250_000),
    "nanos": (
        "DateTime64(9, 'Asia/Kathmandu') default toDateTime64('1970-01-02', 9, 'UTC')",
        b"1970-01-02 00:00:00.000000000",
    ),
    "clock": ("Time default '12:34:56'", b"12:34:56"),
    "rank": ("Enum8('a' = 1, 'b' = 2) default 'b'", b"b"),
    "guid": (
        "UUID default 'a9294f3a-b13f-492e-845c-e7c0ecf0eaa2'",
        b"a9294f3a-b13f-492e-845c-e7c0ecf0eaa2",
    ),
    "address": ("IPv4 default '1.2.3.4'", b"1.2.3.4"),
    "long_address": ("IPv6 default '::1'", b"::1"),
    "names": ("Array(String) default ['a', 'b']", b"['a','b']"),
    "pairs": ("Map(String, UInt8) default map('a', 1)", b"{'a':1}"),
    "pair": ("Tuple(String, UInt8) default ('a', 1)", b"('a',1)"),
    "anything": ("Dynamic default 12", b"12"),
    "either": ("Variant(String, UInt8) default 'a'", b"a"),
    "document": ("""JSON default '{"a":1}'""", b'{"a":1}'),
    "`it's so`": ("UInt8 default 7", 7),
    "Game": ("LowCardinality(String) default 'other'", b"other"),
    "computed": ("UInt8 alias final_kills + 1", 11),
    "kept": ("String materialized upper(map_name)", b"BERLIN"),
    "sums": ("AggregateFunction(sum, UInt8)", b"0000000000000000"),
}


def test_columns_of_the_site_alone_are_kept_value_for_value(
    typed_site: ClickHouseSite, tmp_path: Path
) -> None:
    with_own_columns(typed_site, {name: own for name, (own, _) in OWN_COLUMNS.items()})
    typed_site.add([played("Al", final_kills=10)])
    contents(tmp_path / "bfstats.db", typed_site)

    archived(tmp_path / "bfstats.db", typed_site, tmp_path / "archive")

    with duckdb.connect() as connection:
        rows = connection.sql(f"from '{tmp_path}/archive/player_rounds*.parquet'")
        own = [
            f'epoch_us("{name}")' if str(type_).startswith("TIMESTAMP") else f'"{name}"'
            for name, type_ in zip(rows.columns, rows.types, strict=True)
        ]
        (found,) = rows.select(", ".join(own[len(SOURCE_TYPES) :])).fetchall()
    assert dict(zip(OWN_COLUMNS, found, strict=True)) == {
        name: value for name, (_, value) in OWN_COLUMNS.items()
    }


def test_columns_that_clickhouse_computes_are_archived(
    typed_site: ClickHouseSite, tmp_path: Path
) -> None:
    computed = {
        "game": "String materialized 'bf' || '1942'",
        "final_deaths": "UInt32 alias final_kills + 1",
        "source": "String ephemeral ''",
    }
    with_own_columns(typed_site, computed)
    given = [name for name in SOURCE_TYPES if name not in computed]
    row = played("Al", game="bf1942", final_kills=10, final_deaths=11)
    typed_site.client.insert(
        "player_rounds",
        [[getattr(row, name) for name in given]],
        column_names=given,
        column_type_names=[SOURCE_TYPES[name] for name in given],
    )
    expected = contents(tmp_path / "bfstats.db", typed_site)

    archived(tmp_path / "bfstats.db", typed_site, tmp_path / "archive")

    assert expected["rounds"] == [landed(row)]
    assert contents(tmp_path / "rebuilt.db", ParquetSite(tmp_path / "archive")) == expected


def rewritten(file: Path, columns: str) -> None:
    """The file with other columns: what a `select` of these gives."""
    with duckdb.connect() as connection:
        connection.execute(f"create table rows as select {columns} from '{file}'")
        connection.execute(f"copy rows to '{file}' (format parquet)")


@pytest.fixture
def mixed_site(parquet_site: ParquetSite) -> ParquetSite:
    """Two files of a month: whole numbers with a sign in one, without in the other."""
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    for names, whole, note, bonus in (
        (("Al", "Bo"), "ubigint", r"'é \x41'", "1"),
        (("Cy", "Di"), "bigint", "encode('é')", "0.5"),
    ):
        parquet_site.add(played(name, final_kills="AlBoCyDi".index(name) // 2) for name in names)
        *_, file = sorted(parquet_site.directory.glob("player_rounds*"))
        steam_id = f"({STEAM_IDS[0]} + final_kills)::{whole}"
        rewritten(
            file,
            f"* replace ({steam_id} as final_kills), {steam_id} as steam_id,"
            f" {note} as note, {bonus} as bonus",
        )
    return parquet_site


def test_whole_numbers_with_and_without_a_sign_stay_what_they_are(
    mixed_site: ParquetSite, tmp_path: Path
) -> None:
    expected = contents(tmp_path / "bfstats.db", mixed_site)
    assert rejected_kills(expected) == STEAM_IDS
    site = mixed_site
    for name in ("first", "second"):
        site = ParquetSite(archived(tmp_path / "bfstats.db", site, tmp_path / name))

        assert contents(tmp_path / "rebuilt.db", site) == expected
        with duckdb.connect() as connection:
            found = connection.sql(
                "select steam_id, note, bonus::double"
                f" from '{tmp_path / name}/player_rounds*.parquet' order by 1"
            ).fetchall()
        notes = [b"\xc3\xa9 \\x41"] * 2 + [b"\xc3\xa9"] * 2
        assert found == list(zip(STEAM_IDS, notes, (1, 1, 0.5, 0.5), strict=True))


def test_clickhouse_reads_whole_numbers_of_both_kinds_back(
    mixed_site: ParquetSite, typed_site: ClickHouseSite, tmp_path: Path
) -> None:
    contents(tmp_path / "bfstats.db", mixed_site)
    archived(tmp_path / "bfstats.db", mixed_site, tmp_path / "archive")
    typed_site.client.command("alter table player_rounds modify column final_kills UInt64")
    columns = ", ".join(SOURCE_TYPES)

    typed_site.client.command(
        f"insert into player_rounds select {columns}"
        f" from file('{tmp_path}/archive/player_rounds*.parquet')"
    )

    for path, site in (("a.db", typed_site), ("b.db", mixed_site)):
        assert rejected_kills(contents(tmp_path / path, site)) == STEAM_IDS


def test_a_column_whose_type_the_source_changes_between_two_archives(
    parquet_site: ParquetSite, landing: Landing, tmp_path: Path
) -> None:
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    for place, (name, type_) in enumerate(
        zip(("Al", "Bo", "Cy", "Di"), ("ubigint", "bigint", "smallint", "boolean"), strict=True)
    ):
        for file in parquet_site.directory.glob("player_rounds*"):
            file.unlink()
        parquet_site.add([played(name, final_kills=1)])
        (file,) = parquet_site.directory.glob("player_rounds*")
        kills = STEAM_IDS[place] if place < 2 else 1
        rewritten(file, f"* replace ({kills}::{type_} as final_kills)")
        landing.sync(parquet_site)
        archived(tmp_path / "bfstats.db", parquet_site, tmp_path / "archive")

    found = contents(tmp_path / "rebuilt.db", ParquetSite(tmp_path / "archive"))

    assert rejected_kills(found) == STEAM_IDS[:2]
    assert [row[7] for row in found["rounds"]] == [1, 1]
    assert found["rounds"] == landing.rounds()


def test_whole_numbers_beside_floats_of_32_bits_land_as_they_are(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    for name, minutes, type_ in (("Al", 16_777_217, "integer"), ("Bo", 0.5, "float")):
        parquet_site.add([played(name)])
        *_, file = sorted(parquet_site.directory.glob("player_rounds*"))
        rewritten(file, f"* replace ({minutes}::{type_} as play_time_minutes)")

    landing.sync(parquet_site)

    assert [row[9] for row in landing.rounds()] == [0.5]
    ((rejected,),) = landing.query("select source_row from landing_rejected_rows")
    assert float(json.loads(rejected)["play_time_minutes"]) == 16_777_217.0


def test_an_older_archive_that_lost_numbers_is_told_by_its_column(
    parquet_site: ParquetSite, tmp_path: Path
) -> None:
    parquet_site.add([played("Al")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    contents(tmp_path / "bfstats.db", parquet_site)
    folder = tmp_path / "archive"
    archived(tmp_path / "bfstats.db", parquet_site, folder)
    (file,) = folder.glob("player_rounds*.parquet")
    rewritten(file, "* replace (final_kills::double as final_kills)")
    (folder / MANIFEST).write_text("{}")
    before = file.read_bytes()

    with pytest.raises(SourceError, match="final_kills has type DOUBLE, which is no whole number"):
        archived(tmp_path / "bfstats.db", parquet_site, folder)
    assert file.read_bytes() == before


def test_an_older_archive_that_kept_the_zero_bytes_of_a_fixed_string_is_told(
    parquet_site: ParquetSite, tmp_path: Path
) -> None:
    parquet_site.add([played("Al"), played("nul\0")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    contents(tmp_path / "bfstats.db", parquet_site)
    folder = archived(tmp_path / "bfstats.db", parquet_site, tmp_path / "archive")
    (file,) = folder.glob("player_rounds*.parquet")
    rewritten(file, "* replace (encode(player_name || chr(0) || chr(0)) as player_name)")
    (folder / MANIFEST).write_text("{}")

    with pytest.raises(SourceError, match="1 rows have a zero byte at the end of a text"):
        archived(tmp_path / "bfstats.db", parquet_site, folder)


def test_a_type_that_cannot_land_is_told_alike_by_sync_and_archive(
    bfstats: Bfstats, parquet_site: ParquetSite, tmp_path: Path
) -> None:
    parquet_site.add([played("Al")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    (file,) = parquet_site.directory.glob("player_rounds*")
    rewritten(file, "* replace (16909060::uinteger as server_guid, '1.5' as final_kills)")

    synced = bfstats.extract(parquet_site.source, "sync")
    done = bfstats.extract(parquet_site.source, "archive", str(tmp_path / "archive"))

    assert (synced.returncode, done.returncode) == (1, 1)
    assert synced.stderr.endswith(
        "player_rounds*.parquet: column server_guid has type UINTEGER, which is no text\n"
    )
    assert done.stderr == synced.stderr
    assert not (tmp_path / "archive").exists()


def test_a_type_of_one_file_of_several_is_told_with_the_name_of_the_file(
    parquet_site: ParquetSite,
) -> None:
    parquet_site.add([played("Al")])
    parquet_site.add([played("Bo")])
    whole, real = sorted(parquet_site.directory.glob("player_rounds*"))
    rewritten(whole, "* replace (5::integer as final_kills)")
    rewritten(real, "* replace (1.5::float as final_kills)")
    told = (
        f"column final_kills has type INTEGER in {whole.name} and FLOAT in {real.name}, "
        "which is no whole number"
    )

    with parquet_site.opened() as source, pytest.raises(SourceError, match=told):
        source.check_table("player_rounds")


def test_bytes_that_are_no_digits_are_no_whole_number(
    typed_site: ClickHouseSite, tmp_path: Path
) -> None:
    typed_site.add([played("Al")])
    typed_site.client.command(
        f"insert into function file('{tmp_path}/player_rounds.parquet', Parquet)"
        " select * replace (1::Int128 as final_kills) from player_rounds"
    )

    with (
        ParquetSite(tmp_path).opened() as source,
        pytest.raises(SourceError, match="final_kills has type BLOB, which is no whole number"),
    ):
        source.check_table("player_rounds")


def test_rows_that_arrive_otherwise_than_the_source_has_them_take_no_name(
    typed_site: ClickHouseSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed_site.add([played("Al")])
    contents(tmp_path / "bfstats.db", typed_site)
    export = ClickHouseSource.export

    def export_and_damage(self: ClickHouseSource, table: str, times: Any, file: Path) -> None:
        export(self, table, times, file)
        if table == "player_rounds":
            rewritten(file, "* replace (41.5 as average_ping)")

    monkeypatch.setattr(ClickHouseSource, "export", export_and_damage)
    with pytest.raises(SourceError, match="player_rounds: the rows that arrived are not those"):
        archived(tmp_path / "bfstats.db", typed_site, tmp_path / "archive")
    assert not list((tmp_path / "archive").glob("*.parquet"))
