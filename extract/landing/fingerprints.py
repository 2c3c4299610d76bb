"""What tells whether a month of landing is still as it was, to the last column of the last row."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extract.sources.columns import HOUR_COLUMNS, NAME_COLUMNS, ROUND_COLUMNS
from extract.sources.content import content_hash

_ROUNDS = f"""
select
    strftime('%Y-%m', round_start_epoch, 'unixepoch') as month,
    count(*) filter (where is_deleted = 0),
    sum(row_hash({", ".join((*ROUND_COLUMNS, "is_deleted"))}))
from landing_player_rounds
group by month
"""

_HOURS = f"""
select month, sum(hours), sum(checksum)
from (
    select
        strftime('%Y-%m', hour_epoch, 'unixepoch') as month,
        count(*) as hours,
        sum(row_hash({", ".join(HOUR_COLUMNS)})) as checksum
    from landing_server_hours
    group by month
    union all
    select month, 0, sum(row_hash({", ".join(NAME_COLUMNS)}))
    from landing_server_names
    group by month
)
group by month
"""


@dataclass(frozen=True)
class LandedMonth:
    """Rows of a month that are not marked deleted, and a checksum of all, marks included."""

    rows: int
    checksum: int


def landed_round_months(connection: sqlite3.Connection) -> dict[str, LandedMonth]:
    """Per month (`YYYY-MM`, UTC) of the rounds' start."""
    return _months(connection, _ROUNDS)


def landed_hour_months(connection: sqlite3.Connection) -> dict[str, LandedMonth]:
    """Per month (`YYYY-MM`, UTC), servers' names in the checksum."""
    return _months(connection, _HOURS)


def _months(connection: sqlite3.Connection, query: str) -> dict[str, LandedMonth]:
    connection.create_function("row_hash", -1, _row_hash, deterministic=True)
    return {month: LandedMonth(*sums) for month, *sums in connection.execute(query)}


def _row_hash(*values: Sequence[Any]) -> int:
    """Of the values as Python spells them: two different floats are never spelled alike."""
    return content_hash(repr(values))
