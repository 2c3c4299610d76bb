"""Search: players, servers and maps by words of their names."""

from typing import Any, ClassVar

from pydantic import Field

from serve.folded import folded
from serve.listing import Listing, Paging, Parameters, Row, Single
from serve.subjects.maps import Map
from serve.types import SearchText, UtcTime


class TextParameters(Parameters):
    """What to look for."""

    text: SearchText

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """With the patterns that SQL compares with, in which nothing stands for other letters.

        A name has all words, in any order. The third pattern has all words from the third on.
        """
        text = _escaped(folded(self.text) or self.text)
        first, second, *others = [*text.split(), "", ""]
        patterns = {
            "prefix": f"{text}%",
            "pattern": f"%{first or text}%",
            "second": f"%{second}%",
            "third": f"%{'%'.join(others)}%",
        }
        return {**super().model_dump(**options), **patterns}


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\%_" else letter for letter in text)


class SearchParameters(Paging, TextParameters):
    """What to look for, and which part of the list."""


class FoundPlayer(Row):
    """A player whose name has the text in it."""

    table: ClassVar[str] = "player_stats_lifetime"
    player_name: str
    total_rounds: int
    total_score: int
    last_round_time: UtcTime


class FoundServer(Row):
    """A server whose name has the text in it."""

    table: ClassVar[str] = "servers"
    server_guid: str
    server_name: str
    game: str
    last_seen: UtcTime
    total_rounds: int


class FoundCount(Row):
    """How many players a search finds."""

    total_found: int = Field(description="How many there are; 1,000 also where there are more.")


SEARCH = Listing("search", "Players by words of their name", FoundPlayer, SearchParameters)
SEARCH_COUNT = Single("search/count", "How many players that are", FoundCount, TextParameters)
SEARCH_SERVERS = Listing(
    "search/servers", "Servers by words of their name", FoundServer, SearchParameters
)
SEARCH_MAPS = Listing("search/maps", "Maps by words of their name", Map, SearchParameters)

LISTINGS = (SEARCH, SEARCH_SERVERS, SEARCH_MAPS)
