"""The pages: each reads one state of the file, by the listings that `/api` has."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from serve.asked import parameters_of
from serve.database import Snapshot
from serve.listing import Parameters
from serve.pages import others, players, servers
from serve.pages.parts import Values
from serve.site import site_of
from serve.subjects.players import CompareParameters
from serve.subjects.rounds import RoundParameters

ModelT = TypeVar("ModelT", bound=BaseModel)

PAGES: Mapping[str, tuple[str, type[Any], Callable[..., Values]]] = {
    "/": ("front.html", Parameters, servers.front),
    "/hours": ("hours.html", Parameters, servers.hours),
    "/game": ("game.html", servers.GamePageParameters, servers.game),
    "/server": ("server.html", servers.ServerPageParameters, servers.server),
    "/player": ("player.html", players.PlayerPageParameters, players.player),
    "/map": ("map.html", others.MapPageParameters, others.one_map),
    "/maps": ("maps.html", others.MapsPageParameters, others.all_maps),
    "/round": ("round.html", RoundParameters, others.one_round),
    "/compare": ("compare.html", CompareParameters, players.compare),
    "/search": ("search.html", players.SearchPageParameters, players.search),
    "/counted": ("counted.html", Parameters, others.counted),
    "/data": ("data.html", Parameters, others.data),
}


def page_routes() -> list[Route]:
    """A route for each page."""
    return [
        Route(path, _page(template, model, make), methods=["GET"])
        for path, (template, model, make) in PAGES.items()
    ]


def _page(
    template: str,
    model: type[ModelT],
    make: Callable[[Snapshot, ModelT], Values],
) -> Callable[[Request], Awaitable[Response]]:
    """The handler of a page whose values are made of one snapshot."""

    async def handle(request: Request) -> Response:
        parameters = parameters_of(request, model, only_known=True)

        def answer(snapshot: Snapshot) -> Response:
            values: Values = {
                "template": template,
                "asked": parameters,
                "as_of": snapshot.as_of,
                "told_as_of": snapshot.told_as_of,
                "is_late": snapshot.moment.is_late,
                "is_quiet": snapshot.moment.is_quiet,
                "are_counts_old": snapshot.moment.are_counts_old,
                **make(snapshot, parameters),
            }
            if "elsewhere" in values:
                return RedirectResponse(values["elsewhere"], status_code=302)
            return site_of(request).html(request, **values)

        return site_of(request).answer(request, answer)

    return handle
