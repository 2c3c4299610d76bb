"""Land a batch of rounds in `landing_player_rounds`: merged, or of new players inserted."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from extract.database.connection import temporary_rows
from extract.landing.deletions import GONE, find_held, has_deletions, hold
from extract.landing.rejections import collect_rejections, keep_rejections, prepare_rejections
from extract.records.loads import LoadCounts
from extract.sources.columns import PLAYER_ROUNDS, ROUND_COLUMNS, ROUND_IDENTITY
from extract.sources.protocol import RoundBlock, Row

_COLUMNS = ", ".join(ROUND_COLUMNS)
_KEY = ", ".join(ROUND_IDENTITY)
_CONTENT = [name for name in ROUND_COLUMNS[len(ROUND_IDENTITY) :] if name != "created_epoch"]
SAME_CONTENT = " and ".join(f"landed.{name} is incoming.{name}" for name in _CONTENT)
"""The condition that `landed` and `incoming` differ at most in `created_epoch` and load."""

# Of the copies of a round in one read the winner comes last, so it alone remains here.
_INCOMING = f"create temp table incoming ({_COLUMNS}, primary key ({_KEY})) without rowid"

# SQLite keeps the order of a cross join: landing is searched, not scanned, whatever statistics say.
_IS_NEWER = (
    f":is_newest_right and landed.is_deleted <> {GONE}"
    " and landed.created_epoch > incoming.created_epoch"
)

_SETTLED = f"""
create temp table settled as
select
    {", ".join(f"incoming.{name}" for name in (*ROUND_IDENTITY, "created_epoch"))},
    {_IS_NEWER} as is_superseded
from incoming
cross join landing_player_rounds as landed using ({_KEY})
where
    ({_IS_NEWER})
    or (landed.is_deleted <> {GONE} and {SAME_CONTENT})
"""

_MOVE_CREATED = f"""
update landing_player_rounds set created_epoch = settled.created_epoch
from settled
where
    {" and ".join(f"landing_player_rounds.{name} = settled.{name}" for name in ROUND_IDENTITY)}
    and not settled.is_superseded
    and landing_player_rounds.created_epoch <> settled.created_epoch
"""

_DROP_SETTLED = f"""
delete from incoming
where ({_KEY}) in (select {_KEY} from settled)
"""

_DEPARTURES = f"""
insert or ignore into landing_server_departures
select :load_id, landed.server_guid
from incoming
cross join landing_player_rounds as landed using ({_KEY})
where landed.server_guid <> incoming.server_guid
"""

_LAND = f"""
insert or replace into landing_player_rounds ({_COLUMNS}, load_id, is_deleted)
select {_COLUMNS}, :load_id, 0 from incoming
order by {_KEY}
"""

# By the hundred, rows go in a fifth faster than one by one.
_ROWS_AT_ONCE = 100

_LANDED_BETWEEN = "select count(*) from landing_player_rounds where player_name between ? and ?"

# A rejected copy leaves when a good one arrives that is not older.
_DROP_ANSWERED_REJECTIONS = f"""
delete from landing_rejected_rows as rejected
where rejected.source_table = '{PLAYER_ROUNDS}'
and exists (
    select 1 from landing_player_rounds as landed
    where landed.player_name = rejected.row_identity ->> 0
    and landed.round_start_epoch = rejected.row_identity ->> 1
    and landed.round_id = rejected.row_identity ->> 2
    and landed.created_epoch >= rejected.created_epoch
)
"""


def collect_rounds(connection: sqlite3.Connection, blocks: Iterable[RoundBlock]) -> LoadCounts:
    """Gather a batch, which holds every copy of an identity that this read has, in temp tables.

    No lock is held on the file meanwhile, however slow the source is. Returns the rows read,
    rejected, and superseded by another copy in the batch.
    """
    connection.execute("drop table if exists temp.incoming")
    connection.execute(_INCOMING)
    prepare_rejections(connection)
    places = ", ".join("?" * len(ROUND_COLUMNS))
    read = rejected = 0
    with temporary_rows(connection):
        for block in blocks:
            read += block.rows_read
            connection.executemany(f"insert or replace into incoming values ({places})", block.rows)
            rejected += collect_rejections(connection, PLAYER_ROUNDS, block.rejections)
    (winners,) = connection.execute("select count(*) from incoming").fetchone()
    return LoadCounts(
        rows_read=read, rows_rejected=rejected, rows_superseded=read - rejected - winners
    )


def merge_rounds(
    connection: sqlite3.Connection,
    load_id: int,
    collected: LoadCounts,
    is_newest_right: bool = True,
) -> LoadCounts:
    """Land the collected batch, inside the caller's transaction.

    A row replaces the landed one if it is not older, or that has gone from the source; where the
    newest is not always right, a row that differs replaces it however old. One whose content is
    that of the landed one only moves `created_epoch`: it was repeated, and no model has anything to
    do. What was deleted through `ingest` stays so, unless the row was created after and differs.
    """
    settled, superseded = _settle(connection, is_newest_right)
    connection.execute(_MOVE_CREATED)
    connection.execute(_DROP_SETTLED)
    connection.execute(_DEPARTURES, {"load_id": load_id})
    find_held(connection)
    landed = connection.execute(_LAND, {"load_id": load_id}).rowcount
    hold(connection)
    _keep_rejections(connection)
    return replace(
        collected,
        rows_landed=landed,
        rows_repeated=settled - superseded,
        rows_superseded=collected.rows_superseded + superseded,
    )


def are_new(connection: sqlite3.Connection, blocks: Sequence[RoundBlock]) -> bool:
    """Whether landing knows nothing of any player from the first to the last of these rounds."""
    return not has_deletions(connection) and not _count_landed(connection, blocks)


def insert_rounds(
    connection: sqlite3.Connection, load_id: int, blocks: Sequence[RoundBlock]
) -> LoadCounts:
    """Land a batch of players that `are_new`, inside the caller's transaction.

    There is nothing to compare it with, so it needs no temp table on its way.
    """
    prepare_rejections(connection)
    rejected = 0
    for block in blocks:
        _insert(connection, load_id, block.rows)
        rejected += collect_rejections(connection, PLAYER_ROUNDS, block.rejections)
    _keep_rejections(connection)
    read = sum(block.rows_read for block in blocks)
    landed = _count_landed(connection, blocks)
    return LoadCounts(
        rows_read=read,
        rows_landed=landed,
        rows_rejected=rejected,
        rows_superseded=read - rejected - landed,
    )


def _insert(connection: sqlite3.Connection, load_id: int, rows: Sequence[Row]) -> None:
    whole = len(rows) - len(rows) % _ROWS_AT_ONCE
    hundreds = (
        tuple(chain.from_iterable(rows[first : first + _ROWS_AT_ONCE]))
        for first in range(0, whole, _ROWS_AT_ONCE)
    )
    connection.executemany(_insert_of(_ROWS_AT_ONCE, load_id), hundreds)
    connection.executemany(_insert_of(1, load_id), rows[whole:])


def _insert_of(rows: int, load_id: int) -> str:
    row = f"({', '.join('?' * len(ROUND_COLUMNS))}, {load_id}, 0)"
    return (
        f"insert or replace into landing_player_rounds ({_COLUMNS}, load_id, is_deleted)"
        f" values {', '.join([row] * rows)}"
    )


def _count_landed(connection: sqlite3.Connection, blocks: Sequence[RoundBlock]) -> int:
    """Landed rounds of the players from the first to the last of these rounds."""
    filled = [block.rows for block in blocks if block.rows]
    if not filled:
        return 0
    first, last = filled[0][0], filled[-1][-1]
    (count,) = connection.execute(_LANDED_BETWEEN, (first[0], last[0])).fetchone()
    return int(count)


def _keep_rejections(connection: sqlite3.Connection) -> None:
    keep_rejections(connection, PLAYER_ROUNDS)
    connection.execute(_DROP_ANSWERED_REJECTIONS)


def _settle(connection: sqlite3.Connection, is_newest_right: bool) -> tuple[int, int]:
    """How many collected rows landing need not take, and how many of them as it has newer ones."""
    connection.execute("drop table if exists temp.settled")
    connection.execute(_SETTLED, {"is_newest_right": is_newest_right})
    settled, superseded = connection.execute(
        "select count(*), coalesce(sum(is_superseded), 0) from settled"
    ).fetchone()
    return int(settled), int(superseded)
