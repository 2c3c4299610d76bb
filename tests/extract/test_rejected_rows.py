"""Rows that cannot land: kept with their reason until a good version arrives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any

import duckdb
import pytest

from extract.records.loads import LoadCounts
from tests.extract.fillable_sites import (
    DAY,
    HOUR,
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    Site,
    landed,
    played,
)
from tests.oracle.history import SOURCE_TYPES, insert_rows

YEAR_2000 = 946_684_800
REASONS: list[tuple[dict[str, Any], str]] = [
    ({"player_name": ""}, "player_name is empty"),
    ({"round_id": ""}, "round_id is empty"),
    ({"server_guid": ""}, "server_guid is empty"),
    ({"round_start_time": YEAR_2000 - 1}, "round_start_time is missing or before 2000"),
    ({"round_start_time": 0}, "round_start_time is missing or before 2000"),
    ({"round_end_time": YEAR_2000 - 1}, "round_end_time is missing or before 2000"),
    ({"created_at": YEAR_2000 - 1}, "created_at is missing or before 2000"),
    ({"round_end_time": NOW - 3001}, "round_end_time is before round_start_time"),
    (
        {"round_start_time": NOW + DAY + HOUR, "round_end_time": NOW + DAY + HOUR},
        "round_start_time is over a day ahead of the clock of the source",
    ),
    (
        {"round_end_time": NOW + DAY + HOUR},
        "round_end_time is over a day ahead of the clock of the source",
    ),
    (
        {"created_at": NOW + DAY + HOUR},
        "created_at is over a day ahead of the clock of the source",
    ),
    ({"play_time_minutes": float("nan")}, "play_time_minutes is not a finite number"),
    ({"play_time_minutes": float("inf")}, "play_time_minutes is not a finite number"),
    ({"play_time_minutes": float("-inf")}, "play_time_minutes is negative"),
    ({"play_time_minutes": -0.001}, "play_time_minutes is negative"),
    ({"play_time_minutes": 527_040.001}, "play_time_minutes is beyond 527,040, a year"),
    ({"play_time_minutes": 1e300}, "play_time_minutes is beyond 527,040, a year"),
]
GOOD: list[dict[str, Any]] = [
    {"map_name": ""},
    {"team_label": ""},
    {"game_id": ""},
    {"game": ""},
    {"round_start_time": YEAR_2000, "round_end_time": YEAR_2000},
    {"round_end_time": NOW + DAY - HOUR},
    {"created_at": NOW + DAY - HOUR},
    {"play_time_minutes": 0.0},
    {"play_time_minutes": -0.0},
    {"play_time_minutes": 527_040.0},
    {"average_ping": 1e300},
    {"final_score": -(2**31)},
    {"final_score": 2**31 - 1},
    {"final_kills": 2**32 - 1},
    {"is_bot": 255},
]


def rejected(landing: Landing) -> list[tuple[Any, ...]]:
    return landing.query(
        "select source_table, row_identity, reason, created_epoch, source_row"
        " from landing_rejected_rows order by 1, 2"
    )


def test_every_reason_is_given(site: Site, landing: Landing) -> None:
    rows = [
        played(f"player {number:02}", round_id=f"round {number:02}")._replace(**change)
        for number, (change, _) in enumerate(REASONS)
    ]
    site.add(rows)
    assert astuple(landing.sync(site)) == (len(rows), 0, 0, 0, len(rows))
    found = {
        (values["player_name"], values["round_id"]): reason
        for _, _, reason, _, row in rejected(landing)
        for values in [json.loads(row)]
    }
    assert found == {
        (row.player_name, row.round_id): reason
        for row, (_, reason) in zip(rows, REASONS, strict=True)
    }


def test_what_is_odd_but_possible_lands(site: Site, landing: Landing) -> None:
    rows = [played(f"player {number:02}")._replace(**change) for number, change in enumerate(GOOD)]
    site.add(rows)
    assert astuple(landing.sync(site)) == (len(rows), len(rows), 0, 0, 0)
    assert landing.rounds() == [landed(row) for row in rows]


def test_a_rejected_row_is_kept_as_it_came(site: Site, landing: Landing) -> None:
    bad = played(
        'odd "name"\n🎮',
        round_start_time=1_700_000_000,
        round_end_time=1_699_999_999,
        created_at=1_700_000_500,
        play_time_minutes=2.5,
        average_ping=None,
    )
    site.add([bad])
    landing.sync(site)
    ((table, identity, reason, created_epoch, source_row),) = rejected(landing)
    assert (table, created_epoch) == ("player_rounds", 1_700_000_500)
    assert json.loads(identity) == ['odd "name"\n🎮', 1_700_000_000, "round 1"]
    assert reason == "round_end_time is before round_start_time"
    values = json.loads(source_row)
    assert list(values) == list(SOURCE_TYPES)
    assert values == {
        **{name: str(value) for name, value in bad._asdict().items()},
        "round_start_time": "2023-11-14 22:13:20",
        "round_end_time": "2023-11-14 22:13:19",
        "created_at": "2023-11-14 22:21:40",
        "average_ping": None,
    }


def test_a_rejected_identity_is_kept_once_in_its_newest_copy(site: Site, landing: Landing) -> None:
    site.add([played("", created_at=NOW - 20), played("", created_at=NOW - 10, final_score=-1)])
    assert astuple(landing.sync(site)) == (2, 0, 0, 0, 2)
    site.add([played("", created_at=NOW - 15)])
    assert astuple(landing.sync(site)) == (3, 0, 0, 0, 3)
    ((*_, created_epoch, row),) = rejected(landing)
    assert (created_epoch, json.loads(row)["final_score"]) == (NOW - 10, "-1")
    site.add([played("", created_at=NOW - 5, server_guid="")])
    landing.sync(site)
    ((*_, created_epoch, row),) = rejected(landing)
    assert created_epoch == NOW - 5


@pytest.mark.parametrize(
    ("good_at", "is_kept"), [(NOW - 101, True), (NOW - 100, False), (NOW - 99, False)]
)
def test_a_rejected_row_leaves_when_a_good_one_arrives_that_is_not_older(
    site: Site, landing: Landing, good_at: int, is_kept: bool
) -> None:
    site.add([played(created_at=NOW - 100, play_time_minutes=-1.0), played("Bo", server_guid="")])
    landing.sync(site)
    assert len(rejected(landing)) == 2
    good = played(created_at=good_at)
    site.add([good])
    counts = landing.sync(site)
    assert (counts.rows_landed, counts.rows_rejected) == (1, 2)
    assert landing.rounds() == [landed(good)]
    identities = [json.loads(identity)[0] for _, identity, *_ in rejected(landing)]
    assert identities == (["Al", "Bo"] if is_kept else ["Bo"])


def test_a_rejected_copy_displaces_no_good_row(site: Site, landing: Landing) -> None:
    good = [played("Al", created_at=NOW - 100), played("Bo", created_at=NOW - 100)]
    site.add(good)
    landing.sync(site)
    site.add(
        [
            played("Al", created_at=NOW - 50, play_time_minutes=-1.0),
            played("Bo", created_at=NOW - 150, play_time_minutes=-1.0),
        ]
    )
    assert astuple(landing.sync(site)) == (4, 0, 2, 0, 2)
    assert landing.rounds() == [landed(row) for row in good]
    assert [json.loads(identity)[0] for _, identity, *_ in rejected(landing)] == ["Al"]


def test_good_and_rejected_copies_of_one_read_are_told_apart(site: Site, landing: Landing) -> None:
    good = played("Al", created_at=NOW - 100)
    site.add([good, played("Al", created_at=NOW - 200, server_guid="")])
    assert astuple(landing.sync(site)) == (2, 1, 0, 0, 1)
    assert rejected(landing) == []
    assert landing.rounds() == [landed(good)]


WIDE_TYPES = {
    "final_score": "Int128",
    "final_kills": "UInt64",
    "final_deaths": "Nullable(Int64)",
    "is_bot": "Nullable(UInt16)",
    "play_time_minutes": "Nullable(Float32)",
    "round_start_time": "Nullable(DateTime)",
    "round_end_time": "Nullable(DateTime64(3))",
    "created_at": "DateTime64(6, 'Asia/Tokyo')",
    "player_name": "Nullable(String)",
    "server_guid": "LowCardinality(Nullable(String))",
    "map_name": "Nullable(String)",
    "game": "Enum8('bf1942' = 1, 'fh2' = 2)",
    "team_label": "LowCardinality(String)",
    "average_ping": "Nullable(Decimal(9, 3))",
}
WIDEST_ROWS = [
    ("final_score", "9223372036854775808", "final_score is beyond 2,147,483,647"),
    ("final_score", "-9223372036854775809", "final_score is below -2,147,483,648"),
]
WIDE_ROWS: list[tuple[str, str, str]] = [
    *WIDEST_ROWS,
    ("final_score", "2147483648", "final_score is beyond 2,147,483,647"),
    ("final_score", "-2147483649", "final_score is below -2,147,483,648"),
    ("final_kills", "4294967296", "final_kills is beyond 4,294,967,295"),
    ("final_kills", "18446744073709551615", "final_kills is beyond 4,294,967,295"),
    ("final_deaths", "9223372036854775807", "final_deaths is beyond 4,294,967,295"),
    ("final_deaths", "-1", "final_deaths is negative"),
    ("final_deaths", "null", "final_deaths is missing"),
    ("is_bot", "256", "is_bot is beyond 255"),
    ("is_bot", "null", "is_bot is missing"),
    ("play_time_minutes", "1048576", "play_time_minutes is beyond 527,040, a year"),
    ("play_time_minutes", "null", "play_time_minutes is missing"),
    ("round_start_time", "null", "round_start_time is missing or before 2000"),
    ("round_end_time", "null", "round_end_time is missing or before 2000"),
    ("player_name", "null", "player_name is empty"),
    ("server_guid", "null", "server_guid is empty"),
    ("final_kills", "4294967295", ""),
    ("final_score", "-2147483648", ""),
    ("map_name", "null", ""),
    ("average_ping", "null", ""),
]


@pytest.fixture(params=["http", "chdb", "parquet"])
def wide_site(
    request: pytest.FixtureRequest,
    http_site: ClickHouseSite,
    chdb_site: ClickHouseSite,
    parquet_site: ParquetSite,
) -> Iterator[Site]:
    """A good round for each of WIDE_ROWS, but for the one value, in wide and nullable types."""
    site = chdb_site if request.param == "chdb" else http_site
    site.client.command("rename table player_rounds to narrow_rounds")
    types = {**WIDE_TYPES, **({"final_score": "Int64"} if request.param == "parquet" else {})}
    cast = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in types.items())
    wide = f"select * replace ({cast}) from narrow_rounds"
    try:
        site.client.command(
            f"create table player_rounds engine = MergeTree order by tuple() as {wide}"
        )
        for number, (column, value, _) in enumerate(wide_rows(request.param)):
            site.client.command("truncate table narrow_rounds")
            narrow = played(f"player {number:02}", round_id=f"round {number:02}")
            insert_rows(site.client, [narrow], "narrow_rounds")
            site.client.command(
                f"insert into player_rounds select * replace (cast({literal(value)} as"
                f" {types[column]}) as {column}) from ({wide})"
            )
        if request.param == "parquet":
            (parquet_site.directory / "player_rounds.parquet").write_bytes(
                site.client.raw_query("select * from player_rounds", fmt="Parquet")
            )
            yield parquet_site
        else:
            yield site
    finally:
        site.client.command("drop table if exists player_rounds sync")
        site.client.command("rename table narrow_rounds to player_rounds")


def wide_rows(kind: str) -> list[tuple[str, str, str]]:
    """The rows for that kind of source: ClickHouse writes no number as wide as that to Parquet."""
    return WIDE_ROWS if kind != "parquet" else [row for row in WIDE_ROWS if row not in WIDEST_ROWS]


def literal(value: str) -> str:
    return value if value == "null" else f"'{value}'"


def test_wide_and_missing_values_are_rejected(wide_site: Site, landing: Landing) -> None:
    with wide_site.opened() as source:
        source.check_table("player_rounds")
    rows = wide_rows("parquet" if isinstance(wide_site, ParquetSite) else "clickhouse")
    bad = sum(bool(reason) for _, _, reason in rows)
    good = len(rows) - bad
    assert landing.sync(wide_site) == LoadCounts(bad + good, good, 0, 0, bad)
    found = {
        json.loads(row)["round_id"]: (reason, json.loads(row))
        for _, _, reason, _, row in rejected(landing)
    }
    for number, (column, value, reason) in enumerate(rows):
        if reason:
            kept_reason, kept = found[f"round {number:02}"]
            assert kept_reason == reason
            assert kept[column] == (None if value == "null" else value)
    largest, smallest, no_map, no_ping = landing.rounds()
    assert largest == landed(played(largest[0], round_id=largest[2], final_kills=2**32 - 1))
    assert smallest[6] == -(2**31)
    assert (no_map[4], no_ping[15]) == ("", None)


def test_parquet_integers_of_any_width(parquet_site: ParquetSite, landing: Landing) -> None:
    parquet_site.add([played()])
    (path,) = parquet_site.directory.iterdir()
    with duckdb.connect() as connection:
        connection.execute(f"create table rounds as select * from '{path}'")
        path.unlink()
        for number, (kind, value) in enumerate(
            [
                ("hugeint", 2**63),
                ("hugeint", 5),
                ("ubigint", 2**64 - 1),
                ("ubigint", 6),
                ("utinyint", 7),
            ]
        ):
            connection.execute(
                "copy (select * replace"
                f" ('player {number}' as player_name, {value}::{kind} as final_kills) from rounds)"
                f" to '{parquet_site.directory}/player_rounds{number}.parquet' (format parquet)"
            )
    assert astuple(landing.sync(parquet_site)) == (5, 3, 0, 0, 2)
    assert [row[7] for row in landing.rounds()] == [5, 6, 7]


def test_a_count_of_players_beyond_its_bound_is_rejected(
    http_site: ClickHouseSite, landing: Landing
) -> None:
    client = http_site.client
    client.command("rename table server_online_counts to narrow_counts")
    try:
        client.command(
            "create table server_online_counts engine = MergeTree order by tuple() as"
            " select * replace (cast(players_online as Int64) as players_online) from narrow_counts"
        )
        for number, players in enumerate([65_535, 65_536, 2**62, 2**62, 2**62]):
            client.command(
                "insert into server_online_counts"
                " (timestamp, server_guid, players_online, game) values"
                f" ({NOW - HOUR}, 'server {number}', {players}, 'bf1942')"
            )
        assert astuple(landing.sync(http_site, "server_online_counts")) == (5, 1, 0, 0, 4)
    finally:
        client.command("drop table if exists server_online_counts sync")
        client.command("rename table narrow_counts to server_online_counts")
    assert {reason for _, _, reason, *_ in rejected(landing)} == {"players_online is beyond 65,535"}


def test_samples_are_rejected_too(site: Site, landing: Landing) -> None:
    samples = [
        Sample(NOW - HOUR, ""),
        Sample(YEAR_2000 - 1, "server 1", 2),
        Sample(NOW + DAY + HOUR, "server 2", 2),
        Sample(NOW - HOUR, "server 3", 2),
        Sample(NOW - HOUR, "server 4", 2, game=""),
    ]
    site.add_samples(samples)
    assert astuple(landing.sync(site, "server_online_counts")) == (5, 2, 0, 0, 3)
    assert [(reason, at) for _, _, reason, at, _ in rejected(landing)] == [
        ("server_guid is empty", NOW - HOUR),
        ("timestamp is missing or before 2000", YEAR_2000 - 1),
        ("timestamp is over a day ahead of the clock of the source", NOW + DAY + HOUR),
    ]
    ((_, identity, _, _, row), *_) = rejected(landing)
    assert json.loads(identity) == ["", NOW - HOUR, "bf1942"]
    values = json.loads(row)
    assert values["players_online"] == "0"
    assert values["timestamp"] == datetime.fromtimestamp(NOW - HOUR, UTC).strftime(
        "%Y-%m-%d %H:%M:%S"
    )


def test_of_two_bad_copies_of_a_sample_every_source_keeps_the_same(
    site: Site, landing: Landing
) -> None:
    site.add_samples(
        Sample(NOW - 7200, "", 1, server_name=name) for name in ("The first", "A last", "Some")
    )
    landing.sync(site, "server_online_counts")

    kept = json.loads(landing.value("select source_row from landing_rejected_rows"))
    assert kept["server_name"] == "The first"
