"""`python -m extract cadence`: a command under the lock, within a limit, logged and recorded."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.errors import LockHeldError
from extract.jobs import cadence as runner
from extract.jobs.cadence import CadenceError, Job, run_job
from extract.machine.lock import HANDED_DOWN, exclusive, lock_path
from extract.schedule.log import ROTATE_BYTES
from tests.schedule.conftest import RunCadence
from tests.support.commands import Bfstats
from tests.support.site_tables import PROJECT_ROOT
from tests.support.waiting import PATIENCE_SECONDS, wait_until

LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (\S+): (.*)")
IGNORES_SIGTERM = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "


def logged(log: Path) -> list[tuple[str, ...]]:
    """Cadence and text of every line, which must bear a time."""
    return [
        match.groups() if (match := LINE.fullmatch(line)) else ("", line)
        for line in log.read_text().splitlines()
    ]


def recorded(bfstats: Bfstats) -> list[tuple[str, int]]:
    return bfstats.rows("select name, exit_status from runs where kind = 'cadence' order by run_id")


def wait_for(path: Path) -> None:
    wait_until(path.exists, lambda: f"{path} never came")


def until(path: Path) -> str:
    """A shell's wait for a file."""
    return f"while [ ! -e {path} ]; do sleep 0.1; done"


def is_held(database: Path) -> bool:
    try:
        with exclusive(database, 0):
            return False
    except LockHeldError:
        return True


def test_what_it_says_is_logged_and_nothing_printed(
    run_cadence: RunCadence, log: Path, bfstats: Bfstats
) -> None:
    command = "echo one; echo two >&2; printf three"
    done = run_cadence("hourly", command)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    *said, (_, ended) = logged(log)
    texts = [f"started: {command}", "one", "two", "three"]
    assert said == [("hourly", text) for text in texts]
    assert re.fullmatch(r"done after \d+\.\d s", ended)
    assert not bfstats.database.exists()


def test_times_in_the_log_are_utc(run_cadence: RunCadence, log: Path) -> None:
    before = time.gmtime()
    run_cadence("hourly", "true")
    first_hour = log.read_text()[:13]
    assert first_hour in {
        time.strftime("%Y-%m-%d %H", moment) for moment in (before, time.gmtime())
    }


def test_a_sync_inside_uses_the_lock_that_is_held(
    run_cadence: RunCadence, sync_command: str, log: Path, bfstats: Bfstats
) -> None:
    done = run_cadence("minutely", f"{sync_command} && {sync_command}")
    assert (done.returncode, done.stderr) == (0, "")
    assert len([text for _, text in logged(log) if text.startswith("player_rounds: ")]) == 2
    assert recorded(bfstats) == [("minutely", 0)]


@pytest.mark.parametrize("no_lock", ["0", "2", "99", "-1", "x", "another's", "not held"])
def test_only_the_files_own_lock_can_be_handed_down(
    no_lock: str, bfstats: Bfstats, source: str, tmp_path: Path
) -> None:
    bfstats.sync(source)
    with (
        exclusive(tmp_path / "other.db", 0) as other,
        exclusive(bfstats.database, 0),
        lock_path(bfstats.database).open() as opened,
    ):
        descriptors = {"another's": str(other), "not held": str(opened.fileno())}
        done = subprocess.run(
            [sys.executable, "-m", "extract", "sync"],
            env={
                **os.environ,
                "BFSTATS_DB": str(bfstats.database),
                "BFSTATS_SOURCE": source,
                HANDED_DOWN: descriptors.get(no_lock, no_lock),
            },
            cwd=PROJECT_ROOT,
            pass_fds=[other, opened.fileno()],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr.count("\n")) == (75, 1), done.stderr


def test_a_failure_is_one_line_and_its_exit_status(
    run_cadence: RunCadence, sync_command: str, log: Path, bfstats: Bfstats
) -> None:
    done = run_cadence("daily", f"{sync_command} && exit 3")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"bfstats: daily failed with exit status 3: see {log}\n"
    assert recorded(bfstats) == [("daily", 3)]


def test_a_killed_command_has_the_status_that_a_shell_gives(run_cadence: RunCadence) -> None:
    assert run_cadence("daily", "kill -KILL $$").returncode == 128 + signal.SIGKILL


def test_one_command_may_make_up_several_cadences(
    run_cadence: RunCadence, sync_command: str, log: Path, bfstats: Bfstats
) -> None:
    assert run_cadence("hourly,daily,weekly", sync_command).returncode == 0
    assert recorded(bfstats) == [("hourly", 0), ("daily", 0), ("weekly", 0)]
    assert {label for label, _ in logged(log)} == {"hourly,daily,weekly"}


@pytest.mark.parametrize("names", ["nightly", "", "hourly,", "hourly,nightly"])
def test_an_unknown_cadence_is_wrong_usage(names: str, run_cadence: RunCadence, log: Path) -> None:
    done = run_cadence(names, "true")
    assert done.returncode == 2
    assert "is not one of minutely, hourly, daily, weekly" in done.stderr
    assert not log.exists()


def test_minutely_gives_way_quietly(run_cadence: RunCadence, log: Path, bfstats: Bfstats) -> None:
    with exclusive(bfstats.database, 0):
        started = time.monotonic()
        done = run_cadence("minutely", "echo too late")
    assert (done.returncode, done.stdout, done.stderr) == (75, "", "")
    assert logged(log) == [("minutely", "gave way to the run that holds the lock")]
    assert time.monotonic() - started < PATIENCE_SECONDS


def test_another_waits_and_says_when_it_was_in_vain(
    run_cadence: RunCadence, log: Path, bfstats: Bfstats
) -> None:
    with exclusive(bfstats.database, 0):
        done = run_cadence("hourly", "echo too late", "--wait", "0.3")
    assert (done.returncode, done.stderr.count("\n")) == (75, 1)
    assert "another run holds" in done.stderr
    assert logged(log) == [("hourly", "gave way to the run that holds the lock")]


def test_hourly_waits_for_its_turn(
    run_cadence: RunCadence, log: Path, bfstats: Bfstats, source: str, tmp_path: Path
) -> None:
    holds = tmp_path / "holds"
    first = bfstats.start_extract(
        source, "cadence", "daily", f"touch {holds}; sleep 2; echo first", "--log", str(log)
    )
    with first:
        wait_for(holds)
        assert run_cadence("hourly", "echo second").returncode == 0
    assert first.returncode == 0
    said = [text for _, text in logged(log) if text in {"first", "second"}]
    assert said == ["first", "second"]


def test_a_late_command_is_stopped_with_all_that_it_started(
    run_cadence: RunCadence, source: str, sync_command: str, log: Path, bfstats: Bfstats
) -> None:
    bfstats.sync(source)
    command = f"{sync_command}; sleep 3601 & sleep 3602"
    started = time.monotonic()
    done = run_cadence("hourly", command, "--timeout", "4")
    assert (done.returncode, done.stderr.count("\n")) == (124, 1)
    assert time.monotonic() - started < PATIENCE_SECONDS
    assert ("hourly", "takes more than 4 s: stopped") in logged(log)
    assert recorded(bfstats) == [("hourly", 124)]
    assert not is_held(bfstats.database)


def test_what_does_not_end_when_told_is_killed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, log: Path
) -> None:
    monkeypatch.setattr(runner, "GRACE_SECONDS", 0.5)
    stubborn = shlex.join([sys.executable, "-c", f"{IGNORES_SIGTERM}time.sleep(3600)"])
    started = time.monotonic()
    with pytest.raises(CadenceError) as error:
        run_job(Job(["hourly"], stubborn, 0, 1.0), tmp_path / "bfstats.db", log)
    assert time.monotonic() - started < PATIENCE_SECONDS
    assert error.value.exit_status == 124
    assert not is_held(tmp_path / "bfstats.db")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_who_ends_the_cadence_ends_its_command(
    number: signal.Signals, bfstats: Bfstats, source: str, log: Path, tmp_path: Path
) -> None:
    bfstats.sync(source)
    begun, ended, survived = (tmp_path / name for name in ("begun", "ended", "survived"))
    command = f"touch {begun}; ({until(ended)}; touch {survived}) & sleep 3600"
    process = bfstats.start_extract(source, "cadence", "hourly", command, "--log", str(log))
    wait_for(begun)
    process.send_signal(number)
    assert process.wait(PATIENCE_SECONDS) == 128 + number
    assert not is_held(bfstats.database)
    assert recorded(bfstats) == [("hourly", 128 + number)]
    assert logged(log)[-1][1].startswith(f"failed with exit status {128 + number} after ")
    ended.touch()
    time.sleep(1)
    assert not survived.exists()


@pytest.mark.parametrize("name", ["TERM", "HUP", "INT"])
def test_a_signal_while_the_command_starts_ends_it_too(
    name: str, run_cadence: RunCadence, tmp_path: Path
) -> None:
    survived = tmp_path / "survived"
    started = time.monotonic()
    done = run_cadence("hourly", f"kill -{name} $PPID; sleep 3600; touch {survived}")
    assert done.returncode == 128 + signal.Signals[f"SIG{name}"]
    assert time.monotonic() - started < PATIENCE_SECONDS
    assert not survived.exists()


def test_what_a_command_leaves_in_the_background_ends_with_it(
    run_cadence: RunCadence, bfstats: Bfstats
) -> None:
    assert run_cadence("hourly", "sleep 3600 >/dev/null 2>&1 &").returncode == 0
    assert not is_held(bfstats.database)


def test_a_late_command_is_stopped_even_if_the_log_cannot_take_it(
    bfstats: Bfstats, source: str
) -> None:
    started = time.monotonic()
    done = bfstats.extract(
        source, "cadence", "hourly", "sleep 3600", "--timeout", "1", "--log", "/dev/full"
    )
    assert done.returncode == 1
    assert time.monotonic() - started < PATIENCE_SECONDS
    assert not is_held(bfstats.database)


def test_who_waited_logs_into_the_new_file(
    bfstats: Bfstats, source: str, log: Path, tmp_path: Path
) -> None:
    with exclusive(bfstats.database, 0):
        log.parent.mkdir()
        log.touch()
        arguments = ("cadence", "hourly", "echo waited", "--log", str(log))
        process = bfstats.start_extract(source, *arguments)
        time.sleep(1.5)
        log.rename(tmp_path / "put aside")
    assert process.wait(PATIENCE_SECONDS) == 0
    assert ("hourly", "waited") in logged(log)


def test_the_lock_outlives_a_killed_cadence_until_its_command_ends(
    bfstats: Bfstats, source: str, log: Path, tmp_path: Path
) -> None:
    begun, end = tmp_path / "begun", tmp_path / "end"
    command = f"touch {begun}; {until(end)}"
    process = bfstats.start_extract(source, "cadence", "hourly", command, "--log", str(log))
    wait_for(begun)
    process.kill()
    process.wait()
    assert is_held(bfstats.database)
    end.touch()
    with exclusive(bfstats.database, wait_seconds=PATIENCE_SECONDS):
        pass


def test_a_log_that_has_grown_long_is_put_aside(run_cadence: RunCadence, log: Path) -> None:
    log.parent.mkdir()
    with log.open("w") as file:
        file.truncate(ROTATE_BYTES)
    run_cadence("hourly", "echo new")
    assert log.with_name("cadences.log.1").stat().st_size == ROTATE_BYTES
    assert ("hourly", "new") in logged(log)
    run_cadence("hourly", "echo newer")
    assert not log.with_name("cadences.log.2").exists()


def test_a_log_that_cannot_be_made_is_one_line(run_cadence: RunCadence, log: Path) -> None:
    log.parent.write_text("a file where the folder should be")
    done = run_cadence("hourly", "true")
    assert (done.returncode, done.stderr) == (
        1,
        f"bfstats: cannot write the log {log}: File exists\n",
    )


def test_a_full_disk_under_the_log_is_one_line(bfstats: Bfstats, source: str) -> None:
    done = bfstats.extract(source, "cadence", "hourly", "echo hello", "--log", "/dev/full")
    assert (done.returncode, done.stderr) == (
        1,
        "bfstats: cannot write the log /dev/full: No space left on device\n",
    )


def test_the_sources_password_is_not_logged(bfstats: Bfstats, log: Path) -> None:
    source = "clickhouse://reader:s3cret@127.0.0.1:1/site"
    bfstats.extract(source, "cadence", "hourly", "echo $BFSTATS_SOURCE", "--log", str(log))
    assert "reader:***@" in log.read_text()
    assert "s3cret" not in log.read_text()


def test_what_is_no_utf_8_is_logged_as_an_escape(run_cadence: RunCadence, log: Path) -> None:
    assert run_cadence("hourly", r"printf 'FF\377\n'").returncode == 0
    assert ("hourly", r"FF\xff") in logged(log)


def test_a_signal_ends_work_in_a_fork_as_it_ends_a_command() -> None:
    """A cadence that is stopped does not wait for its own `refresh` to be killed."""
    done = subprocess.run(
        [sys.executable, "-c", _FORK_THAT_IS_STOPPED],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "-15\n", "")


_FORK_THAT_IS_STOPPED = """
import os, signal, sys, time
from extract.machine.forked import Forked

def work():
    print("begun")
    time.sleep(1000)

for number in (signal.SIGTERM, signal.SIGINT):
    signal.signal(number, lambda *_: None)
fork = Forked(work, {})
assert fork.stdout.readline() == "begun\\n"
os.kill(fork.pid, signal.SIGTERM)
print(fork.wait())
"""
