"""The loopback ClickHouse does what clickhouse-connect's HTTP client asks, and fails as told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import DatabaseError, Error, OperationalError

from tests.support.clickhouse_server import ClickHouseServer, server_process
from tests.support.faults import Fault, fault_on
from tests.support.site_tables import (
    ORDERED_BY_ROUND,
    create_site_tables,
    load_parquet,
    real_data_directory,
)

ODD_NAMES = [
    "Robert'); DROP TABLE players;--",
    '"quoted", {x:String} %(y)s',
    "tab\tnewline\nreturn\rescape\x1b",
    "nul\x00inside",
    "back\\slash \\N",
    "^6S^2uper 🎮 ＦＵＬＬ é",
    "",
]
NUMBERS = "select number, toString(number) as text from numbers(1000) order by number"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ClickHouseServer]:
    with ClickHouseServer(
        tmp_path / "engine", username="reader", password="p@ss:wörd/ %"
    ) as running:
        yield running


@pytest.fixture
def client(server: ClickHouseServer) -> Iterator[Client]:
    with server.address.client() as connected:
        yield connected


@pytest.mark.parametrize("compress", [False, "lz4", "gzip"])
def test_inserted_rows_come_back_as_they_were(
    server: ClickHouseServer, compress: bool | str
) -> None:
    with server.address.client(compress=compress) as client:
        client.command("create database site")
        client.command(
            "create table site.names (place UInt32, name String) engine = MergeTree order by place"
        )
        rows = [[place, name] for place, name in enumerate(ODD_NAMES)]
        client.insert("names", rows, column_names=["place", "name"], database="site")
        stored = client.query("select place, name from site.names order by place").result_rows
        assert [list(row) for row in stored] == rows


@pytest.mark.parametrize("compress", [False, "lz4", "gzip"])
def test_an_insert_of_many_blocks_comes_whole(
    server: ClickHouseServer, compress: bool | str
) -> None:
    with server.address.client(compress=compress) as client:
        client.command("create table wide (text String) engine = Memory")
        client.insert("wide", [["x" * 10_000]] * 2_000, column_names=["text"])
        stored = client.query("select count(), sum(length(text)) from wide").first_row
    assert stored == (2_000, 20_000_000)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_parameters_reach_the_engine_whole(client: Client, name: str) -> None:
    found = client.query(
        "select {name:String}, hex({name:String})", parameters={"name": name}
    ).first_row
    assert found == (name, name.encode().hex().upper())


def test_an_empty_result_and_an_empty_insert_are_no_errors(client: Client) -> None:
    client.command("create table nothing (name String) engine = Memory")
    client.insert("nothing", [], column_names=["name"])
    assert client.query("select name from nothing").result_rows == []
    assert client.query("select name from nothing limit 0").column_names == ("name",)
    assert client.command("select name from nothing") == ""


def test_a_large_result_streams_in_blocks(client: Client) -> None:
    with client.query_column_block_stream("select number from numbers(300000)") as blocks:
        sizes = [len(block[0]) for block in blocks]
    assert sum(sizes) == 300_000
    assert len(sizes) > 2


def test_settings_hold_for_their_own_query(client: Client) -> None:
    asked = "select getSetting('max_block_size')"
    own = client.command(asked)
    assert client.command(asked, settings={"max_block_size": 77}) == 77
    assert client.command(asked) == own != 77


def test_the_database_of_the_address_is_the_one_asked(
    server: ClickHouseServer, client: Client
) -> None:
    client.command("create database `odd ``name`")
    with server.address.client(database="odd `name") as other:
        assert other.command("select currentDatabase()") == "odd `name"
    with pytest.raises(DatabaseError, match="UNKNOWN_DATABASE") as raised:
        server.address.client(database="nowhere")
    assert raised.value.code == 81


@pytest.mark.parametrize(
    ("username", "password"), [("reader", "wrong"), ("reader", ""), ("default", "p@ss:wörd/ %")]
)
def test_a_wrong_password_is_refused_as_clickhouse_does(
    server: ClickHouseServer, username: str, password: str
) -> None:
    with pytest.raises(DatabaseError, match="Authentication failed") as raised:
        server.address.client(username=username, password=password)
    assert raised.value.code == 516


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("select * from nowhere", 60),
        ("selec 1", 62),
        ("select missing from numbers(1)", 47),
        ("drop table nowhere", 60),
    ],
)
def test_errors_carry_their_code_and_text(client: Client, statement: str, code: int) -> None:
    with pytest.raises(DatabaseError, match=f"Code: {code}") as raised:
        client.command(statement)
    assert raised.value.code == code


def test_a_refused_insert_is_an_error(client: Client) -> None:
    client.command(
        "create table months (month UInt32) engine = MergeTree partition by month order by month"
    )
    with pytest.raises(DatabaseError, match="TOO_MANY_PARTS"):
        client.insert("months", [[month] for month in range(200)], column_names=["month"])
    assert client.command("select count() from months") == 0


def test_an_error_behind_the_first_rows_reaches_the_reader(client: Client) -> None:
    late = "select throwIf(number = 250000) from numbers(300000)"
    with (
        pytest.raises(Error, match="FUNCTION_THROW_IF_VALUE_IS_NON_ZERO"),
        client.query_column_block_stream(late, settings={"max_threads": 1}) as blocks,
    ):
        assert sum(len(block[0]) for block in blocks)


def test_a_stream_cut_between_blocks_is_silently_short(
    server: ClickHouseServer, client: Client
) -> None:
    server.fault = fault_on("from numbers", Fault(after_blocks=2, rows_per_block=100), times=1)
    assert len(client.query(NUMBERS).result_rows) == 200
    assert len(client.query(NUMBERS).result_rows) == 1000


@pytest.mark.parametrize(
    "fault",
    [
        Fault(after_bytes=1000),
        Fault(after_bytes=1000, ending="abort"),
        Fault(after_blocks=2, rows_per_block=100, ending="abort"),
        Fault(ending="abort"),
    ],
)
def test_a_stream_that_breaks_off_is_an_error(
    server: ClickHouseServer, client: Client, fault: Fault
) -> None:
    server.fault = fault_on("from numbers", fault)
    with pytest.raises(Error), client.query_row_block_stream(NUMBERS) as blocks:
        assert all(len(block) for block in blocks)


@pytest.mark.parametrize("fault", [Fault(ending="hang"), Fault(after_bytes=1000, ending="hang")])
def test_a_server_that_hangs_is_left_after_the_time_limit(
    server: ClickHouseServer, fault: Fault
) -> None:
    with server.address.client(send_receive_timeout=1) as client:
        server.fault = fault_on("from numbers", fault)
        with pytest.raises(Error):
            client.query(NUMBERS)


def test_a_server_error_is_passed_on(server: ClickHouseServer, client: Client) -> None:
    server.fault = fault_on("from numbers", Fault(status=500), times=1)
    with pytest.raises(DatabaseError, match="Broken on purpose"):
        client.query(NUMBERS)
    server.fault = fault_on("from numbers", Fault(status=503, message="Bad Gateway"))
    with pytest.raises(OperationalError, match="503"):
        client.query(NUMBERS)


def test_statements_are_recorded(server: ClickHouseServer, client: Client) -> None:
    server.statements.clear()
    client.query("select 1 as one")
    assert [re.sub(r"\s+", " ", statement) for statement in server.statements] == [
        "select 1 as one FORMAT Native"
    ]


def test_a_second_server_may_use_another_folder_after_the_first(tmp_path: Path) -> None:
    visits = []
    for folder in ("first", "second", "first"):
        with ClickHouseServer(tmp_path / folder) as server, server.address.client() as client:
            client.command(
                "create table if not exists visits (at UInt32) engine = MergeTree order by at"
            )
            client.command("insert into visits values (1)")
            visits.append(client.command("select count() from visits"))
    assert visits == [1, 1, 2]


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/St_Johns"])
def test_real_rounds_keep_their_times_whatever_the_zone(tmp_path: Path, zone: str) -> None:
    directory = real_data_directory()
    with (
        server_process(tmp_path / "engine", password="secret", environment={"TZ": zone}) as address,
        address.client() as client,
    ):
        assert client.command("select timezone()") == zone
        create_site_tables(client, "site", rounds_order=ORDERED_BY_ROUND)
        create_site_tables(client, "site")
        load_parquet(client, "site", directory)
        first_hour = client.command(
            "select min(toUnixTimestamp(timestamp)) from site.server_online_counts"
        )
        first_round = client.query(
            """
            select
                toUnixTimestamp(round_start_time),
                toUnixTimestamp(round_end_time),
                toUnixTimestamp(created_at)
            from site.player_rounds
            where round_id = 'cd414a0ec0d0b7fa' and player_name = 'Ciarán Q'
            """
        ).first_row
        counted = client.query(
            """
            select
                (select uniqExact(player_name, round_start_time, round_id) from site.player_rounds),
                (select count() from site.server_online_counts)
            """
        ).first_row
    assert counted == (9_370, 66_557)
    assert first_hour == datetime(2017, 2, 17, 6, tzinfo=UTC).timestamp()
    start, end = (
        datetime(2018, 2, 12, 19, 23, 8, tzinfo=UTC),
        datetime(2018, 2, 12, 19, 24, 56, tzinfo=UTC),
    )
    assert first_round == (start.timestamp(), end.timestamp(), end.timestamp())
