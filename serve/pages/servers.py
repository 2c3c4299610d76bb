"""Pages of servers: the front page, a server, a game, the hours of all."""

from datetime import timedelta

from pydantic import BaseModel, Field

from serve import charts
from serve.database import Snapshot
from serve.listing import Parameters, Rows
from serve.pages.parts import LONG, SHORT, Shown, Values, part
from serve.subjects import boards, servers
from serve.types import LONGEST_NAME, RankingType, Word

SPAN_DAYS = {"week": 7, "month": 30, "year": 366, "all": 10_000}
"""How far back the population of a server is shown; from a year on by the day."""

HOURLY_SPANS = ("week", "month")


class BoardPage(BaseModel):
    """Which board, and whose row on it is marked."""

    period: Word = "all_time"
    ranking_type: RankingType = "score"
    player_name: str = Field(default="", max_length=LONGEST_NAME)


class ServerPageParameters(BoardPage, Shown, servers.ServerParameters):
    """Which server, which of its boards, and how far back."""

    span: Word = "week"


class GamePageParameters(BoardPage, servers.GameParameters):
    """Which game, and which of its boards."""


def front(snapshot: Snapshot, _asked: Parameters) -> Values:
    """Who plays now, what comes, this week's best."""
    forecast = [
        hour
        for hour in servers.FORECAST.read(snapshot, servers.ForecastParameters()).rows
        if hour.hour_timestamp >= snapshot.moment.hour
    ]
    by_game: dict[str, list[servers.Forecast]] = {}
    for hour in forecast:
        by_game.setdefault(hour.game, []).append(hour)
    return {
        "site": servers.SITE.read(snapshot, Parameters()),
        "games": servers.GAMES.read(snapshot, Parameters()).rows,
        "servers": servers.SERVERS.read(snapshot, servers.ServersParameters(limit=LONG)),
        "forecast_hours": sorted({hour.hour_timestamp for hour in forecast}),
        "forecast": {
            game: charts.bar_chart(
                [(hour.hour_timestamp, hour.predicted_players) for hour in hours]
            )
            for game, hours in by_game.items()
        },
        **_best(snapshot),
    }


def _best(snapshot: Snapshot) -> Values:
    """This week's best rounds, or, early on Monday, those of the last 30 days."""

    def of(period: str) -> Rows[servers.BestScore]:
        asked = servers.BestScoresParameters(period=period, limit=SHORT)
        return servers.BEST_SCORES.read(snapshot, asked)

    this_week = of("this_week")
    if this_week.rows:
        return {"best": this_week, "best_period": "this_week"}
    return {"best": of("last_30_days"), "best_period": "last_30_days"}


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
    wanted = boards.BoardParameters(
        server_guid=guid, period=asked.period, ranking_type=asked.ranking_type
    )

    def listed(name: str) -> servers.ServerListParameters:
        return servers.ServerListParameters(server_guid=guid, **part(asked, name))

    hours = servers.SERVER_HOURS.read(snapshot, asked).rows
    return {
        "server": found,
        "names": servers.SERVER_NAMES.read(snapshot, listed("names")).rows,
        **_boards(snapshot, asked),
        "board": boards.SERVER_BOARD.read(snapshot, wanted).rows,
        "hours": hours,
        "heat": charts.week_heatmap(
            {(hour.day_of_week, hour.hour_of_day): hour.median_players for hour in hours}
        ),
        "spans": list(SPAN_DAYS),
        **_population(snapshot, asked),
        "maps": servers.SERVER_MAPS.read(snapshot, listed("maps")),
        "rounds": servers.SERVER_ROUNDS.read(snapshot, listed("rounds")),
    }


def _boards(snapshot: Snapshot, asked: ServerPageParameters | GamePageParameters) -> Values:
    """Which boards there are, and the one that is shown."""
    kinds = boards.BOARDS.read(snapshot, Parameters()).rows
    wanted = boards.BoardKindParameters(period=asked.period, ranking_type=asked.ranking_type)
    return {
        "periods": list(dict.fromkeys(kind.period for kind in kinds)),
        "ranking_types": list(dict.fromkeys(kind.ranking_type for kind in kinds)),
        "kind": boards.BOARD.read(snapshot, wanted),
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
