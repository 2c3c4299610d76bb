"""The pages: each reads one state of the file, by the listings that `/api` has."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, TypeVar

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from serve import charts, descriptions
from serve.asked import parameters_of
from serve.database import Snapshot
from serve.listing import Parameters
from serve.site import site_of
from serve.subjects import LISTINGS, SINGLES, boards, maps, players, rounds, servers
from serve.types import Word

ModelT = TypeVar("ModelT", bound=BaseModel)
Values = dict[str, Any]

SPAN_DAYS = {"week": 7, "month": 30, "year": 366, "all": 10_000}
"""How far back the population of a server is shown; from a year on by the day."""

HOURLY_SPANS = ("week", "month")
SHORT, LONG, SHOWN_RANKS = 10, 100, 15
RANKED_BOARDS = 75
"""The boards of the five servers that a player was on most: three periods of five kinds each."""


class ServerPageParameters(servers.ServerParameters):
    """Which server, which of its boards, and how far back."""

    period: Word = "all_time"
    ranking_type: Word = "score"
    span: Word = "week"


class GamePageParameters(servers.GameParameters):
    """Which game, and which of its boards."""

    period: Word = "all_time"
    ranking_type: Word = "score"


class SearchPageParameters(Parameters):
    """What to look for; nothing yet where the page is opened first."""

    text: str = ""


def _page(
    template: str,
    model: type[ModelT],
    make: Callable[[Snapshot, ModelT], Values],
) -> Callable[[Request], Awaitable[Response]]:
    """The handler of a page whose values are made of one snapshot."""

    async def handle(request: Request) -> Response:
        parameters = parameters_of(request, model, only_known=True)

        def answer(snapshot: Snapshot) -> Response:
            values = make(snapshot, parameters)
            return site_of(request).html(
                request, template, asked=parameters, as_of=snapshot.as_of, **values
            )

        return site_of(request).answer(request, answer)

    return handle


def front(snapshot: Snapshot, _asked: Parameters) -> Values:
    """Who plays now, what comes, this week's best."""
    forecast = servers.FORECAST.read(snapshot, servers.ForecastParameters())
    by_game: dict[str, list[servers.Forecast]] = {}
    for hour in forecast.rows:
        by_game.setdefault(hour.game, []).append(hour)
    return {
        "site": servers.SITE.read(snapshot, Parameters()),
        "games": servers.GAMES.read(snapshot, Parameters()).rows,
        "servers": servers.SERVERS.read(snapshot, servers.ServersParameters(limit=LONG)),
        "forecast_hours": sorted({hour.hour_timestamp for hour in forecast.rows}),
        "forecast": {
            game: charts.bar_chart(
                [(hour.hour_timestamp, hour.predicted_players) for hour in hours]
            )
            for game, hours in by_game.items()
        },
        "best": servers.BEST_SCORES.read(snapshot, servers.BestScoresParameters(limit=SHORT)),
    }


def hours(snapshot: Snapshot, _asked: Parameters) -> Values:
    """Which server is busy at which hour of a usual day."""
    found = servers.SERVERS_HOURS.read(snapshot, servers.ServersHoursParameters()).rows
    return {
        "names": {hour.server_guid: hour.server_name for hour in found},
        "heat": charts.heatmap(
            {(hour.server_guid, hour.hour_of_day): hour.usual_players for hour in found},
            list(dict.fromkeys(hour.server_guid for hour in found)),
        ),
    }


def server(snapshot: Snapshot, asked: ServerPageParameters) -> Values:
    """Boards, the week's heatmap, population, maps, last rounds."""
    guid = asked.server_guid
    found = servers.SERVER.read(snapshot, asked)
    listed = servers.ServerListParameters(server_guid=guid, limit=SHORT)
    wanted = boards.BoardParameters(
        server_guid=guid, period=asked.period, ranking_type=asked.ranking_type
    )
    hours = servers.SERVER_HOURS.read(snapshot, asked).rows
    return {
        "server": found,
        "names": servers.SERVER_NAMES.read(snapshot, listed).rows,
        **_boards(snapshot, asked),
        "board": boards.SERVER_BOARD.read(snapshot, wanted).rows,
        "hours": hours,
        "heat": charts.week_heatmap(
            {(hour.day_of_week, hour.hour_of_day): hour.median_players for hour in hours}
        ),
        "spans": list(SPAN_DAYS),
        **_population(snapshot, asked),
        "maps": servers.SERVER_MAPS.read(snapshot, listed).rows,
        "rounds": servers.SERVER_ROUNDS.read(snapshot, listed).rows,
    }


def _boards(snapshot: Snapshot, asked: ServerPageParameters | GamePageParameters) -> Values:
    """Which boards there are, and the one that is shown."""
    kinds = boards.BOARDS.read(snapshot, Parameters()).rows
    return {
        "periods": list(dict.fromkeys(kind.period for kind in kinds)),
        "ranking_types": list(dict.fromkeys(kind.ranking_type for kind in kinds)),
        "kind": boards.BOARD.read(snapshot, asked),
    }


def game(snapshot: Snapshot, asked: GamePageParameters) -> Values:
    """The boards over all servers of a game."""
    wanted = boards.GameBoardParameters(
        game=asked.game, period=asked.period, ranking_type=asked.ranking_type
    )
    return {
        "game": servers.GAME.read(snapshot, asked),
        **_boards(snapshot, asked),
        "board": boards.GAME_BOARD.read(snapshot, wanted).rows,
    }


def _population(snapshot: Snapshot, asked: ServerPageParameters) -> Values:
    span = asked.span if asked.span in SPAN_DAYS else "week"
    days = servers.DaysParameters(server_guid=asked.server_guid, days=SPAN_DAYS[span])
    if span in HOURLY_SPANS:
        by_hour = servers.SERVER_POPULATION_HOURS.read(snapshot, days).rows
        points = [(row.hour_timestamp, row.avg_players) for row in by_hour]
        chart = charts.line_chart(points, timedelta(hours=1))
    else:
        by_day = servers.SERVER_POPULATION_DAYS.read(snapshot, days).rows
        points_of_days = [(row.date, row.avg_players) for row in by_day]
        chart = charts.line_chart(points_of_days, timedelta(days=1))
    recent = servers.DaysParameters(server_guid=asked.server_guid, days=14)
    return {
        "span": span,
        "days": days.days,
        "population": chart,
        "population_days": servers.SERVER_POPULATION_DAYS.read(snapshot, recent).rows[::-1],
    }


def player(snapshot: Snapshot, asked: players.PlayerParameters) -> Values:
    """A player's life, ranks, milestones, best scores, months, servers, maps, rounds."""
    found = players.PLAYER.read(snapshot, asked)

    def listed(limit: int) -> players.PlayerListParameters:
        return players.PlayerListParameters(player_name=asked.player_name, limit=limit)

    months = players.PLAYER_MONTHS.read(snapshot, listed(24)).rows
    days = players.PLAYER_DAYS.read(snapshot, listed(14)).rows
    ranks: list[players.PlayerGameRank | players.PlayerRank] = [
        *players.PLAYER_GAME_RANKS.read(snapshot, listed(RANKED_BOARDS)).rows,
        *players.PLAYER_RANKS.read(snapshot, listed(RANKED_BOARDS)).rows,
    ]
    return {
        "player": found,
        "rolling": players.PLAYER_ROLLING.read(snapshot, asked).rows,
        "shown_ranks": SHOWN_RANKS,
        "ranked": sorted(
            (one for one in ranks if one.is_listed), key=lambda one: (one.rank, -one.ranked_players)
        ),
        "unranked": [one for one in ranks if not one.is_listed],
        "milestones": players.PLAYER_MILESTONES.read(snapshot, asked).rows,
        "best": players.PLAYER_BEST_SCORES.read(snapshot, asked).rows,
        "months": months,
        "kills_by_month": charts.bar_chart([(row.month, row.total_kills) for row in months[::-1]]),
        "score_by_month": charts.bar_chart([(row.month, row.total_score) for row in months[::-1]]),
        "days": days,
        "servers": players.PLAYER_SERVERS.read(snapshot, listed(SHORT)).rows,
        "maps": players.PLAYER_MAPS.read(snapshot, listed(SHORT)).rows,
        "rounds": players.PLAYER_ROUNDS.read(snapshot, listed(SHORT)).rows,
    }


def one_map(snapshot: Snapshot, asked: maps.MapParameters) -> Values:
    """A map: how fast, where, by whom."""
    listed = maps.MapListParameters(map_name=asked.map_name, limit=20)
    hours = maps.MAP_HOURS.read(snapshot, asked).rows
    return {
        "map": maps.MAP.read(snapshot, asked),
        "servers": maps.MAP_SERVERS.read(snapshot, listed).rows,
        "players": maps.MAP_PLAYERS.read(snapshot, listed).rows,
        "rounds": maps.MAP_ROUNDS.read(snapshot, listed).rows,
        "heat": charts.week_heatmap(
            {(hour.day_of_week, hour.hour_of_day): hour.rounds_played for hour in hours}
        ),
    }


def all_maps(snapshot: Snapshot, _asked: Parameters) -> Values:
    """The maps that are played most."""
    return {"maps": maps.MAPS.read(snapshot, maps.MapsParameters(limit=LONG)).rows}


def one_round(snapshot: Snapshot, asked: rounds.RoundParameters) -> Values:
    """A round's scoreboard."""
    listed = rounds.RoundListParameters(
        server_guid=asked.server_guid, round_id=asked.round_id, limit=500
    )
    return {
        "round": rounds.ROUND.read(snapshot, asked),
        "players": rounds.ROUND_PLAYERS.read(snapshot, listed).rows,
    }


def compare(snapshot: Snapshot, asked: players.CompareParameters) -> Values:
    """Two players side by side."""
    other = players.PlayerParameters(player_name=asked.other_player_name)
    listed = asked.model_copy(update={"limit": 20})
    return {
        "one": players.PLAYER.read(snapshot, asked),
        "other": players.PLAYER.read(snapshot, other),
        "servers": players.COMPARE_SERVERS.read(snapshot, listed).rows,
    }


def search(snapshot: Snapshot, asked: SearchPageParameters) -> Values:
    """Players and servers by a part of their name."""
    text = asked.text.strip()[:LONG]
    found: Values = {"text": text, "found": [], "found_servers": []}
    if text:
        parameters = players.SearchParameters(text=text, limit=50)
        found["found"] = players.SEARCH.read(snapshot, parameters).rows
        found["found_servers"] = players.SEARCH_SERVERS.read(snapshot, parameters).rows
    return found


def counted(_snapshot: Snapshot, _asked: Parameters) -> Values:
    """How each number is counted, as the tables themselves say."""
    return {"tables": list(descriptions.tables().values())}


def data(_snapshot: Snapshot, _asked: Parameters) -> Values:
    """What `/api` has."""
    return {"subjects": (*SINGLES, *LISTINGS)}


PAGES: Mapping[str, tuple[str, type[Any], Callable[..., Values]]] = {
    "/": ("front.html", Parameters, front),
    "/hours": ("hours.html", Parameters, hours),
    "/game": ("game.html", GamePageParameters, game),
    "/server": ("server.html", ServerPageParameters, server),
    "/player": ("player.html", players.PlayerParameters, player),
    "/map": ("map.html", maps.MapParameters, one_map),
    "/maps": ("maps.html", Parameters, all_maps),
    "/round": ("round.html", rounds.RoundParameters, one_round),
    "/compare": ("compare.html", players.CompareParameters, compare),
    "/search": ("search.html", SearchPageParameters, search),
    "/counted": ("counted.html", Parameters, counted),
    "/data": ("data.html", Parameters, data),
}


def page_routes() -> list[Route]:
    """A route for each page."""
    return [
        Route(path, _page(template, model, make), methods=["GET"])
        for path, (template, model, make) in PAGES.items()
    ]
