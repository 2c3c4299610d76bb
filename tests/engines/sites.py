"""Sites whose tables every engine has to make alike."""

from __future__ import annotations

from functools import cache

from extract.demo.rounds import make_rounds
from tests.extract.fillable_sites import DAY, HOUR, NOW, Sample, Site, played
from tests.extract.test_rejected_rows import GOOD, REASONS
from tests.marts.rounds import crowd
from tests.oracle.history import SourceRow, random_history
from tests.oracle.who_counts import WhoCounts

DEMO_ENDS_AT = 1_770_000_000
ODD_NAMES = (
    "Zoë 🎮",
    "it's",
    "\\xAB",
    "\\x41",
    "nul\0l",
    "NULL",
    "null",
    " Al",
    "al",
    "AL",
    "ﬁ",
    "\\N",
)
SECONDS_IN_AN_HOUR = (0, 30, 1799, 3599)

WHO_COUNTS = WhoCounts(
    aliases={"player 1": "player 2", "null": "Zoë 🎮", "al": "AL"},
    excluded_players=("player 3", "it's"),
    excluded_servers=("server-3",),
)
"""Lists of players and servers as a site would edit them."""


def fill_as_the_demo(site: Site) -> None:
    """Every row of the demo's rounds, copies and what cannot land included."""
    site.add(_rounds_of_the_demo())


def fill_with_hostile_rows(site: Site) -> None:
    """A history in four arrivals, every reason to reject a row, odd names, odd hours."""
    for arrival in random_history(crowd(seed=7), seed=7, slices=4):
        site.add(arrival)
    site.add(
        played(f"player {number}", round_id=f"bad {number}")._replace(**change)
        for number, (change, _) in enumerate(REASONS)
    )
    site.add(
        played(f"good {number}", round_id=f"good {number}")._replace(**change)
        for number, change in enumerate(GOOD)
    )
    site.add(_copies())
    site.add_samples(_samples())
    site.add_samples(Sample(DEMO_ENDS_AT - number * 3000, "s", number % 9) for number in range(99))
    site.add_samples([Sample(NOW - 7200, "server 1", 4), Sample(77, "server 1"), Sample(NOW, "")])
    # One is ahead of its time, and a day before now are hours with samples all over them.
    site.add_samples([Sample(NOW + 5 * HOUR, "server 2", 1)])
    site.add_samples(Sample(NOW - DAY + n * 300, "server 2", n % 5) for n in range(-24, 24))


def fill_with_late_rows(site: Site) -> None:
    """Two players nobody knew, and samples: of a new hour, and of one that was counted already."""
    site.add([played("New"), played("new", server_guid="server 0")])
    site.add_samples(
        [
            Sample(NOW - HOUR, "server 0", 9),
            Sample(NOW - 20 * HOUR, "server 0", 64, server_name="late"),
        ]
    )


def forgotten_samples() -> list[Sample]:
    """Samples of a server of their own, that changed its name."""
    start = NOW - NOW % HOUR - 40 * DAY
    names = ("A server", "", "\\x41", "Straße")
    return [
        Sample(start - number * 600, "old server", number % 64, server_name=names[number // 7 % 4])
        for number in range(60)
    ]


@cache
def _rounds_of_the_demo() -> list[SourceRow]:
    made = make_rounds(DEMO_ENDS_AT)
    return [
        SourceRow(**{**row._asdict(), "player_name": row.player_name.decode("latin-1")})
        for row in (*made.first_sent, *made.sent_again)
    ]


def _copies() -> list[SourceRow]:
    """Rounds of odd names, and copies that differ in whatever decides which of them wins."""
    rows = [
        played(name, round_id=f"odd {place}", map_name=map_name, server_guid=f"server {place % 2}")
        for name, map_name in zip(ODD_NAMES, reversed(ODD_NAMES), strict=True)
        for place in range(3)
    ]
    same = played("Twin", round_id="copies")
    return [
        *rows,
        same,
        same._replace(final_score=21),
        same._replace(final_score=21, average_ping=None),
        same._replace(final_score=21, average_ping=float("nan")),
        same._replace(final_score=21, map_name="Z"),
        same._replace(final_score=21, map_name="Z", is_bot=1),
        same._replace(created_at=same.created_at - 1, final_score=99),
        played("Good once", round_id="r", created_at=NOW - 500),
        played("Good once", round_id="r", created_at=NOW - 400, play_time_minutes=float("inf")),
    ]


def _samples() -> list[Sample]:
    """Hours of two games and three servers, copies of a sample, and names that come and go."""
    start = NOW - NOW % HOUR - 200 * DAY
    return [
        Sample(
            start + day * DAY + hour * HOUR + second,
            f"server {server}",
            (day * 7 + hour * server + second) % 65 + copy,
            game=("bf1942", "fh2")[(day + second) % 2],
            server_name=("A", "", "Straße", "\\x41")[(day // 3 + second) % 4],
            map_name=("wake", "")[second % 2],
        )
        for day in range(0, 200, 3)
        for hour in (0, 5, 23)
        for server in range(3)
        for second in SECONDS_IN_AN_HOUR
        for copy in range(1 + (day + second) % 2)
    ]
