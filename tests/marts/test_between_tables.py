"""A load that comes between two tables of one run: a dbt that a person types holds no lock."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.marts.arrivals import Site, parquet_site
from tests.marts.rounds import crowd, round_of
from tests.marts.warehouse import OVER_MONTHS, Warehouse
from tests.oracle.history import SourceRow
from tests.support.listener import Listener

AS_OF = "2024-05-10 12:00:00"
BEST = round_of("Al", "best", "2024-04-30 23:50:00", final_score=30, final_kills=6000)
OTHERS = [
    round_of("Al", f"other {day}", f"2024-05-0{day} 10:00:00", final_score=day) for day in (2, 3, 4)
]
NEWS = round_of("Al", "news", "2024-05-10 11:00:00")
CORRECTIONS: dict[str, dict[str, Any]] = {
    "a lower score": {"final_score": 1, "final_kills": 5000},
    "fewer kills": {"final_kills": 20},
    "another map": {"map_name": "berlin"},
    "another server": {"server_guid": "server-2"},
    "a later end": {"round_end_time": BEST.round_end_time + 1200},
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return parquet_site(tmp_path)


def run_with_a_load_between(warehouse: Warehouse, site: Site, rows: list[SourceRow]) -> None:
    """Run all tables; the rows land when that of months is made, before those made of it."""
    landed: list[int] = []

    def land(event: Any) -> None:
        is_made = event.info.name == "LogModelResult" and not landed
        if is_made and event.data.node_info.node_name == "player_monthly_stats":
            site.receive(rows)
            landed.append(warehouse.sync(site.source)["rows_landed"])

    variables = json.dumps({"as_of": AS_OF})
    listener = Listener(land, hears_debug=False)
    result = warehouse.invoke("run", "--vars", variables, callbacks=[listener])
    assert result.success, result.exception
    assert landed == [len(rows)]


def keys(warehouse: Warehouse) -> dict[str, set[tuple[Any, ...]]]:
    return {table: set(rows) for table, rows in warehouse.tables(OVER_MONTHS).items()}


@pytest.fixture
def built(site: Site, warehouse: Warehouse) -> Warehouse:
    site.receive([*crowd(2, rows=50), BEST, *OTHERS])
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)
    return warehouse


def corrected(**columns: Any) -> SourceRow:
    """The best round, as it is sent after the news."""
    return BEST._replace(created_at=NEWS.created_at + 60, **columns)


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_a_correction_between_two_tables_loses_no_row(
    site: Site, built: Warehouse, correction: str
) -> None:
    before = keys(built)
    site.receive([NEWS])
    built.sync(site.source)
    run_with_a_load_between(built, site, [corrected(**CORRECTIONS[correction])])
    after = keys(built)
    lost = {table: before[table] - after[table] for table in OVER_MONTHS}
    assert not any(lost.values()), lost
    built.run(AS_OF)
    with site.expected(AS_OF) as expected:
        built.assert_equals(expected)
