"""The oracle's SQL of leaderboards, on cases whose figures were worked out by hand."""

from pathlib import Path

import pytest

from tests.oracle.cases import expect, round_row
from tests.oracle.compare import Record


def leaderboard(found: list[Record], period: str, ranking_type: str) -> dict[object, object]:
    return {
        record["player_name"]: (record["rank"], record["value"], record["total_rounds"])
        for record in found
        if (record["period"], record["ranking_type"]) == (period, ranking_type)
    }


def test_leaderboard_ranks_skip_after_ties_and_need_enough_rounds(tmp_path: Path) -> None:
    rows = [
        round_row(f"{player}-{number}", player=player, score=score, minutes=0.1)
        for player, score in (("Ann", 10), ("Bea", 7), ("Cid", 7), ("Dan", -3))
        for number in range(3)
    ]
    rows += [round_row(f"Eve-{number}", player="Eve", score=1000) for number in range(2)]
    found = expect(tmp_path, "server_leaderboard_entries", rows)
    assert leaderboard(found, "weekly", "score") == {
        "Ann": (1, 30.0, 3),
        "Bea": (2, 21.0, 3),
        "Cid": (2, 21.0, 3),
        "Dan": (4, -9.0, 3),
    }
    assert leaderboard(found, "monthly", "score") == {}
    assert leaderboard(found, "all_time", "score") == {}
    for period in ("weekly", "monthly", "all_time"):
        assert leaderboard(found, period, "playtime") == {
            "Eve": (1, 60.0, 2),
            "Ann": (2, 0.3, 3),
            "Bea": (2, 0.3, 3),
            "Cid": (2, 0.3, 3),
            "Dan": (2, 0.3, 3),
        }


@pytest.mark.parametrize(("period", "fewest"), [("weekly", 3), ("monthly", 10), ("all_time", 20)])
def test_leaderboard_fewest_rounds_of_each_period(tmp_path: Path, period: str, fewest: int) -> None:
    rows = [round_row(f"Ann-{number}") for number in range(fewest)]
    rows += [round_row(f"Bea-{number}", player="Bea") for number in range(fewest - 1)]
    found = expect(tmp_path, "server_leaderboard_entries", rows)
    assert leaderboard(found, period, "kills") == {"Ann": (1, 2.0 * fewest, fewest)}


@pytest.mark.parametrize(
    ("start", "end", "weekly_players"),
    [
        ("2024-05-08 12:00:00", "2024-05-15 12:00:00", 1),
        ("2024-05-08 11:59:59", "2024-05-15 12:00:00", 0),
        ("2024-05-08 12:00:00", "2024-05-15 12:00:01", 0),
    ],
)
def test_leaderboard_week_includes_both_its_ends(
    tmp_path: Path, start: str, end: str, weekly_players: int
) -> None:
    rows = [round_row("1", start, end), round_row("2"), round_row("3")]
    found = expect(tmp_path, "server_leaderboard_entries", rows)
    assert len(leaderboard(found, "weekly", "score")) == weekly_players


@pytest.mark.parametrize(
    ("start", "rounds"), [("2024-04-15 12:00:00", 1), ("2024-04-15 11:59:59", 0)]
)
def test_leaderboard_month_is_30_days(tmp_path: Path, start: str, rounds: int) -> None:
    rows = [round_row("1", start, "2024-04-16 00:00:00")]
    found = expect(tmp_path, "server_leaderboard_entries", rows)
    assert len(leaderboard(found, "monthly", "playtime")) == rounds
    assert len(leaderboard(found, "all_time", "playtime")) == 1


def test_leaderboard_ratios_count_only_the_rounds_that_they_are_over(tmp_path: Path) -> None:
    rows = [
        round_row("1", kills=5, deaths=0, minutes=0.0),
        round_row("2", kills=0, deaths=3, minutes=10.0),
        round_row("3", kills=0, deaths=0, minutes=10.0),
    ]
    rows += [
        round_row(f"Bea-{number}", player="Bea", kills=1, deaths=0, minutes=16.0)
        for number in range(3)
    ]
    rows += [
        round_row(f"Cid-{number}", player="Cid", kills=2, deaths=7, minutes=0.000001)
        for number in range(3)
    ]
    found = expect(tmp_path, "server_leaderboard_entries", rows)
    # Ann has two rounds with a kill or a death, and none with both kills and minutes.
    assert leaderboard(found, "weekly", "kd_ratio") == {
        "Bea": (1, 3.0, 3),
        "Cid": (2, 0.286, 3),
    }
    # 3 kills in 48 minutes are 0.0625; Cid's minutes are above 0 but round to no millisecond.
    assert leaderboard(found, "weekly", "kill_rate") == {
        "Bea": (1, 0.063, 3),
        "Cid": (2, 0.0, 3),
    }


def test_leaderboard_keeps_every_tie_at_the_hundredth_rank(tmp_path: Path) -> None:
    players = [(f"player-{number:03}", max(number, 4)) for number in range(105)]
    rows = [
        round_row(f"{player}-{number}", player=player, score=score)
        for player, score in players
        for number in range(3)
    ]
    found = leaderboard(expect(tmp_path, "server_leaderboard_entries", rows), "weekly", "score")
    # Scores 104 down to 5 are 100 ranks; the five players with 4 would be the 101st.
    assert len(found) == 100
    tied = [row._replace(final_score=min(row.final_score, 102)) for row in rows]
    tied = [row._replace(final_score=max(row.final_score, 6)) for row in tied]
    found = leaderboard(expect(tmp_path, "server_leaderboard_entries", tied), "weekly", "score")
    # Scores 102 (three players) down to 7 are 98 players; seven with 6 share rank 99.
    assert len(found) == 105
    assert found["player-000"] == (99, 18.0, 3)
