"""A source whose tables get more columns, or have them in another order, lands as before."""

from __future__ import annotations

import duckdb

from tests.extract.fillable_sites import ClickHouseSite, Landing, ParquetSite, landed, played


def test_a_column_that_clickhouse_adds_between_two_syncs(
    http_site: ClickHouseSite, landing: Landing
) -> None:
    rows = [played("Al"), played("Bo")]
    http_site.add(rows[:1])
    landing.sync(http_site)
    command = http_site.client.command
    command("alter table player_rounds add column country String default 'NL' first")
    try:
        http_site.add(rows[1:])
        counts = landing.sync(http_site)
    finally:
        command("alter table player_rounds drop column country")
    assert (counts.rows_landed, counts.rows_repeated) == (1, 1)
    assert landing.rounds() == [landed(row) for row in rows]


def test_columns_that_only_some_parquet_files_have(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    """More of them, in another order, or without the one that may be null."""
    rows = [played(name, average_ping=None) for name in ("Al", "Bo", "Cy")]
    for row, columns in zip(
        rows,
        ("*", "'NL' as country, game, * exclude (game)", "* exclude (average_ping)"),
        strict=True,
    ):
        parquet_site.add([row])
        *_, file = sorted(parquet_site.directory.glob("player_rounds*"))
        with duckdb.connect() as connection:
            connection.execute(f"create table rounds as select {columns} from '{file}'")
            connection.execute(f"copy rounds to '{file}' (format parquet)")
    assert landing.sync(parquet_site).rows_landed == 3
    assert landing.rounds() == [landed(row) for row in rows]
