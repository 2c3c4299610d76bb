"""DuckDB begins with little memory, and gets more where that is too little."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import SourceError
from extract.sources.engines import duckdb as engine
from extract.sources.engines.duckdb import DuckDb
from extract.sources.retries import persistently

WIDE_ROWS = """
select hash(number) as sort_key, repeat('wide', 50) || number as text
from range(100000) as numbers (number) order by all
"""

NARROW_ROWS_FIRST = f"""
select 0::ubigint as sort_key, '' as text from range(40000)
union all ({WIDE_ROWS})
"""


@pytest.fixture
def duckdb(monkeypatch: pytest.MonkeyPatch) -> DuckDb:
    monkeypatch.setattr(engine, "LEAST_MEGABYTES", 8)
    return DuckDb("parquet:somewhere")


def test_a_sort_gets_the_memory_that_it_needs(duckdb: DuckDb) -> None:
    rows = list(duckdb.rows(WIDE_ROWS))
    assert len(rows) == 100_000
    assert rows == sorted(rows)


def test_a_file_gets_the_memory_that_it_needs(duckdb: DuckDb, tmp_path: Path) -> None:
    duckdb.write_parquet(WIDE_ROWS, tmp_path / "rows.parquet")
    assert duckdb.row(f"select count(*) from '{tmp_path}/rows.parquet'") == (100_000,)
    assert list(duckdb.rows(f"from '{tmp_path}/rows.parquet'")) == list(duckdb.rows(WIDE_ROWS))


def test_an_answer_that_broke_off_is_asked_for_again(duckdb: DuckDb) -> None:
    tries: list[int] = []

    def ask() -> int:
        tries.append(0)
        for _ in duckdb.rows(NARROW_ROWS_FIRST):
            tries[-1] += 1
        return tries[-1]

    assert persistently(ask) == 140_000
    assert 0 < tries[0] < 140_000


def test_there_is_a_most(duckdb: DuckDb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST_MEGABYTES", 16)
    with pytest.raises(SourceError, match=r"^parquet:somewhere: Out of Memory Error: .*used\)$"):
        list(duckdb.rows(WIDE_ROWS))
