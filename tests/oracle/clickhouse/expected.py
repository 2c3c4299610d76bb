"""The expected tables in ClickHouse, and their comparison with the marts in a SQLite file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from clickhouse_connect.driver.client import Client

from tests.oracle.compare import TIME_FORMAT, Record, mart_differences
from tests.oracle.who_counts import EVERYBODY, WhoCounts

_SQL_FOLDER = Path(__file__).parent

GRAIN: dict[str, tuple[str, ...]] = {
    "player_stats_rolling": ("player_name", "period"),
    "servers": ("server_guid",),
    "server_totals": ("server_guid",),
    "server_names": ("server_guid", "server_name"),
    "server_online_counts": ("server_guid", "hour_timestamp"),
    "server_daily_counts": ("server_guid", "date"),
    "server_hourly_patterns": ("server_guid", "day_of_week", "hour_of_day"),
    "hourly_player_predictions": ("game", "day_of_week", "hour_of_day"),
    "hourly_activity_patterns": ("game", "day_of_week", "hour_of_day"),
    "map_global_averages": ("map_name", "server_guid"),
    "rounds": ("round_id", "server_guid"),
    "player_monthly_stats": ("player_name", "month", "server_guid", "map_name"),
    "server_map_stats": ("server_guid", "map_name", "month"),
    "map_hourly_patterns": ("server_guid", "map_name", "day_of_week", "hour_of_day"),
    "server_leaderboard_candidates": ("server_guid", "period", "player_name"),
    "game_leaderboard_entries": ("game", "period", "ranking_type", "player_name"),
    "game_leaderboard_candidates": ("game", "period", "player_name"),
}
"""The columns that tell the rows of each table apart; its keys are the tables of the oracle."""

VIEW_GRAIN: dict[str, tuple[str, ...]] = {
    "round_players": ("player_name", "round_start_time", "round_id"),
}
"""The same of views beside them, which show landed rows as they are now, whatever ran.

They know who counts as a run makes them.
"""


def read_source(
    client: Client, source_clock: str | None = None, who_counts: WhoCounts = EVERYBODY
) -> None:
    """Put the rows that count into a database `oracle`, which later queries read.

    The client's own database holds the site's two tables. `source_clock` is UTC,
    `YYYY-MM-DD HH:MM:SS`; rows more than a day ahead of it (default: this machine's) are rejected.
    """
    source_clock = source_clock or datetime.now(UTC).strftime(TIME_FORMAT)
    client.command("create database if not exists oracle")
    parameters = {
        "source_clock": source_clock,
        "aliases": list(who_counts.aliases),
        "alias_players": list(who_counts.aliases.values()),
        "excluded_players": list(who_counts.excluded_players),
        "excluded_servers": list(who_counts.excluded_servers),
    }
    for name in ("source_rounds", "counted_sessions", "counted_rounds", "samples", "sample_copies"):
        client.command(_sql(name), parameters=parameters)


def expected_rows(client: Client, table: str, as_of: str) -> list[Record]:
    """Return an expected table's rows, column name to value, after `read_source`."""
    sql = _sql(table)
    # The client takes parameters for its own kind where a query has none of ClickHouse's.
    parameters = {"as_of": as_of} if "{as_of:" in sql else None
    result = client.query(sql, parameters=parameters)
    return [dict(zip(result.column_names, row, strict=True)) for row in result.result_rows]


def differences(
    sqlite_path: Path, table: str, client: Client, as_of: str, *, may_be_empty: bool = False
) -> list[str]:
    """Compare a mart with its expected table, after `read_source`; see `mart_differences`."""
    expected = expected_rows(client, table, as_of)
    grain = {**GRAIN, **VIEW_GRAIN}[table]
    return mart_differences(sqlite_path, table, grain, expected, may_be_empty=may_be_empty)


def _sql(name: str) -> str:
    return (_SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
