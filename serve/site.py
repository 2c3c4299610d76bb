"""What one worker has: the file, the look, and how it answers."""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from serve.database import Database, Snapshot
from serve.language import Language, preferred
from serve.look import Look
from serve.settings import Settings

MOST_ANSWERS = 256
"""Of at most some 100 kB each."""

_LOG = logging.getLogger("uvicorn.error")

CACHE_CONTROL = "public, max-age=10"
"""A minute's new rounds may wait this long in a browser or a proxy; then it asks whether
anything has changed."""


class Answers:
    """The last answers, by question and state: what many ask is made once."""

    def __init__(self, most: int = MOST_ANSWERS) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[bytes, int, dict[str, str]]] = OrderedDict()

    def get(self, question: Hashable) -> Response | None:
        """The answer to a question that was asked before of the same state."""
        if question not in self._kept:
            return None
        self._kept.move_to_end(question)
        body, status, headers = self._kept[question]
        return Response(body, status, headers)

    def keep(self, question: Hashable, response: Response) -> Response:
        """The answer itself, of which a copy is kept; the one that was asked longest ago goes."""
        self._kept[question] = (bytes(response.body), response.status_code, dict(response.headers))
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return response


class Site:
    """The file that is read, and the look of the pages."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database = Database(settings.database)
        self.look = Look(settings)
        self._answers = Answers()
        self._noted = ""

    def note(self, trouble: str) -> None:
        """Tell the operator's log of a trouble, once until another one comes."""
        if trouble != self._noted:
            _LOG.warning("bfstats: %s", trouble)
        self._noted = trouble

    def language(self, request: Request) -> Language:
        """The language in which a request is answered."""
        return preferred(self.look.languages, request.headers.get("accept-language", ""))

    def answer(self, request: Request, make: Callable[[Snapshot], Response]) -> Response:
        """What `make` makes of one state of the file, or 304 where the reader has that already.

        Raises `UnavailableError` where there is no state to be had.
        """
        with self.database.snapshot() as snapshot:
            parts = (snapshot.tag, self.look.digest, self.language(request).code)
            tag = f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'
            headers = {"ETag": tag, "Cache-Control": CACHE_CONTROL, "Vary": "Accept-Language"}
            if is_known(tag, request.headers.get("if-none-match", "")):
                return Response(status_code=304, headers=headers)
            question = (request.url.path, request.scope["query_string"], tag)
            response = self._answers.get(question) or self._answers.keep(question, make(snapshot))
        self._noted = ""
        response.headers.update(headers)
        return response

    def html(
        self, request: Request, template: str, status: int = 200, **values: object
    ) -> Response:
        """A page."""
        language = self.language(request)
        root = "../" * (route_path(request.scope).count("/") - 1)
        text = self.look.page(language, template, root, values)
        return Response(
            text,
            status_code=status,
            media_type="text/html",
            headers={"Content-Language": language.code},
        )


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether If-None-Match names the tag: weakly, as RFC 9110 compares it."""
    named = [part.strip().removeprefix("W/") for part in if_none_match.split(",")]
    return if_none_match.strip() == "*" or tag.removeprefix("W/") in named


def site_of(request: Request) -> Site:
    """The site that the worker serves."""
    site: Site = request.app.state.site
    return site


def route_path(scope: Scope) -> str:
    """The path below the prefix that a proxy has."""
    return str(scope["path"]).removeprefix(scope.get("root_path", ""))
