"""Whether the tables that dbt built are over all that has landed."""

import sqlite3
from dataclasses import dataclass

from extract.database.connection import has_table

_ROUNDS = """
select
    count(*),
    sum(final_kills),
    sum(final_deaths),
    sum(final_score),
    sum(cast(play_time_minutes * 60000 + 0.5 as integer))
from landing_player_rounds
where is_deleted = 0 and is_bot <> 1
"""

_EXCLUDED = {
    ("excluded_servers",): "server_guid in (select server_guid from excluded_servers)",
    ("excluded_players",): "player_name in (select player_name from excluded_players)",
    ("excluded_players", "player_aliases"): """player_name in (
        select alias from player_aliases
        where player_name in (select player_name from excluded_players)
    )""",
}
"""Which rounds count nowhere, by the seeds that say so."""

_TOTALS = """
select
    sum(total_rounds),
    sum(total_kills),
    sum(total_deaths),
    sum(total_score),
    sum(cast(total_play_time_minutes * 60000 + 0.5 as integer))
"""

_DAILY = _TOTALS.replace("total_", "daily_")

MARTS = {
    "player_stats_lifetime": f"{_TOTALS} from player_stats_lifetime",
    "player_server_stats": f"{_TOTALS} from player_server_stats",
    "player_map_stats": f"{_TOTALS} from player_map_stats where server_guid = ''",
    "player_daily_stats": f"{_DAILY} from player_daily_stats",
}
"""The tables whose totals are those of all landed rounds; of the others `dbt test` sees to it."""

_MEASURES = ("rows", "kills", "deaths", "score", "milliseconds")

_LAGS = """
select coalesce(max(load_id), 0) > (
    select coalesce(max(load_id), -1) from model_watermarks where model_name = ?
)
from landing_loads
where source_table = 'player_rounds' and rows_landed > 0
"""


@dataclass(frozen=True)
class MartStatus:
    """A mart beside landing: what it is over, what has landed, and whether loads came after it."""

    table: str
    is_lagging: bool
    mart: dict[str, int]
    landing: dict[str, int]

    @property
    def is_wrong(self) -> bool:
        """Whether it differs though no load has come since it was built."""
        return not self.is_lagging and self.mart != self.landing


def compare_marts(connection: sqlite3.Connection) -> list[MartStatus]:
    """Every mart of `MARTS` that was ever built."""
    landing = _measures(connection, _counted_rounds(connection))
    return [
        MartStatus(table, _lags(connection, table), _measures(connection, query), landing)
        for table, query in MARTS.items()
        if has_table(connection, table)
    ]


def _counted_rounds(connection: sqlite3.Connection) -> str:
    excluded = [
        condition
        for seeds, condition in _EXCLUDED.items()
        if all(has_table(connection, seed) for seed in seeds)
    ]
    return " and not ".join([_ROUNDS, *excluded])


def _lags(connection: sqlite3.Connection, table: str) -> bool:
    (is_lagging,) = connection.execute(_LAGS, (table,)).fetchone()
    return bool(is_lagging)


def _measures(connection: sqlite3.Connection, query: str) -> dict[str, int]:
    row = connection.execute(query).fetchone()
    return {name: value or 0 for name, value in zip(_MEASURES, row, strict=True)}
