"""Debian's own cron, with the shipped crontab installed by the shipped script, keeps all fresh.

One session of the daemon, of about three minutes, on a machine in Nepal, whose cron is set to UTC:
the tests look at what it left behind.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cron.machine import Machine, open_machine
from tests.cron.project import Project, copy_project
from tests.extract.fillable_sites import HOUR, NOW, SAMPLE_TYPES, Sample, played
from tests.marts.warehouse import DICTIONARY_GRAIN
from tests.oracle.history import SourceRow, insert_rows
from tests.support.clickhouse_server import ServerAddress, server_process
from tests.support.site_tables import create_site_tables
from tests.support.waiting import wait_until
from tests.test_readme import PLAYER_TABLES, table_of_tables

ZONE = "Asia/Kathmandu"
NEWCOMER = "Newcomer"
NEW_MAP = "a map that nobody has played before"
MINUTES_OF_OTHERS = {58, 59, 0, 1, 3, 4, 5, 6}
"""Around the full hour, for the daily and the weekly run, and five past it, for the hourly one."""

# What the user's crontab held before: they say when they ran.
OTHER_LINES = """
{utc} * * * echo ran >> '{folder}/as UTC'
{local} * * * echo ran >> '{folder}/as local'
* * * * * [ "$(date -u +\\%H\\%M)" = {minute} ] && echo ran >> '{folder}/guarded'
* * * * * env > '{folder}/environment'
"""


@dataclass(frozen=True)
class Session:
    """What the daemon did: the project and the folder of the other lines, and how long it took.

    `seconds` is how long after its insertion the newcomer's round was in each table, and
    `minutely_runs` how many minutely runs ended meanwhile.
    """

    project: Project
    folder: Path
    seconds: dict[str, float]
    minutely_runs: int


def base_rounds() -> list[SourceRow]:
    """Five players, each with a round a day for three weeks."""
    return [
        played(
            f"player {number}",
            round_id=f"round {days}",
            round_start_time=NOW - days * 24 * HOUR - 3 * HOUR,
            round_end_time=NOW - days * 24 * HOUR - 2 * HOUR,
            created_at=NOW - days * 24 * HOUR - HOUR,
        )
        for number in range(5)
        for days in range(1, 22)
    ]


def fill(address: ServerAddress) -> None:
    """The site as it was before the daemon started."""
    with address.client() as client:
        create_site_tables(client, "site")
        insert_rows(client, base_rounds(), "site.player_rounds")
        client.insert(
            "site.server_online_counts",
            [Sample(NOW - hours * HOUR, "server 1", 5) for hours in range(24 * 8)],
            column_names=list(SAMPLE_TYPES),
            column_type_names=list(SAMPLE_TYPES.values()),
        )


def insert_newcomer(address: ServerAddress) -> None:
    """A round that has just ended; its kills reach a milestone."""
    now = int(time.time())
    row = played(
        NEWCOMER,
        map_name=NEW_MAP,
        round_start_time=now - 600,
        round_end_time=now - 5,
        final_kills=6000,
        created_at=now,
    )
    with address.client() as client:
        insert_rows(client, [row], "site.player_rounds")


def has_newcomer(project: Project, table: str) -> bool:
    return project.rows(f"select 1 from {table} where player_name = ? limit 1", NEWCOMER) != []


def is_minutely_alone() -> bool:
    """Whether no other cadence starts in the next minutes or has just: to those it gives way."""
    return datetime.now(UTC).minute not in MINUTES_OF_OTHERS


def seconds_until_in_tables(project: Project) -> dict[str, float]:
    """Wait for the newcomer in each table, long enough to tell late from never."""
    start = time.monotonic()
    seconds: dict[str, float] = {}

    def look() -> bool:
        for table in PLAYER_TABLES:
            if table not in seconds and has_newcomer(project, table):
                seconds[table] = time.monotonic() - start
        return len(seconds) == len(PLAYER_TABLES)

    wait_until(look, lambda: f"the newcomer in {PLAYER_TABLES}\n{project.log()}")
    return seconds


def minutely_runs(project: Project) -> int:
    """How many minutely runs have ended."""
    query = "select count(*) from runs where kind = 'cadence' and name = 'minutely'"
    return int(project.rows(query)[0][0])


def succeeded(project: Project) -> set[str]:
    """The cadences that have had a success."""
    query = "select name from runs where kind = 'cadence' and exit_status = 0"
    return {name for (name,) in project.rows(query)}


def other_lines(folder: Path) -> str:
    """Lines for two minutes ahead: by UTC, by the zone of the machine, and with a guard."""
    soon = datetime.now(UTC) + timedelta(minutes=2)
    return OTHER_LINES.format(
        utc=f"{soon:%M %H}",
        local=f"{soon.astimezone(ZoneInfo(ZONE)):%M %H}",
        minute=f"{soon:%H%M}",
        folder=folder,
    )


def set_up(machine: Machine, project: Project, folder: Path) -> None:
    """The machine's cron in UTC, as cron/crontab says, and the schedule behind the user's lines."""
    assert machine.run("date", "+%z").stdout == "+0545\n"
    machine.run("tee", "-a", "/etc/default/cron", text="TZ=UTC\n")
    machine.set_crontab(other_lines(folder))
    done = machine.run(str(project.folder / "cron" / "install"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Let the daemon run until the newcomer, who came just after a sync, is everywhere."""
    folder = tmp_path_factory.mktemp("cron")
    with (
        open_machine(ZONE) as machine,
        server_process(folder / "engine", username="reader", password="s3cr t/%&'") as address,
    ):
        fill(address)
        project = copy_project(folder, address.source_url("site"))
        set_up(machine, project, folder)
        with machine.cron():
            wait_until(
                lambda: succeeded(project) >= {"hourly", "daily", "weekly"},
                lambda: f"@reboot\n{project.log()}",
            )
            wait_until(lambda: "minutely: player_rounds: " in project.log(), lambda: "a sync")
            wait_until(is_minutely_alone)
            runs_before = minutely_runs(project)
            insert_newcomer(address)
            seconds = seconds_until_in_tables(project)
            runs_meanwhile = minutely_runs(project) - runs_before
            wait_until((folder / "guarded").exists, lambda: "the guarded line")
            yield Session(project, folder, seconds, runs_meanwhile)


def test_a_round_is_in_every_player_table_by_the_next_minutely_run(
    session: Session, record_property: Callable[[str, object], None]
) -> None:
    """One run was under way when it came; how long two take is up to the machine."""
    for table, seconds in session.seconds.items():
        record_property(table, f"{seconds:.1f} s")
        print(f"{table}: {seconds:.1f} s after the insertion")
    assert sorted(session.seconds) == PLAYER_TABLES
    assert session.minutely_runs <= 2


def test_the_newcomers_map_is_not_yet_in_a_daily_table(session: Session) -> None:
    """Or the rounds would be there by something else than the minutely line."""
    maps = session.project.rows("select distinct map_name from map_global_averages")
    assert maps
    assert (NEW_MAP,) not in maps


def test_the_reboot_line_made_up_what_was_missed(session: Session) -> None:
    status, found = session.project.status()
    assert status == 0
    assert {
        cadence["cadence"]: (cadence["last_exit_status"], cadence["is_overdue"])
        for cadence in found["cadences"]
    } == dict.fromkeys(("minutely", "hourly", "daily", "weekly"), (0, False))
    views = {
        name
        for (name,) in session.project.rows("select name from sqlite_master where type = 'view'")
    }
    statistics = {table for table, _, _ in table_of_tables()} - set(DICTIONARY_GRAIN)
    assert statistics <= views | {table["table"] for table in found["tables"]}


def test_what_ran_while_the_lock_was_held_gave_way(session: Session) -> None:
    assert set(session.project.rows("select exit_status from runs")) == {(0,)}
    assert "locked" not in session.project.log()


def test_times_are_utc_on_a_machine_of_another_zone(session: Session) -> None:
    wait_until((session.folder / "as UTC").exists, lambda: "the line of UTC's hour and minute")
    assert not (session.folder / "as local").exists()


def test_a_guard_keeps_to_utc_without_root(session: Session) -> None:
    assert (session.folder / "guarded").read_text() == "ran\n"


def test_cron_gave_next_to_no_environment(session: Session) -> None:
    """And so nothing of the above leans on the environment of these tests."""
    given = (session.folder / "environment").read_text()
    names = set(re.findall(r"^(\w+)=", given, re.MULTILINE))
    assert names == {"HOME", "LOGNAME", "PATH", "PWD", "SHELL"}
    assert "PATH=/usr/bin:/bin\n" in given


def test_no_password_is_in_the_log(session: Session) -> None:
    assert "s3cr" not in session.project.log()
