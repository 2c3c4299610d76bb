"""Batches of server-hours for `landing_server_hours`."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from extract.database.connection import temporary_rows
from extract.landing.batch import RowBatch
from extract.landing.names import land_names, prepare_names, with_new_names
from extract.landing.rejections import collect_rejections, keep_rejections, prepare_rejections
from extract.records.loads import LoadCounts
from extract.sources.columns import (
    HOUR_COLUMNS,
    LARGEST_WHOLE,
    NAME_COLUMNS,
    SERVER_ONLINE_COUNTS,
)
from extract.sources.protocol import HourBlock, Rejection, TimeRange

_COLUMNS = ", ".join(HOUR_COLUMNS)
_KEY = "server_guid, hour_epoch, game"
_CONTENT = [name for name in HOUR_COLUMNS if name not in _KEY.split(", ")]

_ROWS = f"""
(
    {_COLUMNS}, samples_read, samples_ingested default 0, primary key ({_KEY})
) without rowid
"""

# Ingested samples that are later than what the source has of their hour: it has none of these yet.
_INGESTED = f"""
as
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
    cross join {{rows}} as incoming using ({_KEY})
    cross join landing_server_samples as sample
    where sample.server_guid = incoming.server_guid
    and sample.game = incoming.game
    and sample.sample_epoch > incoming.last_sample_epoch
    and sample.sample_epoch < incoming.hour_epoch + 3600
) as numbered
group by {_KEY}
"""

_ADD_INGESTED = """
update {rows} as incoming set
    players_sum = incoming.players_sum + ingested.players_sum,
    sample_count = incoming.sample_count + ingested.sample_count,
    peak_players = max(incoming.peak_players, ingested.peak_players),
    last_sample_epoch = ingested.last_sample_epoch,
    last_players = ingested.last_players,
    samples_ingested = ingested.sample_count
from {ingested} as ingested
where incoming.server_guid = ingested.server_guid
and incoming.hour_epoch = ingested.hour_epoch
and incoming.game = ingested.game
"""

# What landed as sums is no longer told apart, sample by sample.
_FORGET_INGESTED = f"""
delete from landing_ingested_hours where ({_KEY}) in (select {_KEY} from {{rows}})
"""

_NOTE_INGESTED = f"""
insert into landing_ingested_hours
select {_KEY}, from_epoch from {{ingested}}
where ({_KEY}) in (select {_KEY} from {{rows}})
"""

_DROP_UNCHANGED = f"""
delete from {{rows}} as incoming
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
select {_COLUMNS}, :load_id from {{rows}}
order by {_KEY}
"""

# An hour of which the source has fewer samples than landing: the rest was forgotten there.
_DROP_FORGOTTEN = """
delete from {rows} as incoming
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


class HourBatch(RowBatch):
    """The server-hours of a range of samples. Like all counts here, the counts are of samples.

    An hour replaces the landed one whole, and only if anything in it changed.
    """

    source_table = SERVER_ONLINE_COUNTS
    columns = HOUR_COLUMNS

    def __init__(self, connection: sqlite3.Connection, samples: TimeRange) -> None:
        super().__init__(connection)
        self._samples = samples

    def collect(self, blocks: Iterable[HourBlock], rejections: Iterable[Rejection]) -> None:
        """Gather hours, and samples that no hour can hold; names are added apart, if there are."""
        self.make_table("rows", _ROWS)
        prepare_names(self)
        prepare_rejections(self)
        places = ", ".join("?" * (len(HOUR_COLUMNS) + 1))
        with temporary_rows(self._connection):
            for block in blocks:
                self.execute_many(
                    f"insert into {{rows}} ({_COLUMNS}, samples_read) values ({places})",
                    block.rows,
                )
            rejected = collect_rejections(self, rejections)
        (copies,) = self.execute("select coalesce(sum(samples_read), 0) from {rows}").fetchone()
        self.counts = LoadCounts(
            rows_read=copies + rejected,
            rows_rejected=rejected,
            rows_superseded=copies - self._count_samples(),
        )

    def compare_with_landing(self) -> None:
        """Complete the hours with what landing knows of them and the source does not.

        Ingested samples that are later than the last collected one of their hour belong to it. An
        hour of which landing has more samples even so is left as it landed: superseded by that.
        """
        self.make_table("ingested", _INGESTED)
        self.execute(_ADD_INGESTED)
        before = self._count_samples()
        self.execute(_DROP_FORGOTTEN)
        forgotten = before - self._count_samples()
        self.counts += LoadCounts(rows_superseded=forgotten)

    def count_differences(self, other: RowBatch) -> int:
        """See `RowBatch.count_differences`: of hours and of names."""
        names = self._count_differences(other, "names", NAME_COLUMNS)
        return super().count_differences(other) + names

    def _land(self, load_id: int) -> LoadCounts:
        collected_samples = self._count_samples()
        self.execute(_DROP_UNCHANGED)
        landed_samples = self._count_samples()
        self.execute(_LAND, {"load_id": load_id})
        self.execute(_FORGET_INGESTED)
        self.execute(_NOTE_INGESTED)
        self.execute(
            _DROP_REJECTIONS,
            {
                "from_epoch": self._samples.from_epoch or 0,
                "until_epoch": self._samples.until_epoch or LARGEST_WHOLE,
            },
        )
        keep_rejections(self)
        counts = replace(
            self.counts,
            rows_landed=landed_samples,
            rows_repeated=collected_samples - landed_samples,
        )
        return with_new_names(counts, land_names(self))

    def _count_samples(self) -> int:
        """How many samples the hours have from the source, each (server, time, game) once."""
        (samples,) = self.execute(
            "select coalesce(sum(sample_count - samples_ingested), 0) from {rows}"
        ).fetchone()
        return int(samples)
