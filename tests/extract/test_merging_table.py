"""A table whose sorting key cannot tell players apart is warned of, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from clickhouse_connect.driver.client import Client

from extract.sources import behind, open_source
from extract.sources.columns import PLAYER_ROUNDS
from extract.sources.protocol import Merging
from extract.sources.site_tables import ORDERED_BY_IDENTITY, table_definition
from tests.extract.fillable_sites import http_address, played
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.site_tables import ORDERED_BY_ROUND, create_site_tables


@pytest.mark.parametrize("order", [ORDERED_BY_ROUND, ORDERED_BY_IDENTITY])
def test_the_sites_own_table_is_warned_of_once(
    order: str, server: ClickHouseServer, bfstats: Bfstats
) -> None:
    with server.address.client() as client:
        create_site_tables(client, "merging", rounds_order=order)
        insert_rows(client, [played("Al")], table="merging.player_rounds")
    source = server.address.source_url("merging")
    first, second = (bfstats.extract(source, "sync") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert (
        "warning: merging.player_rounds, a ReplacingMergeTree sorted by round_id, leaves one"
        in first.stderr
    ) == (order == ORDERED_BY_ROUND)
    assert "warning" not in second.stderr


# What stands in the place of the rounds, and what is behind it: KEPT keeps every player of a
# round, MERGED does not.
MERGED = "behind.merged"
STAND_INS = {
    "view": ("create view behind.player_rounds as select * from behind.merged", MERGED),
    "view with FINAL": (
        "create view behind.player_rounds as select * from behind.merged final",
        MERGED,
    ),
    "view of a union": (
        "create view behind.player_rounds as select * from behind.kept where game = 'from x'"
        " union all select * from behind.merged",
        MERGED,
    ),
    "view of a view": ("create view behind.player_rounds as select * from behind.viewed", MERGED),
    "materialized view": (
        "create materialized view behind.player_rounds engine = ReplacingMergeTree"
        " order by round_id as select * from behind.kept",
        "behind..inner_id.",
    ),
    "materialized view to a table": (
        "create materialized view behind.player_rounds to behind.merged as"
        " select * from behind.kept",
        MERGED,
    ),
    "Merge": (
        "create table behind.player_rounds as behind.kept"
        " engine = Merge('behind', '^(kept|merged)$')",
        MERGED,
    ),
    "Merge of databases": (
        "create table behind.player_rounds as behind.kept"
        " engine = Merge(REGEXP('beh.*'), 'merged')",
        MERGED,
    ),
    "Buffer": (
        "create table behind.player_rounds as behind.kept"
        " engine = Buffer(behind, merged, 1, 10, 100, 10000, 1000000, 10000000, 100000000)",
        MERGED,
    ),
    "Alias": ("create table behind.player_rounds engine = Alias(behind, merged)", MERGED),
    "SummingMergeTree": (
        "create table behind.player_rounds as behind.kept"
        " engine = SummingMergeTree order by round_id",
        "behind.player_rounds, a Summing",
    ),
    "AggregatingMergeTree": (
        "create table behind.player_rounds as behind.kept"
        " engine = AggregatingMergeTree order by (player_name, round_id)",
        "behind.player_rounds, a Aggregating",
    ),
}
GOOD = {
    "view": "create view behind.player_rounds as select * from behind.kept where is_bot = 0",
    "Merge": "create table behind.player_rounds as behind.kept engine = Merge('behind', '^kept$')",
    "Buffer": "create table behind.player_rounds as behind.kept"
    " engine = Buffer(behind, kept, 1, 10, 100, 10000, 1000000, 10000000, 100000000)",
    "Memory": "create table behind.player_rounds as behind.kept engine = Memory",
    "MergeTree": "create table behind.player_rounds as behind.kept engine = MergeTree"
    " order by round_id",
    "view that looks up": "create view behind.player_rounds as select * from behind.kept"
    " where server_guid in (select server_guid from behind.names)",
}
UNJUDGED = {
    "view that groups": "create view behind.player_rounds as select distinct * from behind.kept",
    "view that joins": "create view behind.player_rounds as select kept.*"
    " from behind.kept join behind.names using (server_guid)",
    "view of a function": "create view behind.player_rounds as"
    " select * from merge('behind', 'kept')",
    "Buffer of nothing": "create table behind.player_rounds as behind.kept"
    " engine = Buffer('', '', 1, 10, 100, 10000, 1000000, 10000000, 100000000)",
    "other engine": "create table behind.player_rounds as behind.kept engine = Join(any, left,"
    " round_id)",
}


@pytest.fixture
def place(server: ClickHouseServer) -> Iterator[Client]:
    """A database with tables to stand behind `player_rounds`, which is not there yet."""
    with server.address.client() as client:
        client.command("drop database if exists behind sync")
        client.command("create database behind engine = Atomic")
        for name, order in (("kept", ORDERED_BY_IDENTITY), ("merged", ORDERED_BY_ROUND)):
            definition = table_definition(PLAYER_ROUNDS, "behind", rounds_order=order)
            client.command(definition.replace(f".{PLAYER_ROUNDS}", f".{name}"))
        client.command("create view behind.viewed as select * from behind.merged")
        client.command(
            "create table behind.names (server_guid String, player_name String)"
            " engine = ReplacingMergeTree order by server_guid"
        )
        yield client
        client.command("drop database behind sync")


def found(server: ClickHouseServer) -> Merging | None:
    """What a source on the database finds."""
    with closing(open_source(http_address(server.address, "behind"))) as source:
        return source.merging()


def said(merging: Merging | None) -> str:
    return "" if merging is None else f"{merging.table}, a {merging.engine}"


@pytest.mark.parametrize("stand_in", STAND_INS)
def test_what_merges_behind_the_table_is_found(
    stand_in: str, server: ClickHouseServer, place: Client
) -> None:
    statement, name = STAND_INS[stand_in]
    place.command(statement)
    merging = found(server)
    assert name in said(merging)
    assert merging is not None
    assert merging.sorting_key is not None


@pytest.mark.parametrize("stand_in", GOOD)
def test_what_keeps_all_players_is_not_warned_of(
    stand_in: str, server: ClickHouseServer, place: Client
) -> None:
    place.command(GOOD[stand_in])
    assert found(server) is None


@pytest.mark.parametrize("stand_in", UNJUDGED)
def test_what_cannot_be_judged_is_said_to_be_so(
    stand_in: str, server: ClickHouseServer, place: Client
) -> None:
    place.command(UNJUDGED[stand_in])
    merging = found(server)
    assert merging is not None
    assert (merging.table, merging.sorting_key) == ("behind.player_rounds", None)


@pytest.mark.parametrize(
    ("engine", "merges"),
    [
        ("ReplicatedReplacingMergeTree", True),
        ("SharedReplacingMergeTree", True),
        ("ReplicatedMergeTree", False),
        ("SharedMergeTree", False),
    ],
)
def test_the_kind_is_judged_and_not_how_it_is_kept(engine: str, merges: bool) -> None:
    """Neither needs its keeper here: only what system.tables would say."""
    table = (engine, engine, "round_id", "", "", "")
    assert (behind.merging(lambda _: ([table],), "site") is not None) == merges


def test_a_distributed_table_is_followed_as_far_as_it_goes() -> None:
    """A cluster needs servers; what system.tables says of the tables is enough."""
    tables = [
        ("Distributed", "Distributed('c', 'site', 'local', rand())", "", "", "", ""),
        ("ReplacingMergeTree", "", "round_id", "", "", ""),
    ]
    merging = behind.merging(lambda _: ([tables.pop(0)],), "site")
    assert merging == Merging("site.local", "ReplacingMergeTree", "round_id")
    tables = [
        ("Distributed", "Distributed('c', 'site', 'local', rand())", "", "", "", ""),
        ("MergeTree", "", "round_id", "", "", ""),
    ]
    merging = behind.merging(lambda _: ([tables.pop(0)],), "site")
    assert merging == Merging("site.player_rounds", "Distributed", None)


def test_what_cannot_be_judged_is_warned_of_once(
    server: ClickHouseServer, place: Client, bfstats: Bfstats
) -> None:
    place.command(UNJUDGED["view that groups"])
    source = server.address.source_url("behind")
    first, second = (bfstats.extract(source, "sync", "--table", "player_rounds") for _ in range(2))
    assert "cannot be judged from here: behind.player_rounds (View)" in first.stderr
    assert first.stderr.count("\n") == 1
    assert (first.returncode, second.returncode, second.stderr) == (0, 0, "")


def test_the_warning_says_what_helps(
    server: ClickHouseServer, place: Client, bfstats: Bfstats
) -> None:
    """One insert of three players leaves one of them at once, however often it is read."""
    place.command("create view behind.player_rounds as select * from behind.merged")
    insert_rows(place, [played(name) for name in ("Al", "Bo", "Cy")], table="behind.merged")
    done = bfstats.extract(server.address.source_url("behind"), "sync", "--table", "player_rounds")
    assert bfstats.rows("select count(*) from landing_player_rounds") == [(1,)]
    assert "sync often" not in done.stderr
    for help_ in ("player_name", "sorting key", "`ingest`", "one insert"):
        assert help_ in done.stderr


def test_counts_alone_need_no_rounds(server: ClickHouseServer, bfstats: Bfstats) -> None:
    with server.address.client() as client:
        create_site_tables(client, "counts")
        client.command("drop table counts.player_rounds sync")
    counts = bfstats.sync(server.address.source_url("counts"), "--table", "server_online_counts")
    assert list(counts) == ["server_online_counts"]
