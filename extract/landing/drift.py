"""What a month of landing holds, and how it differs from a month that was read again."""

import sqlite3
from dataclasses import dataclass

from extract.landing.held import COUNTS, GONE
from extract.landing.hours import HourBatch
from extract.landing.names import count_new_names
from extract.landing.rounds import SAME_CONTENT, RoundBatch
from extract.records.loads import LoadCounts
from extract.sources.columns import HOUR_COLUMNS, ROUND_IDENTITY
from extract.sources.content import ROUND_CONTENT, SEPARATOR, content_hash
from extract.sources.protocol import HourTotals, RoundTotals, TimeRange

_KEY = ", ".join(ROUND_IDENTITY)

_MILLISECONDS = "cast(play_time_minutes * 60000 + 0.5 as integer)"
_SEPARATED = f" || char({ord(SEPARATOR)}) || "

_ROUND_TOTALS = f"""
select
    strftime('%Y-%m', round_start_epoch, 'unixepoch') as month,
    count(*),
    sum(final_kills),
    sum(final_deaths),
    sum(final_score),
    sum({_MILLISECONDS}),
    sum(is_bot),
    sum(content_hash({_SEPARATED.join((*ROUND_CONTENT, _MILLISECONDS))}))
from landing_player_rounds
where is_deleted = {COUNTS}
group by month
"""

_HOUR_TOTALS = f"""
select
    strftime('%Y-%m', hour_epoch, 'unixepoch') as month,
    count(*),
    sum(sample_count),
    sum(players_sum),
    sum(peak_players),
    sum(content_hash({_SEPARATED.join(HOUR_COLUMNS)}))
from landing_server_hours
where hour_epoch >= :from_epoch and hour_epoch < :until_epoch
group by month
"""

_SAME_IDENTITY = " and ".join(f"landed.{name} = incoming.{name}" for name in ROUND_IDENTITY)

# A sync does not land a copy that is older than the landed one, however often it reads it again.
_ROUNDS_TO_LAND = f"""
select count(*) from {{rows}} as incoming
where (
    created_epoch < :settled_epoch
    or exists (
        select 1 from landing_player_rounds as landed
        where {_SAME_IDENTITY}
        and landed.is_deleted <> {GONE}
        and landed.created_epoch > incoming.created_epoch
        and landed.created_epoch <= :reached_epoch
    )
)
and not exists (
    select 1 from landing_player_rounds as landed
    where {_SAME_IDENTITY}
    and landed.is_deleted <> {GONE}
    and {SAME_CONTENT}
)
"""

_HOURS_TO_LAND = f"""
select count(*) from {{rows}} as incoming
where not exists (
    select 1 from landing_server_hours as landed
    where {" and ".join(f"landed.{name} = incoming.{name}" for name in HOUR_COLUMNS)}
)
"""

_DROP_OVERTAKEN = f"""
delete from {{rows}} as incoming
where exists (
    select 1 from landing_player_rounds as landed
    where {_SAME_IDENTITY}
    and landed.is_deleted <> {GONE}
    and landed.created_epoch > incoming.created_epoch
    and landed.created_epoch > :reached_epoch
)
"""

# A round of which the source has only a copy that cannot be landed has not gone.
_GONE = f"""
as
select {_KEY} from landing_player_rounds as landed
where round_start_epoch >= :from_epoch and round_start_epoch < :until_epoch
and is_deleted = {COUNTS}
and created_epoch <= :reached_epoch
and ({_KEY}) not in (select {_KEY} from {{rows}})
and json_array({_KEY}) not in (select json(row_identity) from {{rejections}})
and not (
    :is_merging
    and round_id in (
        select round_id from {{rows}}
        union all
        select row_identity ->> 2 from {{rejections}}
    )
)
"""

_MARK_GONE = f"""
update landing_player_rounds set is_deleted = {GONE}, load_id = :load_id
where ({_KEY}) in (select {_KEY} from {{gone}})
"""


@dataclass(frozen=True)
class Drift:
    """How many rows landing lacks or has otherwise, and how many the source no longer has."""

    rows_to_land: int
    rows_gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.rows_to_land or self.rows_gone)


def landed_round_totals(connection: sqlite3.Connection) -> dict[str, RoundTotals]:
    """Per month (`YYYY-MM`, UTC) of the rounds' start, over what is not marked deleted."""
    _define_content_hash(connection)
    return {month: RoundTotals(*sums) for month, *sums in connection.execute(_ROUND_TOTALS)}


def landed_hour_totals(
    connection: sqlite3.Connection, from_epoch: int, until_epoch: int
) -> dict[str, HourTotals]:
    """Per month (`YYYY-MM`, UTC), over the hours from the one time to before the other."""
    _define_content_hash(connection)
    times = {"from_epoch": from_epoch, "until_epoch": until_epoch}
    return {month: HourTotals(*sums) for month, *sums in connection.execute(_HOUR_TOTALS, times)}


def _define_content_hash(connection: sqlite3.Connection) -> None:
    """SQLite has no hash of its own."""
    connection.create_function("content_hash", 1, content_hash, deterministic=True)


def pruned_before_epoch(connection: sqlite3.Connection, table: str) -> int:
    """Rows of the table before this were let go on purpose; 0 for none."""
    row = connection.execute(
        "select before_epoch from landing_pruned where source_table = ?", (table,)
    ).fetchone()
    return int(row[0]) if row else 0


class RoundMonth(RoundBatch):
    """The rounds of a month that were read again, however old: landing becomes what they are.

    Its commit marks those deleted that `drift` found gone.
    """

    def __init__(self, connection: sqlite3.Connection, month: TimeRange) -> None:
        super().__init__(connection, is_newest_right=False)
        self._month = month

    def drift(self, settled_epoch: int, reached_epoch: int, is_merging: bool) -> Drift:
        """The drift of landing from the collected rounds.

        Rounds created from `settled_epoch` on are still the next sync's to land, unless the source
        has lost a newer copy that landed. Rounds and copies that were ingested and created after
        `reached_epoch`, the newest at the source, are on their way there: they stay. Where the
        source merges the players of a round into one row, a round that has gone while another row
        of its round_id is there was merged, not deleted: a merge stays within a month's partition.
        """
        self.make_table(
            "gone",
            _GONE,
            {
                "from_epoch": self._month.from_epoch,
                "until_epoch": self._month.until_epoch,
                "reached_epoch": reached_epoch,
                "is_merging": is_merging,
            },
        )
        overtaken = self.execute(_DROP_OVERTAKEN, {"reached_epoch": reached_epoch}).rowcount
        self.counts += LoadCounts(rows_superseded=overtaken)
        times = {"settled_epoch": settled_epoch, "reached_epoch": reached_epoch}
        (to_land,) = self.execute(_ROUNDS_TO_LAND, times).fetchone()
        (gone,) = self.execute("select count(*) from {gone}").fetchone()
        return Drift(to_land, gone)

    def _land(self, load_id: int) -> LoadCounts:
        counts = super()._land(load_id)
        return counts.with_marked(self.execute(_MARK_GONE, {"load_id": load_id}).rowcount)


class HourMonth(HourBatch):
    """The server-hours of a month that were read again. What the source forgot is no drift."""

    def drift(self) -> Drift:
        """The drift of landing from the hours, once they are compared with it."""
        (to_land,) = self.execute(_HOURS_TO_LAND).fetchone()
        return Drift(to_land + count_new_names(self))
