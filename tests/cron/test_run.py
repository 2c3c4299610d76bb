"""`cron/run` in cron's own environment: from any folder, with the settings of `env`."""

from __future__ import annotations

import os
import re
import shutil

import pytest

from tests.cron.project import Project

SHOW = (
    "echo source=$BFSTATS_SOURCE ping=$PING $DBT_TARGET_PATH quiet=$DBT_QUIET"
    " without=$DBT_EXCLUDE_RESOURCE_TYPES folder=$PWD"
)


def test_it_runs_in_the_project_with_its_environment_and_settings(project: Project) -> None:
    (project.folder / "env").write_text("export BFSTATS_SOURCE='clickhouse://a:b&c@d'\nPING=on\n")
    done = project.run("minutely", f"{SHOW}; command -v dbt; command -v python")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    folder = project.folder
    for said in (
        "source=clickhouse://a:***@d ping=on target/cron quiet=true without=unit_test"
        f" folder={folder}",
        f"{folder}/.venv/bin/dbt",
        f"{folder}/.venv/bin/python",
    ):
        assert f" minutely: {said}\n" in project.log()


def test_pages_come_before_whatever_keeps_tables_fresh(project: Project) -> None:
    assert project.run("minutely", "nice").returncode == 0
    assert f" minutely: {min(os.nice(0) + 10, 19)}\n" in project.log()


def test_without_env_it_keeps_the_settings_that_it_was_started_with(project: Project) -> None:
    (project.folder / "env").unlink()
    assert project.run("minutely", SHOW, BFSTATS_SOURCE="chdb:/x").returncode == 0
    assert "source=chdb:/x" in project.log()


def test_a_failure_is_one_line_for_cron_to_mail_and_the_rest_is_in_the_log(
    project: Project,
) -> None:
    done = project.run("minutely", "echo table lost >&2; exit 3")
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("bfstats: minutely failed with exit status 3")
    logged = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d minutely: table lost$"
    assert re.search(logged, project.log(), re.MULTILINE)


def test_a_failure_of_dbt_is_in_the_log_and_in_the_status(project: Project) -> None:
    (project.folder / "models" / "players" / "player_daily_stats.sql").write_text("select")
    done = project.run("minutely", "python -m extract sync && dbt run --selector minutely")
    assert done.returncode == 1
    assert "player_daily_stats" in project.log()
    _, status = project.status()
    assert [
        (cadence["last_success"], cadence["last_exit_status"])
        for cadence in status["cadences"]
        if cadence["cadence"] == "minutely"
    ] == [(None, 1)]


def test_an_env_that_fails_says_so(project: Project) -> None:
    (project.folder / "env").write_text("BFSTATS_SOURCE=parquet:/x\nfalse\n")
    done = project.run("minutely", SHOW)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"bfstats: the last command of {project.folder}/env failed\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"BFSTATS_DB=/srv/bfstats.db\r\nPING=on\r\n", id="line ends"),
        pytest.param(b"\xef\xbb\xbfBFSTATS_DB=/srv/bfstats.db\n", id="UTF-8 with a mark"),
        pytest.param("BFSTATS_DB=/srv/bfstats.db\n".encode("utf-16"), id="UTF-16"),
    ],
)
def test_an_env_from_windows_is_refused_in_one_line(project: Project, content: bytes) -> None:
    (project.folder / "env").write_bytes(content)
    done = project.run("minutely", SHOW)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: {project.folder}/env was written on Windows: "
        "save it in UTF-8 without BOM, its lines ending in LF\n"
    )
    assert not (project.folder / "logs").exists()


def test_without_an_environment_it_says_what_is_missing(project: Project) -> None:
    (project.folder / ".venv").unlink()
    done = project.run("minutely", SHOW)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"bfstats: there is no {project.folder}/.venv: see README.md\n"


def test_a_call_without_a_command_is_wrong_usage(project: Project) -> None:
    assert project.run().returncode == 2
    assert project.run("minutely").returncode == 2


def test_whatever_starts_in_the_same_minute_lets_minutely_go_first(project: Project) -> None:
    # In place of the interpreter, a script that says when it was started, and for what.
    (project.folder / ".venv").unlink()
    python = project.folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$*"\n')
    python.chmod(0o755)
    shutil.copy(python, python.with_name("sleep"))
    assert project.run("minutely", "c").stdout == "-m extract cadence minutely c\n"
    assert project.run("daily", "c").stdout == "5\n-m extract cadence daily c\n"
    assert project.run("hourly,daily", "c").stdout == "-m extract cadence hourly,daily c\n"
    assert project.run("watch", "--help").stdout == "-m extract watch --help\n"
