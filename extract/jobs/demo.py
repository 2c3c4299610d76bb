"""The demo: a made-up site in embedded ClickHouse, synced, built, tested, and two of its pages.

Progress goes to standard error, the pages and what to type next to standard output.
"""

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click
from clickhouse_connect import get_client
from clickhouse_connect.driver.exceptions import ClickHouseError
from rich.console import Console

from extract.config import PAGES_HOST, PAGES_PORT, PROJECT_ROOT
from extract.demo.pages import busiest_server, player_page, server_page, top_player
from extract.demo.site import create_site
from extract.errors import BfstatsError, SourceError

MARKER_NAME = ".made-by-bfstats-demo"
PIPED_WIDTH = 100
STANDARD_ERROR = 2
PAGES_ADDRESS = f"http://{PAGES_HOST}:{PAGES_PORT}/"

# dbt of this very interpreter, whatever PATH says.
DBT = "from dbt.cli.main import cli; cli()"


def run_demo(directory: Path) -> None:
    """Make the demo anew in `directory` and print its pages.

    Raises `BfstatsError` if the folder is somebody else's, cannot be written, or a step fails.
    """
    directory = directory.expanduser().absolute()
    source_directory = directory / "clickhouse"
    log_directory = directory / "logs"
    database_path = directory / "bfstats.db"
    settings = {"BFSTATS_SOURCE": f"chdb:{source_directory}", "BFSTATS_DB": str(database_path)}
    if "BFSTATS_SOURCE_FILE" in os.environ:
        settings["BFSTATS_SOURCE_FILE"] = ""

    _make_directory(directory)
    log_directory.mkdir()
    _explain(f"1/3  a made-up site in embedded ClickHouse: {source_directory}")
    _make_site(source_directory)
    _explain(f"2/3  python -m extract sync, into {database_path}")
    _sync(settings, log_directory / "sync.log")
    _explain("3/3  dbt build, which makes and tests every table")
    summary = _build(settings, directory / "target", log_directory / "dbt.log")
    _explain(f"     {summary}\n")

    console = _console()
    server_guid = busiest_server(database_path)
    server_page(database_path, server_guid, console)
    console.print()
    player_page(database_path, top_player(database_path, server_guid), console)
    _print_what_next(settings)


def _make_directory(directory: Path) -> None:
    """An empty folder with the demo's mark; of an earlier demo only the mark is kept."""
    marker = directory / MARKER_NAME
    try:
        directory.mkdir(parents=True, exist_ok=True)
        children = list(directory.iterdir())
        if children and marker not in children:
            raise BfstatsError(
                f"{directory} is not empty and was not made by the demo: name another folder"
            )
        marker.touch()
        for child in children:
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
            elif child != marker:
                child.unlink()
    except OSError as error:
        raise BfstatsError(f"{directory} cannot be made anew: {error.strerror}") from error


def _make_site(source_directory: Path) -> None:
    """Fill the folder, and let go of it: chDB lets one process at a time hold a folder."""
    try:
        client = get_client(interface="chdb", path=str(source_directory))
        try:
            create_site(client, datetime.now(UTC))
        finally:
            client.close()
    except ImportError as error:
        raise SourceError(
            "the demo needs embedded ClickHouse, the package chdb: `make demo` installs it"
        ) from error
    except ClickHouseError as error:
        reason = str(error).partition("\n")[0]
        raise SourceError(f"the demo's site cannot be made: {reason}") from error


def _sync(settings: dict[str, str], log_path: Path) -> None:
    """Run the sync: with its bar on a terminal, elsewhere with its many lines in a file."""
    arguments = ["-m", "extract", "sync"]
    if sys.stderr.isatty():
        if _run(arguments, settings):
            raise BfstatsError("the demo stopped: sync failed, for the reason above")
        return
    with log_path.open("w+", encoding="utf-8") as log:
        if _run(arguments, settings, log):
            log.seek(0)
            reason = log.read().strip().rpartition("\n")[2]
            raise BfstatsError(f"the demo stopped: sync failed: {reason} (log: {log_path})")


def _build(settings: dict[str, str], target_path: Path, log_path: Path) -> str:
    """Run `dbt build`, quietly, and say in one line what it did."""
    places = {"DBT_TARGET_PATH": str(target_path), "DBT_LOG_PATH": str(log_path.parent)}
    started = time.monotonic()
    if _run(["-c", DBT, "--quiet", "--no-use-colors", "build"], {**settings, **places}):
        raise BfstatsError(
            f"the demo stopped: dbt build failed, for the reason above (log: {log_path})"
        )
    results = json.loads((target_path / "run_results.json").read_text())["results"]
    counts = Counter(result["unique_id"].partition(".")[0] for result in results)
    tests = counts["test"] + counts["unit_test"]
    return (
        f"{counts['seed']} seeds, {counts['model']} models and {tests} passed tests "
        f"in {time.monotonic() - started:.0f} s"
    )


def _run(arguments: list[str], settings: dict[str, str], errors: IO[str] | None = None) -> int:
    """Run this interpreter in the project's root; what it prints goes to standard error.

    `errors` takes its progress and errors instead. Returns the exit status.
    """
    return subprocess.run(  # noqa: S603 - the arguments are this module's own
        [sys.executable, *arguments],
        cwd=PROJECT_ROOT,
        env={**os.environ, **settings},
        stdout=STANDARD_ERROR,
        stderr=errors,
        check=False,
    ).returncode


def _console() -> Console:
    """Standard output; what its encoding lacks, in a player's name say, becomes an escape."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)


def _print_what_next(settings: dict[str, str]) -> None:
    exports = " ".join(f"{name}={shlex.quote(value)}" for name, value in settings.items())
    activate = Path(sys.prefix, "bin", "activate")
    is_needed = activate.is_file() and os.environ.get("VIRTUAL_ENV") != sys.prefix
    environment = f". {shlex.quote(str(activate))} && " if is_needed else ""
    click.echo(f"\nTo go on with these tables, type:\n{environment}export {exports}")
    click.echo("python -m extract sync && dbt run --select leaderboards && dbt test")
    click.echo(f"\nTo look at them as pages, on {PAGES_ADDRESS}, type:")
    click.echo(_serve_line(settings["BFSTATS_DB"], environment))


def _serve_line(database: str, environment: str) -> str:
    """The shortest line that shows the pages: `make serve` knows the demo's usual place."""
    if Path(database) == PROJECT_ROOT / "data" / "demo" / "bfstats.db":
        return "make serve"
    return f"{environment}BFSTATS_DB={shlex.quote(database)} python -m serve"


def _explain(text: str) -> None:
    click.echo(text, err=True)
