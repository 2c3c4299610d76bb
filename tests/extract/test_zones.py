"""Times are seconds since 1970 in UTC, whatever zone the engine, the column or this machine has."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from extract.sources import open_source
from tests.extract.fillable_sites import (
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    http_address,
    landed,
    played,
)
from tests.oracle.history import SourceRow
from tests.support.clickhouse_server import ServerAddress, server_process
from tests.support.commands import Bfstats
from tests.support.site_tables import create_site_tables

# Around each change of America/St_Johns (UTC-3:30, in summer UTC-2:30) in 2025: the hours that its
# clocks skip and repeat. Then the first and last second of a UTC year and month, and a leap day.
MOMENTS = [
    *(1741498199, 1741498200, 1741499999, 1741500000, 1741501800),
    *(1762054199, 1762054200, 1762056000, 1762057800, 1762057801),
    *(1735689599, 1735689600, 1740787199, 1740787200, 951782400),
]
SAMPLED = [moment for moment in MOMENTS if moment > 1762000000]
EPOCHS = "round_start_epoch, round_end_epoch, created_epoch"


def rounds() -> list[SourceRow]:
    return [
        played(
            f"player {number:02}",
            round_start_time=moment,
            round_end_time=moment + 1,
            created_at=moment + 2,
        )
        for number, moment in enumerate(MOMENTS)
    ]


@contextmanager
def site_at(address: ServerAddress) -> Iterator[ClickHouseSite]:
    with (
        address.client(compress=False) as client,
        closing(open_source(http_address(address, "default"))) as source,
    ):
        yield ClickHouseSite(client, source)


def fill(site: ClickHouseSite) -> None:
    create_site_tables(site.client, "default")
    site.add(rounds())
    site.add_samples(Sample(moment, "server 1", 4) for moment in SAMPLED)


@pytest.fixture(scope="module", params=["Asia/Kathmandu", "America/St_Johns"])
def elsewhere(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ClickHouseSite]:
    """A site whose engine lives in another zone."""
    folder = tmp_path_factory.mktemp("zone") / "engine"
    with (
        server_process(folder, environment={"TZ": request.param}) as address,
        site_at(address) as site,
    ):
        assert site.client.command("select timezone()") == request.param
        fill(site)
        yield site


def expected_hours() -> list[tuple[int, int, int]]:
    samples_by_hour: dict[int, list[int]] = defaultdict(list)
    for moment in SAMPLED:
        samples_by_hour[moment - moment % 3600].append(moment)
    return [(hour, len(samples), max(samples)) for hour, samples in samples_by_hour.items()]


HOURS = "select hour_epoch, sample_count, last_sample_epoch from landing_server_hours order by 1"


def test_a_server_in_another_zone(elsewhere: ClickHouseSite, landing: Landing) -> None:
    site = elsewhere
    landing.sync(site)
    assert landing.rounds() == [landed(row) for row in rounds()]
    landing.sync(site, "server_online_counts", settle_seconds=0)
    assert landing.query(HOURS) == expected_hours()
    # What is left out by time on the engine's side is left out right as well.
    newest = MOMENTS[9] + 2
    site.add([played("late", created_at=newest - 1), played("too late", created_at=newest - 3)])
    assert landing.sync(site, overlap_seconds=2).rows_read == 3
    again = landing.sync(site, "server_online_counts")
    assert again.rows_read == sum(moment >= SAMPLED[-1] // 3600 * 3600 for moment in SAMPLED)


def test_rejected_times_are_told_in_utc(elsewhere: ClickHouseSite, landing: Landing) -> None:
    elsewhere.add([played("", created_at=MOMENTS[9], round_end_time=1762054200)])
    landing.sync(elsewhere)
    values = json.loads(landing.value("select source_row from landing_rejected_rows"))
    assert values["round_end_time"] == "2025-11-02 03:30:00"


def test_a_folder_from_another_zone(tmp_path: Path, bfstats: Bfstats) -> None:
    """chDB takes the zone of its process, which here is neither the writer's nor UTC."""
    folder = tmp_path / "engine"
    with (
        server_process(folder, environment={"TZ": "America/St_Johns"}) as address,
        site_at(address) as site,
    ):
        fill(site)
    for zone in ("Pacific/Chatham", "America/St_Johns"):
        bfstats.database.unlink(missing_ok=True)
        bfstats.sync(f"chdb:{folder}", TZ=zone)
        assert bfstats.rows(f"select {EPOCHS} from landing_player_rounds order by player_name") == [
            (moment, moment + 1, moment + 2) for moment in MOMENTS
        ]
        assert bfstats.rows(HOURS) == expected_hours()
        again = bfstats.sync(f"chdb:{folder}", TZ=zone)
        assert again["player_rounds"]["rows_landed"] == 0
        assert again["server_online_counts"]["rows_landed"] == 0


COLUMN_TYPES = [
    "DateTime",
    "DateTime('UTC')",
    "DateTime('America/St_Johns')",
    "Nullable(DateTime('Asia/Kathmandu'))",
    "DateTime64(0)",
    "DateTime64(3, 'America/St_Johns')",
    "DateTime64(9, 'Asia/Kathmandu')",
]


@pytest.mark.parametrize("kind", COLUMN_TYPES)
@pytest.mark.parametrize("through", ["http", "chdb", "parquet"])
def test_columns_with_a_zone_or_a_fraction_of_a_second(
    clickhouse_sites: dict[str, ClickHouseSite],
    http_site: ClickHouseSite,
    landing: Landing,
    parquet_site: ParquetSite,
    kind: str,
    through: str,
) -> None:
    http_site.add(rounds())
    half = " + toIntervalMillisecond(500)" if "64(3" in kind or "64(9" in kind else ""
    times = ", ".join(
        f"cast({name} as {kind}){half} as {name}"
        for name in ("round_start_time", "round_end_time", "created_at")
    )
    columns = f"select * replace ({times}) from site.player_rounds"
    if through == "parquet":
        exported = http_site.client.raw_query(columns, fmt="Parquet")
        (parquet_site.directory / "player_rounds.parquet").write_bytes(exported)
        landing.sync(parquet_site)
    else:
        site = clickhouse_sites[through]
        command = site.client.command
        command(f"create table zoned_rounds engine = MergeTree order by tuple() as {columns}")
        command("exchange tables player_rounds and zoned_rounds")
        try:
            with site.opened() as source:
                source.check_table("player_rounds")
            landing.sync(site)
        finally:
            command("exchange tables player_rounds and zoned_rounds")
            command("drop table zoned_rounds sync")
    assert landing.rounds() == [landed(row) for row in rounds()]
