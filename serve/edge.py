"""What every answer has, and what no answer needs: headers, HEAD, preflights, a proxy's prefix."""

import re
from collections.abc import Sequence
from posixpath import commonprefix
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SLASHES = re.compile("/+")
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors ",  # and who may
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

DATA = ("/api/", "/health")
"""What paths of data begin with."""

ANYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
}
"""A site's own front end may read the data, errors too, whatever host it is on: all is public.

An answer has these headers whoever asks: a proxy keeps one for all.
"""

PREFLIGHT_SECONDS = 86_400
"""So long a browser need not ask again what it may ask; most keep it for less."""


def content_security_policy(frames: Sequence[str] = ()) -> str:
    """What pages may load, and who else may show them in a frame."""
    return _POLICY + (" ".join(frames) or "'none'")


class Edge:
    """Adds the headers, answers HEAD as GET without a body, and takes a proxy's prefix away.

    frames: who else may show the pages in a frame.
    """

    def __init__(self, app: ASGIApp, frames: Sequence[str] = ()) -> None:
        self._app = app
        self._preflights = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD"],
            allow_headers=["*"],
            max_age=PREFLIGHT_SECONDS,
        )
        self._headers = {"Content-Security-Policy": content_security_policy(frames), **HEADERS}
        self._headers_of_data = {**self._headers, **ANYWHERE}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"
        root = scope.get("root_path", "")
        path = _below(root, _below(root, scope["path"]))
        is_data = path.startswith(DATA)
        added = self._headers_of_data if is_data else self._headers

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            elif is_head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        address = "" if path == "/" else _without_slash(path)
        if not path or address:
            redirect = RedirectResponse(_asked(scope, address or f"{root}/"), status_code=308)
            await redirect(scope, receive, send_with_headers)
            return
        asked = {**scope, "path": root + path, "method": "GET" if is_head else scope["method"]}
        app = self._preflights if is_data and scope["method"] == "OPTIONS" else self._app
        await app(asked, receive, send_with_headers)


def _without_slash(path: str) -> str:
    """The relative address of a path that has a `/` too many without it; "" for others.

    Only who knows the proxy's host, port and prefix could write another.
    """
    kept = _SLASHES.sub("/", path).rstrip("/")
    if kept == path:
        return ""
    folder = commonprefix((path, kept)).rpartition("/")[0]
    upwards = "../" * (path.count("/") - folder.count("/") - 1)
    return f"{upwards}{quote(kept[len(folder) + 1 :])}"


def _asked(scope: Scope, address: str) -> str:
    query = scope["query_string"].decode("ascii", "replace")
    return f"{address}?{query}" if query else address


def _below(root: str, path: str) -> str:
    """The path below a proxy's prefix, be it that the proxy takes it away or leaves it there."""
    return path[len(root) :] if path == root or path.startswith(f"{root}/") else path
