"""A week of a made-up site, around a leap day: what its ClickHouse comes to hold, and when."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tests.extract.fillable_sites import Sample
from tests.marts.arrivals import epoch_of
from tests.marts.rounds import DAY_SECONDS, HOUR_SECONDS, round_of
from tests.oracle.history import SourceRow

HOURS = 168
START = epoch_of("2024-02-28 12:00:00")
END = START + HOURS * HOUR_SECONDS
FIRST_DAY = epoch_of("2023-02-10 00:00:00")

# Days that windows of rounds (of a year, half a year, 30 days, 7 days) and of hours (180 and 60
# days) let go while the week passes.
ROUND_EDGES = [
    epoch_of(f"{day} 00:00:00") for day in ("2023-02-27", "2023-08-28", "2024-01-29", "2024-02-21")
]
HOUR_EDGES = [epoch_of(f"{day} 00:00:00") for day in ("2023-09-01", "2023-12-30")]
EDGE_SECONDS = 9 * DAY_SECONDS

# So far behind its cursor a sync reads rounds; so long after its end it reads an hour of samples.
LONGEST_COMMIT_SECONDS = HOUR_SECONDS
LONGEST_SAMPLE_DELAY_SECONDS = HOUR_SECONDS

LEAVER = "player 159"
"""All of this player's rounds turn out to be a bot's."""

QUIET_SERVERS = range(5, 15)
"""They had rounds before the week only, so that in most hours nothing but windows moves there."""

GAMES = ("bfvietnam", "bf1942", "bf1942", "fh2")
"""What each fourth server plays, as a rule."""


def round_arrivals(seed: int) -> list[tuple[int, SourceRow]]:
    """The rounds of a year, and many of the week, each with the second of its arrival, in order.

    Copies of a round arrive in the order of their `created_at`, and the better one last.
    """
    chance = random.Random(seed)
    arrivals = [
        arrival
        for number in range(1300)
        for row in _player_rounds(chance, f"round {number}")
        for arrival in _arrivals_of_round(chance, row)
    ]
    return sorted(arrivals, key=lambda arrival: (arrival[0], arrival[1].created_at))


def _player_rounds(chance: random.Random, round_id: str) -> Iterator[SourceRow]:
    """One round of up to six players; a quarter of the players come often."""
    end = _end_of_round(chance)
    is_at_quiet_server = end < START and chance.random() < 0.1
    server = chance.choice(QUIET_SERVERS if is_at_quiet_server else (1, 1, 1, 2, 2, 3, 4))
    map_name = chance.choice(("wake", "berlin", "kursk", ""))
    for player in {*chance.sample(range(40), 3), *chance.sample(range(160), 3)}:
        minutes = chance.choice((0, 10, 20, 20 + 1 / 3))
        yield round_of(
            f"player {player}",
            round_id,
            "2000-01-01 00:00:00",
            server_guid=f"server-{server}",
            map_name=map_name,
            game=GAMES[server % 4],
            round_start_time=end - int(minutes * 60) - chance.randrange(2),
            round_end_time=end,
            final_score=chance.randint(-2, 40),
            final_kills=chance.choice((0, 1, 2, 5, 9, 20) * 8 + (3000,)),
            final_deaths=chance.randrange(7),
            play_time_minutes=minutes,
            is_bot=int(chance.random() < 0.02),
        )


def _end_of_round(chance: random.Random) -> int:
    """Half of the rounds end in the week, most others where it moves the edge of a window."""
    kind = chance.random()
    if kind < 0.5:
        return START + chance.randrange(END - START)
    if kind < 0.85:
        return min(START, chance.choice(ROUND_EDGES) + chance.randrange(EDGE_SECONDS))
    return chance.randrange(FIRST_DAY, START)


Copies = Callable[[SourceRow, SourceRow], list[SourceRow]]

FATES: dict[str, tuple[int, Copies]] = {
    "at once": (50, lambda first, _: [first]),
    "late": (10, lambda _, again: [again]),
    "repeated": (15, lambda first, again: [first, again]),
    "longer": (8, lambda first, again: [first, _longer(again)]),
    "a bot's": (4, lambda first, again: [first, again._replace(is_bot=1)]),
    "elsewhere": (4, lambda first, again: [first, again._replace(server_guid="server-2")]),
    "fewer kills": (3, lambda first, again: [first._replace(final_kills=6000), again]),
    "no name yet": (2, lambda first, again: [first._replace(player_name=""), again]),
}
"""What can become of a round: its weight among others, and its copies as they arrive."""


def _longer(row: SourceRow) -> SourceRow:
    return row._replace(
        round_end_time=row.round_end_time + 420,
        play_time_minutes=row.play_time_minutes + 7,
        final_score=row.final_score + 5,
        final_kills=row.final_kills + 3,
    )


def _arrivals_of_round(chance: random.Random, row: SourceRow) -> Iterator[tuple[int, SourceRow]]:
    first = row._replace(created_at=row.round_end_time + chance.randint(1, 400))
    again = first._replace(created_at=_later(chance, row.round_end_time))
    weights = [weight for weight, _ in FATES.values()]
    fate = "a bot's" if row.player_name == LEAVER else chance.choices(list(FATES), weights)[0]
    copies = FATES[fate][1](first, again)
    is_slow = len(copies) == 1 and chance.random() < 0.1
    for copy in copies:
        yield copy.created_at + (chance.randint(1, LONGEST_COMMIT_SECONDS) if is_slow else 0), copy


def _later(chance: random.Random, end: int) -> int:
    """At some time of the week, but for rounds of the week itself within three days."""
    if end <= START:
        return START + chance.randint(500, END - START)
    return end + chance.randint(500, chance.choice((1, 72)) * HOUR_SECONDS)


def sample_arrivals(seed: int) -> list[tuple[int, Sample]]:
    """Samples, one every 30 seconds in the week and few before, in the order of their arrival."""
    chance = random.Random(seed)
    old = [(sample.timestamp, sample) for sample in _old_samples(chance)]
    arrivals = [
        arrival
        for hour in range(START, END, HOUR_SECONDS)
        for server in range(1, 5)
        for arrival in _arrivals_of_hour(chance, hour, server)
    ]
    return sorted(old + arrivals, key=lambda arrival: arrival[0])


def _old_samples(chance: random.Random) -> Iterator[Sample]:
    """Two an hour where the week moves a window's edge, elsewhere one every seventh hour."""
    for hour in range(HOUR_EDGES[0], START, HOUR_SECONDS):
        is_at_edge = any(edge <= hour < edge + EDGE_SECONDS for edge in HOUR_EDGES)
        if is_at_edge or hour // HOUR_SECONDS % 7 == 0:
            for server in range(1, 5):
                for second in (600, 2400)[: 1 + is_at_edge]:
                    yield _sample(hour + second, server, chance.randrange(40))


def _sample(epoch: int, server: int, players: int) -> Sample:
    """The fourth server plays another game for a quarter of an hour in every five."""
    game = "fh2" if server == 4 and epoch % 4500 < 900 else GAMES[server % 4]
    return Sample(epoch, f"server-{server}", players, game)


def _arrivals_of_hour(
    chance: random.Random, hour: int, server: int
) -> Iterator[tuple[int, Sample]]:
    """Most hours arrive as they are counted, some all late; some servers stop in the hour."""
    delay = chance.choice((0, 0, 0, 0, 0, 900, LONGEST_SAMPLE_DELAY_SECONDS))
    until = hour + chance.choice((0, 1200, *[HOUR_SECONDS] * 20))
    most = chance.choice((0, 8, 24, 60))
    for epoch in range(hour, until, 30):
        sample = _sample(epoch, server, chance.randint(most // 2, most))
        yield epoch + delay, sample
        if chance.random() < 0.02:
            corrected = sample._replace(players_online=sample.players_online + chance.randrange(9))
            yield epoch + LONGEST_SAMPLE_DELAY_SECONDS, corrected
