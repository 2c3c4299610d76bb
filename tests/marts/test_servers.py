"""The tables of servers and moving windows equal what ClickHouse makes of the site's own rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client

from extract.cli import cli
from extract.demo.site import create_site
from tests.marts.arrivals import epoch_of
from tests.marts.test_query_plans import SCANS, makes_temporary, plan
from tests.marts.warehouse import Statements, Warehouse
from tests.oracle.clickhouse.expected import GRAIN, VIEW_GRAIN, differences, read_source
from tests.support.site_tables import create_site_tables, load_parquet, real_data_directory

TABLES = [*GRAIN, *VIEW_GRAIN]
# A server counts its players in a table that an oracle elsewhere answers for.
MODELS = ["player_server_stats", *TABLES]

# On the hour and off it; at the first every table has rows. Half a year before 31 August, and a
# year before 29 February, there is no such day.
DEMO_MOMENTS = [
    "2024-09-01 00:00:00",
    "2024-08-01 00:00:00",
    "2024-08-31 12:34:56",
    "2024-02-29 08:00:00",
    "2024-09-01 00:59:59",
]
REAL_MOMENTS = [
    "2018-03-31 12:00:00",
    "2024-08-31 00:00:01",
    "2026-03-15 00:00:00",
    "2026-02-15 10:20:30",
    "2024-10-31 23:00:00",
]

# Samples at any second, so that hours hold from one to a few; servers change their game at times.
SAMPLES_INSERT = """
insert into server_online_counts
with
    toDateTime('2024-06-20 00:00:00', 'UTC') + cityHash64(number, 1) % (73 * 86400) as sampled_at,
    cityHash64(number, 2) % 9 as server,
    if(cityHash64(number, 3) % 7 = 0, 0, cityHash64(number, 4) % 40) as players,
    server + (cityHash64(number, 5) % 6 = 0) as game_number,
    intDiv(number, 900) as name_number
select
    sampled_at,
    concat('server-', toString(server)),
    ['', 'A', 'B', 'A', unhex('FF41'), '\\\\x41', 'Straße'][1 + name_number % 7],
    players,
    ['', 'wake', 'berlin'][1 + name_number % 3],
    ['bf1942', 'fh2', 'bfvietnam'][1 + game_number % 3]
from numbers(50000)
where toUnixTimestamp(sampled_at) >= {from_epoch:UInt32}
and toUnixTimestamp(sampled_at) < {until_epoch:UInt32}
"""

ROUNDS_INSERT = """
insert into player_rounds
with
    toDateTime('2023-07-01 00:00:00', 'UTC') + cityHash64(number, 1) % (428 * 86400) as starts_at,
    cityHash64(number, 2) % 3600 as seconds,
    cityHash64(number, 3) % 97 as player,
    cityHash64(number, 4) as luck
select
    concat('round-', toString(luck % 3000)),
    concat('player-', toString(player)),
    concat('server-', toString(player % 5)),
    ['wake', 'berlin', ''][1 + luck % 3],
    starts_at,
    starts_at + seconds,
    toInt32(luck % 200) - 60,
    luck % 21,
    luck % 11,
    if(luck % 13 = 0, 0, seconds / 60 + luck % 1000 / 7e6),
    'Axis',
    'game',
    player = 5,
    starts_at + 4000,
    ['bf1942', 'fh2'][1 + luck % 2],
    null
from numbers(30000)
"""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """A client of an empty ClickHouse, embedded, in the folder `engine`."""
    with get_client(interface="chdb", path=str(tmp_path / "engine")) as connected:
        yield connected


def make_demo_site(client: Client) -> None:
    create_site(client, datetime(2024, 9, 1, tzinfo=UTC))


def make_real_site(client: Client) -> None:
    directory = real_data_directory()
    create_site_tables(client, "default")
    load_parquet(client, "default", directory)


def make_irregular_site(client: Client) -> None:
    create_site_tables(client, "default")
    client.command(ROUNDS_INSERT)


def receive_samples(client: Client, since: str, until: str) -> None:
    """Let the irregular site's samples of a span of time arrive."""
    client.command(
        SAMPLES_INSERT,
        parameters={"from_epoch": epoch_of(since), "until_epoch": epoch_of(until)},
    )


def land(warehouse: Warehouse, engine: Path) -> None:
    """Sync both tables."""
    environment = {"BFSTATS_DB": str(warehouse.database), "BFSTATS_SOURCE": f"chdb:{engine}"}
    done = CliRunner().invoke(cli, ["sync"], env=environment)
    assert done.exit_code == 0, done.stderr


def make_views(warehouse: Warehouse) -> None:
    """Load the seeds, and make the views that the tables are made of."""
    warehouse.seed()
    assert not warehouse.dbt("run", "--select", "staging")


def assert_equals_clickhouse(
    warehouse: Warehouse, client: Client, as_of: str, *, may_be_empty: bool = False
) -> None:
    warehouse.run(as_of, "--select", *MODELS)
    found = [
        line
        for table in TABLES
        for line in differences(warehouse.database, table, client, as_of, may_be_empty=may_be_empty)
    ]
    assert not found, "\n".join([f"as of {as_of}", *found])


@pytest.mark.parametrize(
    ("make_site", "moments"),
    [
        pytest.param(make_demo_site, DEMO_MOMENTS, id="demo"),
        pytest.param(make_real_site, REAL_MOMENTS, id="real"),
    ],
)
def test_every_table_equals_clickhouses_at_any_time(
    make_site: Callable[[Client], None],
    moments: list[str],
    client: Client,
    warehouse: Warehouse,
    tmp_path: Path,
) -> None:
    make_site(client)
    land(warehouse, tmp_path / "engine")
    read_source(client)
    make_views(warehouse)
    for as_of in moments:
        is_first = as_of == moments[0]
        assert_equals_clickhouse(warehouse, client, as_of, may_be_empty=not is_first)


def test_every_table_equals_clickhouses_while_samples_arrive(
    client: Client, warehouse: Warehouse, tmp_path: Path
) -> None:
    make_irregular_site(client)
    since = "2024-06-20 00:00:00"
    for until in (
        "2024-08-28 10:00:00",
        "2024-08-28 10:20:00",
        "2024-08-28 11:00:00",
        "2024-08-28 12:40:00",
        "2024-08-31 23:59:59",
    ):
        receive_samples(client, since, until)
        since = until
        land(warehouse, tmp_path / "engine")
        read_source(client)
        make_views(warehouse)
        assert_equals_clickhouse(warehouse, client, until)
    for as_of in ("2024-08-28 11:30:00", "2024-08-29 00:00:00", "2024-12-20 07:00:00"):
        assert_equals_clickhouse(warehouse, client, as_of, may_be_empty=True)


@pytest.mark.parametrize(
    ("tables", "index"),
    [
        (("server_online_counts", "server_daily_counts"), "landing_server_hours_changed"),
        (("player_stats_rolling",), "landing_player_rounds_changed"),
    ],
)
def test_an_incremental_run_scans_no_table(
    tables: tuple[str, ...], index: str, client: Client, warehouse: Warehouse, tmp_path: Path
) -> None:
    make_irregular_site(client)
    receive_samples(client, "2024-08-01 00:00:00", "2024-08-28 10:20:00")
    land(warehouse, tmp_path / "engine")
    make_views(warehouse)
    warehouse.run("2024-08-28 10:20:00", "--select", *MODELS)
    receive_samples(client, "2024-08-28 10:20:00", "2024-08-28 11:20:00")
    land(warehouse, tmp_path / "engine")
    arguments = ["run", "--select", *tables, "--vars", "as_of: '2024-08-28 11:20:00'"]
    with warehouse.connect() as connection:
        statements: Statements = []
        assert not warehouse.dbt(*arguments, statements=statements)
        lines = plan(connection, [sql for _, sql in statements])
    assert any(index in line for line in lines)
    # Whether days that were pruned are of a load since the last is asked once, not of each.
    days = "SCAN landing_server_days"
    assert not [line for line in lines if SCANS.search(line) and not line.startswith(days)]


@pytest.mark.parametrize("table", ["server_online_counts", "server_daily_counts"])
def test_seven_times_the_days_take_seven_times_the_work(
    table: str, client: Client, warehouse: Warehouse, tmp_path: Path
) -> None:
    make_irregular_site(client)
    receive_samples(client, "2024-06-20 00:00:00", "2024-08-29 00:00:00")
    land(warehouse, tmp_path / "engine")
    make_views(warehouse)
    warehouse.run("2024-06-20 00:00:00", "--select", table)

    def steps_until(as_of: str) -> int:
        (folder := tmp_path / as_of).mkdir()
        statements: Statements = []
        arguments = ["run", "--select", table, "--vars", f"as_of: '{as_of}'"]
        assert not warehouse.copy(folder).dbt(*arguments, statements=statements)
        return steps_of_staging(warehouse, [sql for _, sql in statements])

    ten_days = steps_until("2024-06-30 00:00:00")
    assert 0 < steps_until("2024-08-29 00:00:00") < 9 * ten_days


def steps_of_staging(before: Warehouse, statements: list[str]) -> int:
    """The steps of SQLite's machine, in hundreds, that a run takes to make its rows."""
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    with before.connect() as connection:
        for statement in statements:
            if makes_temporary(statement):
                connection.execute(statement)
            elif statement.startswith("insert into temp."):
                connection.set_progress_handler(count, 100)
                connection.execute(statement)
                connection.set_progress_handler(None, 0)
    return steps
