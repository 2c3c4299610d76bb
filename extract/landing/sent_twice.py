"""Sessions that landed under several round ids: the source sent them again after it renamed rounds.

A row's identity holds its round_id, so that such copies count each. Nothing but a person can say
which of them is right, or whether they are two sessions after all.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

MOST_NAMED = 5

# Landing is clustered by player and start: the inner query is one pass in that order.
SENT_TWICE = """
with repeated as (
    select player_name, round_start_epoch
    from landing_player_rounds
    where is_deleted = 0
    group by player_name, round_start_epoch
    having count(*) > 1
),

copies as (
    select
        landing_player_rounds.*,
        count(*) over (
            partition by player_name, round_start_epoch, server_guid, map_name
        ) as copy_count
    from repeated
    cross join landing_player_rounds using (player_name, round_start_epoch)
    where is_deleted = 0
)

select
    player_name,
    datetime(round_start_epoch, 'unixepoch'),
    server_guid,
    map_name,
    round_id,
    datetime(created_epoch, 'unixepoch'),
    datetime(round_end_epoch, 'unixepoch'),
    team_label,
    final_kills,
    final_score
from copies
where copy_count > 1
order by player_name, round_start_epoch, server_guid, map_name, created_epoch, round_id
"""
_SESSION_COLUMNS = 4


@dataclass(frozen=True)
class Copy:
    """A landed row of such a session. Times are UTC text."""

    round_id: str
    created_at: str
    round_end_time: str
    team_label: str
    final_kills: int
    final_score: int


@dataclass(frozen=True)
class SessionSentTwice:
    """One player, server, map and start with several round ids; the oldest copy comes first."""

    player_name: str
    round_start_time: str
    server_guid: str
    map_name: str
    copies: list[Copy]


@dataclass(frozen=True)
class SentTwice:
    """How many such sessions landing has, and the first of them."""

    sessions: int
    first: list[SessionSentTwice]


def sessions_sent_twice(connection: sqlite3.Connection) -> SentTwice:
    """The sessions that count more than once, those that are marked deleted left out."""
    sessions = 0
    first = []
    for session in _sessions(connection):
        sessions += 1
        if sessions <= MOST_NAMED:
            first.append(session)
    return SentTwice(sessions, first)


def _sessions(connection: sqlite3.Connection) -> Iterator[SessionSentTwice]:
    rows = connection.execute(SENT_TWICE)
    for session, rows_of_it in groupby(rows, lambda row: row[:_SESSION_COLUMNS]):
        player_name, start, server_guid, map_name = session
        copies = [Copy(*row[_SESSION_COLUMNS:]) for row in rows_of_it]
        yield SessionSentTwice(player_name, start, server_guid, map_name, copies)
