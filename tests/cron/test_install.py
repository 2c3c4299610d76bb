"""`cron/install` with the real crontab command, and how it leaves everything else alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cron.machine import Machine, open_machine
from tests.cron.project import Project
from tests.support.site_tables import PROJECT_ROOT

OTHERS = """\
# m h  dom mon dow   command
MAILTO=ops@example.com
CRON_TZ=UTC

0 1 * * * echo 'a\\tb' 100\\% &| "$HOME" @PROJECT@/cron/run
"""
SCHEDULE = (PROJECT_ROOT / "cron" / "crontab").read_text()


def install(
    machine: Machine, project: Project, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Call the script, which may also be wrong."""
    return machine.run(str(project.folder / "cron" / "install"), *arguments)


def installed(machine: Machine, project: Project, *arguments: str) -> str:
    """The crontab after a call that must succeed and has nothing to say."""
    done = install(machine, project, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return machine.crontab()


def block(project: Project) -> str:
    """What belongs into a crontab; the folder's name needs quotes there."""
    lines = SCHEDULE.replace("@PROJECT@/cron/run", f"'{project.folder}/cron/run'")
    first = f"# >>> bfstats in {project.folder}, written by cron/install\n"
    return f"{first}{lines}# <<< bfstats in {project.folder}\n"


def test_it_makes_a_crontab_where_there_is_none(machine: Machine, project: Project) -> None:
    assert installed(machine, project) == block(project)


def test_it_leaves_other_lines_as_they_are(machine: Machine, project: Project) -> None:
    machine.set_crontab(OTHERS)
    assert installed(machine, project) == OTHERS + block(project)


def test_again_it_replaces_its_lines_where_they_are(machine: Machine, project: Project) -> None:
    machine.set_crontab(OTHERS + block(project) + OTHERS)
    assert installed(machine, project) == OTHERS + block(project) + OTHERS
    (project.folder / "cron" / "crontab").write_text("1 2 3 4 5 @PROJECT@/cron/run new\n")
    first, *_, last = block(project).splitlines(keepends=True)
    new = f"{first}1 2 3 4 5 '{project.folder}/cron/run' new\n{last}"
    assert installed(machine, project) == OTHERS + new + OTHERS


def test_remove_takes_out_its_lines_alone(machine: Machine, project: Project) -> None:
    machine.set_crontab(OTHERS + block(project) + OTHERS)
    assert installed(machine, project, "--remove") == OTHERS + OTHERS
    assert installed(machine, project, "--remove") == OTHERS + OTHERS


def test_remove_leaves_no_empty_crontab(machine: Machine, project: Project) -> None:
    installed(machine, project)
    installed(machine, project, "--remove")
    assert "no crontab for" in machine.run("crontab", "-l").stderr


def test_print_shows_the_lines_and_installs_nothing(machine: Machine, project: Project) -> None:
    machine.set_crontab(OTHERS)
    done = install(machine, project, "--print")
    assert (done.returncode, done.stdout, done.stderr) == (0, block(project), "")
    assert machine.crontab() == OTHERS


def test_a_second_project_has_lines_of_its_own(machine: Machine, project: Project) -> None:
    other = Project(project.folder.with_name("other"))
    project.folder.rename(other.folder)
    machine.set_crontab(block(project))
    assert installed(machine, other).startswith(block(project))
    assert installed(machine, other, "--remove") == block(project)


def test_a_plain_path_needs_no_quotes(machine: Machine, project: Project) -> None:
    plain = Project(project.folder.with_name("plain-1.0_x"))
    project.folder.rename(plain.folder)
    assert f"\n* * * * *  {plain.folder}/cron/run minutely " in installed(machine, plain)


@pytest.mark.parametrize("missing", ["first", "last"])
def test_half_of_its_lines_are_not_guessed_at(
    machine: Machine, project: Project, missing: str
) -> None:
    lines = block(project).splitlines(keepends=True)
    halved = OTHERS + "".join(lines[1:] if missing == "first" else lines[:-1]) + OTHERS
    machine.set_crontab(halved)
    for arguments in ([], ["--remove"]):
        done = install(machine, project, *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.endswith("is in your crontab: mend it with crontab -e\n")
        assert machine.crontab() == halved


@pytest.mark.parametrize("name", ["it's", 'a"b', "a\\b", "50%", "$HOME", "a`b`", "two\nlines"])
def test_a_path_that_a_crontab_cannot_hold_is_refused(
    machine: Machine, project: Project, name: str
) -> None:
    odd = Project(project.folder.with_name(name))
    project.folder.rename(odd.folder)
    done = install(machine, odd)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "cron/install: no quotes, \\, `, $, % or line breaks, please, in the project's path\n"
    )
    assert machine.crontab() == ""


def test_a_crontab_that_may_not_be_read_is_not_replaced(machine: Machine, project: Project) -> None:
    machine.set_crontab(OTHERS)
    refusing = project.folder / "crontab"
    refusing.write_text("#!/bin/sh\necho 'no, you are not allowed' >&2; exit 1\n")
    refusing.chmod(0o755)
    done = machine.run(
        str(project.folder / "cron" / "install"),
        environment={"PATH": f"{project.folder}:/usr/bin:/bin"},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "cron/install: no, you are not allowed\n"
    assert machine.crontab() == OTHERS


def test_without_an_environment_nothing_is_installed(machine: Machine, project: Project) -> None:
    (project.folder / ".venv").unlink()
    done = install(machine, project)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"cron/install: there is no {project.folder}/.venv: make it first, see README.md\n"
    )
    assert machine.crontab() == ""


def test_an_env_that_others_can_read_is_refused(machine: Machine, project: Project) -> None:
    env = project.folder / "env"
    env.chmod(0o640)
    done = install(machine, project)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"cron/install: {env} can be read by others, and may hold a password: chmod 600 {env}\n"
    )
    assert machine.crontab() == ""


def test_an_env_from_windows_is_refused(machine: Machine, project: Project) -> None:
    (project.folder / "env").write_bytes(b"BFSTATS_SOURCE=chdb:/x\r\n")
    done = install(machine, project)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"cron/install: {project.folder}/env was written on Windows: "
        "save it in UTF-8 without BOM, its lines ending in LF\n"
    )
    assert machine.crontab() == ""


@pytest.mark.parametrize(
    ("settings", "warning"),
    [
        (None, "there is no {env} yet: it has to set BFSTATS_SOURCE, see README.md"),
        ("BFSTATS_DB=/x\n", "{env} does not set BFSTATS_SOURCE: see README.md"),
        ("false\nexport BFSTATS_SOURCE=chdb:/x:$NOT_SET\n", None),
        ("BFSTATS_SOURCE_FILE=/etc/bfstats/source\n", None),
    ],
)
def test_a_source_that_is_not_set_is_worth_a_warning(
    machine: Machine, project: Project, settings: str | None, warning: str | None
) -> None:
    env = project.folder / "env"
    if settings is None:
        env.unlink()
    else:
        env.write_text(settings)
    done = install(machine, project)
    expected = f"cron/install: {warning.format(env=env)}\n" if warning else ""
    assert (done.returncode, done.stderr) == (0, expected)
    assert machine.crontab() == block(project)


def test_another_zone_is_said_until_cron_is_set_to_utc(project: Project) -> None:
    with open_machine("Asia/Kathmandu") as machine:
        done = install(machine, project)
        assert (done.returncode, done.stderr) == (
            0,
            "cron/install: the zone here is +0545, and cron's times are meant as UTC: "
            "see cron/crontab\n",
        )
        machine.run("tee", "-a", "/etc/default/cron", text="TZ=UTC\n")
        assert installed(machine, project) == block(project)


def test_without_a_crontab_command_it_says_so(project: Project, tmp_path: Path) -> None:
    bare = tmp_path / "bin"
    bare.mkdir()
    for program in ("cat", "date", "dirname", "grep", "id", "mktemp", "rm", "sed"):
        (bare / program).symlink_to(shutil.which(program) or program)
    done = subprocess.run(
        [str(project.folder / "cron" / "install")],
        env={"PATH": str(bare)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "cron/install: there is no crontab command: install cron, or try --systemd\n"
    )


def test_help_and_wrong_usage(machine: Machine, project: Project) -> None:
    helped = install(machine, project, "--help")
    assert (helped.returncode, helped.stderr) == (0, "")
    wrong = install(machine, project, "--prnt")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert helped.stdout == wrong.stderr
    assert helped.stdout.startswith("Usage: cron/install ")
    assert machine.crontab() == ""
