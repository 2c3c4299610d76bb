"""Made-up histories do to rounds what sources do to them."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.oracle.cases import WEDNESDAY_NOON, epoch, round_row
from tests.oracle.compare import GRAIN, connect_expected, expected_rows
from tests.oracle.history import SourceRow, random_history, read_rows, write_parquet


def history_base() -> list[SourceRow]:
    """Three hundred rounds, one an hour, of a dozen players who stay for 25 rounds each."""
    first_start = epoch("2024-05-01 00:00:00")
    return [
        round_row(
            str(number), player=f"player-{number // 25}", map_name=f"map-{number % 4}"
        )._replace(
            round_start_time=first_start + number * 3600,
            round_end_time=first_start + number * 3600 + 1800,
            final_score=number,
        )
        for number in range(300)
    ]


def identity(row: SourceRow) -> tuple[str, int, str]:
    return row.player_name, row.round_start_time, row.round_id


def what_happens(history: list[list[SourceRow]]) -> Iterator[str]:
    first_copies: dict[tuple[str, int, str], SourceRow] = {}
    newest_end_epoch = 0
    for rows in history:
        for row in rows:
            if identity(row) in first_copies:
                yield from changes_between(first_copies[identity(row)], row)
            elif row.round_end_time < newest_end_epoch - 86400:
                yield "late"
            first_copies.setdefault(identity(row), row)
            if row.player_name == "":
                yield "without name"
            if row.player_name.startswith("Bot "):
                yield "bot"
        newest_end_epoch = max(row.round_end_time for row in rows)


def changes_between(first: SourceRow, row: SourceRow) -> Iterator[str]:
    if first.round_end_time < first.round_start_time <= row.round_end_time:
        yield "good version"
    elif row.round_end_time > first.round_end_time:
        yield "longer in one arrival" if row.created_at == first.created_at else "longer"
    elif row.is_bot > first.is_bot:
        yield "bot correction"
    elif (row.server_guid, row.map_name) != (first.server_guid, first.map_name):
        yield "place correction"
    elif row.final_kills < first.final_kills - 900:
        yield "fewer kills"
    elif row._replace(created_at=0) == first._replace(created_at=0):
        yield "repeat"


@pytest.mark.parametrize("seed", range(5))
def test_a_history_does_to_rows_what_sources_do(seed: int) -> None:
    history = random_history(history_base(), seed, slices=6)
    assert history == random_history(history_base(), seed, slices=6)
    assert len(history) == 6
    for earlier, later in pairwise(history):
        assert max(row.created_at for row in earlier) + 3600 < min(row.created_at for row in later)

    assert set(what_happens(history)) == {
        "late",
        "repeat",
        "longer",
        "longer in one arrival",
        "bot correction",
        "place correction",
        "fewer kills",
        "good version",
        "without name",
        "bot",
    }


def test_a_history_ends_with_its_base_rows_but_for_the_corrections(tmp_path: Path) -> None:
    slices = random_history(history_base(), seed=1, slices=6)
    rows = [row for rows in slices for row in rows]
    for number, slice_rows in enumerate(slices):
        write_parquet(slice_rows, tmp_path / f"player_rounds_{number}.parquet")
    assert sorted(read_rows(tmp_path / "*.parquet"), key=repr) == sorted(rows, key=repr)
    with connect_expected(tmp_path / "*.parquet", WEDNESDAY_NOON) as connection:
        players = {
            record["player_name"] for record in expected_rows(connection, "player_stats_lifetime")
        }
        assert all(expected_rows(connection, table) for table in GRAIN)
    # The one player whose every round became a bot's has left.
    assert len(players) == len({row.player_name for row in history_base()}) - 1
