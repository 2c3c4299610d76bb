"""Pages of players: one, two side by side, and who is found."""

from urllib.parse import urlencode

from serve import charts
from serve.database import Snapshot
from serve.errors import NotFoundError
from serve.folded import folded
from serve.listing import Parameters
from serve.pages.parts import SHORT, Shown, Values, part
from serve.subjects import players
from serve.subjects import search as subject
from serve.subjects.boards import BOARDS
from serve.subjects.players import CompareParameters
from serve.types import LONGEST_TEXT, SearchText

SHOWN_RANKS = 30
"""Those on the boards of a game, and of the server that a player was on most."""

RANKED_SERVERS = 5
"""Boards are shown of so many servers, those that a player was on most."""

FOUND = 50


class PlayerPageParameters(Shown, players.PlayerParameters):
    """Which player, and which of his lists at length."""


class SearchPageParameters(Shown, Parameters):
    """What to look for; nothing yet where the page is opened first."""

    text: str = ""


def player(snapshot: Snapshot, asked: PlayerPageParameters) -> Values:
    """A player's life, ranks, milestones, best scores, months, servers, maps, rounds."""
    of = players.PlayerParameters(player_name=asked.player_name)
    found = players.PLAYER.read(snapshot, of)

    def listed(name: str, rows: int = SHORT) -> players.PlayerListParameters:
        shown = part(asked, name, rows)
        return players.PlayerListParameters(player_name=asked.player_name, **shown)

    months = players.PLAYER_MONTHS.read(snapshot, listed("months", 24))
    kinds = BOARDS.read(snapshot, Parameters()).rows
    boards = listed("ranks", RANKED_SERVERS * len(kinds))
    ranks: list[players.PlayerGameRank | players.PlayerRank] = [
        *players.PLAYER_GAME_RANKS.read(snapshot, boards).rows,
        *players.PLAYER_RANKS.read(snapshot, boards).rows,
    ]
    drawn = months.rows[::-1]
    return {
        "player": found,
        "rolling": players.PLAYER_ROLLING.read(snapshot, of).rows,
        "shown_ranks": SHOWN_RANKS,
        "ranked": [one for one in ranks if one.is_listed],
        "unranked": [one for one in ranks if not one.is_listed],
        "milestones": players.PLAYER_MILESTONES.read(snapshot, of).rows,
        "best": players.PLAYER_BEST_SCORES.read(snapshot, of).rows,
        "months": months,
        "kills_by_month": charts.bar_chart([(row.month, row.total_kills) for row in drawn]),
        "score_by_month": charts.bar_chart([(row.month, row.total_score) for row in drawn]),
        "days": players.PLAYER_DAYS.read(snapshot, listed("days", 14)),
        "servers": players.PLAYER_SERVERS.read(snapshot, listed("servers")),
        "maps": players.PLAYER_MAPS.read(snapshot, listed("maps")),
        "rounds": players.PLAYER_ROUNDS.read(snapshot, listed("rounds")),
    }


def compare(snapshot: Snapshot, asked: CompareParameters) -> Values:
    """Two players side by side; or, where a name is nobody's, those who may be meant."""
    names = (asked.player_name, asked.other_player_name)
    known = [_known(snapshot, name) for name in names]
    if not all(known):
        found = {
            place: _alike(snapshot, name)
            for place, (name, player) in enumerate(zip(names, known, strict=True))
            if player is None
        }
        return {"template": "compare_found.html", "status": 404, "names": names, "found": found}
    listed = asked.model_copy(update={"limit": 20})
    return {
        "one": known[0],
        "other": known[1],
        "servers": players.COMPARE_SERVERS.read(snapshot, listed).rows,
    }


def _known(snapshot: Snapshot, name: str) -> players.Player | None:
    try:
        return players.PLAYER.read(snapshot, players.PlayerParameters(player_name=name))
    except NotFoundError:
        return None


def _alike(snapshot: Snapshot, name: str) -> list[subject.FoundPlayer]:
    parameters = subject.SearchParameters(text=name[:LONGEST_TEXT], limit=20)
    return subject.SEARCH.read(snapshot, parameters).rows


def search(snapshot: Snapshot, asked: SearchPageParameters) -> Values:
    """Players, servers and maps by words of their names; a name that is the only hit: its page."""
    text: SearchText = asked.text.strip()[:LONGEST_TEXT]
    if not text:
        return {"text": ""}

    def listed(name: str) -> subject.SearchParameters:
        return subject.SearchParameters(text=text, **part(asked, name, FOUND))

    found = subject.SEARCH.read(snapshot, listed("players"))
    others = subject.SEARCH_SERVERS.read(snapshot, listed("servers"))
    found_maps = subject.SEARCH_MAPS.read(snapshot, listed("maps"))
    if asked.show is None and not others.rows and not found_maps.rows:
        names = [one.player_name for one in found.rows]
        if [folded(name) for name in names] == [folded(text)]:
            return {"elsewhere": f"player?{urlencode({'player_name': names[0]})}"}
    return {
        "text": text,
        "players": found,
        "total_found": _total_found(snapshot, text) if found.next_offset else None,
        "servers": others,
        "maps": found_maps,
    }


def _total_found(snapshot: Snapshot, text: SearchText) -> int:
    parameters = subject.TextParameters(text=text)
    return subject.SEARCH_COUNT.read(snapshot, parameters).total_found
