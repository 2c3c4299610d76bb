"""Names and links of a page, by the hundred: a macro of a template costs five times a function."""

from urllib.parse import quote

from markupsafe import Markup, escape

from serve.language import Language


class Links:
    """What leads from a page to others. `root` leads to the front page: "" or "../"."""

    def __init__(self, language: Language, root: str) -> None:
        self._language = language
        self._root = root

    def name(self, text: str) -> Markup:
        """A name, which is whatever players call themselves: alone, whichever way it is written."""
        if text.strip():
            return Markup(f'<bdi class="name">{escape(text)}</bdi>')  # noqa: S704 - escaped
        return Markup(f"<i>{escape(self._language.text('no_name'))}</i>")  # noqa: S704 - escaped

    def player(self, player_name: str) -> Markup:
        """A player, by name."""
        return self._to("player", self.name(player_name), player_name=player_name)

    def server(self, server_guid: str, server_name: str) -> Markup:
        """A server, by its name if it has one."""
        return self._to("server", self.name(server_name or server_guid), server_guid=server_guid)

    def map(self, map_name: str) -> Markup:
        """A map, by name."""
        return self._to("map", self.name(map_name), map_name=map_name)

    def game(self, game: str) -> Markup:
        """A game, by what the language calls it."""
        return self._to("game", self.name(self._language.named("game", game)), game=game)

    def round(self, server_guid: str, round_id: str, text: str) -> Markup:
        """A round, behind a text such as its end."""
        return self._to("round", escape(text), server_guid=server_guid, round_id=round_id)

    def board(self, period: str, ranking_type: str, player_name: str = "", **owner: str) -> Markup:
        """A board of a server or a game, by what it ranks by; at a player's own row."""
        page = "game" if "game" in owner else "server"
        text = escape(self._language.named("ranking", ranking_type))
        asked = {**owner, "period": period, "ranking_type": ranking_type}
        if player_name:
            return self._to(page, text, "#own", **asked, player_name=player_name)
        return self._to(page, text, "#board", **asked)

    def _to(self, page: str, text: Markup, place: str = "", **values: str) -> Markup:
        asked = "&amp;".join(f"{name}={quote(value, safe='')}" for name, value in values.items())
        return Markup(f'<a href="{self._root}{page}?{asked}{place}">{text}</a>')  # noqa: S704 - escaped
