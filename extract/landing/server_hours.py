"""Merge a batch of server-hours into `landing_server_hours`."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from extract.landing.database import temporary_rows
from extract.landing.load import LoadCounts
from extract.landing.rejections import collect_rejections, keep_rejections, prepare_rejections
from extract.sources.columns import HOUR_COLUMNS, SERVER_ONLINE_COUNTS
from extract.sources.protocol import HourBlock, Rejection, TimeRange
from extract.sources.sql import LARGEST_WHOLE

_COLUMNS = ", ".join(HOUR_COLUMNS)
_KEY = "server_guid, hour_epoch, game"
_CONTENT = [name for name in HOUR_COLUMNS if name not in _KEY.split(", ")]

_INCOMING = f"""
create temp table incoming_hours ({_COLUMNS}, samples_read, primary key ({_KEY})) without rowid
"""

_DROP_UNCHANGED = f"""
delete from incoming_hours as incoming
where exists (
    select 1 from landing_server_hours as landed
    where landed.server_guid = incoming.server_guid
    and landed.hour_epoch = incoming.hour_epoch
    and landed.game = incoming.game
    and {" and ".join(f"landed.{name} = incoming.{name}" for name in _CONTENT)}
)
"""

_LAND = f"""
insert or replace into landing_server_hours ({_COLUMNS}, load_id)
select {_COLUMNS}, :load_id from incoming_hours
order by {_KEY}
"""

# A kept sample leaves when a read of its hour, which has landed, no longer finds it wanting.
_DROP_REJECTIONS = f"""
delete from landing_rejected_rows as rejected
where rejected.source_table = '{SERVER_ONLINE_COUNTS}'
and rejected.created_epoch between :from_epoch and :until_epoch - 1
and exists (
    select 1 from landing_server_hours as landed
    where landed.server_guid = rejected.row_identity ->> 0
    and landed.hour_epoch = rejected.created_epoch - rejected.created_epoch % 3600
    and landed.game = rejected.row_identity ->> 2
)
"""


def collect_hours(
    connection: sqlite3.Connection,
    blocks: Iterable[HourBlock],
    rejections: Iterable[Rejection],
) -> LoadCounts:
    """Gather a batch in temp tables; like all counts here, the counts are of samples."""
    connection.execute("drop table if exists temp.incoming_hours")
    connection.execute(_INCOMING)
    prepare_rejections(connection)
    places = ", ".join("?" * (len(HOUR_COLUMNS) + 1))
    with temporary_rows(connection):
        for block in blocks:
            connection.executemany(f"insert into incoming_hours values ({places})", block.rows)
        rejected = collect_rejections(connection, SERVER_ONLINE_COUNTS, rejections)
    (copies,) = connection.execute(
        "select coalesce(sum(samples_read), 0) from incoming_hours"
    ).fetchone()
    return LoadCounts(
        rows_read=copies + rejected,
        rows_rejected=rejected,
        rows_superseded=copies - _samples(connection),
    )


def merge_hours(
    connection: sqlite3.Connection, load_id: int, samples: TimeRange, collected: LoadCounts
) -> LoadCounts:
    """Land the collected range: an hour is replaced whole, and only if anything in it changed."""
    collected_samples = _samples(connection)
    connection.execute(_DROP_UNCHANGED)
    landed_samples = _samples(connection)
    connection.execute(_LAND, {"load_id": load_id})
    connection.execute(
        _DROP_REJECTIONS,
        {
            "from_epoch": samples.from_epoch or 0,
            "until_epoch": samples.until_epoch or LARGEST_WHOLE,
        },
    )
    keep_rejections(connection, SERVER_ONLINE_COUNTS)
    return replace(
        collected,
        rows_landed=landed_samples,
        rows_repeated=collected_samples - landed_samples,
    )


def _samples(connection: sqlite3.Connection) -> int:
    """How many samples the incoming hours hold, each (server, time, game) once."""
    (samples,) = connection.execute(
        "select coalesce(sum(sample_count), 0) from incoming_hours"
    ).fetchone()
    return int(samples)
