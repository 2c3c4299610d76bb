"""What servers are called, in `landing_server_names`, as their samples say.

A name's times only ever widen: those of the first and the last sample with it, copies and what the
source has forgotten since included. So samples may come in any order, late or again.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.landing.batch import Batch
from extract.records.loads import LoadCounts
from extract.sources.columns import LATEST_SAMPLE, NAME_COLUMNS, SERVER_ONLINE_COUNTS
from extract.sources.protocol import Row


def _of(table: str, names: Sequence[str]) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


_KEY = NAME_COLUMNS[:3]
_COLUMNS = ", ".join(NAME_COLUMNS)
_ROWS = f"({_COLUMNS}, primary key ({', '.join(_KEY)})) without rowid"

_IS_LATER = f"({_of('excluded', LATEST_SAMPLE)}) > ({', '.join(LATEST_SAMPLE)})"
_WIDEN = f"""
where true
on conflict do update set
    first_sample_epoch = min(first_sample_epoch, excluded.first_sample_epoch),
    {", ".join(f"{name} = iif({_IS_LATER}, excluded.{name}, {name})" for name in LATEST_SAMPLE)}
where excluded.first_sample_epoch < first_sample_epoch or {_IS_LATER}
"""

_VALUES = f"select {', '.join('?' * len(NAME_COLUMNS))}"
_ADD = f"insert into {{names}} {_VALUES} {_WIDEN}"
_LAND = f"insert into landing_server_names select {_COLUMNS} from {{names}} {_WIDEN}"

_TAKE_LANDED = "insert into {known} select * from landing_server_names where month = ?"
_ADD_KNOWN = f"insert into {{known}} {_VALUES} {_WIDEN}"
_NEW = f"""
select count(*) from {{names}} as incoming
where not exists (
    select 1 from landing_server_names as landed
    where ({_of("landed", _KEY)}) = ({_of("incoming", _KEY)})
    and landed.first_sample_epoch <= incoming.first_sample_epoch
    and ({_of("landed", LATEST_SAMPLE)}) >= ({_of("incoming", LATEST_SAMPLE)})
)
"""
_KNOWN_ONLY = f"""
select {_COLUMNS} from {{known}} as known
where not exists (
    select 1 from {{names}} as incoming
    where ({_of("incoming", _KEY)}) = ({_of("known", _KEY)})
    and incoming.first_sample_epoch <= known.first_sample_epoch
    and ({_of("incoming", LATEST_SAMPLE)}) >= ({_of("known", LATEST_SAMPLE)})
)
order by {", ".join(_KEY)}
"""


def prepare_names(batch: Batch) -> None:
    """Make room for the names of a batch's samples beside its rows."""
    batch.make_table("names", _ROWS)


def add_names(batch: Batch, names: Iterable[Row]) -> None:
    """Add names with the columns of `NAME_COLUMNS` to those of a batch."""
    batch.execute_many(_ADD, names)


def land_names(batch: Batch) -> int:
    """Widen the landed names by those of a batch. Returns how many that changed or added."""
    return batch.execute(_LAND).rowcount


def with_new_names(counts: LoadCounts, names: int) -> LoadCounts:
    """The counts of samples that brought so many names which had not landed.

    A sample that is the first to say a name is no repetition of what has landed, even where its
    hour has the same players: at least so many have landed, or all.
    """
    unseen = max(0, min(names - counts.rows_landed, counts.rows_repeated))
    return replace(
        counts,
        rows_landed=counts.rows_landed + unseen,
        rows_repeated=counts.rows_repeated - unseen,
    )


def count_new_names(batch: Batch) -> int:
    """How many of a batch's names would change what has landed."""
    (count,) = batch.execute(_NEW).fetchone()
    return int(count)


def landed_only_names(batch: Batch, month: str | None, archived: Iterable[Row]) -> list[Row]:
    """The names of a month, landed or `archived`, of which the batch does not have all times."""
    batch.make_table("known", _ROWS)
    batch.execute(_TAKE_LANDED, (month,))
    batch.execute_many(_ADD_KNOWN, archived)
    return batch.execute(_KNOWN_ONLY).fetchall()


def unread_names_end(connection: sqlite3.Connection) -> int | None:
    """Before when samples have landed without their names, as an older version landed them."""
    row = connection.execute("select until_epoch from landing_unread_names").fetchone()
    return int(row[0]) if row else None


class NameBatch(Batch):
    """Names alone, such as those of all samples that had landed without."""

    source_table = SERVER_ONLINE_COUNTS

    def collect(self, names: Iterable[Row]) -> None:
        """Gather names, each once."""
        prepare_names(self)
        add_names(self, names)

    def _land(self, load_id: int) -> LoadCounts:  # noqa: ARG002
        names = land_names(self)
        self.execute("delete from landing_unread_names")
        return LoadCounts(rows_read=names, rows_landed=names)
