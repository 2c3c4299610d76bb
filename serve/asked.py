"""What a request asks: its path found in one look, and its parameters checked by their types."""

from collections.abc import Iterable
from typing import Any, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import URLPath
from starlette.requests import Request
from starlette.routing import BaseRoute, Match, NoMatchFound, Route
from starlette.types import Receive, Scope, Send

ModelT = TypeVar("ModelT", bound=BaseModel)


def route_path(scope: Scope) -> str:
    """The path below the prefix that a proxy has."""
    return str(scope["path"]).removeprefix(scope.get("root_path", ""))


def parameters_of(request: Request, model: type[ModelT], *, only_known: bool) -> ModelT:
    """The parameters of a request. Raises `RequestValidationError` where one makes no sense.

    only_known: leave alone what others have put behind an address; otherwise it is an error.
    """
    values = {
        name: text
        for name, text in request.query_params.items()
        if not only_known or name in model.model_fields
    }
    try:
        return model.model_validate(values)
    except ValidationError as error:
        found = [{**one, "loc": ("query", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(found) from None


class FixedPaths(BaseRoute):
    """Many routes without places in their paths: one look instead of a match with each."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._routes = {
            route.path: route
            for route in routes
            if isinstance(route, Route) and not route.param_convertors
        }

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether it is one of them, and called with its method."""
        if scope["type"] != "http":
            return Match.NONE, {}
        route = self._routes.get(route_path(scope))
        return route.matches(scope) if route else (Match.NONE, {})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request to the one that it is for."""
        await self._routes[route_path(scope)].handle(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:
        """Addresses are relative here, and nobody asks for them by name."""
        raise NoMatchFound(name, path_params)
