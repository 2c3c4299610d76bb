"""A made-up site in embedded ClickHouse: rounds of 18 months and population samples of 9 weeks.

Its rounds are those of `rounds.py`; the samples are made by ClickHouse itself.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from extract.demo.cast import SERVERS
from extract.demo.rounds import WEEKDAY_FACTORS, PlayerRound, make_rounds
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS
from extract.sources.site_tables import table_definition

if TYPE_CHECKING:
    from clickhouse_connect.driver.client import Client

POPULATION_WEEK_COUNT = 9

# A sample every 30 seconds, made by ClickHouse itself. Chance is a hash of the server, the week and
# the time of the week; a server sleeps for an hour now and then, and one without players says so.
SERVER_ONLINE_COUNTS_INSERT = """
insert into server_online_counts
with
    {ends_at:UInt32} as ends_at,
    {servers:Array(Tuple(String, String, String, UInt16, Array(String)))} as servers,
    {weeks:UInt32} * 7 * 2880 as samples_per_server,
    servers[1 + intDiv(number, samples_per_server)] as server,
    number % samples_per_server as sample,
    toDateTime(ends_at - 30 * (sample + 1), 'UTC') as sampled_at,
    intDiv(sample, 7 * 2880) as week,
    toDayOfWeek(sampled_at) as weekday,
    toHour(sampled_at) as hour,
    toHour(sampled_at) * 60 + toMinute(sampled_at) as minute,
    {weekday_factors:Array(Float64)}[weekday] as busy,
    0.08 + 0.92 * exp(-pow((minute - 1190) / 190, 2)) as daytime,
    0.75 + 0.5 * (cityHash64(server.1, week, weekday) % 1000) / 1000 as luck,
    cityHash64(server.1, week, weekday, minute, sample % 2) % 3 as wobble
select
    sampled_at,
    server.1,
    server.2,
    toUInt16(greatest(0, round(server.4 * busy * daytime * luck + wobble - 1))),
    server.5[1 + intDiv(minute, 25) % length(server.5)],
    server.3
from numbers({servers_count:UInt32} * samples_per_server)
where cityHash64(server.1, week, weekday, hour) % 97 > 0
"""


def create_site(client: "Client", ends_at: datetime) -> None:
    """Make and fill the site's two tables in an empty database.

    `ends_at` is aware; nothing lies after it. Players are counted until then.
    """
    ends_at_epoch = int(ends_at.timestamp())
    client.command(table_definition(PLAYER_ROUNDS))
    for rows in make_rounds(ends_at_epoch):
        client.raw_insert(PLAYER_ROUNDS, insert_block=_as_tab_separated(rows), fmt="TSV")
    client.command(table_definition(SERVER_ONLINE_COUNTS))
    client.command(
        SERVER_ONLINE_COUNTS_INSERT,
        parameters={
            "ends_at": ends_at_epoch // 30 * 30,
            "weeks": POPULATION_WEEK_COUNT,
            "weekday_factors": list(WEEKDAY_FACTORS),
            "servers_count": len(SERVERS),
            "servers": [
                (
                    server.guid,
                    server.name,
                    server.game.name,
                    2 * server.usual_players,
                    list(server.map_rotation),
                )
                for server in SERVERS
            ],
        },
    )


def _as_tab_separated(rows: Iterable[PlayerRound]) -> bytes:
    """ClickHouse's TSV: names as bytes, times as epoch seconds, so that no time zone matters."""
    return b"".join(b"\t".join(map(_as_field, row)) + b"\n" for row in rows)


def _as_field(value: str | bytes | float | None) -> bytes:
    if value is None:
        return b"\\N"
    if not isinstance(value, bytes):
        return str(value).encode()
    escaped = value.replace(b"\\", b"\\\\").replace(b"\t", b"\\t").replace(b"\n", b"\\n")
    return escaped.replace(b"\0", b"\\0")
