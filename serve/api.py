"""`/api`: the data of every page as JSON, and every list of it as CSV."""

from collections.abc import Callable, Coroutine
from enum import StrEnum
from typing import Annotated, Any, cast, get_type_hints
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field, create_model
from starlette.requests import Request
from starlette.responses import Response

from serve.asked import parameters_of
from serve.csv_text import as_csv
from serve.database import Snapshot
from serve.listing import MOST_ROWS, Listing, Paging, Rows, Single
from serve.problems import Problem
from serve.site import site_of
from serve.subjects import LISTINGS, SINGLES

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": text, "model": Problem}
    for status, text in (
        (404, "There is no such player, server, map or round."),
        (422, "A parameter is missing, unknown, or makes no sense."),
        (503, "The file cannot be read at this moment: try again later."),
    )
}

LONGEST_LINK = 2_000
"""Characters: nginx refuses an answer whose headers exceed its buffer, of 4 KiB as it comes."""


class Format(StrEnum):
    """What a list is written as."""

    JSON = "json"
    CSV = "csv"


class Formatted(BaseModel):
    """As what."""

    format: Format = Field(
        default=Format.JSON,
        description="`csv`: the same rows; a text like a formula has a ' in front.",
    )


class SubjectRoute(APIRoute):
    """A route whose parameters are one model: FastAPI describes it, and pydantic alone checks it.

    What FastAPI does for parameters of any kind takes it longer than a board takes SQLite.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The function with the model that it declares."""
        model = get_type_hints(self.endpoint)["parameters"]

        async def handle(request: Request) -> Response:
            parameters = parameters_of(request, model, only_known=False)
            return cast("Response", await self.endpoint(request, parameters))

        return handle


def make_router() -> APIRouter:
    """One address for each subject."""
    router = APIRouter(prefix="/api", route_class=SubjectRoute)
    for single in SINGLES:
        _add_single(router, single)
    for listing in LISTINGS:
        _add_listing(router, listing)
    return router


def _add_single(router: APIRouter, single: Single[Any]) -> None:
    async def read(
        request: Request,
        parameters: Annotated[single.parameters, Query()],  # type: ignore[name-defined]
    ) -> Response:
        def make(snapshot: Snapshot) -> Response:
            return _json(single.read(snapshot, parameters))

        return site_of(request).answer(request, make)

    router.add_api_route(
        f"/{single.path}",
        read,
        name=single.path,
        summary=single.title,
        response_model=single.row,
        responses=_PROBLEMS,
    )


def _add_listing(router: APIRouter, listing: Listing[Any]) -> None:
    parameters_type = create_model(
        f"Formatted{listing.parameters.__name__}", __base__=(listing.parameters, Formatted)
    )

    async def read(request: Request, parameters: Annotated[parameters_type, Query()]) -> Response:  # type: ignore[valid-type]
        is_csv = parameters.format is Format.CSV  # type: ignore[attr-defined]
        asked = _at_length(parameters) if is_csv else parameters

        def make(snapshot: Snapshot) -> Response:
            rows = listing.read(snapshot, asked)
            if not rows.rows:
                listing.require_owners(snapshot, asked)
            response = _csv(listing, rows) if is_csv else _json(rows)
            if rows.next_offset is not None:
                link = _next_part(request, rows.next_offset)
                if len(link) <= LONGEST_LINK:
                    response.headers["Link"] = link
            return response

        return site_of(request).answer(request, make)

    answers: dict[int | str, dict[str, Any]] = {
        200: {
            "content": {"text/csv": {"schema": {"type": "string"}}},
            "headers": {
                "Link": {
                    "description": 'The rows that follow, if any do: `<?…>; rel="next"`.',
                    "schema": {"type": "string"},
                }
            },
        },
        **_PROBLEMS,
    }
    router.add_api_route(
        f"/{listing.path}",
        read,
        name=listing.path,
        summary=listing.title,
        response_model=listing.rows,
        responses=answers,
    )


def _next_part(request: Request, offset: int) -> str:
    """The rest of a list as a link (RFC 8288), relative as all are: a CSV has no other place."""
    asked = {**request.query_params, "offset": offset}
    return f'<?{urlencode(asked)}>; rel="next"'


def _at_length(parameters: BaseModel) -> BaseModel:
    """As many rows as a list may have, if nothing is said."""
    if not isinstance(parameters, Paging) or "limit" in parameters.model_fields_set:
        return parameters
    return parameters.model_copy(update={"limit": MOST_ROWS})


def _json(model: BaseModel) -> Response:
    return Response(model.model_dump_json(), media_type="application/json")


def _csv(listing: Listing[Any], rows: Rows[Any]) -> Response:
    file_name = f"{listing.path.replace('/', '-')}.csv"
    return Response(
        as_csv(list(listing.row.model_fields), rows.rows),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )
