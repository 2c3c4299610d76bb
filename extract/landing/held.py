"""Rounds that land as deleted, because they or their whole round were deleted through `ingest`."""

import sqlite3

from extract.landing.batch import Batch
from extract.sources.columns import ROUND_IDENTITY

COUNTS, GONE, DELETED = 0, 1, 2
"""What `is_deleted` of a landed round says: it counts, the source lost it, it was deleted here."""

SAME_ROW = " and ".join(f"landing_player_rounds.{name} = {{0}}.{name}" for name in ROUND_IDENTITY)
"""A condition on landed rounds and a table with the identities of some, `{0}`."""

NEWEST_SAID_OF = """
    select {chosen} from landing_deletions as said
    where said.round_id = {row}.round_id
    and (
        said.server_guid = {row}.server_guid
        or (said.player_name, said.round_start_epoch) = ({row}.player_name, {row}.round_start_epoch)
    )
    order by said.created_epoch desc, said.deletion_id desc
    limit 1
"""

_HAS_DELETIONS = "exists (select 1 from landing_deletions)"
_IS_HELD = NEWEST_SAID_OF.format(
    chosen="said.is_deleted and ("
    "landed.player_name is null or incoming.created_epoch < said.created_epoch)",
    row="incoming",
)

# A row that never landed before is deleted with its round, whenever it was created.
_HELD = f"""
as
select {", ".join(f"incoming.{name}" for name in ROUND_IDENTITY)}
from {{rows}} as incoming
left join landing_player_rounds as landed using ({", ".join(ROUND_IDENTITY)})
where {_HAS_DELETIONS} and ({_IS_HELD})
"""

_HOLD = f"""
update landing_player_rounds set is_deleted = {DELETED}
from {{held}} as held where {SAME_ROW.format("held")}
"""


def has_deletions(connection: sqlite3.Connection) -> bool:
    """Whether anything was ever said of a round: most files have nothing."""
    (has_any,) = connection.execute(f"select {_HAS_DELETIONS}").fetchone()
    return bool(has_any)


def find_held(batch: Batch) -> None:
    """Note which rounds of a batch that is about to land are deleted: see `hold`."""
    batch.make_table("held", _HELD)


def hold(batch: Batch) -> int:
    """Mark what `find_held` found, now that it has landed, as deleted. Returns how many."""
    batch.execute(_HOLD)
    (held,) = batch.execute("select count(*) from {held}").fetchone()
    return int(held)
