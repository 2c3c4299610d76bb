"""The application of one worker: pages, `/api`, files, status, and what is said when it fails."""

import re
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response

from serve.api import make_router
from serve.asked import FixedPaths, route_path
from serve.database import Clock
from serve.edge import Edge
from serve.errors import NotFoundError, UnavailableError, UnknownValueError
from serve.files import file_routes
from serve.kept import Kept
from serve.language import Language
from serve.pages import page_routes
from serve.problems import MEDIA_TYPE, Problem, ProblemError, problem_response
from serve.settings import Settings, read_settings
from serve.site import Site, site_of
from serve.status import status_routes
from serve.types import LONGEST_TEXT

RETRY_SECONDS = 10
SMALLEST_ZIPPED_BYTES = 500
GZIP_LEVEL = 5
_QUOTED = re.compile("'([^']*)'")
_SAID = {
    "missing": "is_missing",
    "string_too_short": "is_missing",
    "string_too_long": "is_too_long",
}
"""What a page says of a parameter, by pydantic's name of the error."""

_SOUGHT = {"player": "player_name", "map": "map_name"}
"""The parameter that a search finds others like, by what is not there."""


def from_environment() -> FastAPI:
    """The application of a worker that uvicorn starts."""
    return make_app(read_settings())


def make_app(settings: Settings, clock: Clock = time.time) -> FastAPI:
    """The application over one file. Raises `UsageError` where a setting makes no sense."""
    site = Site(settings, clock)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        site.database.close()

    app = FastAPI(
        title=settings.site_name,
        summary="Statistics of players, servers, maps and rounds.",
        description="Times are UTC. Columns are described as the tables describe them.",
        version="1",
        openapi_url="/api/openapi.json",
        docs_url=None,  # what draws it would come from another host
        redoc_url=None,
        redirect_slashes=False,  # it would name a host; `Edge` does it without
        lifespan=lifespan,
    )
    app.state.site = site
    api = make_router()
    others = [*page_routes(), *status_routes(), *file_routes(site.look.files)]
    app.include_router(api)  # for its document; requests find their way by the line below
    app.router.routes[:0] = [FixedPaths([*api.routes, *others]), *others]
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_ZIPPED_BYTES, compresslevel=GZIP_LEVEL)
    app.add_middleware(Kept, database=site.database, languages=site.look.languages)
    app.add_middleware(Edge, frames=settings.frames)
    app.add_exception_handler(RequestValidationError, _refuse)
    app.add_exception_handler(UnknownValueError, _unknown_value)
    app.add_exception_handler(NotFoundError, _not_found)
    app.add_exception_handler(UnavailableError, _unavailable)
    app.add_exception_handler(HTTPException, _other)
    _name_problems(app)
    return app


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - for the type alone
    errors = [
        ProblemError(parameter=".".join(map(str, one["loc"][1:])), detail=_detail(request, one))
        for one in error.errors()
    ]
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, "wrong_parameters", errors)


def _detail(request: Request, error: Mapping[str, Any]) -> str:
    """What is wrong with a parameter: for programs as pydantic says it, on a page in its words."""
    if _is_of_api(request):
        return str(error["msg"])
    language = site_of(request).language(request)
    if error["type"] == "literal_error":
        return _there_are(language, _QUOTED.findall(error["ctx"]["expected"]))
    return language.text(_SAID.get(error["type"], "makes_no_sense"))


def _there_are(language: Language, known: Iterable[str]) -> str:
    return " ".join([language.text("there_are"), ", ".join(known)])


async def _unknown_value(request: Request, error: Exception) -> Response:
    assert isinstance(error, UnknownValueError)  # noqa: S101
    site = site_of(request)
    language = site.look.english if _is_of_api(request) else site.language(request)
    errors = [ProblemError(parameter=error.parameter, detail=_there_are(language, error.known))]
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, "wrong_parameters", errors)


async def _not_found(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotFoundError)  # noqa: S101
    sought = request.query_params.get(_SOUGHT.get(error.subject, ""), "").strip()[:LONGEST_TEXT]
    return _problem(request, HTTPStatus.NOT_FOUND, f"no_{error.subject}", sought=sought)


async def _unavailable(request: Request, error: Exception) -> Response:
    assert isinstance(error, UnavailableError)  # noqa: S101
    site_of(request).note(str(error))
    response = _problem(request, HTTPStatus.SERVICE_UNAVAILABLE, f"unavailable_{error.reason}")
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


async def _other(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    status = HTTPStatus(error.status_code)
    key = "no_page" if status == HTTPStatus.NOT_FOUND else "other_error"
    response = _problem(request, status, key)
    response.headers.update(error.headers or {})
    return response


def _problem(
    request: Request,
    status: HTTPStatus,
    key: str,
    errors: list[ProblemError] | None = None,
    sought: str = "",
) -> Response:
    """A page for people, problem details under `/api`.

    sought: a name that is nobody's; the page leads to those that are like it.
    """
    site = site_of(request)
    if _is_of_api(request):
        detail = site.look.english.text(key)
        problem = Problem(title=status.phrase, status=status, detail=detail, errors=errors or [])
        return problem_response(problem)
    values: dict[str, Any] = {
        "code": int(status),
        "key": key,
        "errors": errors or [],
        "sought": sought,
    }
    response = site.html(request, "error.html", status, as_of=None, **values)
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_of_api(request: Request) -> bool:
    return route_path(request.scope).startswith("/api/")


def _name_problems(app: FastAPI) -> None:
    """Have the OpenAPI document give the errors their own media type."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        document = made()
        for operations in document["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    content = response.get("content", {})
                    if not status.startswith("2") and "application/json" in content:
                        content[MEDIA_TYPE] = content.pop("application/json")
        return document

    app.openapi = openapi  # type: ignore[method-assign]
