"""The benchmarks at a size that takes seconds: what they time is right, or they say so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.bench import open_bench
from benchmarks.measure import BenchmarkError
from benchmarks.site import Size
from benchmarks.tables import RESULTS, built, check, measure_tables
from tests.marts.warehouse import MART_GRAIN


def test_every_table_is_compared_with_clickhouse_before_it_is_timed(tmp_path: Path) -> None:
    size = Size(rounds=30_000, players=400, servers=10)
    with open_bench(tmp_path, size, seed=1942, repeats=1) as bench:
        figures = measure_tables(bench)
        assert figures["rows"].keys() == figures["plain_seconds"].keys() == set(MART_GRAIN)
        assert min(figures["rows"].values()) > 0
        with closing(sqlite3.connect(built(bench))) as connection:
            connection.execute("update player_milestones set days_to_achieve = 1000")
            connection.commit()
        with bench.client(RESULTS) as client, pytest.raises(BenchmarkError, match="1000"):
            check(client, built(bench), "player_milestones")
