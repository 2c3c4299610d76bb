"""A site of any size, made by ClickHouse itself, the same for the same seed."""

from __future__ import annotations

from clickhouse_connect.driver.client import Client

from tests.support.site import create_site_tables

DATABASE = "site"
ENDS = "2026-11-01 00:00:00"
ENDS_EPOCH = 1_793_491_200
MONTHS_DAYS = 36 * 30
SERVERS = 1000
SAMPLES_AN_HOUR = 4
PLAYERS_PER_ROUNDS = 76  # 3.8 million rounds of 50,000 players
CHUNK_ROWS = 500_000

# A few players play most rounds. Names are odd now and then, one row in 5,000 cannot be landed.
ROUNDS_INSERT = f"""
insert into player_rounds
with
    cityHash64(number, {{seed:UInt32}}) as luck,
    toUInt32({{players:UInt32}} * pow((luck % 1000003) / 1000003, 3)) as player,
    {ENDS_EPOCH} - 3600 - luck % ({MONTHS_DAYS} * 86400) as start_epoch,
    60 + cityHash64(luck, 1) % 3000 as seconds,
    cityHash64(luck, 2) as more_luck
select
    concat('round ', toString(intDiv(number, 8))),
    multiIf(
        player % 97 = 5, concat(unhex('FF'), toString(player)),
        player % 89 = 5, concat('Zoë 🎮 ', toString(player)),
        concat('player ', toString(player))
    ),
    concat('server ', toString(more_luck % {SERVERS})),
    concat('map ', toString(more_luck % 31)),
    toDateTime(start_epoch, 'UTC'),
    toDateTime(start_epoch + seconds, 'UTC'),
    toInt32(more_luck % 211) - 10 + {{is_sent_again:UInt8}},
    more_luck % 43,
    more_luck % 37,
    if(number % 5000 = 7, nan, seconds / 60 + more_luck % 1000 / 7e6),
    ['Axis', 'Allies'][1 + more_luck % 2],
    concat('game ', toString(intDiv(number, 64))),
    player % 50 = 3,
    toDateTime(start_epoch + seconds + 60 + 600 * {{is_sent_again:UInt8}}, 'UTC'),
    ['bf1942', 'fh2', 'bfvietnam'][1 + more_luck % 3],
    if(more_luck % 5 = 0, null, more_luck % 200)
from numbers({{first:UInt64}}, {{rows:UInt64}})
where not {{is_sent_again:UInt8}} or number % 50 = 0
"""

SAMPLES_INSERT = f"""
insert into server_online_counts
with
    intDiv(number, {SAMPLES_AN_HOUR}) as server_hour,
    server_hour % {SERVERS} as server,
    {ENDS_EPOCH} - 3600 * (1 + intDiv(server_hour, {SERVERS})) as hour_epoch
select
    toDateTime(hour_epoch + 900 * (number % {SAMPLES_AN_HOUR}), 'UTC'),
    concat('server ', toString(server)),
    'A server',
    cityHash64(number, {{seed:UInt32}}) % 64,
    'map',
    ['bf1942', 'fh2', 'bfvietnam'][1 + server % 3]
from numbers({{first:UInt64}}, {{rows:UInt64}})
"""


def make_site(client: Client, rounds: int, server_hours: int, seed: int) -> None:
    """Make `rounds` rounds of 36 months, one in 50 sent again, and samples of `server_hours`."""
    create_site_tables(client, DATABASE)
    client.database = DATABASE
    players = max(100, rounds // PLAYERS_PER_ROUNDS)
    for is_sent_again in (0, 1):
        for first in range(0, rounds, CHUNK_ROWS):
            client.command(
                ROUNDS_INSERT,
                parameters={
                    "seed": seed,
                    "players": players,
                    "is_sent_again": is_sent_again,
                    "first": first,
                    "rows": min(CHUNK_ROWS, rounds - first),
                },
            )
    samples = server_hours * SAMPLES_AN_HOUR
    for first in range(0, samples, 10 * CHUNK_ROWS):
        client.command(
            SAMPLES_INSERT,
            parameters={
                "seed": seed,
                "first": first,
                "rows": min(10 * CHUNK_ROWS, samples - first),
            },
        )
