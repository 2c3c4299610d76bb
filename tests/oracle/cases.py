"""Rounds for one test each, and what the oracle makes of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from tests.oracle.compare import Record, connect_expected, expected_rows
from tests.oracle.history import SourceRow, write_parquet

WEDNESDAY_NOON = "2024-05-15 12:00:00"
FAR_FUTURE = "2100-01-01 00:00:00"


def epoch(time_text: str) -> int:
    return int(datetime.fromisoformat(time_text).replace(tzinfo=UTC).timestamp())


def round_row(
    round_id: str,
    start: str = "2024-05-14 10:00:00",
    end: str = "2024-05-14 10:30:00",
    *,
    player: str = "Ann",
    server: str = "server-1",
    map_name: str = "Berlin",
    score: int = 10,
    kills: int = 2,
    deaths: int = 1,
    minutes: float = 30.0,
    is_bot: int = 0,
    created: str = "2024-05-15 00:00:00",
) -> SourceRow:
    return SourceRow(
        round_id=round_id,
        player_name=player,
        server_guid=server,
        map_name=map_name,
        round_start_time=epoch(start),
        round_end_time=epoch(end),
        final_score=score,
        final_kills=kills,
        final_deaths=deaths,
        play_time_minutes=minutes,
        team_label="Axis",
        game_id="game-1",
        is_bot=is_bot,
        created_at=epoch(created),
        game="bf1942",
        average_ping=None,
    )


def expect(
    folder: Path,
    table: str,
    rows: Iterable[SourceRow],
    as_of: str = WEDNESDAY_NOON,
    source_clock: str = FAR_FUTURE,
) -> list[Record]:
    write_parquet(rows, folder / "player_rounds.parquet")
    with connect_expected(
        folder / "player_rounds.parquet", as_of, source_clock=source_clock
    ) as connection:
        return expected_rows(connection, table)


def columns(records: list[Record], *names: str) -> list[tuple[object, ...]]:
    return [tuple(record[name] for name in names) for record in records]
