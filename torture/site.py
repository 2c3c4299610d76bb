"""A made-up site of any size in ClickHouse: the same rows for the same seed, made by SQL alone.

Players and servers are active in very different measure. Names hold what names can hold, rows are
sent again longer or as they were, and some cannot be landed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from clickhouse_connect.driver.client import Client

from extract.sources.columns import SOURCE_TABLES
from extract.sources.site_tables import table_definition
from tests.support.clickhouse_server import ServerAddress, server_process
from torture.process import ZONE
from torture.report import say

DATABASE = "torture"
AS_OF = "2026-01-31 20:15:00"
AS_OF_EPOCH = 1_769_890_500
"""Where the history ends. It is fixed, so that every run makes the same tables."""

# A round has 20 players, who join one after the other, so that nobody is twice in a round. The
# power makes some players, and some servers, far more active than most.
_ROUNDS = """
insert into player_rounds
with
    intDiv(number, 20) as round,
    number % 20 as slot,
    cityHash64({seed:UInt64}, 'round', round) as round_chance,
    cityHash64({seed:UInt64}, 'session', number) as chance,
    toUInt32(50000 * pow(chance % 1000000 / 1000000, 2.5)) as player,
    toUInt32(1000 * pow(round_chance % 1000000 / 1000000, 2)) as server,
    concat('player ', toString(player)) as plain_name,
    {as_of:UInt32} - 7200 - intDiv(round_chance, 1000) % ({days:UInt32} * 86400) as round_started,
    round_started + 7 * slot as started,
    1 + intDiv(chance, 7) % 4000 / 100 as minutes,
    started + toUInt32(60 * minutes) as ended
select
    concat('round ', toString(round)),
    multiIf(
        player % 97 = 1, concat('Ünï🎮 ', plain_name),
        player % 101 = 1, concat(unhex('FF41'), plain_name),
        player % 103 = 1, concat('\\\\x', hex(plain_name)),
        player % 107 = 1, concat('nul\\0', plain_name),
        player % 109 = 1, concat(' ', upper(plain_name), '\\t\\''),
        plain_name
    ),
    concat('server ', toString(server)),
    concat('map ', toString(intDiv(round_chance, 11) % 24)),
    toDateTime(started, 'UTC'),
    toDateTime(ended, 'UTC'),
    toInt32(intDiv(chance, 13) % 210) - 10,
    intDiv(chance, 17) % 60,
    intDiv(chance, 19) % 50,
    minutes,
    if(slot % 2 = 0, 'Axis', 'Allies'),
    concat('game ', toString(round)),
    player % 40 = 39,
    toDateTime(least({as_of:UInt32}, ended + if(chance % 500 = 0, 864000, 30)), 'UTC'),
    ['bf1942', 'fh2', 'bfvietnam'][1 + server % 3],
    if(chance % 10 = 0, null, 20 + chance % 200)
from numbers({rows:UInt64})
"""

# One session in 50 is sent again half an hour later, every other of them longer than before.
_SENT_AGAIN = """
insert into player_rounds
with cityHash64({seed:UInt64}, 'again', player_name, round_id) as chance
select * replace (
    final_score + 5 * (chance % 2) as final_score,
    round_end_time + 60 * (chance % 2) as round_end_time,
    toDateTime(least({as_of:UInt32}, toUInt32(created_at) + 1800), 'UTC') as created_at
)
from player_rounds
where chance % 100 < 2
"""

# One in 2000 comes once more in a form that cannot be landed, most of them newer than the good one.
_UNUSABLE = """
insert into player_rounds
with cityHash64({seed:UInt64}, 'unusable', player_name, round_id) as chance
select * replace (
    if(chance % 3 = 0, '', player_name) as player_name,
    if(chance % 3 = 1, nan, play_time_minutes) as play_time_minutes,
    if(chance % 3 = 2, round_start_time - 1, round_end_time) as round_end_time,
    toDateTime(least({as_of:UInt32}, toUInt32(created_at) + 10), 'UTC') as created_at
)
from player_rounds
where intDiv(chance, 3) % 2000 = 0
"""

# Two samples for every server and hour back from the end; now and then the second names another
# game.
_SAMPLES = """
insert into server_online_counts
with
    intDiv(number, 2) as server_hour,
    server_hour % 1000 as server,
    cityHash64({seed:UInt64}, 'sample', number) as chance,
    {as_of:UInt32} - {as_of:UInt32} % 3600 - 3600 * (1 + intDiv(server_hour, 1000)) as hour
select
    toDateTime(hour + 1800 * (number % 2) + chance % 1800, 'UTC'),
    concat('server ', toString(server)),
    concat('The server ', toString(server)),
    intDiv(chance, 7) % 64 * (intDiv(chance, 3) % 4 > 0),
    concat('map ', toString(chance % 24)),
    ['bf1942', 'fh2', 'bfvietnam'][1 + (server + (number % 2 and chance % 1000 = 0)) % 3]
from numbers({rows:UInt64})
"""

_SAMPLES_SENT_AGAIN = """
insert into server_online_counts
select * replace (
    if(toUInt32(timestamp) % 2 = 0, '', server_guid) as server_guid,
    players_online + 1 as players_online
)
from server_online_counts
where cityHash64({seed:UInt64}, 'again', server_guid, timestamp) % 200 = 0
"""

# A minute after the end one session in 10 comes, half of them once more and half of them new, and
# an hour after it a third of the samples.
_LATER_ROUNDS = """
insert into player_rounds
with cityHash64({seed:UInt64}, 'later', player_name, round_id) as chance
select * replace (
    if(chance % 20 = 0, round_id, concat(round_id, ' later')) as round_id,
    final_score + 7 as final_score,
    toDateTime({as_of:UInt32} + 60, 'UTC') as created_at
)
from player_rounds
where chance % 10 = 0
"""

_LATER_SAMPLES = """
insert into server_online_counts
select * replace (timestamp + 3600 as timestamp)
from server_online_counts
where cityHash64({seed:UInt64}, 'later', server_guid, timestamp) % 3 = 0
"""


@dataclass(frozen=True)
class Size:
    """How many sessions of players that can be landed, and hours of servers, a site has.

    days: how long the history of the sessions is.
    """

    rounds: int
    server_hours: int
    days: int = 1096


SMALL = Size(rounds=6000, server_hours=6000)
"""Enough for every table, and for commands to be done in seconds."""


@contextmanager
def made_up_site(size: Size, seed: int, folder: Path | None) -> Iterator[tuple[str, Path]]:
    """The address of a new site behind HTTP, and the folder to work in: None for one that goes."""
    with made_up_server(size, seed, folder) as (server, place):
        yield server.source_url(DATABASE), place


@contextmanager
def made_up_server(
    size: Size, seed: int, folder: Path | None
) -> Iterator[tuple[ServerAddress, Path]]:
    """The same with the server of the site, so that other databases can be made of its own."""
    with (
        folder_to_work_in(folder) as place,
        server_process(
            place / "engine", username="reader", password="s3cr t/%", environment=ZONE
        ) as server,
    ):
        with closing(server.client()) as client:
            rows = make_history(client, size, seed)
        say(f"made a site: {rows}")
        yield server, place


@contextmanager
def folder_to_work_in(folder: Path | None) -> Iterator[Path]:
    """The folder, made where there is none, or a temporary one."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder.absolute()
        return
    with tempfile.TemporaryDirectory(prefix="bfstats-torture-") as name:
        yield Path(name)


def make_tables(client: Client, database: str) -> None:
    """Make a database with both tables, empty."""
    client.command(f"create database {database}")
    for table in SOURCE_TABLES:
        # Copies stay: when ClickHouse merges them is its own affair.
        client.command(table_definition(table, database, engine="MergeTree"))


def make_history(client: Client, size: Size, seed: int) -> str:
    """Make the database, fill its two tables, and say how many rows they hold."""
    make_tables(client, DATABASE)
    client.database = DATABASE
    values = {"seed": seed, "as_of": AS_OF_EPOCH}
    client.command(_ROUNDS, parameters={**values, "rows": size.rounds, "days": size.days})
    client.command(_SENT_AGAIN, parameters=values)
    client.command(_UNUSABLE, parameters=values)
    client.command(_SAMPLES, parameters={**values, "rows": 2 * size.server_hours})
    client.command(_SAMPLES_SENT_AGAIN, parameters=values)
    return ", ".join(f"{_count(client, table):,} {table}" for table in SOURCE_TABLES)


def add_later_rows(client: Client, seed: int) -> None:
    """Add what arrives behind the end of the history."""
    client.command(_LATER_ROUNDS, parameters={"seed": seed, "as_of": AS_OF_EPOCH})
    client.command(_LATER_SAMPLES, parameters={"seed": seed})


def _count(client: Client, table: str) -> int:
    ((count,),) = client.query(f"select count() from {table}").result_rows
    return int(count)
