"""Rounds of the largest numbers that land: their sums and rates are exact in every table."""

from __future__ import annotations

from pathlib import Path

from tests.marts.arrivals import parquet_site
from tests.marts.rounds import round_of
from tests.marts.warehouse import Warehouse

AS_OF = "2024-05-10 12:00:00"
LARGEST = {"final_score": 2**31 - 1, "final_kills": 2**32 - 1, "final_deaths": 2**32 - 1}


def test_sums_and_rates_of_the_largest_numbers(tmp_path: Path, warehouse: Warehouse) -> None:
    site = parquet_site(tmp_path)
    for number in range(40):
        end = f"2024-05-{1 + number % 9:02} 10:00:{number:02}"
        ids = f"many {number}", f"long {number}"
        site.receive(
            [
                round_of("Many", ids[0], end, **LARGEST, play_time_minutes=1 / 3),
                round_of("Long", ids[1], end, final_score=-(2**31), play_time_minutes=527_040.0),
            ]
        )
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(AS_OF)

    with site.expected(AS_OF) as expected:
        warehouse.assert_equals(expected)
