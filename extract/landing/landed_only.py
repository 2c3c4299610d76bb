"""What landing has of a month beyond a batch of the source's rows: all that it lost since.

Rows are given in landed form with the columns of `COLUMNS`.
"""

import sqlite3
from collections.abc import Sequence

from extract.landing.held import COUNTS, DELETED, GONE
from extract.landing.hours import HourBatch
from extract.landing.rounds import SAME_CONTENT, RoundBatch
from extract.sources.columns import (
    COLUMNS,
    HOUR_COLUMNS,
    PLAYER_ROUNDS,
    ROUND_IDENTITY,
    SERVER_HOURS,
)
from extract.sources.protocol import Row, TimeRange

_SAMPLE_COUNT = HOUR_COLUMNS.index("sample_count")


def _columns(table: str) -> str:
    return ", ".join(f"landed.{column.landed_name}" for column in COLUMNS[table])


# A newer copy than the source's is one that it lost, too.
_ROUNDS = f"""
select {_columns(PLAYER_ROUNDS)} from landing_player_rounds as landed
where landed.round_start_epoch >= :from_epoch and landed.round_start_epoch < :until_epoch
and landed.is_deleted = {COUNTS}
and not exists (
    select 1 from {{rows}} as incoming
    where {" and ".join(f"incoming.{name} = landed.{name}" for name in ROUND_IDENTITY)}
    and incoming.created_epoch >= landed.created_epoch
)
order by {", ".join(f"landed.{name}" for name in ROUND_IDENTITY)}
"""

# Of an hour there is a sum alone, which stands for all its samples. A month has too many hours to
# look up one by one: they are read in the order of their key (the `+` keeps the index out of it).
_HOURS = f"""
select {_columns(SERVER_HOURS)} from landing_server_hours as landed
where +landed.hour_epoch >= :from_epoch and +landed.hour_epoch < :until_epoch
and not exists (
    select 1 from {{rows}} as incoming
    where incoming.server_guid = landed.server_guid
    and incoming.hour_epoch = landed.hour_epoch
    and incoming.game = landed.game
    and incoming.sample_count >= landed.sample_count
)
order by landed.server_guid, landed.hour_epoch, landed.game
"""

_SAMPLES = """
select sample_count from {rows} where server_guid = ? and hour_epoch = ? and game = ?
"""

_MARKED = f"""
select {", ".join(ROUND_IDENTITY)} from landing_player_rounds
where round_start_epoch >= :from_epoch and round_start_epoch < :until_epoch
and is_deleted in ({{marks}})
"""

# Of two copies that were created in the same second, landing has the one that came last.
_OVERTAKEN = f"""
select {", ".join(f"landed.{name}" for name in ROUND_IDENTITY)}
from landing_player_rounds as landed
cross join {{rows}} as incoming using ({", ".join(ROUND_IDENTITY)})
where landed.round_start_epoch >= :from_epoch and landed.round_start_epoch < :until_epoch
and landed.is_deleted = {COUNTS}
and landed.created_epoch = incoming.created_epoch
and not ({SAME_CONTENT})
"""


def landed_only_rounds(batch: RoundBatch, month: TimeRange) -> list[Row]:
    """Rounds that are not deleted and of which the source has no copy as new."""
    return batch.execute(_ROUNDS, _bounds(month)).fetchall()


def landed_only_hours(batch: HourBatch, month: TimeRange, archived: Sequence[Row]) -> list[Row]:
    """Server-hours of which the source has no sample, or fewer; `archived` ones, too.

    Of an hour that is archived and landed the one with more samples is given, else as it landed.
    """
    landed = {row[:3]: row for row in batch.execute(_HOURS, _bounds(month))}
    for row in archived:
        if row[:3] in landed:
            samples = landed[row[:3]][_SAMPLE_COUNT]
        else:
            (samples,) = batch.execute(_SAMPLES, row[:3]).fetchone() or (0,)
        if samples < row[_SAMPLE_COUNT]:
            landed[row[:3]] = row
    return sorted(landed.values())


def deleted_rounds(connection: sqlite3.Connection, month: TimeRange) -> list[Row]:
    """The identities of rounds that were deleted, at the source or through `ingest`."""
    return _marked(connection, month, f"{GONE}, {DELETED}")


def rounds_deleted_here(connection: sqlite3.Connection, month: TimeRange) -> list[Row]:
    """The identities of rounds that were deleted through `ingest`: the source may have them."""
    return _marked(connection, month, f"{DELETED}")


def overtaken_rounds(batch: RoundBatch, month: TimeRange) -> list[Row]:
    """The identities of rounds of the batch of which landing has a copy that counts instead.

    One that was created later is none of them: it counts beside the older copy.
    """
    return batch.execute(_OVERTAKEN, _bounds(month)).fetchall()


def _marked(connection: sqlite3.Connection, month: TimeRange, marks: str) -> list[Row]:
    return connection.execute(_MARKED.format(marks=marks), _bounds(month)).fetchall()


def _bounds(month: TimeRange) -> dict[str, int | None]:
    return {"from_epoch": month.from_epoch, "until_epoch": month.until_epoch}
