"""Loads that are too long ago are warned of, and by the real clock, whatever `as_of` is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dbt.contracts.graph.manifest import Manifest

from extract.schedule.cadences import MINUTELY
from tests.marts.arrivals import parquet_site
from tests.marts.rounds import round_of
from tests.marts.warehouse import Warehouse

ROUNDS = "landing_player_rounds"
HOURS = "landing_server_hours"


@pytest.fixture
def synced(warehouse: Warehouse, tmp_path: Path) -> Warehouse:
    """Rounds of long ago have just landed; population never has."""
    site = parquet_site(tmp_path)
    site.receive([round_of("player 1", "round 1", "2024-05-10 12:00:00")])
    warehouse.sync(site.source)
    return warehouse


def record_load(warehouse: Warehouse, source_table: str, minutes_ago: float) -> None:
    """A load of a table that found nothing new."""
    finished_at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    with warehouse.connect() as connection:
        connection.execute(
            "insert into landing_loads (source_table, started_at, finished_at) values (?1, ?2, ?2)",
            (source_table, finished_at.strftime("%Y-%m-%d %H:%M:%S")),
        )


def forget_loads(warehouse: Warehouse) -> None:
    with warehouse.connect() as connection:
        connection.execute("delete from landing_loads")


def source_freshness(warehouse: Warehouse) -> dict[str, str]:
    """What `dbt source freshness`, which must succeed, says of each landed table."""
    result: Any = warehouse.invoke("source", "freshness")
    assert result.success, result.exception
    return {
        found.node.name: str(found.status)
        for found in result.result.results
        if found.node.resource_type == "source"
    }


def warning(warehouse: Warehouse, *arguments: str) -> tuple[str, int]:
    """The status of the data test, which must not fail `dbt test`, and how many tables it found."""
    result: Any = warehouse.invoke("test", "--select", "assert_loads_are_recent", *arguments)
    assert result.success, result.exception
    (found,) = (
        found for found in result.result.results if found.node.name == "assert_loads_are_recent"
    )
    return str(found.status), found.failures


def test_a_load_that_found_nothing_new_is_fresh(synced: Warehouse) -> None:
    assert source_freshness(synced)[ROUNDS] == "pass"
    assert warning(synced) == ("pass", 0)
    forget_loads(synced)
    record_load(synced, "player_rounds", minutes_ago=100)
    record_load(synced, "player_rounds", minutes_ago=9)
    assert source_freshness(synced)[ROUNDS] == "pass"
    assert warning(synced) == ("pass", 0)


def test_a_load_too_long_ago_is_warned_of(synced: Warehouse) -> None:
    forget_loads(synced)
    record_load(synced, "player_rounds", minutes_ago=11)
    record_load(synced, "server_online_counts", minutes_ago=9)
    assert source_freshness(synced) == {ROUNDS: "warn", HOURS: "pass"}
    assert warning(synced) == ("warn", 1)
    record_load(synced, "player_rounds", minutes_ago=0)
    assert source_freshness(synced) == {ROUNDS: "pass", HOURS: "pass"}
    assert warning(synced) == ("pass", 0)


def test_a_table_that_was_never_synced_is_stale_but_not_warned_of(synced: Warehouse) -> None:
    """Who syncs rounds alone is not warned every night; who asks for its freshness is told."""
    assert source_freshness(synced) == {ROUNDS: "pass", HOURS: "warn"}
    assert warning(synced) == ("pass", 0)


def test_as_of_moves_no_clock(synced: Warehouse) -> None:
    assert warning(synced, "--vars", "as_of: '2099-01-01 00:00:00'") == ("pass", 0)
    forget_loads(synced)
    record_load(synced, "player_rounds", minutes_ago=11)
    assert warning(synced, "--vars", "as_of: '2024-05-10 12:00:00'") == ("warn", 1)


def test_dbt_warns_when_status_fails(manifest: Manifest) -> None:
    measured = [source for source in manifest.sources.values() if source.has_freshness]
    assert {source.name for source in measured} == {ROUNDS, HOURS}
    for source in measured:
        assert source.freshness is not None
        assert source.freshness.warn_after is not None
        assert source.freshness.warn_after.count is not None
        assert source.freshness.warn_after.count * 60 == MINUTELY.overdue_seconds
        assert source.freshness.warn_after.period == "minute"
        assert not source.freshness.error_after
