"""Rows of a player's ranks, by the hundred: each call out of a template costs five of these."""

from markupsafe import Markup, escape

from serve.language import Language
from serve.links import Links
from serve.subjects.players import PlayerGameRank, PlayerRank

PODIUM = 3

Rank = PlayerRank | PlayerGameRank


class Ranks:
    """What a page says of a player's place on a board."""

    def __init__(self, language: Language, link: Links) -> None:
        self._language = language
        self._link = link
        self._owners: dict[tuple[type[Rank], str], Markup] = {}

    def row(self, rank: Rank, player_name: str) -> Markup:
        """Rank, board and value. The rank is one that the board shows."""
        text = self._language.text
        kind = ' class="podium"' if rank.rank is not None and rank.rank <= PODIUM else ""
        of = escape(text("of", count=self._language.whole(rank.ranked_players)))
        board = self._link.board(rank.period, rank.ranking_type, player_name, **rank.owner)
        period = escape(self._language.named("period", rank.period))
        value = escape(self._language.ranked(rank.value, rank.ranking_type))
        unit = escape(text(f"unit_{rank.ranking_type}"))
        if rank.value is not None and rank.next_value is not None:
            value, above = map(
                escape,
                self._language.ranked_apart(rank.value, rank.next_value, rank.ranking_type),
            )
            unit += Markup(' <span class="place">{}</span>').format(
                text("next_rank_at", value=above)
            )
        return Markup(  # noqa: S704 - escaped
            f'<tr{kind}><td class="number"><strong>{rank.rank}</strong> <small>{of}</small></td>'
            f'<th scope="row">{board} <span class="place"><small>{period}</small>'
            f" {self._owner(rank)}</span></th>"
            f'<td class="number">{value} <small>{unit}</small></td></tr>\n'
        )

    def missing_row(self, rank: Rank) -> Markup:
        """Board, period, whose board it is, and what is missing to appear on it."""
        board = self._link.board(rank.period, rank.ranking_type, **rank.owner)
        period = escape(self._language.named("period", rank.period))
        return Markup(  # noqa: S704 - escaped
            f'<tr><th scope="row">{board}</th><td>{period}</td><td>{self._owner(rank)}</td>'
            f"<td>{escape(self._missing(rank))}</td></tr>\n"
        )

    def _owner(self, rank: Rank) -> Markup:
        """The server or the game, which stands in many rows."""
        (owner,) = rank.owner.values()
        key = (type(rank), owner)  # a server may have the name of a game
        if key not in self._owners:
            self._owners[key] = (
                self._link.server(owner, rank.server_name)
                if isinstance(rank, PlayerRank)
                else self._link.game(owner)
            )
        return self._owners[key]

    def _missing(self, rank: Rank) -> str:
        text, whole = self._language.text, self._language.whole
        if rank.rounds_missing:
            played = rank.minimum_rounds - rank.rounds_missing
            return text(
                "rounds_missing", count=rank.rounds_missing, played=played, of=rank.minimum_rounds
            )
        value, least = (self._with_unit(rank, one) for one in (rank.value, rank.least_value))
        if rank.rank is None:
            return text("off_board", value=value, least=least)
        of = whole(rank.ranked_players)
        return text("own_rank", rank=whole(rank.rank), of=of, value=value, least=least)

    def _with_unit(self, rank: Rank, value: float | None) -> str:
        unit = self._language.text(f"unit_{rank.ranking_type}")
        return f"{self._language.ranked(value, rank.ranking_type)} {unit}".strip()
