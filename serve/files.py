"""The files beside the pages, from memory: nothing of an address ever becomes a path.

And what leads elsewhere: `/robots.txt`, and `/api` itself.
"""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
NOT_FOR_ROBOTS = (
    "/api/", "/search", "/compare", "/*&period=", "/*&ranking_type=", "/*&span=", "/*&show=",
)  # fmt: skip
"""Data of pages, and the same pages in other orders: without end, and nothing that they lack."""

FOR_EVER = "public, max-age=31536000, immutable"
"""Pages name them with the digest of what they are, so another one has another address."""


def file_routes(files: Mapping[str, bytes]) -> list[Route]:
    """A route for each file, `static/site.css`, and the two others."""
    return [
        *(_route(name, content) for name, content in files.items()),
        Route("/robots.txt", _robots, methods=["GET"]),
        Route("/api", _data, methods=["GET"]),
    ]


async def _robots(request: Request) -> Response:
    root = request.scope.get("root_path", "")
    lines = ["User-agent: *", *(f"Disallow: {root}{pattern}" for pattern in NOT_FOR_ROBOTS)]
    return Response("\n".join(lines) + "\n", media_type="text/plain")


async def _data(_request: Request) -> Response:
    return RedirectResponse("data", status_code=308)


def _route(name: str, content: bytes) -> Route:
    async def read(_request: Request) -> Response:
        return Response(
            content,
            media_type=MEDIA_TYPES[name.rpartition(".")[2]],
            headers={"Cache-Control": FOR_EVER},
        )

    return Route(f"/static/{name}", read, methods=["GET"])
