"""How far a sync reads, and where the next one starts."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import astuple

import pytest

from tests.extract.fillable_sites import (
    DAY,
    HOUR,
    NOW,
    ClickHouseSite,
    Landing,
    Site,
    landed,
    played,
)
from tests.support.clickhouse_server import ClickHouseServer


def test_the_cursor_is_the_newest_creation(site: Site, landing: Landing) -> None:
    site.add([played("Al", created_at=NOW - 5 * HOUR), played("Bo", created_at=NOW - 2 * HOUR)])
    landing.sync(site)
    assert landing.cursor() == NOW - 2 * HOUR


def test_a_second_sync_reads_only_the_overlap(site: Site, landing: Landing) -> None:
    newest = NOW - 10
    creations = [newest - DAY, newest - 3601, newest - 3600, newest - 1, newest]
    site.add([played(f"player {number}", created_at=at) for number, at in enumerate(creations)])
    assert astuple(landing.sync(site)) == (5, 5, 0, 0, 0)
    before = landing.rounds()
    assert astuple(landing.sync(site)) == (3, 0, 3, 0, 0)
    assert astuple(landing.sync(site, overlap_seconds=0)) == (1, 0, 1, 0, 0)
    assert landing.rounds() == before
    assert landing.cursor() == newest


def test_a_round_that_ended_long_ago_lands_when_it_is_inserted(
    site: Site, landing: Landing
) -> None:
    site.add([played("Al")])
    landing.sync(site)
    late = played(
        "Bo", round_start_time=NOW - 300 * DAY, round_end_time=NOW - 299 * DAY, created_at=NOW - 9
    )
    site.add([late])
    assert astuple(landing.sync(site)) == (2, 1, 1, 0, 0)
    assert landing.rounds() == [landed(played("Al")), landed(late)]


def test_a_row_committed_out_of_order_is_in_the_overlap(site: Site, landing: Landing) -> None:
    site.add([played("Al", created_at=NOW - 10)])
    landing.sync(site)
    site.add([played("Bo", created_at=NOW - 10 - 3600), played("Cy", created_at=NOW - 10 - 3601)])
    landing.sync(site)
    assert [row[0] for row in landing.rounds()] == ["Al", "Bo"]


def test_the_cursor_stays_where_nothing_newer_is(site: Site, landing: Landing) -> None:
    site.add([played("Al")])
    landing.sync(site)
    landing.query("update landing_cursors set cursor_epoch = ?", NOW - 5)
    landing.sync(site)
    assert landing.cursor() == NOW - 5


def test_rows_ahead_of_the_clock_land_and_the_cursor_waits_for_them(
    site: Site, landing: Landing
) -> None:
    site.add([played("Al", created_at=NOW - 60), played("Bo", created_at=NOW + 2 * HOUR)])
    assert astuple(landing.sync(site)) == (2, 2, 0, 0, 0)
    first = landing.cursor()
    assert first is not None
    assert NOW <= first < NOW + HOUR
    site.add([played("Cy", created_at=NOW + HOUR), played("Di", created_at=NOW - 30)])
    assert astuple(landing.sync(site)) == (4, 2, 2, 0, 0)
    second = landing.cursor()
    assert second is not None
    assert first <= second < NOW + HOUR


def test_a_clock_that_went_back_leaves_nothing_behind_the_cursor(
    site: Site, landing: Landing
) -> None:
    """It was five hours ahead, and so is the cursor: what is created now is before it."""
    site.add([played("Al", created_at=NOW + 5 * HOUR - 60)])
    landing.sync(site)
    landing.query("update landing_cursors set cursor_epoch = ?", NOW + 5 * HOUR - 60)
    site.add([played("Bo", created_at=NOW - 10)])
    landing.sync(site)
    assert [row[0] for row in landing.rounds()] == ["Al", "Bo"]
    assert (landing.cursor() or 0) <= int(time.time())
    site.add([played("Cy", created_at=NOW - 5)])
    landing.sync(site)
    assert [row[0] for row in landing.rounds()] == ["Al", "Bo", "Cy"]


def test_rows_over_a_day_ahead_are_rejected_and_stop_nothing(site: Site, landing: Landing) -> None:
    ahead = played("Bo", created_at=NOW + DAY + HOUR)
    site.add([played("Al", created_at=NOW - 60), ahead])
    assert astuple(landing.sync(site)) == (2, 1, 0, 0, 1)
    assert landing.value("select reason from landing_rejected_rows") == (
        "created_at is over a day ahead of the clock of the source"
    )
    site.add([played("Cy", created_at=NOW - 30)])
    assert astuple(landing.sync(site)) == (3, 1, 1, 0, 1)
    assert [row[0] for row in landing.rounds()] == ["Al", "Cy"]


def test_since_reads_again_and_moves_no_cursor_back(site: Site, landing: Landing) -> None:
    site.add([played("Al", created_at=NOW - 5 * DAY), played("Bo", created_at=NOW - 60)])
    landing.sync(site)
    site.add([played("Cy", created_at=NOW - 3 * DAY)])
    assert astuple(landing.sync(site)) == (1, 0, 1, 0, 0)
    assert astuple(landing.sync(site, since_epoch=NOW - 4 * DAY)) == (2, 1, 1, 0, 0)
    assert landing.cursor() == NOW - 60


def test_a_since_later_than_the_cursor_leaves_no_gap(site: Site, landing: Landing) -> None:
    site.add([played("Al", created_at=NOW - 9 * HOUR)])
    landing.sync(site)
    site.add([played("Bo", created_at=NOW - 5 * HOUR), played("Cy", created_at=NOW - 60)])
    assert astuple(landing.sync(site, since_epoch=NOW - HOUR)) == (3, 2, 1, 0, 0)
    assert landing.cursor() == NOW - 60


def test_a_since_on_a_new_file_leaves_the_rest_for_the_next_sync(
    site: Site, landing: Landing
) -> None:
    site.add([played("Al", created_at=NOW - 9 * HOUR), played("Bo", created_at=NOW - 60)])
    assert astuple(landing.sync(site, since_epoch=NOW - HOUR)) == (1, 1, 0, 0, 0)
    assert landing.cursor() is None
    assert astuple(landing.sync(site)) == (2, 1, 1, 0, 0)
    assert landing.cursor() == NOW - 60


def test_an_empty_source_is_no_error(
    http_site: ClickHouseSite, chdb_site: ClickHouseSite, landing: Landing
) -> None:
    for site in (http_site, chdb_site):
        assert astuple(landing.sync(site)) == (0, 0, 0, 0, 0)
        assert landing.cursor() is None
    http_site.add([played("Al", created_at=NOW - 9 * DAY)])
    assert astuple(landing.sync(http_site)) == (1, 1, 0, 0, 0)


def test_a_source_that_lost_its_rows_changes_nothing(site: Site, landing: Landing) -> None:
    site.add([played("Al", created_at=NOW - DAY)])
    landing.sync(site)
    landing.query("update landing_cursors set cursor_epoch = ?", NOW - 60)
    assert astuple(landing.sync(site)) == (0, 0, 0, 0, 0)
    assert landing.cursor() == NOW - 60
    assert landing.rounds() == [landed(played("Al", created_at=NOW - DAY))]


@pytest.fixture
def statements(server: ClickHouseServer) -> Callable[[], list[str]]:
    def of_rounds() -> list[str]:
        found = [text for text in server.statements if re.search(r"\bplayer_rounds\b", text)]
        server.statements.clear()
        return found

    return of_rounds


def test_a_read_is_bounded_by_what_was_counted(
    http_site: ClickHouseSite, landing: Landing, statements: Callable[[], list[str]]
) -> None:
    """Whatever arrives meanwhile is left to the next sync: every statement has the same bounds."""
    http_site.add([played("Al", created_at=NOW - 60)])
    landing.sync(http_site)
    statements()
    landing.sync(http_site)
    _, *bounded = statements()
    assert len(bounded) == 3
    for statement in bounded:
        assert f"<= {NOW - 60} and" in statement
        assert f">= {NOW - 60 - 3600}" in statement
