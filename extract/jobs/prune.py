"""Weekly: let go of hours that no table looks back to, and give the file's free space back.

Of a day whose hours have gone their sums stay, for the table that has all days.
"""

import sqlite3
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from extract.database.connection import transaction
from extract.database.free_space import give_space_back
from extract.errors import UsageError
from extract.landing.hours_of_a_time import NEWEST_HOUR, SAMPLED_SERVERS
from extract.landing.rejections import INGEST
from extract.landing.samples import let_old_samples_go
from extract.marts.windows import as_of_epoch, longest_window_days
from extract.sources.columns import SERVER_ONLINE_COUNTS

DAY_SECONDS = 86_400
RECORD_DAYS = 30
"""How long records of runs, of loads that landed nothing, and of lines without a row are kept."""

OLDEST_DAY = f"""
select min(hour_epoch) / 86400 * 86400 from landing_server_hours
where server_guid in ({SAMPLED_SERVERS}) and hour_epoch < :before_epoch
"""

_THE_DAY = f"""
server_guid in ({SAMPLED_SERVERS}) and hour_epoch >= :day_epoch and hour_epoch < :day_epoch + 86400
"""

# Of a day that landed once more after its hours had gone, the record is kept that
# server_daily_counts takes.
KEEP_DAY = f"""
insert into landing_server_days
select
    server_guid,
    :day_epoch,
    sum(players_sum),
    sum(sample_count),
    max(peak_players),
    count(distinct hour_epoch)
from landing_server_hours
where {_THE_DAY}
group by server_guid
on conflict do update set
    players_sum = excluded.players_sum,
    sample_count = excluded.sample_count,
    peak_players = excluded.peak_players,
    hours_sampled = excluded.hours_sampled
where (excluded.sample_count, excluded.players_sum, excluded.peak_players, excluded.hours_sampled)
    > (sample_count, players_sum, peak_players, hours_sampled)
"""

PRUNE_DAY = f"delete from landing_server_hours where {_THE_DAY}"

_NOTE_PRUNED = f"""
insert into landing_pruned values ('{SERVER_ONLINE_COUNTS}', :before_epoch)
on conflict (source_table) do update set before_epoch = max(before_epoch, excluded.before_epoch)
"""

_PRUNE_REJECTED = f"""
delete from landing_rejected_rows
where source_table = '{SERVER_ONLINE_COUNTS}' and created_epoch < :before_epoch
"""

_PRUNE_LINES = f"""
delete from landing_rejected_rows
where source_table = '{INGEST}'
and created_epoch < cast(strftime('%s', 'now', '-{RECORD_DAYS} days') as integer)
"""

_PRUNE_RUNS = f"delete from runs where finished_at < datetime('now', '-{RECORD_DAYS} days')"

# A table's newest load stays: it says that the source was read, and keeps load ids increasing.
_PRUNE_LOADS = f"""
delete from landing_loads as old
where old.rows_landed = 0
and old.finished_at < datetime('now', '-{RECORD_DAYS} days')
and exists (
    select 1 from landing_loads as newer
    where newer.source_table = old.source_table and newer.load_id > old.load_id
)
"""


@dataclass(frozen=True)
class Pruned:
    """What a pruning did: rows that went, of hours before an epoch, and bytes of the file.

    Bytes are those of `GivenBack`.
    """

    before_epoch: int
    server_hours: int
    records: int
    bytes_given_back: int
    bytes_held_by_readers: int
    bytes_kept_in_file: int


def prune(connection: sqlite3.Connection, path: Path, keep_days: int) -> Pruned:
    """Delete landed server-hours of days before `keep_days`, and old records; shrink the file.

    Each step is a short transaction of its own, so that other writers get their turns. Raises
    `UsageError` where the models look back further.
    """
    _check_windows(keep_days)
    size_before = path.stat().st_size
    reference_epoch = _reference_epoch(connection)
    before_epoch = reference_epoch - reference_epoch % DAY_SECONDS - keep_days * DAY_SECONDS
    _write(connection, _NOTE_PRUNED, before_epoch)
    hours = 0
    while day_hours := _prune_day(connection, before_epoch):
        hours += day_hours
    rejected = _write(connection, _PRUNE_REJECTED, before_epoch)
    old_records = (_PRUNE_LINES, _PRUNE_RUNS, _PRUNE_LOADS)
    with transaction(connection):
        let_old_samples_go(connection)
    records = sum(_write(connection, statement) for statement in old_records)
    given_back = give_space_back(connection, path, size_before)
    return Pruned(before_epoch, hours, rejected + records, **asdict(given_back))


def _prune_day(connection: sqlite3.Connection, before_epoch: int) -> int:
    """Let go of the oldest day's hours, if it is that old: how many there were."""
    with transaction(connection):
        (day_epoch,) = connection.execute(OLDEST_DAY, {"before_epoch": before_epoch}).fetchone()
        connection.execute(KEEP_DAY, {"day_epoch": day_epoch})
        return connection.execute(PRUNE_DAY, {"day_epoch": day_epoch}).rowcount


def _check_windows(keep_days: int) -> None:
    longest_days = longest_window_days()
    if keep_days <= longest_days:
        raise UsageError(
            f"--keep-days {keep_days}: the tables look back {longest_days:g} days "
            "(seeds/server_windows.csv), so keep more"
        )


def _reference_epoch(connection: sqlite3.Connection) -> int:
    """Now, or the newest landed hour where the clock is years ahead, lest that empties the table.

    So does the run that last wrote server_online_counts bound it: a row there leaves with the help
    of its landed hour.
    """
    newest_hour = connection.execute(NEWEST_HOUR).fetchone()
    epochs = (int(time.time()), newest_hour[0], as_of_epoch(connection, SERVER_ONLINE_COUNTS))
    return min(epoch for epoch in epochs if epoch is not None)


def _write(connection: sqlite3.Connection, statement: str, before_epoch: int = 0) -> int:
    with transaction(connection):
        return connection.execute(statement, {"before_epoch": before_epoch}).rowcount
