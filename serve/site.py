"""What one worker has: the file, the look, and how it answers."""

import hashlib
import logging
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from serve.asked import route_path
from serve.database import Clock, Database, Snapshot
from serve.kept import is_known
from serve.language import Language, preferred
from serve.look import Look
from serve.settings import Settings

_LOG = logging.getLogger("uvicorn.error")

CACHE_CONTROL = "public, max-age=10"
"""A minute's new rounds may wait this long in a browser or a proxy; then it asks whether
anything has changed."""


class Site:
    """The file that is read, and the look of the pages."""

    def __init__(self, settings: Settings, clock: Clock = time.time) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database, clock=clock)
        self.look = Look(settings)
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
            response = make(snapshot)
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


def site_of(request: Request) -> Site:
    """The site that the worker serves."""
    site: Site = request.app.state.site
    return site
