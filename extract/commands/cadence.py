"""`python -m extract cadence`."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import click

from extract import config
from extract.commands.options import common_options
from extract.database.connection import folder_of
from extract.errors import LockHeldError
from extract.jobs.cadence import Job, run_job
from extract.machine.file_system import refuse_own_files
from extract.schedule.cadences import CADENCES, MINUTELY

OWN = re.compile(r"python -m extract((?: [\w./:=-]+)+)", re.ASCII)
"""A command of this program, in words that mean the same to a shell."""


def _own_work(command: str) -> Callable[[], int] | None:
    """What does the command's work here, where it is one of this program and of this Python."""
    own = OWN.fullmatch(command)
    if own is None or shutil.which("python") != sys.executable:
        return None
    root = click.get_current_context().find_root().command

    def work() -> int:
        try:
            root.main(own[1].split(), prog_name="python -m extract")
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else bool(end.code)
        return 0

    return work


def _names(text: str) -> list[str]:
    """One cadence, or several with commas between them."""
    names = text.split(",")
    if unknown := [name for name in names if name not in CADENCES]:
        raise click.BadParameter(f"{unknown[0]!r} is not one of {', '.join(CADENCES)}")
    return names


@click.command()
@click.argument("names", type=_names, metavar="CADENCE[,CADENCE]...")
@click.argument("command")
@click.option(
    "--wait",
    "wait_seconds",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="How long to wait while another run holds the lock (default: minutely gives way at once, "
    "hourly waits 1800, daily and weekly 7200).",
)
@click.option(
    "--timeout",
    "timeout_seconds",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop COMMAND after this time (default: 3600; daily and weekly 14400).",
)
@click.option(
    "--log",
    "log_path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=config.PROJECT_ROOT / "logs" / "cadences.log",
    help="Where its output goes (default logs/cadences.log under the project's root).",
)
@common_options
def cadence(
    names: list[str],
    command: str,
    wait_seconds: float | None,
    timeout_seconds: float | None,
    log_path: Path,
) -> None:
    """Run the shell command COMMAND as the cadence minutely, hourly, daily or weekly.

    It holds the lock of the SQLite file, and what COMMAND starts need not take it again. Its output
    goes to the log, its end into the table `runs`, and after a success the URL in
    BFSTATS_PING_MINUTELY (and so on) is fetched, if there is one. Prints nothing but errors; ends
    as COMMAND does, with 124 when it took too long and 75 when another run holds the lock.

    Several cadences, as in `daily,weekly`, are for one COMMAND that makes up all of them.
    """
    known = [CADENCES[name] for name in names]
    if wait_seconds is None:
        wait_seconds = max(cadence.wait_seconds for cadence in known)
    if timeout_seconds is None:
        timeout_seconds = max(cadence.timeout_seconds for cadence in known)
    path = config.database_path()
    refuse_own_files(log_path, path)
    try:
        with folder_of(path):
            run_job(
                Job(names, command, wait_seconds, timeout_seconds, _own_work(command)),
                path,
                log_path,
            )
    except LockHeldError as error:
        if names == [MINUTELY.name]:
            sys.exit(error.exit_status)  # it happens daily, and the log has it
        raise
