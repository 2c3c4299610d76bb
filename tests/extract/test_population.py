"""Population lands per server, hour and game, as the source aggregates it."""

from __future__ import annotations

import random
from dataclasses import astuple
from typing import Any

import pytest

from tests.extract.fillable_sites import (
    DAY,
    HOUR,
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    Site,
)
from tests.support.clickhouse_server import ClickHouseServer

TABLE = "server_online_counts"
THIS_HOUR = NOW - NOW % HOUR
HOURS = """
select
    server_guid,
    hour_epoch,
    game,
    players_sum,
    sample_count,
    peak_players,
    last_sample_epoch,
    last_players
from landing_server_hours
order by server_guid, hour_epoch, game
"""
INDEPENDENT = """
with deduplicated as (
    select server_guid, timestamp, game, players_online
    from {table}
    order by players_online desc
    limit 1 by server_guid, timestamp, game
)

select
    server_guid,
    toUnixTimestamp(toStartOfHour(timestamp, 'UTC')) as hour_epoch,
    game,
    sum(players_online),
    count(),
    max(players_online),
    toUnixTimestamp(max(timestamp)),
    argMax(players_online, timestamp)
from deduplicated
group by server_guid, hour_epoch, game
order by server_guid, hour_epoch, game
"""


def hours(landing: Landing) -> list[tuple[Any, ...]]:
    return landing.query(HOURS)


def cursor_hour(landing: Landing) -> int:
    cursor = landing.cursor(TABLE)
    assert cursor is not None
    return (cursor - THIS_HOUR) // HOUR


def random_samples(count: int, hours_back: int) -> list[Sample]:
    chance = random.Random(8)
    return [
        Sample(
            timestamp=THIS_HOUR - chance.randrange(hours_back * 120) * 30,
            server_guid=f"server {chance.randrange(5)}",
            players_online=chance.randrange(64),
            game=chance.choice(["bf1942", "bf1942", "fh2"]),
            map_name=chance.choice(["Berlin", "Kursk"]),
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("kind", ["http", "chdb", "parquet"])
def test_hours_are_what_clickhouse_says(
    kind: str,
    http_site: ClickHouseSite,
    chdb_site: ClickHouseSite,
    parquet_site: ParquetSite,
    landing: Landing,
) -> None:
    samples = random_samples(6000, hours_back=70 * 24)
    samples += [sample._replace(players_online=63) for sample in samples[:200]]
    samples += samples[300:400]
    http_site.add_samples(samples)
    expected = http_site.client.query(INDEPENDENT.format(table=TABLE)).result_rows
    sites: dict[str, Site] = {"http": http_site, "chdb": chdb_site, "parquet": parquet_site}
    site = sites[kind]
    if kind != "http":
        site.add_samples(samples)
    kept = len({(sample.server_guid, sample.timestamp, sample.game) for sample in samples})
    counts = landing.sync(site, TABLE)
    assert astuple(counts) == (len(samples), kept, 0, len(samples) - kept, 0)
    assert hours(landing) == [tuple(row) for row in expected]
    assert all(read == sum(parts) for read, *parts in landing.loads())
    # One transaction for each calendar month, so that a kill loses one.
    assert len(landing.loads()) in (3, 4)
    assert landing.sync(site, TABLE).rows_landed == 0
    assert hours(landing) == [tuple(row) for row in expected]


def test_two_games_in_one_hour_are_two_rows(site: Site, landing: Landing) -> None:
    site.add_samples(
        [
            Sample(THIS_HOUR - 3600, "server 1", 4, "fh2"),
            Sample(THIS_HOUR - 3600, "server 1", 6, "bf1942"),
            Sample(THIS_HOUR - 1800, "server 1", 5, "fh2"),
        ]
    )
    landing.sync(site, TABLE)
    hour = THIS_HOUR - 3600
    assert hours(landing) == [
        ("server 1", hour, "bf1942", 6, 1, 6, hour, 6),
        ("server 1", hour, "fh2", 9, 2, 5, hour + 1800, 5),
    ]


def test_an_unfinished_hour_is_read_again_and_replaced_whole(site: Site, landing: Landing) -> None:
    start = THIS_HOUR - 3600
    site.add_samples([Sample(start, "server 1", 4), Sample(start, "server 2", 4)])
    assert astuple(landing.sync(site, TABLE)) == (2, 2, 0, 0, 0)
    site.add_samples([Sample(start + 30, "server 1", 8), Sample(start, "server 1", 3)])
    # Server 1's two samples count as changed, server 2's as repeated, the smaller one as neither.
    assert astuple(landing.sync(site, TABLE)) == (4, 2, 1, 1, 0)
    assert hours(landing) == [
        ("server 1", start, "bf1942", 12, 2, 8, start + 30, 8),
        ("server 2", start, "bf1942", 4, 1, 4, start, 4),
    ]
    assert landing.query("select load_id from landing_server_hours order by server_guid") == [
        (2,),
        (1,),
    ]
    assert astuple(landing.sync(site, TABLE)) == (4, 0, 3, 1, 0)


def test_a_finished_hour_is_not_read_again(site: Site, landing: Landing) -> None:
    """The newest sample is at 0:00 past this hour: all up to the last hour but one are settled."""
    site.add_samples(Sample(THIS_HOUR - back * HOUR + 1800, "server 1", 4) for back in range(1, 10))
    site.add_samples([Sample(THIS_HOUR, "server 1", 4)])
    assert landing.sync(site, TABLE).rows_read == 10
    assert cursor_hour(landing) == -1
    before = hours(landing)
    site.add_samples([Sample(THIS_HOUR - 3 * HOUR, "server 1", 60)])
    assert astuple(landing.sync(site, TABLE)) == (2, 0, 2, 0, 0)
    assert hours(landing) == before
    since = THIS_HOUR - 3 * HOUR + 1799
    assert astuple(landing.sync(site, TABLE, since_epoch=since)) == (5, 2, 3, 0, 0)
    assert cursor_hour(landing) == -1


def test_a_clock_that_went_back_leaves_no_hour_behind_the_cursor(
    site: Site, landing: Landing
) -> None:
    site.add_samples([Sample(THIS_HOUR - 3 * HOUR, "server 1", 4)])
    landing.sync(site, TABLE)
    landing.query("update landing_cursors set cursor_epoch = ?", THIS_HOUR + 5 * HOUR)
    site.add_samples([Sample(THIS_HOUR - 2 * HOUR, "server 1", 8)])
    landing.sync(site, TABLE)
    assert [hour[1] for hour in hours(landing)] == [THIS_HOUR - 3 * HOUR, THIS_HOUR - 2 * HOUR]
    assert (landing.cursor(TABLE) or 0) < THIS_HOUR


@pytest.mark.parametrize(
    ("newest", "settle_seconds", "finished"),
    [
        (-1, 3600, -2),
        (0, 3600, -1),
        (0, 0, 0),
        (-1, 0, -1),
        (0, 3601, -2),
        (0, 2 * 3600, -2),
        (0, 100 * 3600, -100),
    ],
)
def test_when_an_hour_is_finished(
    parquet_site: ParquetSite, landing: Landing, newest: int, settle_seconds: int, finished: int
) -> None:
    parquet_site.add_samples([Sample(THIS_HOUR + newest, "server 1", 4)])
    landing.sync(parquet_site, TABLE, settle_seconds=settle_seconds)
    assert cursor_hour(landing) == finished


def test_a_shorter_look_back_does_not_move_the_cursor_back(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    parquet_site.add_samples([Sample(THIS_HOUR, "server 1", 4)])
    landing.sync(parquet_site, TABLE, settle_seconds=0)
    landing.sync(parquet_site, TABLE, settle_seconds=9 * HOUR)
    assert cursor_hour(landing) == 0


def test_samples_ahead_of_the_clock_finish_no_hour(site: Site, landing: Landing) -> None:
    site.add_samples([Sample(NOW - 60, "server 1", 4), Sample(NOW + 9 * HOUR, "server 2", 4)])
    assert astuple(landing.sync(site, TABLE)) == (2, 2, 0, 0, 0)
    assert cursor_hour(landing) in (-1, 0)
    site.add_samples([Sample(NOW - 30, "server 1", 4)])
    assert landing.sync(site, TABLE).rows_landed == 2


def test_a_since_on_a_new_file_leaves_the_rest_for_the_next_sync(
    site: Site, landing: Landing
) -> None:
    site.add_samples([Sample(NOW - 80 * DAY, "server 1", 4), Sample(NOW - 60, "server 1", 4)])
    assert landing.sync(site, TABLE, since_epoch=NOW - DAY).rows_read == 1
    assert landing.cursor(TABLE) is None
    assert astuple(landing.sync(site, TABLE)) == (2, 1, 1, 0, 0)
    assert landing.cursor(TABLE) is not None
    assert landing.sync(site, TABLE, since_epoch=NOW).rows_read == 1


def test_a_since_long_before_the_first_sample_costs_nothing(
    http_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    http_site.add_samples([Sample(NOW - 60, "server 1", 4)])
    for since in (-62_135_596_800, 0, 946_684_800):
        server.statements.clear()
        assert landing.sync(http_site, TABLE, since_epoch=since).rows_read == 1
        assert len(server.statements) == 7


def test_a_month_that_was_landed_is_not_read_again_after_a_break(
    http_site: ClickHouseSite, landing: Landing, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = [Sample(NOW - days * DAY, "server 1", 4) for days in (100, 60, 1)]
    http_site.add_samples(samples)
    read = http_site.source.read_hours
    calls: list[Any] = []

    def read_twice(*arguments: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return read(*arguments)

    monkeypatch.setattr(http_site.source, "read_hours", read_twice)
    with pytest.raises(KeyboardInterrupt):
        landing.sync(http_site, TABLE)
    monkeypatch.undo()
    loads = len(landing.loads())
    assert loads == 2
    landed_before = len(hours(landing))
    assert landing.sync(http_site, TABLE).rows_landed == 3 - landed_before
    assert len(hours(landing)) == 3


def test_only_what_is_needed_is_asked_for(
    http_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    """Bounds stand on the bare column, where they spare ClickHouse the rest of the table."""
    http_site.add_samples([Sample(THIS_HOUR, "server 1", 4)])
    landing.sync(http_site, TABLE)
    server.statements.clear()
    landing.sync(http_site, TABLE)
    bound = f"timestamp >= toDateTime({THIS_HOUR - HOUR}, 'UTC')"
    assert [bound in text for text in server.statements] == [False] * 2 + [True] * 5
