"""systemd's timers do what the crontab does, and systemd accepts them.

No systemd runs in these tests: its own tools read the units, and a stand-in for systemctl notes
what it was asked.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cron.machine import Machine
from tests.cron.project import Project
from tests.support.site_tables import PROJECT_ROOT

CRON = PROJECT_ROOT / "cron"
UNITS = sorted(path.name for path in (CRON / "systemd").iterdir())
CADENCES = ("minutely", "hourly", "daily", "weekly")
TIMERS = " ".join(f"bfstats-{cadence}.timer" for cadence in CADENCES)
LINE = re.compile(r"(?P<times>(?:\S+ ){4}\S+|@\w+) +@PROJECT@/cron/run (?P<name>\S+) +(?P<what>.*)")
START = datetime(2026, 1, 31, 23, 58, 30, tzinfo=UTC)
"""A Saturday; times are compared from here."""

SYSTEMCTL = """#!/bin/sh
echo "$*" >>"${0%/*}/asked"
"""


def crontab_lines() -> dict[str, tuple[str, str]]:
    """Times and command of each line, by its cadence."""
    lines = (CRON / "crontab").read_text().splitlines()
    found = [match for line in lines if (match := LINE.fullmatch(line))]
    return {match["name"]: (match["times"], match["what"]) for match in found}


def setting(unit: str, name: str) -> str:
    (value,) = re.findall(
        rf"^{name}=(.*)$", (CRON / "systemd" / unit).read_text(), flags=re.MULTILINE
    )
    return str(value)


def cron_times(expression: str) -> Iterator[datetime]:
    """The minutes that a crontab's five fields name; each is a number or `*`."""
    wanted = [None if field == "*" else int(field) for field in expression.split()]
    minute = START.replace(second=0)
    while True:
        minute += timedelta(minutes=1)
        fields = (minute.minute, minute.hour, minute.day, minute.month, minute.isoweekday() % 7)
        if all(want in (None, field) for want, field in zip(wanted, fields, strict=True)):
            yield minute


def systemd_analyze(*arguments: str) -> str:
    """What systemd's own tool says, which has to succeed."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd-analyze")
    done = subprocess.run(
        [program, *arguments], env={"TZ": "UTC"}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def timer_times(expression: str, count: int) -> list[datetime]:
    """The next times of a timer, as systemd itself computes them."""
    shown = systemd_analyze(
        "calendar",
        f"--iterations={count}",
        f"--base-time={START:%Y-%m-%d %H:%M:%S} UTC",
        expression,
    )
    found = re.findall(r"^ *(?:Next elapse|Iter\. #\d+): \w+ (.*) UTC$", shown, re.MULTILINE)
    return [datetime.strptime(time, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC) for time in found]


@pytest.mark.parametrize("cadence", CADENCES)
def test_a_service_runs_what_its_crontab_line_runs(cadence: str) -> None:
    _, command = crontab_lines()[cadence]
    started = setting(f"bfstats-{cadence}.service", "ExecStart")
    assert started == f"@PROJECT@/cron/run {cadence} {command}"


@pytest.mark.parametrize(
    ("cadence", "count"), [("minutely", 200), ("hourly", 100), ("daily", 40), ("weekly", 10)]
)
def test_a_timer_elapses_when_its_crontab_line_runs(cadence: str, count: int) -> None:
    times, _ = crontab_lines()[cadence]
    expression = setting(f"bfstats-{cadence}.timer", "OnCalendar")
    expected = cron_times(times)
    assert timer_times(expression, count) == [next(expected) for _ in range(count)]


@pytest.mark.parametrize("cadence", CADENCES)
def test_a_timer_keeps_to_utc_to_the_second_and_makes_up_what_was_missed(cadence: str) -> None:
    timer = f"bfstats-{cadence}.timer"
    assert setting(timer, "OnCalendar").endswith(" UTC")
    assert setting(timer, "AccuracySec") == "1s"
    assert setting(timer, "Persistent") == "true"


def test_every_line_and_unit_is_one_of_these() -> None:
    assert list(crontab_lines()) == [*CADENCES, "hourly,daily,weekly"]
    pairs = [f"bfstats-{name}.{kind}" for name in CADENCES for kind in ("service", "timer")]
    assert sorted([*pairs, "bfstats-watch.service", "bfstats-serve.service"]) == UNITS


def test_a_line_of_the_crontab_shows_its_selection() -> None:
    others = {cadence: f"dbt run --selector {cadence}" for cadence in CADENCES}
    for cadence, runs in {**others, "minutely": "python -m extract refresh"}.items():
        assert runs in crontab_lines()[cadence][1]


def test_giving_way_is_no_failure_of_the_minute() -> None:
    assert setting("bfstats-minutely.service", "SuccessExitStatus") == "75"


def written_units(project: Project) -> dict[str, str]:
    """The units that `--print` shows, by path."""
    done = subprocess.run(
        [str(project.folder / "cron" / "install"), "--systemd", "--print"],
        capture_output=True,
        text=True,
        check=True,
    )
    parts = re.split(r"^# (/.*)\n", done.stdout, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_systemd_accepts_the_units_with_an_odd_path(project: Project, tmp_path: Path) -> None:
    files = []
    for path, text in written_units(project).items():
        file = tmp_path / Path(path).name
        file.write_text(text)
        files.append(str(file))
    assert [Path(file).name for file in files] == UNITS
    assert systemd_analyze("verify", "--man=no", *files) == ""


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A folder with a systemctl that notes what it was asked in the file `asked` beside it."""
    systemctl = tmp_path / "stand-in" / "systemctl"
    systemctl.parent.mkdir()
    systemctl.write_text(SYSTEMCTL)
    systemctl.chmod(0o755)
    return systemctl.parent


def test_root_installs_and_removes_timers_of_the_machine(
    machine: Machine, project: Project, stand_in: Path
) -> None:
    script = str(project.folder / "cron" / "install")
    environment = {"PATH": f"{stand_in}:/usr/bin:/bin"}
    others = machine.run("ls", "/etc/systemd/system").stdout
    done = machine.run(script, "--systemd", environment=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    written = written_units(project)
    assert list(written) == [f"/etc/systemd/system/{unit}" for unit in UNITS]
    for path, text in written.items():
        assert f"{machine.run('cat', path).stdout}\n" == text
        assert ("User=root\n" in text) == path.endswith(".service")
    assert machine.crontab() == ""
    assert (stand_in / "asked").read_text().splitlines() == [
        "--system show --property=Version",
        "--system daemon-reload",
        f"--system enable --now {TIMERS}",
    ]
    (stand_in / "asked").unlink()
    done = machine.run(script, "--systemd", "--remove", environment=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.run("ls", "/etc/systemd/system").stdout == others
    assert (stand_in / "asked").read_text().splitlines() == [
        "--system show --property=Version",
        f"--system disable --now {TIMERS} bfstats-watch.service bfstats-serve.service",
        "--system daemon-reload",
    ]


def test_crontab_and_timers_at_once_are_warned_of(
    machine: Machine, project: Project, stand_in: Path
) -> None:
    script = str(project.folder / "cron" / "install")
    environment = {"PATH": f"{stand_in}:/usr/bin:/bin"}
    assert machine.run(script, environment=environment).stderr == ""
    done = machine.run(script, "--systemd", environment=environment)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert "the crontab has the schedule too" in done.stderr
    done = machine.run(script, environment=environment)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert "timers are installed too" in done.stderr


def test_systemctl_enables_the_units(machine: Machine, project: Project, stand_in: Path) -> None:
    if shutil.which("systemctl") is None:
        pytest.skip("there is no systemctl")
    script = str(project.folder / "cron" / "install")
    machine.run(script, "--systemd", environment={"PATH": f"{stand_in}:/usr/bin:/bin"})
    done = machine.run("systemctl", "enable", *TIMERS.split(), "bfstats-watch.service")
    assert done.returncode == 0, done.stderr
    wanted = machine.run("ls", "/etc/systemd/system/timers.target.wants").stdout.split()
    assert set(wanted) >= set(TIMERS.split())
    wanted = machine.run("ls", "/etc/systemd/system/default.target.wants").stdout.split()
    assert "bfstats-watch.service" in wanted


def test_others_install_timers_of_their_own(
    project: Project, stand_in: Path, tmp_path: Path
) -> None:
    identity = stand_in / "id"
    identity.write_text("#!/bin/sh\necho 1000\n")
    identity.chmod(0o755)
    done = subprocess.run(
        [str(project.folder / "cron" / "install"), "--systemd"],
        env={"PATH": f"{stand_in}:/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith("unless you allow it: loginctl enable-linger\n")
    folder = tmp_path / ".config" / "systemd" / "user"
    assert sorted(path.name for path in folder.iterdir()) == UNITS
    assert not any("User=" in path.read_text() for path in folder.iterdir())
    assert "--user daemon-reload" in (stand_in / "asked").read_text().splitlines()


def test_where_no_systemd_runs_nothing_is_installed(
    machine: Machine, project: Project, stand_in: Path
) -> None:
    (stand_in / "systemctl").write_text(
        "#!/bin/sh\necho 'System has not been booted' >&2; exit 1\n"
    )
    others = machine.run("ls", "/etc/systemd/system").stdout
    done = machine.run(
        str(project.folder / "cron" / "install"),
        "--systemd",
        environment={"PATH": f"{stand_in}:/usr/bin:/bin"},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "cron/install: systemctl --system gets no answer: systemd does not run here, use cron\n"
    )
    assert machine.run("ls", "/etc/systemd/system").stdout == others
