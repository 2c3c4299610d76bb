"""Batches of single samples, added to `landing_server_hours`: those that come by ingest.

An hour's sums do not say which samples are in them. So each ingested sample is kept for a day: of
two copies the one with more players counts, whichever came first. What an hour had before is taken
to be all of it up to its last sample, as sources have their samples in the order of time.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from extract.database.connection import temporary_rows
from extract.landing.batch import RowBatch
from extract.landing.names import land_names, prepare_names, with_new_names
from extract.landing.rejections import collect_rejections, keep_rejections, prepare_rejections
from extract.records.loads import LoadCounts
from extract.sources.columns import SERVER_ONLINE_COUNTS
from extract.sources.protocol import Rejection, Row

KEPT_DAYS = 1

_ROWS = """
(
    server_guid, sample_epoch, game, players_online, copies,
    hour_epoch as (sample_epoch - sample_epoch % 3600),
    primary key (server_guid, sample_epoch, game)
) without rowid
"""

_DROP_ANSWERED_REJECTIONS = f"""
delete from landing_rejected_rows as rejected
where rejected.source_table = '{SERVER_ONLINE_COUNTS}'
and exists (
    select 1 from {{rows}} as incoming
    where incoming.server_guid = rejected.row_identity ->> 0
    and incoming.sample_epoch = rejected.row_identity ->> 1
    and incoming.game = rejected.row_identity ->> 2
)
"""

_DROP_SUMMED = """
delete from {rows} as incoming
where exists (
    select 1 from landing_server_hours as landed
    left join landing_ingested_hours as hour using (server_guid, hour_epoch, game)
    where landed.server_guid = incoming.server_guid
    and landed.hour_epoch = incoming.hour_epoch
    and landed.game = incoming.game
    and incoming.sample_epoch < coalesce(hour.from_epoch, landed.last_sample_epoch + 1)
)
"""

_KNOWN = """
exists (
    select 1 from landing_server_samples as landed
    where landed.server_guid = incoming.server_guid
    and landed.sample_epoch = incoming.sample_epoch
    and landed.game = incoming.game
    and landed.players_online {} incoming.players_online
)
"""
_DROP_KNOWN = f"delete from {{rows}} as incoming where {_KNOWN.format('=')}"
_DROP_KNOWN_WITH_MORE = f"delete from {{rows}} as incoming where {_KNOWN.format('>')}"

_NOTE_HOURS = """
insert into landing_ingested_hours
select distinct
    incoming.server_guid,
    incoming.hour_epoch,
    incoming.game,
    coalesce(landed.last_sample_epoch + 1, 0)
from {rows} as incoming
left join landing_server_hours as landed using (server_guid, hour_epoch, game)
where true
on conflict do nothing
"""

# A sample that is known with fewer players adds only what it has more.
_ADD_TO_HOURS = """
insert into landing_server_hours
select
    server_guid,
    hour_epoch,
    game,
    sum(players_online - players_known),
    sum(is_new),
    max(players_online),
    max(sample_epoch),
    max(players_online) filter (where is_last),
    :load_id
from (
    select
        incoming.server_guid,
        incoming.hour_epoch,
        incoming.game,
        incoming.sample_epoch,
        incoming.players_online,
        coalesce(landed.players_online, 0) as players_known,
        landed.players_online is null as is_new,
        lead(incoming.sample_epoch) over (
            partition by incoming.server_guid, incoming.hour_epoch, incoming.game
            order by incoming.sample_epoch
        ) is null as is_last
    from {rows} as incoming
    left join landing_server_samples as landed using (server_guid, sample_epoch, game)
) as numbered
where true
group by server_guid, hour_epoch, game
on conflict do update set
    players_sum = players_sum + excluded.players_sum,
    sample_count = sample_count + excluded.sample_count,
    peak_players = max(peak_players, excluded.peak_players),
    last_players = case
        when excluded.last_sample_epoch >= last_sample_epoch then excluded.last_players
        else last_players
    end,
    last_sample_epoch = max(last_sample_epoch, excluded.last_sample_epoch),
    load_id = excluded.load_id
"""

_KEEP = """
insert or replace into landing_server_samples
select server_guid, sample_epoch, game, players_online, :load_id from {rows}
"""

_OLD_LOADS = f"""
select max(load_id) from landing_loads
where finished_at < datetime('now', '-{KEPT_DAYS} day')
"""

_LET_GO_HOURS = """
delete from landing_ingested_hours
where (server_guid, hour_epoch, game) in (
    select server_guid, sample_epoch - sample_epoch % 3600, game
    from landing_server_samples
    where load_id <= :load_id
)
"""


class SampleBatch(RowBatch):
    """Single samples."""

    source_table = SERVER_ONLINE_COUNTS
    columns = ("server_guid", "sample_epoch", "game", "players_online", "copies")

    def collect(self, samples: Iterable[Row], rejections: Iterable[Rejection]) -> None:
        """Gather samples: (server_guid, epoch, game, players, how many copies), each once.

        Names are added apart, if there are.
        """
        self.make_table("rows", _ROWS)
        prepare_names(self)
        prepare_rejections(self)
        with temporary_rows(self._connection):
            self._add(self.columns, samples)
            rejected = collect_rejections(self, rejections)
        count, copies = self.execute(
            "select count(*), coalesce(sum(copies), 0) from {rows}"
        ).fetchone()
        self.counts = LoadCounts(
            rows_read=copies + rejected, rows_rejected=rejected, rows_superseded=copies - count
        )

    def _land(self, load_id: int) -> LoadCounts:
        keep_rejections(self)
        self.execute(_DROP_ANSWERED_REJECTIONS)
        repeated = self.execute(_DROP_SUMMED).rowcount
        repeated += self.execute(_DROP_KNOWN).rowcount
        superseded = self.execute(_DROP_KNOWN_WITH_MORE).rowcount
        self.execute(_NOTE_HOURS)
        self.execute(_ADD_TO_HOURS, {"load_id": load_id})
        landed = self.execute(_KEEP, {"load_id": load_id}).rowcount
        counts = replace(
            self.counts,
            rows_landed=landed,
            rows_repeated=repeated,
            rows_superseded=self.counts.rows_superseded + superseded,
        )
        return with_new_names(counts, land_names(self))


def let_old_samples_go(connection: sqlite3.Connection) -> None:
    """Keep of samples that were ingested over a day ago only what they add up to.

    Call it inside a transaction. From then on their hours count as landed in the order of time.
    """
    (load_id,) = connection.execute(_OLD_LOADS).fetchone()
    connection.execute(_LET_GO_HOURS, {"load_id": load_id})
    connection.execute("delete from landing_server_samples where load_id <= ?", (load_id,))
