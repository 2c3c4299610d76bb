"""What the pages are about: a file a subject, with its rows, its parameters and its listings."""

from typing import Any

from serve.listing import Listing, Single
from serve.subjects import boards, maps, players, rounds, search, servers

SINGLES: tuple[Single[Any], ...] = (
    servers.SITE,
    servers.GAME,
    servers.BEST_SCORE_PERIOD,
    servers.SERVER,
    boards.BOARD,
    players.PLAYER,
    search.SEARCH_COUNT,
    maps.MAP,
    rounds.ROUND,
)
LISTINGS: tuple[Listing[Any], ...] = (
    *servers.LISTINGS,
    *boards.LISTINGS,
    *players.LISTINGS,
    *maps.LISTINGS,
    *rounds.LISTINGS,
    *search.LISTINGS,
)
"""Everything that has a place under `/api`, in the order of the OpenAPI document."""
