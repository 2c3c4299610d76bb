"""Kills in a short form, and that the judge sees what they must not do."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from torture.kills import Judge, Undisturbed, contents, torture_kills
from torture.process import family_of, has_open, kill_family
from torture.report import Report
from torture.tally import Tally
from torture.victim import Victim, Work

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="only Linux tells who has a file open"
)
SHORT_FORM = ("sync, increment", "cadence hourly")


def test_commands_survive_kills(tmp_path: Path) -> None:
    report = Report()
    tallies = torture_kills(report, tmp_path, kills=4, seed=1, only=SHORT_FORM)
    assert report.problems == []
    assert {tally.fault.removeprefix("kill -9: ") for tally in tallies} == set(SHORT_FORM)
    assert [tally for tally in tallies if not tally.is_clean] == []


def file_of(path: Path, *kills_by_player: tuple[str, int]) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("landing_player_rounds", "player_stats_lifetime"):
            connection.execute(f"create table {table} (player_name text, kills int, load_id int)")
            connection.executemany(f"insert into {table} values (?, ?, 1)", kills_by_player)
        connection.execute("create table landing_loads (finished_at)")
    return path


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Of a run that lands a round of Cy, and corrects one of Bo."""
    before = file_of(tmp_path / "before.db", ("Al", 1), ("Bo", 2))
    after = file_of(tmp_path / "after.db", ("Al", 1), ("Bo", 3), ("Cy", 4))
    undisturbed = Undisturbed(contents(before), contents(after), Work())
    return Judge(Victim("sync", ("sync",), "", before), undisturbed, Tally("kill"), Report())


@pytest.mark.parametrize(
    ("rows", "lost", "doubled", "gaps"),
    [
        pytest.param([("Al", 1), ("Bo", 2)], 0, 0, 0, id="before"),
        pytest.param([("Al", 1), ("Bo", 3), ("Cy", 4)], 0, 0, 0, id="after"),
        pytest.param([("Al", 1), ("Bo", 3)], 0, 0, 1, id="a mart between the two"),
        pytest.param([("Bo", 2)], 1, 0, 1, id="a row lost"),
        pytest.param([("Al", 1), ("Bo", 2), ("Bo", 5)], 0, 1, 1, id="a row made of nothing"),
    ],
)
def test_a_killed_file_is_in_one_of_two_states(
    judge: Judge, tmp_path: Path, rows: list[tuple[str, int]], lost: int, doubled: int, gaps: int
) -> None:
    judge.after_kill(file_of(tmp_path / "killed.db", *rows))
    assert judge.tally == Tally("kill", 0, lost, doubled, gaps)


def test_a_killed_file_with_a_table_gone_has_a_gap(judge: Judge, tmp_path: Path) -> None:
    killed = file_of(tmp_path / "killed.db", ("Al", 1), ("Bo", 2))
    with closing(sqlite3.connect(killed)) as connection:
        connection.execute("drop table player_stats_lifetime")
    judge.after_kill(killed)
    assert judge.tally.gaps_seen > 0


def break_page(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(4096 + 8)
        opened.write(b"\xff" * 100)


@pytest.mark.parametrize("breaks", [break_page, Path.unlink])
def test_a_damaged_file_is_a_problem(
    judge: Judge, tmp_path: Path, breaks: Callable[[Path], None]
) -> None:
    killed = file_of(tmp_path / "killed.db", ("Al", 1), ("Bo", 2))
    breaks(killed)
    judge.after_kill(killed)
    assert judge.report.problems


def test_a_family_is_killed_whole(tmp_path: Path) -> None:
    file = tmp_path / "opened"
    file.touch()
    child = f"import time; f = open({str(file)!r}); print(flush=True); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        family = family_of(process.pid)
        assert len(family) == 2
        assert has_open(family, file)
        assert not has_open(family[:1], file)
        kill_family(process.pid)
        assert process.stdout.read() == b""  # the child had it open, too
        assert process.wait() == -signal.SIGKILL
