"""The files beside the pages, from memory: nothing of an address ever becomes a path."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"
"""Pages name them with the digest of what they are, so another one has another address."""


def file_routes(files: Mapping[str, bytes]) -> list[Route]:
    """A route for each file, `static/site.css`."""
    return [_route(name, content) for name, content in files.items()]


def _route(name: str, content: bytes) -> Route:
    async def read(_request: Request) -> Response:
        return Response(
            content,
            media_type=MEDIA_TYPES[name.rpartition(".")[2]],
            headers={"Cache-Control": FOR_EVER},
        )

    return Route(f"/static/{name}", read, methods=["GET"])
