"""Maps: how fast players score there, who is best, on which servers, and when it is played."""

from typing import ClassVar

from pydantic import Field

from serve.listing import Listing, Paging, Parameters, Row, Single
from serve.subjects.players import SERVER_NAME, Totals
from serve.types import MapName, ServerGuid


class MapParameters(Parameters):
    """Which map."""

    map_name: MapName


class MapListParameters(MapParameters, Paging):
    """Which map, and which part of the list."""


class MapHoursParameters(MapParameters):
    """Which map on which server."""

    server_guid: ServerGuid


class MapsParameters(Paging, Parameters):
    """Which part of the list."""


class Map(Row):
    """A map over all servers."""

    table: ClassVar[str] = "map_global_averages"
    map_name: str
    avg_kill_rate: float
    avg_score_rate: float
    sample_count: int


class MapServer(Row):
    """A server that has the map."""

    table: ClassVar[str] = "map_global_averages"
    server_guid: str
    server_name: str = Field(description=SERVER_NAME)
    avg_kill_rate: float
    avg_score_rate: float
    sample_count: int


class MapPlayer(Totals):
    """A player on the map, over all servers."""

    table: ClassVar[str] = "player_map_stats"
    player_name: str


class MapHour(Row):
    """How often a map is played on a server at an hour of the week, in UTC."""

    table: ClassVar[str] = "map_hourly_patterns"
    day_of_week: int
    hour_of_day: int
    rounds_played: int


MAP = Single("map", "One map", Map, MapParameters)
MAPS = Listing("maps", "Maps", Map, MapsParameters)
MAP_SERVERS = Listing("map/servers", "Servers that have it", MapServer, MapListParameters, MAP)
MAP_PLAYERS = Listing("map/players", "Best players", MapPlayer, MapListParameters, MAP)
MAP_HOURS = Listing("map/hours", "When it is played", MapHour, MapHoursParameters, MAP)

LISTINGS = (MAPS, MAP_SERVERS, MAP_PLAYERS, MAP_HOURS)
