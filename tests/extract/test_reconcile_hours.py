"""`python -m extract reconcile` of hours of samples: what came late, was forgotten, or pruned."""

from __future__ import annotations

from typing import Any

from tests.extract.fillable_sites import DAY, HOUR, ClickHouseSite, Sample
from tests.extract.reconciling import MONTHS, change, drifts, reconcile, start_of
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats


def hours(bfstats: Bfstats) -> list[tuple[Any, ...]]:
    return bfstats.rows(
        "select server_guid, hour_epoch, players_sum, sample_count from landing_server_hours"
        " order by 1, 2"
    )


def test_a_sample_that_came_after_its_hour_was_finished_is_found(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    start = start_of(MONTHS[0])
    http_site.add_samples(Sample(start + hour * HOUR, "server 1", 4) for hour in range(10))
    http_site.add_samples([Sample(start + 60 * DAY, "server 1", 4)])
    source = server.address.source_url("site")
    bfstats.sync(source)
    http_site.add_samples([Sample(start + 30, "server 1", 9)])
    months, _ = reconcile(bfstats, source, status=1)
    assert drifts(months) == {MONTHS[0]: (1, 0)}
    assert months[0]["table"] == "server_online_counts"
    reconcile(bfstats, source, "--repair", status=0)
    assert hours(bfstats)[0] == ("server 1", start, 13, 2)
    assert reconcile(bfstats, source, status=0) == ([], [])


def test_hours_that_the_source_forgot_stay(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    start = start_of(MONTHS[0])
    http_site.add_samples(Sample(start + hour * HOUR, "server 1", 4) for hour in range(900))
    source = server.address.source_url("site")
    bfstats.sync(source)
    before = hours(bfstats)
    change(http_site, f"delete from server_online_counts where timestamp < {start + 100 * HOUR}")
    assert reconcile(bfstats, source, "--repair", status=0) == ([], [])
    assert hours(bfstats) == before


def test_hours_that_were_pruned_are_not_missed(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    start = start_of(MONTHS[0])
    http_site.add_samples(Sample(start + day * DAY, "server 1", 4) for day in range(300))
    source = server.address.source_url("site")
    bfstats.sync(source)
    assert bfstats.extract("", "prune", "--keep-days", "200").returncode == 0
    before = hours(bfstats)
    assert len(before) == 201
    assert reconcile(bfstats, source, "--repair", status=0) == ([], [])
    assert hours(bfstats) == before


def test_an_hour_of_which_the_source_forgot_a_part_stays(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    start = start_of(MONTHS[0])
    http_site.add_samples(Sample(start + 60 * minute, "server 1", 4) for minute in range(60))
    http_site.add_samples([Sample(start + DAY, "server 1", 4)])
    source = server.address.source_url("site")
    bfstats.sync(source)
    before = hours(bfstats)
    change(http_site, f"delete from server_online_counts where timestamp < {start + 1800}")
    assert reconcile(bfstats, source, "--repair", status=0) == ([], [])
    assert hours(bfstats) == before
