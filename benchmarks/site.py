"""A lifelike site in ClickHouse, of any size: the same rows for the same seed and end.

A player has four favourite servers and, since every server turns six maps, favourite maps. Activity
is skewed in the same measure at every size: the most active of 50,000 players with 76 rounds each
has about 5,000. Evenings are busier. Of a round, all players share the `round_id`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from clickhouse_connect.driver.client import Client

from torture.site import make_tables

HISTORY_DAYS = 548
SAMPLE_HOURS = 4320
"""Hours of population samples: the 180 days that `server_online_counts` looks back."""

# `luck` is evenly spread over [0, 1) and another for each name and each row.
_ROUNDS = """
insert into player_rounds
with
    (what) -> cityHash64({{seed:UInt64}}, what, number) / pow(2., 64) as luck,
    {{players:UInt32}} / 1250 as evenness,
    toUInt32(
        pow(
            pow(evenness, 0.25)
            + luck('player') * (pow({{players:UInt32}} + evenness, 0.25) - pow(evenness, 0.25)),
            4
        ) - evenness
    ) as player,
    cityHash64({{seed:UInt64}}, 'name', player) as name_chance,
    toUInt8(4 * pow(luck('favourite'), 2)) as favourite,
    toUInt32(
        {{servers:UInt32}}
        * pow(cityHash64({{seed:UInt64}}, 'favourite', player, favourite) / pow(2., 64), 2)
    ) as server,
    {slot} as slot_started,
    toUInt32(600 * luck('join')) as joined,
    slot_started + joined as started,
    round((1190 - joined) * (0.4 + 0.6 * luck('leave')) / 60, 2) as minutes,
    started + toUInt32(60 * minutes) as ended,
    0.1 + pow((name_chance % 1000) / 1000, 2) as skill,
    toUInt32(minutes * 3 * skill * luck('kills')) as kills,
    cityHash64({{seed:UInt64}}, 'round', server, slot_started) as round_chance
select
    lower(hex(sipHash128({{seed:UInt64}}, 'round', server, slot_started))),
    concat(
        ['', '', '', '', '[MEDIC] ', '=OG= ', '|101|', 'Sgt. '][1 + name_chance % 8],
        ['Red', 'Silent', 'Desert', 'Iron', 'Lucky', 'Old', 'Flying', 'Mad']
        [1 + intDiv(name_chance, 8) % 8],
        ['Baron', 'Fox', 'Panzer', 'Eagle', 'Sniper', 'Gunner', 'Wolf', 'Medic']
        [1 + intDiv(name_chance, 64) % 8],
        toString(player)
    ),
    lower(hex(sipHash128({{seed:UInt64}}, 'server', server))),
    concat('map ', toString((7 * server + round_chance % 6) % 24)),
    toDateTime(started, 'UTC'),
    toDateTime(ended, 'UTC'),
    toInt32(kills + 10 * minutes * skill * luck('score')),
    kills,
    toUInt32(minutes * 2 * luck('deaths')),
    minutes,
    if(luck('team') < 0.5, 'Axis', 'Allies'),
    ['bf1942', 'fh2', 'bfvietnam'][1 + server % 3],
    player % 50 = 49,
    toDateTime({created}, 'UTC'),
    ['bf1942', 'fh2', 'bfvietnam'][1 + server % 3],
    if(luck('ping') < 0.1, null, 20 + 180 * luck('ping'))
from numbers({{first:UInt64}}, {{tries:UInt64}})
{players}
limit {{rows:UInt64}}
"""

# On one day a server is busy in two of its hours, of three slots each; those after the end are of
# the day before.
_ANY_SLOT = f"""
    toUInt32({HISTORY_DAYS} * luck('day')) as days_ago,
    cityHash64({{seed:UInt64}}, 'hour', server, days_ago, number % 2) as hour_chance,
    [0, 1, 2, 7, 9, 11, 13, 14, 15, 16, 17, 17, 18, 18, 18, 19,
     19, 19, 19, 20, 20, 20, 20, 20, 21, 21, 21, 21, 22, 22, 22, 23]
    [1 + hour_chance % 32] as hour,
    3600 * hour + 1200 * toUInt32(3 * luck('slot')) as second_of_day,
    {{end_epoch:UInt32}} - {{end_epoch:UInt32}} % 86400 + second_of_day as slot_today,
    slot_today - 86400 * (days_ago + (slot_today + 1200 > {{end_epoch:UInt32}}))"""
_CREATED_AFTER = """
    least({end_epoch:UInt32}, ended + if(luck('late') < 0.002, 864000, 30))"""

_HISTORY = {"slot": _ANY_SLOT, "created": _CREATED_AFTER, "players": ""}

# Nobody ends two rounds in a minute.
_ONE_MINUTE = {
    "slot": "{end_epoch:UInt32} - 1200",
    "created": "toUInt32(now())",
    "players": "limit 1 by player",
}

# Of players who have been on one of the busiest servers, another for every number.
_ONE_SERVER = """
insert into player_rounds
select
    concat('round ', toString({number:UInt32}), ' of ', player_name),
    player_name,
    server_guid,
    'map 1',
    toDateTime(now() - 1200, 'UTC'),
    toDateTime(now() - 30, 'UTC'),
    10, 6, 1, 19.5, 'Axis', 'game', 0, toDateTime(now(), 'UTC'), 'bf1942', null
from player_rounds
where
    is_bot = 0
    and server_guid = (
        select server_guid from player_rounds
        group by server_guid
        order by count() desc
        limit 1 offset {number:UInt32} % 10
    )
limit 1 by player_name
limit {rows:UInt64}
"""

_SAMPLES = """
insert into server_online_counts
with
    intDiv(number, 2) as server_hour,
    server_hour % {servers:UInt32} as server,
    {end_epoch:UInt32} - {end_epoch:UInt32} % 3600
    - 3600 * (1 + intDiv(server_hour, {servers:UInt32})) as hour_epoch,
    cityHash64({seed:UInt64}, 'sample', number) as chance,
    1 + 7 * (intDiv(hour_epoch, 3600) % 24 between 17 and 22) as busyness
select
    toDateTime(hour_epoch + 1800 * (number % 2) + chance % 1800, 'UTC'),
    lower(hex(sipHash128({seed:UInt64}, 'server', server))),
    concat('Server ', toString(server)),
    toUInt16(busyness * (chance % 1000 / 1000) * 60 / (8 + server)),
    concat('map ', toString(chance % 24)),
    ['bf1942', 'fh2', 'bfvietnam'][1 + server % 3]
from numbers({rows:UInt64})
"""


@dataclass(frozen=True)
class Size:
    """How much a site has; as many samples as its servers have hours, twice."""

    rounds: int
    players: int
    servers: int

    def times(self, rounds: float = 1, others: float = 1) -> Size:
        """Another size, with so many times the rounds, players and servers; one at least."""
        sizes = (self.rounds * rounds, self.players * others, self.servers * others)
        return Size(*(max(1, int(size)) for size in sizes))


FULL_SIZE = Size(rounds=3_800_000, players=50_000, servers=1_000)


@dataclass(frozen=True)
class Site:
    """A made-up site in a database of ClickHouse; its history ends at `end_epoch`."""

    database: str
    size: Size
    seed: int
    end_epoch: int

    def make(self, client: Client) -> None:
        """Make the database and its two tables."""
        make_tables(client, self.database)
        self.insert_rounds(client, _HISTORY, 0, self.size.rounds)
        samples = 2 * SAMPLE_HOURS * self.size.servers
        client.command(_SAMPLES, parameters={**self._parameters(), "rows": samples})

    def add_rounds(self, client: Client, count: int, number: int, ended_epoch: int) -> None:
        """Add rounds that end at a time and arrive now, others for every `number`."""
        later = replace(self, end_epoch=ended_epoch)
        first = 10 * (self.size.rounds + 1000 * number)
        later.insert_rounds(client, _ONE_MINUTE, first, count)

    def add_rounds_on_one_server(self, client: Client, count: int, number: int) -> None:
        """Add rounds that ended just now, all on one of the busiest servers."""
        client.database = self.database
        client.command(_ONE_SERVER, parameters={"number": number, "rows": count})

    def insert_rounds(self, client: Client, when: dict[str, str], first: int, rows: int) -> None:
        """Insert rounds at times that `when` puts into the statement; `first` sets them apart."""
        client.database = self.database
        client.command(
            _ROUNDS.format(**when),
            parameters={**self._parameters(), "first": first, "tries": 10 * rows, "rows": rows},
        )

    def _parameters(self) -> dict[str, int]:
        return {
            "seed": self.seed,
            "players": self.size.players,
            "servers": self.size.servers,
            "end_epoch": self.end_epoch,
        }
