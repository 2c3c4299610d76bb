"""Boards: who is best on a server or in a game, by period and kind."""

from typing import ClassVar

from pydantic import Field

from serve.listing import Listing, Paging, Parameters, Row, Single
from serve.subjects.servers import GAME, SERVER, GameParameters, ServerParameters
from serve.types import RankingType, Word


class BoardKindParameters(Parameters):
    """Which kind of board."""

    period: Word = Field(
        description="A period of `/api/boards`, as shipped weekly, monthly or all_time."
    )
    ranking_type: RankingType


class BoardParameters(BoardKindParameters, ServerParameters, Paging):
    """Which board of a server, and which part of it."""


class GameBoardParameters(BoardKindParameters, GameParameters, Paging):
    """Which board of a game, and which part of it."""


class BoardEntry(Row):
    """A player's place on a board."""

    table: ClassVar[str] = "server_leaderboard_entries"
    rank: int
    player_name: str
    value: float
    total_rounds: int
    total_kills: int
    total_deaths: int
    total_score: int
    total_play_time_minutes: float
    ranked_players: int


class GameBoardEntry(BoardEntry):
    """A player's place on a board of a game."""

    table: ClassVar[str] = "game_leaderboard_entries"


class Board(Row):
    """A period, and what is ranked by in it."""

    period: str = Field(description="The period's name.")
    ranking_type: str = Field(description="What the board ranks by.")
    minimum_rounds: int = Field(description="The fewest rounds to appear; 0 where any will do.")
    largest_rank: int = Field(description="Where the board ends.")


BOARDS = Listing("boards", "The kinds of boards", Board, Parameters)
BOARD = Single("board", "One kind of board", Board, BoardKindParameters, BOARDS)
SERVER_BOARD = Listing("server/board", "A board", BoardEntry, BoardParameters, (SERVER, BOARD))
GAME_BOARD = Listing("game/board", "A board", GameBoardEntry, GameBoardParameters, (GAME, BOARD))

LISTINGS = (BOARDS, SERVER_BOARD, GAME_BOARD)
