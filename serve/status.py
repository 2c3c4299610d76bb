"""What `extract status` says, for people and for a monitor."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from extract.errors import DatabaseError
from extract.schedule.freshness import FileStatus, read_file_status
from serve.errors import UnavailableError
from serve.site import site_of

NO_STORE = {"Cache-Control": "no-store"}


def status_routes() -> list[Route]:
    """The page, and `/health`."""
    return [
        Route("/status", status, methods=["GET"]),
        Route("/health", health, methods=["GET"]),
        Route("/health/up", up, methods=["GET"]),
        Route("/api/status", api_status, methods=["GET"]),
    ]


async def status(request: Request) -> Response:
    """When everything was loaded and run."""
    response = site_of(request).html(request, "status.html", as_of=None, found=_read(request))
    response.headers.update(NO_STORE)
    return response


async def api_status(request: Request) -> Response:
    """The same as JSON, without the file's place."""
    return JSONResponse(_public(_read(request)), headers=NO_STORE)


async def up(request: Request) -> Response:
    """200 while pages can be read, however old; 503 while none can. For a balancer."""
    try:
        with site_of(request).database.snapshot():
            pass
    except UnavailableError as error:
        return JSONResponse({"status": error.reason}, 503, headers=NO_STORE)
    return JSONResponse({"status": "up"}, headers=NO_STORE)


async def health(request: Request) -> Response:
    """200 while all is fresh, 503 when a load or a cadence is overdue, or the file is not there.

    How old the newest rows are is said, and is no failure: at night nobody may play.
    """
    try:
        found = _read(request)
        with site_of(request).database.snapshot():
            pass
    except UnavailableError as error:
        return JSONResponse({"status": error.reason}, 503, headers=NO_STORE)
    late = [source.table for source in found.sources if source.is_overdue]
    late += [cadence.cadence for cadence in found.cadences if cadence.is_overdue]
    newest = {source.table: source.newest_row_lag_seconds for source in found.sources}
    answer = {
        "status": "overdue" if late else "ok",
        "overdue": late,
        "newest_row_lag_seconds": newest,
    }
    return JSONResponse(answer, 503 if late else 200, headers=NO_STORE)


def _read(request: Request) -> FileStatus:
    site = site_of(request)
    try:
        return read_file_status(site.settings.database, int(site.clock()))
    except DatabaseError as error:
        raise UnavailableError("unreadable", str(error)) from error


def _public(found: FileStatus) -> dict[str, object]:
    return {
        "is_overdue": found.is_overdue,
        "database_bytes": found.database_bytes,
        "wal_bytes": found.wal_bytes,
        "sources": [vars(source) for source in found.sources],
        "cadences": [vars(cadence) for cadence in found.cadences],
        "tables": [vars(table) for table in found.tables],
    }
