"""The site and its servers: who plays now, how busy it usually is, boards, maps, rounds."""

from math import ceil, floor
from typing import ClassVar

from pydantic import Field

from serve.listing import Listing, Paging, Parameters, Row, Single
from serve.types import LONGEST_NAME, GameName, ServerGuid, UtcDate, UtcTime, Word

PLAYERS_NOW = (
    "Players in the server's newest sample. 0 where that is over 5 minutes older than the newest "
    "sample of all servers; null where the server was never sampled."
)
USUAL = (
    "at the minute of the week (UTC) of the newest sample, over the last 60 days: on the line "
    "between the middles of its hour and of the nearer hour beside it."
)


class ServerParameters(Parameters):
    """Which server."""

    server_guid: ServerGuid


class ServerListParameters(ServerParameters, Paging):
    """Which server, and which part of its list."""


class GameParameters(Parameters):
    """Which game."""

    game: GameName


class DaysParameters(ServerParameters):
    """Which server, and how far back."""

    days: int = Field(default=30, ge=1, le=10_000, description="How many days back from `as_of`.")


class ServersParameters(Paging, Parameters):
    """Servers of all games or of one."""

    game: str | None = Field(
        default=None, max_length=LONGEST_NAME, description="Only of this game."
    )


class ServersHoursParameters(Parameters):
    """How many servers."""

    servers: int = Field(
        default=20, ge=1, le=40, description="Those with most rounds, of the last week."
    )


class ForecastParameters(Parameters):
    """How far ahead."""

    hours: int = Field(default=12, ge=1, le=168, description="How many, the present hour included.")


class BestScorePeriodParameters(Parameters):
    """Best scores of which period."""

    period: Word = Field(
        default="this_week",
        description="One of `/api/best_score_periods`, as shipped this_week, last_30_days or "
        "all_time.",
    )


class BestScoresParameters(BestScorePeriodParameters, Paging):
    """Best scores of which period, and which part of them."""


class Site(Row):
    """The whole site at the moment of its newest sample."""

    sampled_at: UtcTime | None = Field(description="When the newest sample was taken.")
    total_servers: int = Field(description="How many servers the site has ever had.")
    players_now: int = Field(description="Players on all servers that were sampled just now.")


class Game(Row):
    """A game, over all its servers."""

    game: str = Field(description="The game, as the site names it.")
    total_servers: int = Field(description="How many servers of the game there have ever been.")
    players_now: int = Field(description="Players on its servers that were sampled just now.")


class Server(Row):
    """One server, now and ever."""

    table: ClassVar[str] = "servers"
    server_guid: str
    server_name: str
    game: str
    map_name: str
    players_now: int | None = Field(description=PLAYERS_NOW)
    q25_players: float | None = Field(description=f"The first quartile of players {USUAL}")
    median_players: float | None = Field(description=f"The median of players {USUAL}")
    q75_players: float | None = Field(description=f"The third quartile of players {USUAL}")
    sampled_at: UtcTime | None
    last_seen: UtcTime
    total_rounds: int
    total_players: int

    @property
    def crowd(self) -> str:
        """`more`, `less` or `usual` for this minute; "" where nothing can be said.

        Players are counted whole: a quartile of 1.4 or 1.6 leaves both 1 and 2 as usual.
        """
        if self.players_now is None or self.q25_players is None or self.q75_players is None:
            return ""
        if self.players_now > ceil(self.q75_players):
            return "more"
        return "less" if self.players_now < floor(self.q25_players) else "usual"


class ServerDetails(Server):
    """One server, since when it is known included."""

    first_seen: UtcTime


class ServerName(Row):
    """A name that a server had."""

    table: ClassVar[str] = "server_names"
    server_name: str
    first_seen: UtcTime
    last_seen: UtcTime


class HourPattern(Row):
    """How full a server is at an hour of the week, in UTC."""

    table: ClassVar[str] = "server_hourly_patterns"
    day_of_week: int
    hour_of_day: int
    avg_players: float
    min_players: float
    q25_players: float
    median_players: float
    q75_players: float
    q90_players: float
    max_players: float
    data_points: int


class ServersHour(Row):
    """How full a server is at an hour of a usual day, in UTC."""

    table: ClassVar[str] = "server_hourly_patterns"
    server_guid: str
    server_name: str = Field(description="The server's newest name; it may be empty.")
    hour_of_day: int
    usual_players: float = Field(
        description="The medians of this hour of the week, on average over the seven days; a day "
        "without one counts as 0."
    )


class PopulationHour(Row):
    """Players on a server in an hour."""

    table: ClassVar[str] = "server_online_counts"
    hour_timestamp: UtcTime
    avg_players: float
    peak_players: int
    sample_count: int


class PopulationDay(Row):
    """Players on a server on a day."""

    table: ClassVar[str] = "server_daily_counts"
    date: UtcDate
    avg_players: float
    peak_players: int
    sample_count: int
    hours_sampled: int


class ServerMap(Row):
    """A map on a server, over all months."""

    table: ClassVar[str] = "server_map_stats"
    map_name: str
    total_rounds: int
    total_player_rounds: int
    total_play_time_minutes: float
    peak_players: int


class ServerRound(Row):
    """A round that was played on a server."""

    table: ClassVar[str] = "rounds"
    round_id: str
    game: str
    map_name: str
    started_at: UtcTime
    ended_at: UtcTime
    total_players: int
    total_bots: int
    total_kills: int
    total_deaths: int
    total_score: int
    total_play_time_minutes: float
    best_score: int
    best_player_name: str


class Forecast(Row):
    """Players that are usual at a coming hour."""

    table: ClassVar[str] = "hourly_player_predictions"
    game: str
    hour_timestamp: UtcTime = Field(description="The start of the hour, in UTC.")
    predicted_players: float
    data_points: int


class BestScorePeriod(Row):
    """A period of best scores."""

    period: str = Field(description="The period's name.")


class BestScore(Row):
    """A round with a high score."""

    table: ClassVar[str] = "player_best_scores"
    player_name: str
    final_score: int
    final_kills: int
    final_deaths: int
    map_name: str
    server_guid: str
    server_name: str = Field(description="The server's newest name; it may be empty.")
    round_end_time: UtcTime
    round_id: str


SITE = Single("site", "The site now", Site, Parameters)
SERVER = Single("server", "One server", ServerDetails, ServerParameters)

GAME = Single("game", "One game", Game, GameParameters)

GAMES = Listing("games", "Games", Game, Parameters)
SERVERS = Listing("servers", "Servers", Server, ServersParameters)
SERVERS_HOURS = Listing(
    "servers/hours", "When servers are busy", ServersHour, ServersHoursParameters
)
FORECAST = Listing("forecast", "Players of the coming hours", Forecast, ForecastParameters)
BEST_SCORE_PERIODS = Listing(
    "best_score_periods", "The periods of best scores", BestScorePeriod, Parameters
)
BEST_SCORE_PERIOD = Single(
    "best_score_period",
    "A period of best scores",
    BestScorePeriod,
    BestScorePeriodParameters,
    BEST_SCORE_PERIODS,
)
BEST_SCORES = Listing(
    "best_scores", "Best scores", BestScore, BestScoresParameters, (BEST_SCORE_PERIOD,)
)
SERVER_NAMES = Listing("server/names", "Its names", ServerName, ServerListParameters, (SERVER,))
SERVER_HOURS = Listing("server/hours", "Its week", HourPattern, ServerParameters, (SERVER,))
SERVER_POPULATION_HOURS = Listing(
    "server/population_hours", "Players by the hour", PopulationHour, DaysParameters, (SERVER,)
)
SERVER_POPULATION_DAYS = Listing(
    "server/population_days", "Players by the day", PopulationDay, DaysParameters, (SERVER,)
)
SERVER_MAPS = Listing("server/maps", "Its maps", ServerMap, ServerListParameters, (SERVER,))
SERVER_ROUNDS = Listing("server/rounds", "Its rounds", ServerRound, ServerListParameters, (SERVER,))

LISTINGS = (
    GAMES,
    SERVERS,
    SERVERS_HOURS,
    FORECAST,
    BEST_SCORE_PERIODS,
    BEST_SCORES,
    SERVER_NAMES,
    SERVER_HOURS,
    SERVER_POPULATION_HOURS,
    SERVER_POPULATION_DAYS,
    SERVER_MAPS,
    SERVER_ROUNDS,
)
