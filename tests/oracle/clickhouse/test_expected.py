"""ClickHouse's oracle, on cases so small that their figures were worked out by hand."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client

from tests.oracle.clickhouse.expected import GRAIN, expected_rows, read_source
from tests.oracle.compare import TIME_FORMAT
from tests.oracle.history import SourceRow, insert_rows
from tests.support.site_tables import create_site_tables

WEDNESDAY_NOON = "2024-05-15 12:00:00"
SUNDAY_EVENINGS = [f"{day} 20:00:00" for day in ("2024-05-12", "2024-05-05", "2024-04-28")]


def epoch(time_text: str) -> int:
    return int(datetime.strptime(time_text, TIME_FORMAT).replace(tzinfo=UTC).timestamp())


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with get_client(interface="chdb", path=str(tmp_path / "engine")) as connected:
        create_site_tables(connected, "default")
        yield connected


def sample(client: Client, hour: str, *players: int, server: str = "a", game: str = "fh2") -> None:
    """Let a server be sampled every 30 seconds from the hour's start."""
    for number, count in enumerate(players):
        client.command(
            "insert into server_online_counts values "
            "({epoch:UInt32}, {server:String}, '', {count:UInt16}, '', {game:String})",
            parameters={
                "epoch": epoch(hour) + 30 * number,
                "server": server,
                "count": count,
                "game": game,
            },
        )


def play(client: Client, start: str, **columns: object) -> None:
    """Let Ann play ten minutes of a round; `columns` override any."""
    row = SourceRow(
        round_id="1",
        player_name="Ann",
        server_guid="a",
        map_name="wake",
        round_start_time=epoch(start),
        round_end_time=epoch(start) + 600,
        final_score=1,
        final_kills=1,
        final_deaths=0,
        play_time_minutes=10.0,
        team_label="Axis",
        game_id="game",
        is_bot=0,
        created_at=epoch(start) + 660,
        game="fh2",
        average_ping=None,
    )
    insert_rows(client, [row._replace(**columns)])  # type: ignore[arg-type]


def expect(
    client: Client, table: str, *columns: str, as_of: str = WEDNESDAY_NOON
) -> list[tuple[object, ...]]:
    """The table's rows in the order of its grain, only these columns."""
    read_source(client)
    rows = expected_rows(client, table, as_of)
    rows.sort(key=lambda row: [str(row[name]) for name in GRAIN[table]])
    return [tuple(row[name] for name in columns) for row in rows]


def test_a_repeated_sample_counts_once_with_its_most_players(client: Client) -> None:
    sample(client, WEDNESDAY_NOON, 3)
    sample(client, WEDNESDAY_NOON, 5)
    sample(client, WEDNESDAY_NOON, 4)
    found = expect(
        client, "server_online_counts", "avg_players", "sample_count", as_of="2024-05-15 12:00:01"
    )
    assert found == [(5.0, 1)]


def test_games_of_an_hour_are_pooled(client: Client) -> None:
    sample(client, "2024-05-15 10:00:00", *[0] * 9, game="bf1942")
    sample(client, "2024-05-15 10:00:00", *[0] * 6, 1)
    sample(client, "2024-05-15 11:00:00", 2, game="bf1942")
    sample(client, "2024-05-15 11:00:00", 3)
    sample(client, "2024-05-15 12:00:00", 64)
    columns = ("hour_timestamp", "game", "avg_players", "peak_players", "sample_count")
    assert expect(client, "server_online_counts", *columns) == [
        ("2024-05-15 10:00:00", "bf1942", 0.063, 1, 16),
        ("2024-05-15 11:00:00", "fh2", 2.5, 3, 2),
    ]


def test_percentiles_lie_between_hours_that_are_not_rounded(client: Client) -> None:
    sample(client, SUNDAY_EVENINGS[0], *[0] * 15, 1)
    sample(client, SUNDAY_EVENINGS[1], *[0] * 15, 3)
    sample(client, SUNDAY_EVENINGS[2], 0, 0)
    sample(client, "2024-05-15 11:00:00", 7, 7)
    sample(client, "2024-05-15 12:00:00", 9)
    columns = ("min", "q25", "median", "q75", "q90", "max", "avg")
    found = expect(
        client,
        "server_hourly_patterns",
        "day_of_week",
        "hour_of_day",
        *[f"{column}_players" for column in columns],
        "data_points",
    )
    assert found == [
        (0, 20, 0.063, 0.094, 0.125, 0.156, 0.175, 0.188, 0.125, 2),
        (3, 11, *[7.0] * 7, 1),
    ]


def test_predictions_are_means_over_dates_of_last_samples(client: Client) -> None:
    sample(client, SUNDAY_EVENINGS[0], 64, 10)
    sample(client, SUNDAY_EVENINGS[0], 5, server="b")
    sample(client, SUNDAY_EVENINGS[1], 4)
    sample(client, SUNDAY_EVENINGS[2], 1, 0)
    columns = ("game", "day_of_week", "hour_of_day", "predicted_players", "data_points")
    assert expect(client, "hourly_player_predictions", *columns) == [("fh2", 0, 20, 6.333, 3)]


def test_activity_is_a_mean_of_dates(client: Client) -> None:
    play(client, SUNDAY_EVENINGS[0])
    play(client, SUNDAY_EVENINGS[0], round_id="2")
    play(client, SUNDAY_EVENINGS[0], player_name="Bea")
    play(client, SUNDAY_EVENINGS[1], play_time_minutes=30.0)
    play(client, WEDNESDAY_NOON)
    play(client, "2024-05-15 12:00:01")
    columns = ("unique_players_avg", "total_rounds_avg", "avg_round_duration", "period_type")
    assert expect(client, "hourly_activity_patterns", "day_of_week", *columns) == [
        (0, 1.5, 1.5, 20.0, "Weekend"),
        (3, 1.0, 1.0, 10.0, "Weekday"),
    ]


def test_map_averages_are_rates_of_sums(client: Client) -> None:
    play(client, WEDNESDAY_NOON, play_time_minutes=16.0, final_score=-1)
    play(client, WEDNESDAY_NOON, server_guid="b", round_id="2", play_time_minutes=4.0)
    play(client, WEDNESDAY_NOON, server_guid="b", round_id="3", play_time_minutes=0.0)
    columns = ("server_guid", "avg_kill_rate", "avg_score_rate", "sample_count")
    assert expect(client, "map_global_averages", *columns) == [
        ("", 0.1, 0.0, 2),
        ("a", 0.063, -0.063, 1),
        ("b", 0.25, 0.25, 1),
    ]


def test_calendar_months_end_on_a_day_that_there_is(client: Client) -> None:
    play(client, "2024-02-29 12:00:00")
    play(client, "2024-02-29 11:59:59", player_name="Bea")
    play(client, "2024-08-31 11:50:01", player_name="Cid")
    found = expect(
        client, "player_stats_rolling", "player_name", "period", as_of="2024-08-31 12:00:00"
    )
    assert found == [("Ann", "last_6_months"), ("Ann", "last_year"), ("Bea", "last_year")]


def test_a_newer_copy_wins_though_it_makes_a_bot_of_its_player(client: Client) -> None:
    play(client, "2024-05-14 10:00:00")
    play(client, "2024-05-14 10:00:00", is_bot=1, created_at=epoch(WEDNESDAY_NOON))
    play(client, "2024-05-14 10:00:00", player_name="Bea")
    assert expect(client, "player_stats_rolling", "player_name", "total_rounds") == [("Bea", 1)] * 3
