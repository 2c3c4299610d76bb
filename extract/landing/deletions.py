"""Rounds that an administrator deleted, or restored, through `ingest`.

What was said of a row or of a whole round is remembered, and the newest of it holds: for rows that
have landed, and for those that come later. A row that is deleted stays in landing, marked.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.landing.batch import Batch
from extract.landing.held import COUNTS, DELETED, NEWEST_SAID_OF, SAME_ROW
from extract.records.loads import LoadCounts
from extract.sources.columns import PLAYER_ROUNDS, ROUND_IDENTITY
from extract.sources.line_deletions import Deletion
from extract.wording import counted

_KEY = ", ".join(ROUND_IDENTITY)

_KNOWN = """
select created_epoch, is_deleted from landing_deletions
where round_id = ? and server_guid = ? and player_name = ? and round_start_epoch = ?
"""

# A new deletion_id, greater than all others, says which of one second is the later.
_SAY = """
insert or replace into landing_deletions
(round_id, server_guid, player_name, round_start_epoch, created_epoch, is_deleted)
values (?, ?, ?, ?, ?, ?) returning deletion_id
"""

# The rows of a round stand with their players, and are found by an index: before the first load is
# done there is none, and all keys are read.
_COVERED = f"""
as
with said as (
    select landing_deletions.* from {{said}} cross join landing_deletions using (deletion_id)
),
keys as (
    select {_KEY} from landing_player_rounds
    where :has_whole_rounds and round_id in (select round_id from said where server_guid <> '')
    union
    select {_KEY} from said where player_name <> ''
)
select landed.*, said.deletion_id, said.is_deleted as is_to_delete, said.created_epoch as said_epoch
from keys
cross join landing_player_rounds as landed using ({_KEY})
cross join said on said.round_id = landed.round_id
and (
    said.server_guid = landed.server_guid
    or (said.player_name, said.round_start_epoch) = (landed.player_name, landed.round_start_epoch)
)
"""

# A row changed after its deletion if it was created after, and has other content since: a re-send
# moves created_epoch alone, and no load.
_MARKS = f"""
as
select {_KEY}, is_to_delete, deletion_id from {{covered}} as covered
where deletion_id = ({NEWEST_SAID_OF.format(chosen="said.deletion_id", row="covered")})
and case
    when is_to_delete then
        is_deleted <> {DELETED}
        and not (
            created_epoch > said_epoch
            and (
                select started_at from landing_loads where landing_loads.load_id = covered.load_id
            ) > datetime(said_epoch, 'unixepoch')
        )
    else is_deleted <> {COUNTS}
end
"""

_MARK = f"""
update landing_player_rounds set
    is_deleted = case when marks.is_to_delete then {DELETED} else {COUNTS} end,
    load_id = :load_id
from {{marks}} as marks
where {SAME_ROW.format("marks")}
"""

_EFFECTS = f"""
select
    count(*),
    count(marks.deletion_id),
    count(*) filter (
        where marks.deletion_id is null and covered.is_to_delete and covered.is_deleted <> {DELETED}
    )
from {{covered}} as covered
left join {{marks}} as marks using (deletion_id, {_KEY})
where covered.deletion_id = ?
"""


class DeletionBatch(Batch):
    """Lines that delete rounds or restore them, which are applied in their order.

    A line is superseded where something newer was said of the same, and repeated where it changes
    nothing.

    rows_deleted, rows_restored: how many landed rows the commit changed.
    notes: numbers of lines that found nothing to do, and why.
    """

    source_table = PLAYER_ROUNDS

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.rows_deleted = 0
        self.rows_restored = 0
        self.notes: list[tuple[int, str]] = []
        self._lines: list[tuple[int, Deletion]] = []

    def collect(self, lines: Iterable[tuple[int, Deletion]]) -> None:
        """Gather lines, with their numbers."""
        self._lines += lines

    def _land(self, load_id: int) -> LoadCounts:
        said = [_say(self._connection, number, deletion) for number, deletion in self._lines]
        self._mark(load_id, said)
        counts = LoadCounts()
        for one in said:
            effect = _Effect(*self.execute(_EFFECTS, (one.deletion_id,)).fetchone())
            counts += _counts(one, effect)
            if note := _note(one, effect):
                self.notes.append((one.number, note))
        return counts

    def _mark(self, load_id: int, said: "Sequence[_Said]") -> None:
        """Mark landed rows as what was said holds."""
        self.make_table("said", "(deletion_id primary key) without rowid")
        self.execute_many(
            "insert into {said} values (?)",
            [(one.deletion_id,) for one in said if one.deletion_id is not None],
        )
        has_whole_rounds = any(one.deletion.is_of_whole_round for one in said)
        self.make_table("covered", _COVERED, {"has_whole_rounds": has_whole_rounds})
        self.make_table("marks", _MARKS)
        self.execute(_MARK, {"load_id": load_id})
        self.rows_deleted, self.rows_restored = self.execute(
            "select count(*) filter (where is_to_delete), count(*) filter (where not is_to_delete)"
            " from {marks}"
        ).fetchone()


@dataclass(frozen=True)
class _Said:
    """A line beside what was said of the same before; deletion_id is None where that holds."""

    number: int
    deletion: Deletion
    deletion_id: int | None
    is_repeated: bool


@dataclass(frozen=True)
class _Effect:
    """How many landed rows a line is about, how many it changed, and how many it left alone."""

    covered: int
    changed: int
    left_alone: int


def _say(connection: sqlite3.Connection, number: int, deletion: Deletion) -> _Said:
    scope = (
        *(deletion.round_id, deletion.server_guid),
        *(deletion.player_name, deletion.round_start_epoch),
    )
    known_epoch, known_is_deleted = connection.execute(_KNOWN, scope).fetchone() or (-1, None)
    is_repeated = known_is_deleted == deletion.is_deleted
    if known_epoch > deletion.created_epoch or (
        is_repeated and known_epoch == deletion.created_epoch
    ):
        return _Said(number, deletion, None, is_repeated)
    values = (*scope, deletion.created_epoch, deletion.is_deleted)
    (deletion_id,) = connection.execute(_SAY, values).fetchone()
    return _Said(number, deletion, deletion_id, is_repeated)


def _counts(one: _Said, effect: _Effect) -> LoadCounts:
    if effect.changed or (one.deletion_id is not None and not one.is_repeated):
        return LoadCounts(rows_read=1, rows_landed=1)
    if one.is_repeated:
        return LoadCounts(rows_read=1, rows_repeated=1)
    return LoadCounts(rows_read=1, rows_superseded=1)


def _note(one: _Said, effect: _Effect) -> str | None:
    """What the writer of a line should know, if it did not do what one would expect of it."""
    if one.deletion_id is None:
        return None if one.is_repeated else "something newer was said of that round"
    if not effect.covered:
        later = "what comes of it later is deleted" if one.deletion.is_deleted else "nothing to do"
        return f"no such round has landed: {later}"
    if effect.left_alone:
        rows = counted(effect.left_alone, "row")
        return f"{rows} of that round stayed: changed or restored after it was deleted"
    return None
