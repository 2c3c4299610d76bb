"""Rows of a player's ranks."""

from __future__ import annotations

from serve.language import read_languages
from serve.links import Links
from serve.ranks import Ranks
from serve.subjects.players import PlayerGameRank, PlayerRank

ON_A_BOARD = {
    "period": "weekly", "ranking_type": "score", "rank": 1, "is_listed": True, "ranked_players": 2,
    "value": 9.0, "least_value": 7.0, "next_value": None, "total_rounds": 5, "minimum_rounds": 1,
    "rounds_missing": 0,
}  # fmt: skip


def test_a_server_that_is_called_as_a_game_is_leads_to_its_own_page() -> None:
    language = read_languages("en", None)["en"]
    ranks = Ranks(language, Links(language, ""))
    of_game = PlayerGameRank.model_validate({**ON_A_BOARD, "game": "bf1942"})
    of_server = PlayerRank.model_validate(
        {**ON_A_BOARD, "server_guid": "bf1942", "server_name": "Desert"}
    )
    for game, server in (
        (ranks.row(of_game, "Ann"), ranks.row(of_server, "Ann")),
        (ranks.missing_row(of_game), ranks.missing_row(of_server)),
    ):
        assert '<a href="game?game=bf1942">' in game
        assert '<a href="server?server_guid=bf1942">' in server


def test_the_next_rank_is_told_apart() -> None:
    """72 minutes and 73 are both 1.2 hours."""
    language = read_languages("en", None)["en"]
    ranks = Ranks(language, Links(language, ""))
    for kind, value, above, shown in (
        ("playtime", 72.0, 73.0, ("1.20 ", "next rank: 1.22")),
        ("playtime", 72.0, 90.0, ("1.2 ", "next rank: 1.5")),
        ("kd_ratio", 1.2341, 1.2344, ("1.2341 ", "next rank: 1.2344")),
        ("kills", 3.0, 4.0, (">3 ", "next rank: 4<")),
    ):
        row = {**ON_A_BOARD, "ranking_type": kind, "value": value, "next_value": above}
        line = ranks.row(PlayerGameRank.model_validate({**row, "game": "bf1942"}), "Ann")
        assert all(text in line for text in shown), line
