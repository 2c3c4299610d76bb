"""Pages of maps and rounds, and those about the pages themselves."""

from itertools import groupby
from typing import Any

from serve import charts, descriptions
from serve.database import Snapshot
from serve.listing import Listing, Parameters, Single
from serve.pages.parts import LONG, Shown, Values, part
from serve.subjects import LISTINGS, SINGLES, maps, rounds

SHOWN = 20
MOST_OF_A_ROUND = 500


class MapPageParameters(Shown, maps.MapParameters):
    """Which map, and which of its lists at length."""


class MapsPageParameters(Shown, Parameters):
    """Which part of the list."""


def one_map(snapshot: Snapshot, asked: MapPageParameters) -> Values:
    """A map: how fast, where, by whom."""
    of = maps.MapParameters(map_name=asked.map_name)

    def listed(name: str) -> maps.MapListParameters:
        return maps.MapListParameters(map_name=asked.map_name, **part(asked, name, SHOWN))

    hours = maps.MAP_HOURS.read(snapshot, of).rows
    return {
        "map": maps.MAP.read(snapshot, of),
        "servers": maps.MAP_SERVERS.read(snapshot, listed("servers")),
        "players": maps.MAP_PLAYERS.read(snapshot, listed("players")),
        "rounds": maps.MAP_ROUNDS.read(snapshot, listed("rounds")),
        "heat": charts.week_heatmap(
            {(hour.day_of_week, hour.hour_of_day): hour.rounds_played for hour in hours}
        ),
    }


def all_maps(snapshot: Snapshot, asked: MapsPageParameters) -> Values:
    """The maps that are played most."""
    return {"maps": maps.MAPS.read(snapshot, maps.MapsParameters(**part(asked, "maps", LONG)))}


def one_round(snapshot: Snapshot, asked: rounds.RoundParameters) -> Values:
    """A round's scoreboard, a team after the other: the one with the higher score first."""
    listed = rounds.RoundListParameters(
        server_guid=asked.server_guid, round_id=asked.round_id, limit=MOST_OF_A_ROUND
    )
    found = rounds.ROUND_PLAYERS.read(snapshot, listed).rows
    by_team = groupby(sorted(found, key=lambda one: one.team_label), key=lambda one: one.team_label)
    teams = [rounds.Team(label, tuple(players)) for label, players in by_team]
    return {
        "round": rounds.ROUND.read(snapshot, asked),
        "others": rounds.ROUND_OTHERS.read(snapshot, listed).rows,
        "teams": sorted(teams, key=lambda team: (-team.total_score, team.label)),
    }


def counted(_snapshot: Snapshot, _asked: Parameters) -> Values:
    """How each number is counted, as the tables themselves say."""
    return {"tables": list(descriptions.tables().values())}


def data(_snapshot: Snapshot, _asked: Parameters) -> Values:
    """What `/api` has; addresses that are complete without a parameter are links."""
    subjects: tuple[Single[Any] | Listing[Any], ...] = (*SINGLES, *LISTINGS)
    complete = {
        one.path
        for one in subjects
        if not any(field.is_required() for field in one.parameters.model_fields.values())
    }
    return {"subjects": subjects, "complete": complete}
