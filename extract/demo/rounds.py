"""The rounds of the made-up site.

They are the same whenever they are made, apart from their dates: weeks count back from the end, and
each seven days that end there hold one day of every weekday, so that Saturdays stay busy. Of the
weekday on which it ends, rounds of later hours are those of a week before.
"""

import random
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.demo.cast import BOTS, SERVERS, Game, Player, Server, happens, make_players
from extract.demo.days import (
    LONGEST_DELAY_SECONDS,
    LONGEST_ROUND_SECONDS,
    SECONDS_PER_DAY,
    Day,
    day_before,
)

SEED = 1942
WEEK_COUNT = 78
PLAYER_COUNT = 400

# Each player of a round this old has a round_id of his own, as on the real site.
OWN_ROUND_ID_FROM_WEEK = 60

# Monday first; and from 00:00 UTC, how likely an evening on a server begins in each hour.
WEEKDAY_FACTORS = (0.8, 0.75, 0.85, 0.85, 1.15, 1.4, 1.3)
START_HOUR_WEIGHTS = (2, 1, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 6, 10, 16, 22, 16, 8, 4, 2)

# Shares of player rounds.
SHARE_JOINED_LATE = 0.2
SHARE_LEFT_EARLY = 0.15
SHARE_RECONNECTED_OF_LEFT_EARLY = 0.07

# What becomes of a player round on its way to the table, and how often.
SENT_ONCE, SENT_HALF_PLAYED, SENT_AGAIN, SENT_LATE, SENT_AS_PLAYER = range(5)
FATE_WEIGHTS = (0.92, 0.04, 0.03, 0.004, 0.006)


class PlayerRound(NamedTuple):
    """A row of `player_rounds`, its columns in table order; times are epoch seconds."""

    round_id: str
    player_name: bytes
    server_guid: str
    map_name: str
    round_start_time: int
    round_end_time: int
    final_score: int
    final_kills: int
    final_deaths: int
    play_time_minutes: float
    team_label: str
    game_id: str
    is_bot: int
    created_at: int
    game: str
    average_ping: float | None


class SiteRounds(NamedTuple):
    """All rows of `player_rounds`: as first sent, and those sent once more, in that order."""

    first_sent: list[PlayerRound]
    sent_again: list[PlayerRound]


def make_rounds(ends_at_epoch: int) -> SiteRounds:
    """Every row that the site sent, from the oldest day to the newest."""
    dice = random.Random(SEED)
    players = make_players(dice, PLAYER_COUNT, WEEK_COUNT)
    site = SiteRounds([], [])
    for week in reversed(range(WEEK_COUNT)):
        regulars = [_regulars(players, index, week) for index in range(len(SERVERS))]
        for weekday in range(7):
            day = day_before(ends_at_epoch, week, weekday)
            for shared in _play_day(dice, regulars, weekday, day):
                is_old = week >= OWN_ROUND_ID_FROM_WEEK
                player_round = shared._replace(round_id=_new_round_id(dice)) if is_old else shared
                _send(dice, site, player_round, ends_at_epoch, may_be_late=week > 0)
    site.first_sent.extend(_rounds_to_reject(site.first_sent[-1]))
    return site


class _Regulars(NamedTuple):
    players: list[Player]
    weights: list[float]


def _regulars(players: list[Player], server_index: int, week: int) -> _Regulars:
    """Who may turn up on a server in a week, and how likely; the favourite server comes first."""
    present = [
        player
        for player in players
        if server_index in player.home_servers and player.last_week <= week <= player.first_week
    ]
    weights = [
        player.activity / (1 + 4 * player.home_servers.index(server_index)) for player in present
    ]
    return _Regulars(present, weights)


def _play_day(
    dice: random.Random, regulars: list[_Regulars], weekday: int, day: Day
) -> Iterator[PlayerRound]:
    """All player rounds of a day; nobody plays on two servers on one day."""
    seen_today: set[bytes] = set()
    for server_index in dice.sample(range(len(SERVERS)), len(SERVERS)):
        server = SERVERS[server_index]
        expected = server.evenings_per_day * WEEKDAY_FACTORS[weekday]
        free_from_second = 0
        for _ in range(int(expected + dice.random())):
            hour = dice.choices(range(24), START_HOUR_WEIGHTS)[0]
            start_second = max(hour * 3600 + dice.randrange(3600), free_from_second)
            present = _gather(dice, server, regulars[server_index], seen_today)
            for player_round in _play_evening(dice, server, present, start_second, day):
                end_second = day.second_of(player_round.round_end_time)
                free_from_second = max(free_from_second, end_second + 600)
                yield player_round


def _gather(
    dice: random.Random, server: Server, regulars: _Regulars, seen_today: set[bytes]
) -> list[Player]:
    """The players of one evening, whom it adds to `seen_today`."""
    gathered = []
    if regulars.players:
        wanted = round(server.usual_players * dice.uniform(0.8, 2.0))
        for player in dice.choices(regulars.players, regulars.weights, k=wanted):
            if player.name not in seen_today:
                seen_today.add(player.name)
                gathered.append(player)
    return gathered


def _play_evening(
    dice: random.Random,
    server: Server,
    present: list[Player],
    start_second: int,
    day: Day,
) -> Iterator[PlayerRound]:
    """A few rounds in a row; who is not on a favourite map is likelier to leave after it."""
    rotation = server.map_rotation
    first_map = dice.randrange(len(rotation))
    for number in range(dice.randint(2, 5)):
        duration = round(dice.triangular(540, LONGEST_ROUND_SECONDS, 1380))
        if not present or start_second + duration > SECONDS_PER_DAY - 300:
            return
        arena = _Arena(
            server, rotation[(first_map + number) % len(rotation)],
            day.epoch_of(start_second), duration, _new_round_id(dice),
        )  # fmt: skip
        for player in present:
            yield from _play_round(dice, arena, player)
        yield from _play_bots(dice, arena)
        present = [
            player
            for player in present
            if happens(dice, 0.95 if arena.map_name in player.favourite_maps else 0.78)
        ]
        start_second += duration + dice.randint(30, 90)


class _Arena(NamedTuple):
    server: Server
    map_name: str
    start_epoch: int
    duration_seconds: int
    round_id: str


def _play_round(dice: random.Random, arena: _Arena, player: Player) -> Iterator[PlayerRound]:
    """A player's sessions in a round: one, or two if the connection was lost."""
    joined, left = 0, arena.duration_seconds
    if happens(dice, SHARE_JOINED_LATE):
        joined = int(arena.duration_seconds * dice.uniform(0, 0.7))
    if happens(dice, SHARE_LEFT_EARLY):
        left = int(dice.uniform(joined, arena.duration_seconds))
    session = _session(dice, arena, player, joined, left)
    yield session
    back = left + 60
    if back < arena.duration_seconds and happens(dice, SHARE_RECONNECTED_OF_LEFT_EARLY):
        second = _session(dice, arena, player, back, arena.duration_seconds)
        yield second._replace(team_label=session.team_label)


def _play_bots(dice: random.Random, arena: _Arena) -> Iterator[PlayerRound]:
    for bot in dice.sample(BOTS, arena.server.bot_count):
        yield _session(dice, arena, bot, 0, arena.duration_seconds)._replace(is_bot=1)


def _session(
    dice: random.Random, arena: _Arena, player: Player, from_second: int, to_second: int
) -> PlayerRound:
    """What a player does between two seconds of a round; more skill, more kills, fewer deaths."""
    game = arena.server.game
    minutes = (to_second - from_second) / 60
    kills = _count(dice, minutes * 0.44 * player.skill)
    deaths = _count(dice, minutes * 0.42 / player.skill**0.4)
    end_epoch = arena.start_epoch + to_second
    return PlayerRound(
        round_id=arena.round_id,
        player_name=player.name,
        server_guid=arena.server.guid,
        map_name=arena.map_name,
        round_start_time=arena.start_epoch + from_second,
        round_end_time=end_epoch,
        final_score=_score(dice, game, kills, minutes),
        final_kills=kills,
        final_deaths=deaths,
        play_time_minutes=minutes,
        team_label=dice.choice(game.teams),
        game_id=arena.server.game_id,
        is_bot=0,
        created_at=end_epoch + dice.randint(5, LONGEST_DELAY_SECONDS),
        game=game.name,
        average_ping=_ping(dice, player),
    )


def _ping(dice: random.Random, player: Player) -> float | None:
    if player.ping_milliseconds is None:
        return None
    return round(max(5.0, player.ping_milliseconds + dice.gauss(0, 6)), 1)


def _count(dice: random.Random, expected: float) -> int:
    return max(0, round(expected * dice.lognormvariate(0, 0.35) + dice.gauss(0, expected**0.5)))


def _score(dice: random.Random, game: Game, kills: int, minutes: float) -> int:
    """Points for kills and objectives; shooting at one's own team costs, at times all and more."""
    objectives = round(minutes * game.objective_score_per_minute * dice.expovariate(1))
    team_kills = dice.randint(1, 4) if happens(dice, 0.04) else 0
    return kills * game.score_per_kill + objectives - 3 * team_kills


def _new_round_id(dice: random.Random) -> str:
    return f"{dice.getrandbits(64):016x}"


def _send(
    dice: random.Random,
    site: SiteRounds,
    player_round: PlayerRound,
    ends_at_epoch: int,
    may_be_late: bool,
) -> None:
    """Put a round among the rows sent, at times as it was before it was over or corrected."""
    fate = dice.choices(range(len(FATE_WEIGHTS)), FATE_WEIGHTS)[0]
    first_sent = player_round
    if fate == SENT_HALF_PLAYED:
        first_sent = _half_played(dice, player_round)
        site.sent_again.append(player_round)
    elif fate == SENT_AGAIN:
        site.sent_again.append(_sent_later(dice, player_round, ends_at_epoch))
    elif fate == SENT_LATE and may_be_late:
        delay_seconds = dice.randint(2 * SECONDS_PER_DAY, 6 * SECONDS_PER_DAY)
        first_sent = player_round._replace(created_at=player_round.created_at + delay_seconds)
    elif fate == SENT_AS_PLAYER and player_round.is_bot:
        first_sent = player_round._replace(is_bot=0)
        site.sent_again.append(_sent_later(dice, player_round, ends_at_epoch))
    site.first_sent.append(first_sent)


def _half_played(dice: random.Random, player_round: PlayerRound) -> PlayerRound:
    share = dice.uniform(0.3, 0.9)
    seconds = int((player_round.round_end_time - player_round.round_start_time) * share)
    end_epoch = player_round.round_start_time + seconds
    return player_round._replace(
        round_end_time=end_epoch,
        play_time_minutes=seconds / 60,
        final_score=int(player_round.final_score * share),
        final_kills=int(player_round.final_kills * share),
        final_deaths=int(player_round.final_deaths * share),
        created_at=end_epoch + 5,
    )


def _sent_later(dice: random.Random, player_round: PlayerRound, ends_at_epoch: int) -> PlayerRound:
    """The same row, sent up to 55 minutes later but on the same day, and before the end."""
    day_ends_in_seconds = -player_round.created_at % SECONDS_PER_DAY
    delay_seconds = min(
        dice.randint(60, 3300), day_ends_in_seconds, ends_at_epoch - player_round.created_at
    )
    return player_round._replace(created_at=player_round.created_at + delay_seconds)


def _rounds_to_reject(player_round: PlayerRound) -> Iterable[PlayerRound]:
    """Two rows that no reader can use: nobody's, and one that ends before it starts."""
    return (
        player_round._replace(player_name=b""),
        player_round._replace(
            player_name=b"Backwards", round_end_time=player_round.round_start_time - 60
        ),
    )
