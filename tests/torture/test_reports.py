"""The tortures in a tiny form, and that they would see what they are there to see."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.marts.warehouse import MART_GRAIN
from torture.backfill import Moment, moments, torture_backfill
from torture.compare import TableComparison, compared, unaccounted_loads
from torture.histories import torture_histories
from torture.process import FaultsError, Progress, Sample
from torture.report import Report, reported
from torture.site import Size, made_up_site
from torture.tally import Tally, is_clear


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak")
def test_a_tiny_backfill_survives_kills(tmp_path: Path) -> None:
    report = Report()
    size = Size(rounds=2000, server_hours=1100)
    with made_up_site(size, seed=1, folder=tmp_path) as (source, folder):
        torture_backfill(report, source, folder, size, batch_rows=100, kills=1, seed=1)
    assert report.problems == []
    assert [row["kill"] for row in report.tables["kills"]] == [1]
    assert [row["rounds"] for row in report.tables["runs"]] == [2000, 2000]
    rows = {row["table"]: row["undisturbed"] for row in report.tables["compared"]}
    assert rows["landing_player_rounds"] == 2000
    assert set(MART_GRAIN) <= set(rows)


def test_a_few_histories_end_as_the_oracles_say() -> None:
    report = Report()
    tallies = torture_histories(report, examples=1, number=1, is_shrunk=True)
    assert report.problems == []
    assert tallies == [Tally("random history", tried=1)]


def sample(seconds: float, progress: Progress) -> Sample:
    return Sample(seconds, 0, memory_mebibytes=0, peak_mebibytes=0, progress=progress)


def test_moments_are_of_every_stretch_of_the_run() -> None:
    samples = [sample(second, Progress(second // 10, second // 10)) for second in range(101)]
    drawn = moments(samples, 20, random.Random(1))
    assert [int(moment.seconds // 5) for moment in drawn] == list(range(20))
    assert drawn == moments(samples, 20, random.Random(1)) != moments(samples, 20, random.Random(2))


def test_a_moment_is_told_by_progress_and_the_seconds_since() -> None:
    has_come = Moment(50.0, Progress(100, 100), seconds_since_progress=2.0).clock()
    seen = [(0, 0), (30, 0), (31, 100), (32, 100), (33, 200), (34, 200)]
    assert [has_come(sample(second, Progress(rows, rows))) for second, rows in seen] == [
        *(False, False, False, False, True, True)
    ]


def make_file(path: Path, *rows: tuple[str, int, int]) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table totals (name text primary key, kills, load_id)")
        connection.executemany("insert into totals values (?, ?, ?)", rows)
        connection.execute("create table runs as select random() as run_id")
        connection.execute("create view seen as select * from main.totals")
    return path


def test_files_are_the_same_whatever_loads_their_rows_came_by(tmp_path: Path) -> None:
    one = make_file(tmp_path / "one.db", ("Al", 1, 1), ("Bo", 2, 1))
    other = make_file(tmp_path / "other.db", ("Bo", 2, 2), ("Al", 1, 3))
    assert list(compared(one, other)) == [TableComparison("totals", 2, 2, 0, 0)]


@pytest.mark.parametrize(
    ("rows", "missing", "added"),
    [([("Al", 1, 1)], 1, 0), ([("Al", 1, 1), ("Bo", 3, 1)], 1, 1), ([], 2, 0)],
)
def test_rows_that_differ_are_counted_on_both_sides(
    tmp_path: Path, rows: list[tuple[str, int, int]], missing: int, added: int
) -> None:
    one = make_file(tmp_path / "one.db", ("Al", 1, 1), ("Bo", 2, 1))
    other = make_file(tmp_path / "other.db", *rows)
    (table,) = compared(one, other)
    assert (table.rows_missing, table.rows_added, table.is_same) == (missing, added, False)


def tally_of(database: Path, other: Path) -> Tally:
    tally = Tally("kill", tried=1)
    tally.compare(database, other)
    return tally


def test_a_tally_counts_rows_lost_and_doubled(tmp_path: Path) -> None:
    one = make_file(tmp_path / "one.db", ("Al", 1, 1), ("Bo", 2, 1))
    other = make_file(tmp_path / "other.db", ("Al", 1, 2), ("Cy", 2, 1), ("Di", 2, 1))
    assert tally_of(one, other) == Tally("kill", tried=1, rows_lost=1, rows_doubled=2)
    assert tally_of(one, one).is_clean
    assert not tally_of(one, other).is_clean
    assert not Tally("kill").is_clean


@pytest.mark.parametrize(
    ("exit_status", "errors", "is_said_clearly"),
    [
        (0, "", True),
        (0, "bfstats: warning: the source merges players\n", True),
        (1, "bfstats: the disk is full\n", True),
        (1, "bfstats: warning: it merges\nbfstats: the disk is full\n", True),
        (1, "", False),
        (1, "bfstats: the disk is full\nbfstats: so it failed\n", False),
        (1, "Traceback (most recent call last):\nbfstats: it failed\n", False),
        (0, "bfstats: over: database is locked\n", False),
    ],
)
def test_a_failure_is_one_line(exit_status: int, errors: str, is_said_clearly: bool) -> None:
    assert is_clear(exit_status, errors) is is_said_clearly


def test_a_load_that_never_ended_is_unaccounted(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "one.db")) as connection, connection:
        connection.execute(
            "create table landing_loads (finished_at, rows_read, rows_landed, rows_repeated,"
            " rows_superseded, rows_rejected)"
        )
        connection.executemany(
            "insert into landing_loads values (?, ?, 1, 1, 1, 1)",
            [("then", 4), (None, 4), ("then", 5)],
        )
    assert unaccounted_loads(tmp_path / "one.db") == 2


def reports(as_json: bool, failure: str | None = None) -> None:
    """Measure something, and find another thing wrong or fail on the way."""
    with reported(as_json) as report:
        report.add("runs", run="first", seconds=1.25)
        report.expect(True, "all is well")
        if failure:
            raise FaultsError(failure)
        report.expect(False, "a table differs")


def test_a_report_with_a_problem_fails(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="1"):
        reports(as_json=False)
    assert "WRONG: a table differs" in capsys.readouterr().out


def test_a_command_that_fails_leaves_what_was_measured(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="1"):
        reports(as_json=True, failure="it failed")
    assert json.loads(capsys.readouterr().out) == {
        "runs": [{"run": "first", "seconds": 1.25}],
        "problems": ["it failed"],
    }
