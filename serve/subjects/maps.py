"""Maps: how fast players score there, who is best, on which servers, and when it is played."""

from typing import ClassVar

from pydantic import Field

from serve.listing import Listing, Paging, Parameters, Row, Single
from serve.subjects.players import SERVER_NAME, Totals
from serve.subjects.servers import ServerRound
from serve.types import MapName

NOT_YET = " of play; null for a map that is newer than the last daily run, or has no minutes."


class MapParameters(Parameters):
    """Which map."""

    map_name: MapName


class MapListParameters(MapParameters, Paging):
    """Which map, and which part of the list."""


class MapsParameters(Paging, Parameters):
    """Which part of the list."""


class Map(Row):
    """A map over all servers."""

    table: ClassVar[str] = "map_global_averages"
    map_name: str
    avg_kill_rate: float | None = Field(description=f"Kills per minute{NOT_YET}")
    avg_score_rate: float | None = Field(description=f"Score per minute{NOT_YET}")
    sample_count: int


class MapServer(Row):
    """A server that has the map."""

    table: ClassVar[str] = "server_map_stats"
    server_guid: str
    server_name: str = Field(description=SERVER_NAME)
    total_rounds: int
    total_player_rounds: int
    total_play_time_minutes: float
    peak_players: int


class MapPlayer(Totals):
    """A player on the map, over all servers."""

    table: ClassVar[str] = "player_map_stats"
    player_name: str


class MapRound(ServerRound):
    """A round on the map, with its server."""

    server_guid: str
    server_name: str = Field(description=SERVER_NAME)


class MapHour(Row):
    """How often a map is played at an hour of the week, in UTC, on all servers."""

    table: ClassVar[str] = "map_hourly_patterns"
    day_of_week: int
    hour_of_day: int
    rounds_played: int


MAP = Single("map", "One map", Map, MapParameters)
MAPS = Listing("maps", "Maps", Map, MapsParameters)
MAP_SERVERS = Listing("map/servers", "Servers that have it", MapServer, MapListParameters, (MAP,))
MAP_PLAYERS = Listing("map/players", "Best players", MapPlayer, MapListParameters, (MAP,))
MAP_HOURS = Listing("map/hours", "When it is played", MapHour, MapParameters, (MAP,))
MAP_ROUNDS = Listing("map/rounds", "Last rounds", MapRound, MapListParameters, (MAP,))

LISTINGS = (MAPS, MAP_SERVERS, MAP_PLAYERS, MAP_HOURS, MAP_ROUNDS)
