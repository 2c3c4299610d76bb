"""Random histories of a small site, and of the runs meanwhile, for hypothesis to draw and shrink.

A history lies around one moment at which something turns: a week, a month, a leap day, a year or
some zone's clocks. Rounds and samples fall on that second or beside it, or as far from it as the
edges of windows are, and so does the `as_of` of every run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hypothesis import strategies as st

from tests.extract.fillable_sites import Sample
from tests.marts.arrivals import epoch_of
from tests.marts.rounds import DAY_SECONDS, HOUR_SECONDS, round_of
from tests.marts.warehouse import MART_GRAIN
from tests.oracle.history import SourceRow
from tests.oracle.who_counts import WhoCounts

ZONES = ("Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe")
"""Off UTC by parts of an hour, a day ahead, or with summer time of half an hour."""

TURNS = [
    epoch_of(text)
    for text in (
        "2024-05-13 00:00:00",  # a Monday
        "2024-01-01 00:00:00",  # a Monday and a year
        "2024-02-29 00:00:00",
        "2024-03-01 00:00:00",
        "2023-03-01 00:00:00",
        "2024-08-31 00:00:00",  # half a year after no day that there is
        "2025-01-01 00:00:00",
        "2024-03-10 05:30:00",  # St. John's goes to summer time
        "2024-03-31 01:00:00",  # Europe does
        "2024-10-05 15:30:00",  # Lord Howe does, by half an hour
        "2024-11-03 04:30:00",  # St. John's comes back
    )
]

ROUND_DAYS = (0, -1, -7, -30, -31, 1)
SAMPLE_DAYS = (0, -1, -60, -180)
AS_OF_DAYS = (0, 1, 7, 30, 31, 60, 180, 181, 182, 183, 184, 365, 366)
SECONDS = (0, -1, 1, HOUR_SECONDS // 2)

FIRST_CREATED = epoch_of("2026-01-01 00:00:00")
SECONDS_BETWEEN_ARRIVALS = 1800
LATEST_COMMIT = -1800
"""With that behind the arrival before, the row is still inside what a sync reads again."""

Identity = tuple[str, int, str]


def identity_of(row: SourceRow) -> Identity:
    """What copies of a round have in common."""
    return row.player_name, row.round_start_time, row.round_id


class Arrival(NamedTuple):
    """Rows come to the source, and are landed; samples may be late by any time."""

    rounds: list[SourceRow]
    samples: list[Sample]


class Deletion(NamedTuple):
    """Copies of rounds go from the source, all or only the newest; `reconcile --repair` follows."""

    identities: set[Identity]
    is_of_newest: bool


class Run(NamedTuple):
    """A `dbt run`: of a selector, of everything ("") or, as a full refresh, of one model."""

    as_of: int
    selection: str


class Edit(NamedTuple):
    """The seeds that say who counts are edited and loaded."""

    who_counts: WhoCounts


Step = Arrival | Deletion | Run | Edit


class History(NamedTuple):
    """Steps, the first an arrival of samples among others, on a host in a zone."""

    zone: str
    steps: list[Step]


CHANGES: dict[str, Callable[[SourceRow], SourceRow]] = {
    "as it is": lambda row: row,
    "longer": lambda row: row._replace(
        round_end_time=row.round_end_time + 1,
        play_time_minutes=row.play_time_minutes + 1 / 60,
        final_kills=row.final_kills + 1,
    ),
    "shorter": lambda row: row._replace(round_end_time=row.round_start_time),
    "end before start": lambda row: row._replace(round_end_time=row.round_start_time - 1),
    "a bot's": lambda row: row._replace(is_bot=1),
    "on another server": lambda row: row._replace(server_guid="server-3"),
    "on another map": lambda row: row._replace(map_name="kursk"),
    "of another game": lambda row: row._replace(game="bfvietnam"),
    "without a name": lambda row: row._replace(player_name=""),
    "without kills": lambda row: row._replace(final_kills=0, final_score=-1),
    "without minutes": lambda row: row._replace(play_time_minutes=0.0),
}
"""What a copy of a round may say, compared with how it was drawn."""


@st.composite
def rounds(draw: st.DrawFn, turn: int) -> SourceRow:
    """A round that starts or ends at a moment around the turn."""
    moment = turn + draw(st.sampled_from(ROUND_DAYS)) * DAY_SECONDS
    moment += draw(st.sampled_from(SECONDS))
    seconds = draw(st.sampled_from((HOUR_SECONDS // 2, 0, 1)))
    start = moment - (seconds if draw(st.booleans()) else 0)
    return round_of(
        draw(st.sampled_from(("Al", "al", "Bo"))),
        draw(st.sampled_from(("round 1", "round 2", "round 3"))),
        "2000-01-01 00:00:00",
        round_start_time=start,
        round_end_time=start + seconds,
        server_guid=draw(st.sampled_from(("server-1", "server-2"))),
        map_name=draw(st.sampled_from(("wake", "berlin", ""))),
        final_score=draw(st.sampled_from((10, 0, -3, 11))),
        final_kills=draw(st.sampled_from((1, 0, 4999, 5000, 99_999))),
        final_deaths=draw(st.sampled_from((0, 1, 3))),
        play_time_minutes=draw(st.sampled_from((30.0, 0.0, 0.1, 0.2, 1 / 3, 20 + 2 / 3, 1e-6))),
        game=draw(st.sampled_from(("bf1942", "fh2"))),
    )


def samples(turn: int) -> st.SearchStrategy[Sample]:
    """A sample of players at a moment around the turn."""
    return st.builds(
        lambda days, seconds, **columns: Sample(turn + days * DAY_SECONDS + seconds, **columns),
        days=st.sampled_from(SAMPLE_DAYS),
        seconds=st.sampled_from((*SECONDS, HOUR_SECONDS)),
        server_guid=st.sampled_from(("server-1", "server-2")),
        players_online=st.sampled_from((1, 0, 2, 64)),
        game=st.sampled_from(("bf1942", "fh2")),
        server_name=st.sampled_from(("A", "B", "")),
        map_name=st.sampled_from(("wake", "")),
    )


def copies(base: list[SourceRow]) -> st.SearchStrategy[SourceRow]:
    """A changed copy of one of the rounds; its `created_at` counts from its arrival."""
    return st.builds(
        lambda row, change, second: CHANGES[change](row)._replace(created_at=second),
        st.sampled_from(base),
        st.sampled_from(list(CHANGES)),
        st.sampled_from((0, 1, LATEST_COMMIT)),
    )


def arrivals(
    turn: int, base: list[SourceRow], *, fewest_samples: int = 0
) -> st.SearchStrategy[Arrival]:
    """Copies of the rounds, and samples."""
    return st.builds(
        Arrival,
        st.lists(copies(base), max_size=8),
        st.lists(samples(turn), min_size=fewest_samples, max_size=4),
    )


def deletions(base: list[SourceRow]) -> st.SearchStrategy[Deletion]:
    """Some of the rounds go."""
    identities = st.sampled_from([identity_of(row) for row in base])
    return st.builds(Deletion, st.sets(identities, min_size=1), st.booleans())


def edits() -> st.SearchStrategy[Edit]:
    """Two names of one player or none, and who is excluded."""
    who_counts = st.builds(
        WhoCounts,
        st.sampled_from(({}, {"al": "Al"}, {"al": "Bo", "Al": "Bo"}, {"Al": "Cy"})),
        st.sampled_from(((), ("Al",), ("al",), ("Bo", "Cy"))),
        st.sampled_from(((), ("server-1",), ("server-3", "server-2"))),
    )
    return st.builds(Edit, who_counts)


def runs(turn: int) -> st.SearchStrategy[Run]:
    """A run as of a moment around the turn, or one of the windows' lengths later."""
    moments = st.builds(
        lambda days, seconds: turn + days * DAY_SECONDS + seconds,
        st.sampled_from(AS_OF_DAYS),
        st.sampled_from(SECONDS),
    )
    selections = st.sampled_from(("", "minutely", "hourly", "daily", *MART_GRAIN))
    return st.builds(Run, moments, selections)


@st.composite
def histories(draw: st.DrawFn, most_steps: int = 6) -> History:
    """A history that begins with an arrival, and a run of everything."""
    turn = draw(st.sampled_from(TURNS))
    base = draw(st.lists(rounds(turn), min_size=1, max_size=8))
    first = draw(arrivals(turn, base, fewest_samples=1))
    first_run = draw(runs(turn))._replace(selection="")
    others = st.one_of(arrivals(turn, base), runs(turn), deletions(base), edits())
    steps = [first, first_run, *draw(st.lists(others, max_size=most_steps))]
    return History(draw(st.sampled_from(ZONES)), [_dated(*step) for step in enumerate(steps)])


def _dated(number: int, step: Step) -> Step:
    if not isinstance(step, Arrival):
        return step
    arrived = FIRST_CREATED + number * SECONDS_BETWEEN_ARRIVALS
    dated = [row._replace(created_at=arrived + row.created_at) for row in step.rounds]
    return step._replace(rounds=dated)
