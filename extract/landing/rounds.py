"""Batches of rounds for `landing_player_rounds`: merged, or of new players inserted."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from extract.database.connection import temporary_rows
from extract.landing.batch import Batch, RowBatch
from extract.landing.held import GONE, find_held, has_deletions, hold
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
_ROWS = f"({_COLUMNS}, primary key ({_KEY})) without rowid"

# SQLite keeps the order of a cross join: landing is searched, not scanned, whatever statistics say.
_IS_NEWER = (
    f":is_newest_right and landed.is_deleted <> {GONE}"
    " and landed.created_epoch > incoming.created_epoch"
)

_SETTLED = f"""
as
select
    {", ".join(f"incoming.{name}" for name in (*ROUND_IDENTITY, "created_epoch"))},
    {_IS_NEWER} as is_superseded
from {{rows}} as incoming
cross join landing_player_rounds as landed using ({_KEY})
where
    ({_IS_NEWER})
    or (landed.is_deleted <> {GONE} and {SAME_CONTENT})
"""

_MOVE_CREATED = f"""
update landing_player_rounds set created_epoch = settled.created_epoch
from {{settled}} as settled
where
    {" and ".join(f"landing_player_rounds.{name} = settled.{name}" for name in ROUND_IDENTITY)}
    and not settled.is_superseded
    and landing_player_rounds.created_epoch <> settled.created_epoch
"""

_DROP_SETTLED = f"""
delete from {{rows}}
where ({_KEY}) in (select {_KEY} from {{settled}})
"""

_DEPARTURES = f"""
insert or ignore into landing_server_departures
select :load_id, landed.server_guid
from {{rows}} as incoming
cross join landing_player_rounds as landed using ({_KEY})
where landed.server_guid <> incoming.server_guid or landed.game <> incoming.game
"""

_LAND = f"""
insert or replace into landing_player_rounds ({_COLUMNS}, load_id, is_deleted)
select {_COLUMNS}, :load_id, 0 from {{rows}}
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


class RoundBatch(RowBatch):
    """Rounds, each of which is compared with the landed one.

    A row replaces the landed one if it is not older, or that has gone from the source; where the
    newest is not always right, a row that differs replaces it however old. One whose content is
    that of the landed one only moves `created_epoch`: it was repeated, and no model has anything to
    do. What was deleted through `ingest` stays so, unless the row was created after and differs.

    rows_held: how many rows landed as deleted, as what was said of them or their round holds.
    """

    source_table = PLAYER_ROUNDS
    columns = ROUND_COLUMNS

    def __init__(self, connection: sqlite3.Connection, is_newest_right: bool = True) -> None:
        super().__init__(connection)
        self.rows_held = 0
        self._is_newest_right = is_newest_right

    def collect(self, blocks: Iterable[RoundBlock]) -> None:
        """Gather rounds, every copy of an identity that this read has among them.

        Counts the rows read, rejected, and superseded by another copy in the batch.
        """
        self.make_table("rows", _ROWS)
        prepare_rejections(self)
        read = rejected = 0
        with temporary_rows(self._connection):
            for block in blocks:
                read += block.rows_read
                self._add(ROUND_COLUMNS, block.rows)
                rejected += collect_rejections(self, block.rejections)
        (winners,) = self.execute("select count(*) from {rows}").fetchone()
        self.counts = LoadCounts(
            rows_read=read, rows_rejected=rejected, rows_superseded=read - rejected - winners
        )

    def _land(self, load_id: int) -> LoadCounts:
        settled, superseded = self._settle()
        self.execute(_MOVE_CREATED)
        self.execute(_DROP_SETTLED)
        self.execute(_DEPARTURES, {"load_id": load_id})
        find_held(self)
        landed = self.execute(_LAND, {"load_id": load_id}).rowcount
        self.rows_held = hold(self)
        _keep_rejections(self)
        return replace(
            self.counts,
            rows_landed=landed,
            rows_repeated=settled - superseded,
            rows_superseded=self.counts.rows_superseded + superseded,
        )

    def _settle(self) -> tuple[int, int]:
        """How many rows need not land, and of how many of these landing has a newer copy."""
        self.make_table("settled", _SETTLED, {"is_newest_right": self._is_newest_right})
        settled, superseded = self.execute(
            "select count(*), coalesce(sum(is_superseded), 0) from {settled}"
        ).fetchone()
        return int(settled), int(superseded)


class NewRoundBatch(Batch):
    """Rounds of players that `are_new`: there is nothing to compare them with.

    So they need no temp table on their way.
    """

    source_table = PLAYER_ROUNDS

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._blocks: list[RoundBlock] = []

    def collect(self, blocks: Iterable[RoundBlock]) -> None:
        """Gather rounds in key order, and count those read and rejected."""
        self._blocks = list(blocks)
        prepare_rejections(self)
        with temporary_rows(self._connection):
            rejected = sum(collect_rejections(self, block.rejections) for block in self._blocks)
        read = sum(block.rows_read for block in self._blocks)
        self.counts = LoadCounts(rows_read=read, rows_rejected=rejected)

    def _land(self, load_id: int) -> LoadCounts:
        for block in self._blocks:
            _insert(self._connection, load_id, block.rows)
        _keep_rejections(self)
        landed = _count_landed(self._connection, self._blocks)
        superseded = self.counts.rows_read - self.counts.rows_rejected - landed
        return replace(self.counts, rows_landed=landed, rows_superseded=superseded)


def are_new(connection: sqlite3.Connection, blocks: Sequence[RoundBlock]) -> bool:
    """Whether landing knows nothing of any player from the first to the last of these rounds."""
    return not has_deletions(connection) and not _count_landed(connection, blocks)


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


def _keep_rejections(batch: Batch) -> None:
    keep_rejections(batch)
    batch.execute(_DROP_ANSWERED_REJECTIONS)
