"""What is usual at a minute: between the middles of its hour and of the nearer one beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extract.demo.cast import SERVERS
from tests.serve.conftest import MakeClient
from tests.serve.html import Page

BUSY = SERVERS[0].guid
SATURDAY, SUNDAY, MONDAY = 6, 0, 1
MEDIANS = {
    (SATURDAY, 18): 4.001, (SATURDAY, 19): 10.002, (SATURDAY, 20): 40.003, (SATURDAY, 23): 30,
    (SUNDAY, 0): 12, (SUNDAY, 5): 7, (SUNDAY, 23): 20, (MONDAY, 0): 2,
}  # fmt: skip


def counted(database: Path, moment: str, players: int) -> None:
    """Have the server's newest sample be of a moment, and its week as `MEDIANS` say."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update model_watermarks set as_of = ? where load_id > 0", [moment])
        connection.execute("update servers set sampled_at = null, players_online = null")
        connection.execute(
            "update servers set sampled_at = ?, players_online = ? where server_guid = ?",
            [moment, players, BUSY],
        )
        connection.execute("delete from server_hourly_patterns where server_guid = ?", [BUSY])
        connection.executemany(
            "insert into server_hourly_patterns (server_guid, day_of_week, hour_of_day,"
            " avg_players, min_players, q25_players, median_players, q75_players, q90_players,"
            " max_players, data_points, updated_at)"
            " values (?, ?, ?, ?4, 0, ?4 - 1, ?4, ?4 + 1, ?4 + 1, ?4 + 1, 8, '2024-01-01')",
            [(BUSY, *place, median) for place, median in MEDIANS.items()],
        )


@pytest.mark.parametrize(
    ("moment", "median"),
    [
        pytest.param("2024-03-02 19:30:00", 10.002, id="in the middle of an hour: that hour"),
        pytest.param("2024-03-02 20:10:00", 30.003, id="20 minutes before one, 40 after another"),
        pytest.param("2024-03-02 20:00:00", 25.003, id="between two hours: a half of each"),
        pytest.param("2024-03-02 19:59:59", 24.994, id="a second before: next to nothing less"),
        pytest.param("2024-03-02 19:15:30", 8.552, id="seconds count"),
        pytest.param("2024-03-02 23:45:00", 25.5, id="Saturday evening looks at Sunday"),
        pytest.param("2024-03-03 00:15:00", 16.5, id="Sunday night looks at Saturday"),
        pytest.param("2024-03-03 23:59:00", 11.3, id="Sunday evening looks at Monday"),
        pytest.param("2024-03-03 05:05:00", 7, id="nobody ever played in the hour beside it"),
        pytest.param("2024-03-03 06:05:00", None, id="nobody ever played in this hour"),
    ],
)
def test_usual_is_of_the_minute(
    make_client: MakeClient, database: Path, moment: str, median: float | None
) -> None:
    counted(database, moment, 10)
    client = make_client(database)
    one = client.get("/api/server", params={"server_guid": BUSY}).json()
    listed = client.get("/api/servers").json()["rows"][0]
    assert listed == {name: one[name] for name in listed}
    low, high = (None, None) if median is None else (round(median - 1, 3), round(median + 1, 3))
    assert (one["q25_players"], one["median_players"], one["q75_players"]) == (low, median, high)


@pytest.mark.parametrize(
    ("time", "players", "said"),
    [
        ("19:30:00", 13, "busier than usual"),
        ("19:30:00", 12, "as usual"),
        ("19:30:00", 9, "as usual"),
        ("19:30:00", 8, "quieter than usual"),
        ("20:00:00", 25, "as usual"),
        ("20:01:00", 25, "as usual"),
        ("20:01:00", 12, "quieter than usual"),
    ],
)
def test_a_growing_evening_is_as_usual_in_all_its_minutes(
    make_client: MakeClient, database: Path, time: str, players: int, said: str
) -> None:
    """At 20:01 there are never as many players as in the middle of that hour; players are whole."""
    counted(database, f"2024-03-02 {time}", players)
    client = make_client(database)
    row = Page(client.get("/").text).rows_of("Server")[0]
    assert said in row
    assert said in client.get("/server", params={"server_guid": BUSY}).text
