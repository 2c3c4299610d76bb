"""Faults of our own machine in short, and that the judges would see what they are there to see."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.namespaces import needs_namespaces
from torture.machine import torture_machine
from torture.tally import Tally
from torture.together import Gaps
from torture.trial import Done

SHORT = ["truncated file"]


@needs_namespaces
def test_faults_of_the_machine_leave_nothing_behind(tmp_path: Path) -> None:
    assert torture_machine(tmp_path, tries=1, seed=2, faults=SHORT) == [
        Tally(fault, tried=1) for fault in SHORT
    ]


@pytest.mark.parametrize(
    ("done", "is_clear"),
    [
        (Done(("sync",), 1, "", "bfstats: it is full: restore\n"), True),
        (Done(("sync",), 1, "", "bfstats: it is full\n"), False),
        (Done(("sync",), -7, "", ""), False),
        (Done(("dbt", "run"), 1, "Database Error", ""), True),
        (Done(("dbt", "run"), 1, "", ""), False),
        (Done(("dbt", "run"), 1, "Error: database is locked", ""), False),
        (Done(("dbt", "run"), 1, "Error", "Traceback (most recent call last):"), False),
    ],
)
def test_a_failure_says_what_it_has_to(done: Done, is_clear: bool) -> None:
    assert done.is_clear("restore") is is_clear


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    path = tmp_path / "scores.db"
    change(path, "create table player_best_scores (player_name, period, rank)")
    change(path, "insert into player_best_scores values (1, 1, 1), (1, 1, 2)")
    return path


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("insert into player_best_scores values (2, 1, 1)", []),
        ("delete from player_best_scores where rank = 1", ["player_best_scores is torn"]),
        ("delete from player_best_scores", ["player_best_scores is empty"]),
        ("drop table player_best_scores", ["no such table: player_best_scores"]),
    ],
)
def test_a_reader_would_see_a_gap(scores: Path, statement: str, seen: list[str]) -> None:
    gaps = Gaps(scores, ["player_best_scores"])
    assert gaps.look() == []
    change(scores, statement)
    assert gaps.look() == seen
