"""One round: what it was, and its scoreboard."""

from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from serve.listing import Listing, Paging, Row, Single
from serve.subjects.players import SERVER_NAME
from serve.subjects.servers import ServerParameters, ServerRound
from serve.types import RoundId, UtcTime


class RoundParameters(ServerParameters):
    """Which round of which server."""

    round_id: RoundId


class RoundListParameters(RoundParameters, Paging):
    """Which round, and which part of its scoreboard."""


class Round(ServerRound):
    """A round, with its server."""

    server_guid: str
    server_name: str = Field(description=SERVER_NAME)


class RoundPlayer(Row):
    """A line of the scoreboard."""

    table: ClassVar[str] = "round_players"
    player_name: str
    team_label: str
    round_start_time: UtcTime
    round_end_time: UtcTime
    final_score: int
    final_kills: int
    final_deaths: int
    play_time_minutes: float
    average_ping: float | None


class RoundOther(Row):
    """A session that began with a round of one player, under a round id of its own."""

    table: ClassVar[str] = "round_players"
    round_id: str
    player_name: str
    team_label: str
    round_end_time: UtcTime
    final_score: int
    final_kills: int
    final_deaths: int
    play_time_minutes: float


@dataclass(frozen=True)
class Team:
    """Who played on a side, in the order of the scoreboard."""

    label: str
    players: tuple[RoundPlayer, ...]

    @property
    def total_score(self) -> int:
        """The sum of their scores."""
        return sum(one.final_score for one in self.players)

    @property
    def total_kills(self) -> int:
        """The sum of their kills."""
        return sum(one.final_kills for one in self.players)

    @property
    def total_deaths(self) -> int:
        """The sum of their deaths."""
        return sum(one.final_deaths for one in self.players)


ROUND = Single("round", "One round", Round, RoundParameters)
ROUND_PLAYERS = Listing(
    "round/players", "Its scoreboard", RoundPlayer, RoundListParameters, (ROUND,)
)
ROUND_OTHERS = Listing(
    "round/others",
    "Sessions that began with a round of one player, on its server and map",
    RoundOther,
    RoundListParameters,
    (ROUND,),
)

LISTINGS = (ROUND_PLAYERS, ROUND_OTHERS)
