"""Merge a batch of server-hours into `landing_server_hours`."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from extract.database.connection import temporary_rows
from extract.landing.rejections import collect_rejections, keep_rejections, prepare_rejections
from extract.records.loads import LoadCounts
from extract.sources.columns import HOUR_COLUMNS, SERVER_ONLINE_COUNTS
from extract.sources.protocol import HourBlock, Rejection, TimeRange
from extract.sources.sql import LARGEST_WHOLE

_COLUMNS = ", ".join(HOUR_COLUMNS)
_KEY = "server_guid, hour_epoch, game"
_CONTENT = [name for name in HOUR_COLUMNS if name not in _KEY.split(", ")]

_INCOMING = f"""
create temp table incoming_hours (
    {_COLUMNS}, samples_read, samples_ingested default 0, primary key ({_KEY})
) without rowid
"""

# Ingested samples that are later than what the source has of their hour: it has none of these yet.
_INGESTED = f"""
create temp table ingested as
select
    {_KEY},
    sum(players_online) as players_sum,
    count(*) as sample_count,
    max(players_online) as peak_players,
    min(from_epoch) as from_epoch,
    max(sample_epoch) as last_sample_epoch,
    max(players_online) filter (where is_last) as last_players
from (
    select
        incoming.server_guid,
        incoming.hour_epoch,
        incoming.game,
        incoming.last_sample_epoch + 1 as from_epoch,
        sample.sample_epoch,
        sample.players_online,
        lead(sample.sample_epoch) over (
            partition by incoming.server_guid, incoming.hour_epoch, incoming.game
            order by sample.sample_epoch
        ) is null as is_last
    from landing_ingested_hours as hour
    cross join incoming_hours as incoming using ({_KEY})
    cross join landing_server_samples as sample
    where sample.server_guid = incoming.server_guid
    and sample.game = incoming.game
    and sample.sample_epoch > incoming.last_sample_epoch
    and sample.sample_epoch < incoming.hour_epoch + 3600
) as numbered
group by {_KEY}
"""

_ADD_INGESTED = """
update incoming_hours set
    players_sum = incoming_hours.players_sum + ingested.players_sum,
    sample_count = incoming_hours.sample_count + ingested.sample_count,
    peak_players = max(incoming_hours.peak_players, ingested.peak_players),
    last_sample_epoch = ingested.last_sample_epoch,
    last_players = ingested.last_players,
    samples_ingested = ingested.sample_count
from ingested
where incoming_hours.server_guid = ingested.server_guid
and incoming_hours.hour_epoch = ingested.hour_epoch
and incoming_hours.game = ingested.game
"""

# What landed as sums is no longer told apart, sample by sample.
_FORGET_INGESTED = f"""
delete from landing_ingested_hours where ({_KEY}) in (select {_KEY} from incoming_hours)
"""

_NOTE_INGESTED = f"""
insert into landing_ingested_hours
select {_KEY}, from_epoch from ingested
where ({_KEY}) in (select {_KEY} from incoming_hours)
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

# An hour of which the source has fewer samples than landing: the rest was forgotten there.
_DROP_FORGOTTEN = """
delete from incoming_hours as incoming
where exists (
    select 1 from landing_server_hours as landed
    where landed.server_guid = incoming.server_guid
    and landed.hour_epoch = incoming.hour_epoch
    and landed.game = incoming.game
    and landed.sample_count > incoming.sample_count
)
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
            connection.executemany(
                f"insert into incoming_hours ({_COLUMNS}, samples_read) values ({places})",
                block.rows,
            )
        rejected = collect_rejections(connection, SERVER_ONLINE_COUNTS, rejections)
    (copies,) = connection.execute(
        "select coalesce(sum(samples_read), 0) from incoming_hours"
    ).fetchone()
    return LoadCounts(
        rows_read=copies + rejected,
        rows_rejected=rejected,
        rows_superseded=copies - _samples(connection),
    )


def compare_with_landing(connection: sqlite3.Connection, collected: LoadCounts) -> LoadCounts:
    """Complete the collected hours with what landing knows of them and the source does not.

    Ingested samples that are later than the last collected one of their hour belong to it. An hour
    of which landing has more samples even so is left as it landed: superseded by that.
    """
    connection.execute("drop table if exists temp.ingested")
    connection.execute(_INGESTED)
    connection.execute(_ADD_INGESTED)
    before = _samples(connection)
    connection.execute(_DROP_FORGOTTEN)
    forgotten = before - _samples(connection)
    return replace(collected, rows_superseded=collected.rows_superseded + forgotten)


def merge_hours(
    connection: sqlite3.Connection, load_id: int, samples: TimeRange, collected: LoadCounts
) -> LoadCounts:
    """Land the compared range: an hour is replaced whole, and only if anything in it changed."""
    collected_samples = _samples(connection)
    connection.execute(_DROP_UNCHANGED)
    landed_samples = _samples(connection)
    connection.execute(_LAND, {"load_id": load_id})
    connection.execute(_FORGET_INGESTED)
    connection.execute(_NOTE_INGESTED)
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
    """How many samples the incoming hours have from the source, each (server, time, game) once."""
    (samples,) = connection.execute(
        "select coalesce(sum(sample_count - samples_ingested), 0) from incoming_hours"
    ).fetchone()
    return int(samples)
