"""The oracle's own SQL, on cases so small that their figures were worked out by hand."""

import math
from pathlib import Path

import duckdb
import pytest

from tests.oracle.cases import WEDNESDAY_NOON, columns, epoch, expect, round_row
from tests.oracle.compare import create_expected_tables, expected_rows
from tests.oracle.history import SourceRow, write_parquet


def test_one_round_can_cross_several_milestones(tmp_path: Path) -> None:
    rows = [
        round_row("1", "2024-01-31 23:00:00", "2024-02-01 00:10:00", kills=4999),
        round_row("2", "2024-02-28 23:50:00", "2024-03-01 00:05:00", kills=5001),
        round_row("3", "2024-03-02 10:00:00", "2024-03-02 10:30:00", kills=9999),
    ]
    found = expect(tmp_path, "player_milestones", rows)
    # 2024-01-31 to 2024-03-01 is 29 days to the leap day and one more.
    assert columns(
        found, "milestone", "achieved_at", "total_kills_at_milestone", "days_to_achieve"
    ) == [(5000, "2024-03-01 00:05:00", 10000, 30), (10000, "2024-03-01 00:05:00", 10000, 30)]


def test_days_to_a_milestone_count_from_the_earliest_start_of_any_round(tmp_path: Path) -> None:
    rows = [
        round_row("1", "2024-02-01 10:00:00", "2024-02-01 11:00:00", kills=5000),
        round_row("2", "2024-01-30 10:00:00", "2024-02-02 11:00:00", kills=0),
    ]
    found = expect(tmp_path, "player_milestones", rows)
    assert columns(found, "milestone", "days_to_achieve") == [(5000, 2)]


def test_best_scores_break_ties_by_end_then_start_then_round_id(tmp_path: Path) -> None:
    rows = [
        round_row("late-start", "2024-05-14 10:05:00", "2024-05-14 10:30:00", score=50),
        round_row("b", "2024-05-14 10:00:00", "2024-05-14 10:30:00", score=50),
        round_row("a", "2024-05-14 10:00:00", "2024-05-14 10:30:00", score=50),
        round_row("early-end", "2024-05-14 10:20:00", "2024-05-14 10:29:59", score=50),
    ]
    found = expect(tmp_path, "player_best_scores", rows)
    assert columns(found, "period", "rank", "round_id") == [
        (period, rank, round_id)
        for period in ("all_time", "last_30_days", "this_week")
        for rank, round_id in enumerate(("early-end", "a", "b"), start=1)
    ]


def test_best_scores_leave_out_scores_of_zero_and_below(tmp_path: Path) -> None:
    rows = [round_row("1", score=0), round_row("2", score=-5), round_row("3", score=1)]
    found = expect(tmp_path, "player_best_scores", rows)
    assert {record["round_id"] for record in found} == {"3"}


@pytest.mark.parametrize(
    ("as_of", "end", "periods"),
    [
        (WEDNESDAY_NOON, "2024-05-15 12:00:00", {"this_week", "last_30_days", "all_time"}),
        (WEDNESDAY_NOON, "2024-05-15 12:00:01", {"all_time"}),
        (WEDNESDAY_NOON, "2024-05-13 00:00:00", {"this_week", "last_30_days", "all_time"}),
        (WEDNESDAY_NOON, "2024-05-12 23:59:59", {"last_30_days", "all_time"}),
        (WEDNESDAY_NOON, "2024-04-15 12:00:00", {"last_30_days", "all_time"}),
        (WEDNESDAY_NOON, "2024-04-15 11:59:59", {"all_time"}),
        ("2024-05-13 00:00:00", "2024-05-13 00:00:00", {"this_week", "last_30_days", "all_time"}),
        ("2024-05-13 00:00:00", "2024-05-12 23:59:59", {"last_30_days", "all_time"}),
        ("2024-05-12 23:59:59", "2024-05-06 00:00:00", {"this_week", "last_30_days", "all_time"}),
    ],
)
def test_best_score_periods_include_both_their_ends(
    tmp_path: Path, as_of: str, end: str, periods: set[str]
) -> None:
    rows = [round_row("1", "2024-04-01 00:00:00", end)]
    found = expect(tmp_path, "player_best_scores", rows, as_of)
    assert {record["period"] for record in found} == periods


def test_averages_round_half_away_from_zero(tmp_path: Path) -> None:
    rows = [
        round_row(f"{player}-{number}", player=player, score=score if number == 0 else 0, kills=0)
        for player, score in (("Ann", 1), ("Bea", -1))
        for number in range(16)
    ]
    found = expect(tmp_path, "player_stats_lifetime", rows)
    assert columns(found, "player_name", "avg_score_per_round") == [("Ann", 0.063), ("Bea", -0.063)]


def test_an_average_that_rounds_to_nothing_has_no_sign(tmp_path: Path) -> None:
    rows = [round_row(str(number), score=-1 if number == 0 else 0) for number in range(2001)]
    (found,) = expect(tmp_path, "player_stats_lifetime", rows)
    average = found["avg_score_per_round"]
    assert isinstance(average, float)
    assert (average, math.copysign(1, average)) == (0.0, 1.0)


def test_lifetime_ratios_without_deaths_or_minutes(tmp_path: Path) -> None:
    rows = [
        round_row("1", player="Ann", kills=7, deaths=0, minutes=0.0),
        round_row("2", player="Bea", kills=1, deaths=16, minutes=16.0),
        round_row("3", player="Cid", kills=2, deaths=3, minutes=1.0),
    ]
    found = expect(tmp_path, "player_stats_lifetime", rows)
    assert columns(found, "player_name", "kd_ratio", "kill_rate") == [
        ("Ann", 7.0, 0.0),
        ("Bea", 0.063, 0.063),
        ("Cid", 0.667, 2.0),
    ]


def test_lifetime_totals_and_times(tmp_path: Path) -> None:
    rows = [
        round_row("1", "2024-05-14 10:00:00", "2024-05-14 12:00:00", score=-4, minutes=0.1),
        round_row("2", "2024-05-14 10:30:00", "2024-05-14 11:00:00", kills=5, minutes=0.1),
        round_row("3", "2024-05-14 10:10:00", "2024-05-14 11:30:00", deaths=3, minutes=0.1),
    ]
    # Three times 0.1 is 18,000 milliseconds, exactly 0.3, which a sum of reals is not.
    assert expect(tmp_path, "player_stats_lifetime", rows) == [
        {
            "player_name": "Ann",
            "total_rounds": 3,
            "total_kills": 9,
            "total_deaths": 5,
            "total_score": 16,
            "total_play_time_minutes": 0.3,
            "avg_score_per_round": 5.333,
            "kd_ratio": 1.8,
            "kill_rate": 30.0,
            "first_round_time": "2024-05-14 10:00:00",
            "last_round_time": "2024-05-14 12:00:00",
        }
    ]


def test_minutes_round_to_the_nearest_millisecond_a_round(tmp_path: Path) -> None:
    rows = [
        round_row("1", player="Ann", minutes=0.0000075),  # 0.450 milliseconds
        round_row("2", player="Bea", minutes=0.0000092),  # 0.552 milliseconds
    ]
    found = expect(tmp_path, "player_stats_lifetime", rows)
    assert columns(found, "total_play_time_minutes") == [(0.0,), (1 / 60000,)]


def test_server_stats_name_the_earliest_of_equal_highest_scores(tmp_path: Path) -> None:
    rows = [
        round_row("1", "2024-05-14 10:00:00", "2024-05-14 11:00:00", score=-3, map_name="Berlin"),
        round_row("2", "2024-05-14 10:10:00", "2024-05-14 10:50:00", score=-3, map_name="Kursk"),
        round_row("3", "2024-05-14 09:00:00", "2024-05-14 09:30:00", score=-9),
        round_row("4", server="server-2", score=1),
    ]
    found = expect(tmp_path, "player_server_stats", rows)
    assert columns(
        found,
        "server_guid",
        "total_rounds",
        "total_score",
        "highest_score",
        "highest_score_round_id",
        "highest_score_map_name",
        "highest_score_time",
    ) == [
        ("server-1", 3, -15, -3, "2", "Kursk", "2024-05-14 10:10:00"),
        ("server-2", 1, 1, 1, "4", "Berlin", "2024-05-14 10:00:00"),
    ]


def test_map_stats_have_a_row_over_all_servers(tmp_path: Path) -> None:
    rows = [
        round_row("1", kills=1),
        round_row("2", kills=2),
        round_row("3", kills=4, server="server-2"),
        round_row("4", kills=8, map_name=""),
    ]
    found = expect(tmp_path, "player_map_stats", rows)
    assert columns(found, "map_name", "server_guid", "total_rounds", "total_kills") == [
        ("", "", 1, 8),
        ("", "server-1", 1, 8),
        ("Berlin", "", 3, 7),
        ("Berlin", "server-1", 2, 3),
        ("Berlin", "server-2", 1, 4),
    ]


def test_daily_stats_go_by_the_date_of_the_end(tmp_path: Path) -> None:
    rows = [
        round_row("1", "2024-05-13 23:30:00", "2024-05-13 23:59:59", minutes=29.0),
        round_row("2", "2024-05-13 23:30:00", "2024-05-14 00:00:00", minutes=30.0),
    ]
    found = expect(tmp_path, "player_daily_stats", rows)
    assert columns(found, "date", "daily_rounds", "daily_play_time_minutes") == [
        ("2024-05-13", 1, 29.0),
        ("2024-05-14", 1, 30.0),
    ]


def test_a_round_corrected_to_a_bot_counts_for_nobody(tmp_path: Path) -> None:
    rows = [
        round_row("1", kills=7),
        round_row("1", kills=7, is_bot=1, created="2024-05-15 00:00:01"),
        round_row("2", kills=1),
        round_row("3", player="Bea", is_bot=1),
        round_row("3", player="Bea", created="2024-05-15 00:00:01"),
    ]
    found = expect(tmp_path, "player_stats_lifetime", rows)
    assert columns(found, "player_name", "total_kills") == [("Ann", 1), ("Bea", 2)]


@pytest.mark.parametrize(
    ("other", "winning_score"),
    [
        (round_row("1", score=9, created="2024-05-15 00:00:01"), 9),
        (round_row("1", score=11, created="2024-05-14 23:59:59"), 10),
        (round_row("1", score=11), 11),
        (round_row("1", score=9, end="2024-05-14 11:00:00", kills=9), 10),
    ],
)
def test_the_newest_copy_wins_then_the_highest_score(
    tmp_path: Path, other: SourceRow, winning_score: int
) -> None:
    (found,) = expect(tmp_path, "player_stats_lifetime", [round_row("1"), other])
    assert found["total_score"] == winning_score


def test_rows_are_the_same_only_with_player_start_and_round_id(tmp_path: Path) -> None:
    rows = [
        round_row("1"),
        round_row("2"),
        round_row("1", "2024-05-14 10:00:01"),
        round_row("1", player="ann"),
    ]
    found = expect(tmp_path, "player_stats_lifetime", rows)
    assert columns(found, "player_name", "total_rounds") == [("Ann", 3), ("ann", 1)]


@pytest.mark.parametrize(
    "bad",
    [
        round_row("1", player=""),
        round_row(""),
        round_row("1", server=""),
        round_row("1", end="2024-05-14 09:59:59"),
        round_row("1", minutes=math.nan),
        round_row("1", minutes=math.inf),
        round_row("1", minutes=1e300),
        round_row("1", minutes=-0.001),
        round_row("1", start="1999-12-31 23:59:59"),
        round_row("1", created="2024-05-16 12:00:01"),
        round_row("1", end="2024-05-16 12:00:01"),
    ],
)
def test_rejected_rows_count_nowhere_and_push_out_no_good_copy(
    tmp_path: Path, bad: SourceRow
) -> None:
    good = round_row("2", player="Bea")
    newer_but_bad = good._replace(
        round_end_time=epoch("2024-05-14 09:00:00"), created_at=epoch("2024-05-15 09:00:00")
    )
    found = expect(
        tmp_path,
        "player_stats_lifetime",
        [bad, good, newer_but_bad],
        source_clock=WEDNESDAY_NOON,
    )
    assert columns(found, "player_name", "total_rounds") == [("Bea", 1)]


@pytest.mark.parametrize(
    "good",
    [
        round_row("1", end="2024-05-14 10:00:00", minutes=0.0),
        round_row("1", map_name=""),
        round_row("1", start="2000-01-01 00:00:00"),
        round_row("1", created="2024-05-16 12:00:00"),
    ],
)
def test_rows_at_the_edge_of_rejection_count(tmp_path: Path, good: SourceRow) -> None:
    found = expect(tmp_path, "player_stats_lifetime", [good], source_clock=WEDNESDAY_NOON)
    assert columns(found, "total_rounds") == [(1,)]


def test_names_that_text_cannot_hold_are_escaped(tmp_path: Path) -> None:
    names = ["a\0", r"\xff", "ff41", "\ufffd", "Robert'); DROP TABLE players;--"]
    rows = [round_row("1", player=name) for name in names]
    found = expect(tmp_path, "player_stats_lifetime", rows)
    assert {record["player_name"] for record in found} == {
        r"\x6100",
        r"\x5C786666",
        "ff41",
        "\ufffd",
        "Robert'); DROP TABLE players;--",
    }


def test_names_may_come_as_bytes(tmp_path: Path) -> None:
    write_parquet([round_row("1")], tmp_path / "rounds.parquet")
    with duckdb.connect() as connection:
        connection.execute(
            """
            create table player_rounds as
            select source_rows.* replace (names.name as player_name)
            from read_parquet(?) as source_rows
            cross join (
                values ('\\xFF\\x41'::blob), ('ff41'::blob), ('\\xC3\\xA9'::blob), ('a\\x00'::blob)
            ) as names (name)
            """,
            [str(tmp_path / "rounds.parquet")],
        )
        create_expected_tables(connection, WEDNESDAY_NOON)
        found = expected_rows(connection, "player_stats_lifetime")
    assert {record["player_name"] for record in found} == {r"\xFF41", "ff41", "é", r"\x6100"}
