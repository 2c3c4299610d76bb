"""`bfstats` from any folder: the project's environment and settings, the person's own paths."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from tests.command.conftest import Bfstats
from tests.cron.project import Project
from tests.extract.fillable_sites import played
from tests.support.namespaces import IN_A_NAMESPACE, needs_namespaces
from tests.support.site_tables import PROJECT_ROOT

ROUND = (
    '{"round_id": "typed", "player_name": "Eve", "server_guid": "server 1", "map_name": "wake", '
    '"round_start_time": "2026-01-31 20:15:00", "round_end_time": "2026-01-31 20:35:00", '
    '"final_score": 1, "final_kills": 1, "final_deaths": 1, "play_time_minutes": 20, '
    '"team_label": "", "game_id": "", "is_bot": 0, "game": "bf1942", '
    '"created_at": "2026-01-31 20:35:10"}'
)
COMPLETE = """
eval "$(_BFSTATS_COMPLETE=bash_source bfstats)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_bfstats_completion bfstats
printf '%s\\n' "${COMPREPLY[@]}"
"""


def test_paths_start_at_the_folder_of_the_person_and_tables_are_the_projects(
    project: Project, bfstats: Bfstats, elsewhere: Path
) -> None:
    assert bfstats("sync").returncode == 0
    (elsewhere / "rows.ndjson").write_text(ROUND + "\n")
    done = bfstats("ingest", "--strict", "rows.ndjson")
    assert (done.returncode, done.stderr) == (0, "")
    assert bfstats("backup", "copy of it.db").returncode == 0
    assert (elsewhere / "copy of it.db").is_file()
    assert project.rows("select round_id from landing_player_rounds where player_name = 'Eve'")
    assert project.database.is_file()


def test_dbt_runs_in_the_project(project: Project, bfstats: Bfstats, elsewhere: Path) -> None:
    before = set(elsewhere.iterdir())
    assert bfstats("sync").returncode == 0
    done = bfstats("dbt", "--quiet", "run", "--select", "player_daily_stats", "staging")
    assert (done.returncode, done.stdout) == (0, "")
    assert project.rows("select player_name from player_daily_stats") == [(played().player_name,)]
    assert set(elsewhere.iterdir()) == before


@pytest.mark.parametrize(
    "command",
    ["seed", "run", "build", "test", "show", "compile", "docs generate", "source freshness"],
)
def test_dbt_leaves_no_file_where_there_is_none(
    project: Project, bfstats: Bfstats, command: str
) -> None:
    done = bfstats("dbt", "--quiet", *command.split())
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: {project.database} is not there yet: run `bfstats sync` (or ingest) first\n"
    )
    assert not project.database.exists()


def test_dbt_is_refused_on_a_file_with_two_names(
    project: Project, bfstats: Bfstats, tmp_path: Path
) -> None:
    assert bfstats("sync").returncode == 0
    (tmp_path / "second.db").hardlink_to(project.database)
    done = bfstats("dbt", "run")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        f"bfstats: {project.database} has several names (hard links): keep one"
    )


@needs_namespaces
def test_dbt_is_refused_on_a_file_that_is_mounted_without_its_folder(
    project: Project, bfstats: Bfstats
) -> None:
    assert bfstats("sync").returncode == 0
    before = project.database.read_bytes()
    script = 'mount --bind "$DATABASE" "$DATABASE"; exec bfstats dbt --quiet run'
    unshare, *options = IN_A_NAMESPACE
    done = bfstats(*options, "sh", "-ec", script, program=unshare, DATABASE=str(project.database))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"bfstats: {project.database} is mounted by itself, apart from")
    assert project.database.read_bytes() == before


def test_a_relative_path_in_env_starts_at_the_project(project: Project, bfstats: Bfstats) -> None:
    with (project.folder / "env").open("a") as env:
        env.write("BFSTATS_DB=data/mine.db\n")
    assert bfstats("sync").returncode == 0
    assert bfstats("dbt", "--quiet", "run", "--select", "staging").returncode == 0
    assert {path.name for path in (project.folder / "data").glob("*.db")} == {"mine.db"}


def test_the_version_is_that_of_pyproject(bfstats: Bfstats) -> None:
    version = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text())["project"]["version"]
    done = bfstats("--version")
    assert (done.returncode, done.stdout) == (0, f"bfstats {version}\n")


def test_its_help_has_its_name(bfstats: Bfstats) -> None:
    assert bfstats("--help").stdout.startswith("Usage: bfstats ")
    assert bfstats("sync", "--help").stdout.startswith("Usage: bfstats sync ")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("bfstats", "st"), {"status"}),
        (("bfstats", "db"), {"dbt"}),
        (("bfstats", "ingest", "--str"), {"--strict"}),
        (("bfstats", "dbt", "se"), {"seed"}),
        (("bfstats", "dbt", "run", "--sele"), {"--select", "--selector"}),
    ],
)
def test_bash_completes_commands_and_options(
    bfstats: Bfstats, typed: tuple[str, ...], offered: set[str]
) -> None:
    done = bfstats("-c", COMPLETE, "bash", *typed, program="bash")
    assert done.stderr == ""
    assert set(done.stdout.split()) == offered


def test_a_setting_that_env_changes_is_not_guessed_at(project: Project, bfstats: Bfstats) -> None:
    with (project.folder / "env").open("a") as env:
        env.write("BFSTATS_DB=data/mine.db\n")
    done = bfstats("sync", BFSTATS_DB="/elsewhere.db")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "bfstats: BFSTATS_DB is set in this shell, and to something else in "
        f"{project.folder}/env: unset one of them\n"
    )
    assert not (project.folder / "data").exists()
    assert bfstats("sync", BFSTATS_DB="data/mine.db").returncode == 0


def test_env_may_leave_a_setting_to_the_shell(
    project: Project, bfstats: Bfstats, tmp_path: Path
) -> None:
    with (project.folder / "env").open("a") as env:
        env.write("BFSTATS_DB=${BFSTATS_DB:-data/mine.db}\n")
    assert bfstats("sync", BFSTATS_DB=str(tmp_path / "copy.db")).returncode == 0
    assert (tmp_path / "copy.db").is_file()
    assert not (project.folder / "data").exists()


def test_without_an_environment_it_says_what_is_missing(project: Project, bfstats: Bfstats) -> None:
    (project.folder / ".venv").unlink()
    done = bfstats("status")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"bfstats: there is no {project.folder}/.venv: see README.md\n"


def test_a_copy_of_the_command_asks_for_a_link(
    project: Project, bfstats: Bfstats, programs: Path
) -> None:
    (programs / "bfstats").unlink()
    shutil.copy(project.folder / "bin" / "bfstats", programs)
    done = bfstats("status")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: {programs}/bfstats is not in a project's folder bin: "
        "make a symbolic link to bin/bfstats, not a copy\n"
    )
