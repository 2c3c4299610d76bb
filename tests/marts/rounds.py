"""Made-up rounds: single ones for a test to vary, and a crowd for whatever real rounds lack."""

from __future__ import annotations

import random
from typing import Any

from tests.marts.arrivals import epoch_of
from tests.oracle.history import SourceRow

HOUR_SECONDS = 3600
DAY_SECONDS = 86_400
CROWD_START = "2024-03-01 00:00:00"
CROWD_DAYS = 70


def round_of(player: str, round_id: str, end: str, **columns: Any) -> SourceRow:
    """Half an hour of one player, created a minute after its end; `columns` override any."""
    end_epoch = epoch_of(end)
    row = SourceRow(
        round_id=round_id,
        player_name=player,
        server_guid="server-1",
        map_name="wake",
        round_start_time=end_epoch - HOUR_SECONDS // 2,
        round_end_time=end_epoch,
        final_score=10,
        final_kills=4,
        final_deaths=2,
        play_time_minutes=30.0,
        team_label="Axis",
        game_id="game",
        is_bot=0,
        created_at=end_epoch + 60,
        game="bf1942",
        average_ping=None,
    )
    return row._replace(**columns)


def crowd(seed: int, rows: int = 2400) -> list[SourceRow]:
    """Rounds of 150 players on 3 servers, so that a board has more than 100 ranks and many ties.

    A third of the players come often. Times fall on whole quarters of an hour, among them both
    sides of midnight and of Monday; scores and minutes may be 0, scores negative.
    """
    chance = random.Random(seed)
    start_epoch = epoch_of(CROWD_START)
    return [_crowd_round(chance, number, start_epoch) for number in range(rows)]


def _crowd_round(chance: random.Random, number: int, start_epoch: int) -> SourceRow:
    player = chance.choice((chance.randrange(50), chance.randrange(150)))
    quarters = chance.randrange(4)
    end_epoch = start_epoch + chance.randrange(CROWD_DAYS * DAY_SECONDS // 900) * 900
    return round_of(
        f"player {player}",
        f"round {number}",
        CROWD_START,
        server_guid=f"server-{chance.choice((1, 1, 1, 1, 2, 3))}",
        map_name=chance.choice(("wake", "berlin", "")),
        round_start_time=end_epoch - quarters * 900,
        round_end_time=end_epoch,
        final_score=chance.randint(-2, 12),
        final_kills=chance.choice((0, 1, 2, 3, 40)),
        final_deaths=chance.randrange(4),
        play_time_minutes=quarters * 15 * chance.choice((1.0, 1 / 3)),
        created_at=end_epoch + 60,
    )
