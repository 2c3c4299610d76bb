"""The two tables of a site as ClickHouse statements, for the demo, the tests and the README."""

from pathlib import Path

from extract.sources.columns import PLAYER_ROUNDS

ORDERED_BY_IDENTITY = "(player_name, round_start_time, round_id)"
"""With the whole identity in the sorting key, ClickHouse's merges keep the players of a round."""


def table_definition(
    table: str,
    database: str = "default",
    *,
    engine: str = "ReplacingMergeTree",
    rounds_order: str = ORDERED_BY_IDENTITY,
) -> str:
    """The `create table` of a source table, by default as the README shows it.

    engine: `MergeTree` keeps every copy of a row, as Parquet files do.
    rounds_order: the sorting key of `player_rounds`.
    """
    statement = Path(__file__).with_name(f"{table}.sql").read_text()
    statement = statement.replace(f"create table {table}", f"create table {database}.{table}")
    statement = statement.replace("ReplacingMergeTree", engine)
    if table == PLAYER_ROUNDS:
        statement = statement.replace(f"order by {ORDERED_BY_IDENTITY}", f"order by {rounds_order}")
    return statement
