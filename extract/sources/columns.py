"""The two source tables, column by column, in the order that ClickHouse has them."""

from dataclasses import dataclass
from enum import Enum

PLAYER_ROUNDS = "player_rounds"
SERVER_ONLINE_COUNTS = "server_online_counts"
SOURCE_TABLES = (PLAYER_ROUNDS, SERVER_ONLINE_COUNTS)
SERVER_HOURS = "server_hours"
"""In an archive alone: hours of server_online_counts of which there are no samples any more."""
SERVER_NAMES = "server_names"
"""In an archive alone: names of servers, of months of which there are no such samples any more."""

IDENTITIES = {
    PLAYER_ROUNDS: ("player_name", "round_start_time", "round_id"),
    SERVER_ONLINE_COUNTS: ("server_guid", "timestamp", "game"),
}
"""What tells a row of a source table from all others, whichever copy of it this is."""

LARGEST_WHOLE = 2**63 - 1
"""The largest whole number that SQLite holds."""

LIMITS = {
    "final_score": (-(2**31), 2**31 - 1),
    "final_kills": (0, 2**32 - 1),
    "final_deaths": (0, 2**32 - 1),
    "is_bot": (0, 2**8 - 1),
    "players_online": (0, 2**16 - 1),
}
"""The least and the greatest whole number that lands of a column: what the site's own types hold.

These numbers are summed over a whole site, and a sum in SQLite has 63 bits.
"""

LARGEST_PLAY_TIME_MINUTES = 366 * 24 * 60
"""A year. So many milliseconds fit into a sum of 63 bits 290 million times."""

TIME_COLUMNS = {
    PLAYER_ROUNDS: "round_start_time",
    SERVER_ONLINE_COUNTS: "timestamp",
    SERVER_HOURS: "hour",
}
"""When a row of a table was: by this the months are told apart."""


class Kind(Enum):
    """What a column holds, whatever the engine calls its type."""

    TEXT = "text"
    TIME = "time"
    WHOLE = "whole number"
    REAL = "number"


@dataclass(frozen=True)
class Column:
    """A source column and what its landed form is called (times land as epoch seconds)."""

    name: str
    kind: Kind
    landed_name: str
    is_nullable: bool = False


def _column(name: str, kind: Kind, landed_name: str = "", is_nullable: bool = False) -> Column:
    return Column(name, kind, landed_name or name, is_nullable)


COLUMNS: dict[str, tuple[Column, ...]] = {
    PLAYER_ROUNDS: (
        _column("round_id", Kind.TEXT),
        _column("player_name", Kind.TEXT),
        _column("server_guid", Kind.TEXT),
        _column("map_name", Kind.TEXT),
        _column("round_start_time", Kind.TIME, "round_start_epoch"),
        _column("round_end_time", Kind.TIME, "round_end_epoch"),
        _column("final_score", Kind.WHOLE),
        _column("final_kills", Kind.WHOLE),
        _column("final_deaths", Kind.WHOLE),
        _column("play_time_minutes", Kind.REAL),
        _column("team_label", Kind.TEXT),
        _column("game_id", Kind.TEXT),
        _column("is_bot", Kind.WHOLE),
        _column("created_at", Kind.TIME, "created_epoch"),
        _column("game", Kind.TEXT),
        _column("average_ping", Kind.REAL, is_nullable=True),
    ),
    SERVER_ONLINE_COUNTS: (
        _column("timestamp", Kind.TIME, "sample_epoch"),
        _column("server_guid", Kind.TEXT),
        _column("server_name", Kind.TEXT),
        _column("players_online", Kind.WHOLE),
        _column("map_name", Kind.TEXT),
        _column("game", Kind.TEXT),
    ),
    SERVER_HOURS: (
        _column("server_guid", Kind.TEXT),
        _column("hour", Kind.TIME, "hour_epoch"),
        _column("game", Kind.TEXT),
        _column("players_sum", Kind.WHOLE),
        _column("sample_count", Kind.WHOLE),
        _column("peak_players", Kind.WHOLE),
        _column("last_sample", Kind.TIME, "last_sample_epoch"),
        _column("last_players", Kind.WHOLE),
    ),
    SERVER_NAMES: (
        _column("server_guid", Kind.TEXT),
        _column("month", Kind.TEXT),
        _column("server_name", Kind.TEXT),
        _column("first_sample", Kind.TIME, "first_sample_epoch"),
        _column("last_sample", Kind.TIME, "last_sample_epoch"),
        _column("last_players", Kind.WHOLE),
        _column("last_game", Kind.TEXT),
        _column("last_map_name", Kind.TEXT),
    ),
}

ROUND_IDENTITY = ("player_name", "round_start_epoch", "round_id")
ROUND_COLUMNS = (
    *ROUND_IDENTITY,
    *(
        column.landed_name
        for column in COLUMNS[PLAYER_ROUNDS]
        if column.landed_name not in ROUND_IDENTITY
    ),
)
"""Landed columns of a round in the order in which sources send them and landing keeps them."""

REPEATING_TEXTS = {"server_guid", "map_name", "team_label", "game_id", "game"}
"""Columns of rounds whose texts are few, however many rounds a site has."""

DECIDES_FIRST = ("created_epoch", "final_score", "round_end_epoch", "final_kills")
ROUND_PRECEDENCE = (
    *DECIDES_FIRST,
    *(name for name in ROUND_COLUMNS[3:] if name not in DECIDES_FIRST),
)
"""Of several copies of a round the one with the greatest of these, in this order, wins."""

HOUR_COLUMNS = tuple(column.landed_name for column in COLUMNS[SERVER_HOURS])
"""Landed columns of a server-hour, its identity first."""

NAME_COLUMNS = tuple(column.landed_name for column in COLUMNS[SERVER_NAMES])
"""Landed columns of a server's name in a month, its identity first."""

LATEST_SAMPLE = ("last_sample_epoch", "last_players", "last_game", "last_map_name")
"""Of several samples the one with the greatest of these, in this order, is a name's last."""
