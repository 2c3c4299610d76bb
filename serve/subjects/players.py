"""Players: totals, days, months, milestones, best scores, ranks; two side by side."""

from typing import ClassVar

from pydantic import Field

from serve.listing import Listing, Paging, Parameters, Row, Single
from serve.types import PlayerName, UtcDate, UtcTime

SERVER_NAME = "The server's newest name; it may be empty."
KD_RATIO = "Kills per death, to 3 decimals; the kills where there were no deaths."
IS_LISTED = "Whether the player is on the board, which ends somewhere."
LEAST_VALUE = "The least value on the board; null where nobody is on it."
NEXT_VALUE = "The least value above the player's; null for the first, and off the board."
COUNTED_ROUNDS = "The player's rounds that count for the board."
MINIMUM_ROUNDS = "The fewest rounds to appear; 0 where there are none."
ROUNDS_MISSING = "How many rounds are missing to the fewest."


class PlayerParameters(Parameters):
    """Which player."""

    player_name: PlayerName


class PlayerListParameters(PlayerParameters, Paging):
    """Which player, and which part of the list."""


class CompareParameters(PlayerListParameters):
    """Which two players."""

    other_player_name: PlayerName


class Totals(Row):
    """The five totals."""

    total_rounds: int
    total_kills: int
    total_deaths: int
    total_score: int
    total_play_time_minutes: float


class Player(Totals):
    """A player's life."""

    table: ClassVar[str] = "player_stats_lifetime"
    player_name: str
    avg_score_per_round: float
    kd_ratio: float
    kill_rate: float
    first_round_time: UtcTime
    last_round_time: UtcTime


class RollingTotals(Totals):
    """A player's last days or months."""

    table: ClassVar[str] = "player_stats_rolling"
    period: str
    kd_ratio: float
    kill_rate: float


class PlayerDay(Row):
    """A day on which the player ended a round."""

    table: ClassVar[str] = "player_daily_stats"
    date: UtcDate
    daily_rounds: int
    daily_kills: int
    daily_deaths: int
    daily_score: int
    daily_play_time_minutes: float


class PlayerMonth(Totals):
    """A month in which the player ended a round, over all servers and maps."""

    table: ClassVar[str] = "player_monthly_stats"
    month: str


class PlayerBestScore(Row):
    """One of a player's three best rounds of a period."""

    table: ClassVar[str] = "player_best_scores"
    period: str
    rank: int
    final_score: int
    final_kills: int
    final_deaths: int
    map_name: str
    server_guid: str
    server_name: str = Field(description=SERVER_NAME)
    round_end_time: UtcTime
    round_id: str


class Milestone(Row):
    """A number of kills: when it was reached, or what is left to it."""

    table: ClassVar[str] = "player_milestones"
    milestone: int
    achieved_at: UtcTime | None
    total_kills_at_milestone: int | None
    days_to_achieve: int | None
    kills_left: int = Field(description="Kills that are missing; 0 where it was reached.")


class PlayerServer(Totals):
    """A server that the player was on."""

    table: ClassVar[str] = "player_server_stats"
    server_guid: str
    server_name: str = Field(description=SERVER_NAME)
    highest_score: int
    highest_score_map_name: str
    highest_score_round_id: str
    highest_score_time: UtcTime


class PlayerMap(Totals):
    """A map that the player was on, over all servers."""

    table: ClassVar[str] = "player_map_stats"
    map_name: str
    kd_ratio: float = Field(description=KD_RATIO)


class PlayerRound(Row):
    """A round that the player was in."""

    table: ClassVar[str] = "round_players"
    round_id: str
    server_guid: str
    server_name: str = Field(description=SERVER_NAME)
    map_name: str
    team_label: str
    round_start_time: UtcTime
    round_end_time: UtcTime
    final_score: int
    final_kills: int
    final_deaths: int
    play_time_minutes: float


class PlayerRank(Row):
    """A player's place on a board, or what is missing to appear on it."""

    table: ClassVar[str] = "server_leaderboard_entries"
    server_guid: str
    server_name: str = Field(description=SERVER_NAME)
    period: str
    ranking_type: str
    rank: int | None = Field(
        description="The player's rank among all who qualify; null where rounds are missing."
    )
    is_listed: bool = Field(description=IS_LISTED)
    ranked_players: int
    value: float | None
    least_value: float | None = Field(description=LEAST_VALUE)
    next_value: float | None = Field(description=NEXT_VALUE)
    total_rounds: int = Field(description=COUNTED_ROUNDS)
    minimum_rounds: int = Field(description=MINIMUM_ROUNDS)
    rounds_missing: int = Field(description=ROUNDS_MISSING)

    @property
    def owner(self) -> dict[str, str]:
        """Whose board it is."""
        return {"server_guid": self.server_guid}


class PlayerGameRank(Row):
    """The same of the boards over all servers of a game."""

    table: ClassVar[str] = "game_leaderboard_entries"
    game: str
    period: str
    ranking_type: str
    rank: int | None = Field(description="The player's rank on the board; null if not on it.")
    is_listed: bool = Field(description=IS_LISTED)
    ranked_players: int
    value: float | None
    least_value: float | None = Field(description=LEAST_VALUE)
    next_value: float | None = Field(description=NEXT_VALUE)
    total_rounds: int = Field(description=COUNTED_ROUNDS)
    minimum_rounds: int = Field(description=MINIMUM_ROUNDS)
    rounds_missing: int = Field(description=ROUNDS_MISSING)

    @property
    def owner(self) -> dict[str, str]:
        """Whose board it is."""
        return {"game": self.game}


class ComparedServer(Row):
    """A server that two players were on; `other_` is the second player's."""

    server_guid: str = Field(description="The server's identifier at the site.")
    server_name: str = Field(description=SERVER_NAME)
    total_score: int = Field(description="The sum of the first player's scores there.")
    total_kills: int = Field(description="The first player's kills there.")
    total_rounds: int = Field(description="The first player's rounds there.")
    highest_score: int = Field(description="The first player's highest score there.")
    other_total_score: int = Field(description="The sum of the second player's scores there.")
    other_total_kills: int = Field(description="The second player's kills there.")
    other_total_rounds: int = Field(description="The second player's rounds there.")
    other_highest_score: int = Field(description="The second player's highest score there.")


PLAYER = Single("player", "One player", Player, PlayerParameters)

PLAYER_ROLLING = Listing("player/rolling", "Lately", RollingTotals, PlayerParameters, (PLAYER,))
PLAYER_DAYS = Listing("player/days", "By the day", PlayerDay, PlayerListParameters, (PLAYER,))
PLAYER_MONTHS = Listing(
    "player/months", "By the month", PlayerMonth, PlayerListParameters, (PLAYER,)
)
PLAYER_BEST_SCORES = Listing(
    "player/best_scores", "Best scores", PlayerBestScore, PlayerParameters, (PLAYER,)
)
PLAYER_MILESTONES = Listing(
    "player/milestones", "Milestones", Milestone, PlayerParameters, (PLAYER,)
)
PLAYER_SERVERS = Listing("player/servers", "Servers", PlayerServer, PlayerListParameters, (PLAYER,))
PLAYER_MAPS = Listing("player/maps", "Maps", PlayerMap, PlayerListParameters, (PLAYER,))
PLAYER_ROUNDS = Listing("player/rounds", "Rounds", PlayerRound, PlayerListParameters, (PLAYER,))
PLAYER_RANKS = Listing("player/ranks", "Ranks", PlayerRank, PlayerListParameters, (PLAYER,))
PLAYER_GAME_RANKS = Listing(
    "player/game_ranks", "Ranks over all servers", PlayerGameRank, PlayerListParameters, (PLAYER,)
)
COMPARE_SERVERS = Listing(
    "compare/servers", "Servers of both", ComparedServer, CompareParameters, (PLAYER,)
)
LISTINGS = (
    PLAYER_ROLLING,
    PLAYER_DAYS,
    PLAYER_MONTHS,
    PLAYER_BEST_SCORES,
    PLAYER_MILESTONES,
    PLAYER_SERVERS,
    PLAYER_MAPS,
    PLAYER_ROUNDS,
    PLAYER_RANKS,
    PLAYER_GAME_RANKS,
    COMPARE_SERVERS,
)
