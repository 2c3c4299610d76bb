"""The command line: `python -m extract COMMAND`, or `bfstats COMMAND` from any folder.

Results go to standard output, progress and errors to standard error. Exit status: 0 done, 1 failed,
2 wrong usage, 75 another run holds the lock.
"""

import os
import sys
import tomllib
from pathlib import Path

import click

from extract.commands.archive import archive
from extract.commands.backfill import backfill
from extract.commands.backup import backup, restore
from extract.commands.cadence import cadence
from extract.commands.compare import compare
from extract.commands.dbt import dbt
from extract.commands.demo import demo
from extract.commands.ingest import ingest
from extract.commands.prune import prune
from extract.commands.reconcile import reconcile
from extract.commands.serve import serve
from extract.commands.status import status
from extract.commands.sync import sync
from extract.commands.watch import watch
from extract.config import PROJECT_ROOT

BFSTATS = "bfstats"
COMPLETION = "_BFSTATS_COMPLETE"


def _print_version(context: click.Context, _option: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text())["project"]
        click.echo(f"{project['name']} {project['version']}")
        context.exit()


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`bfstats dbt COMMAND` runs dbt in the project's folder.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Land a game-server site's ClickHouse rows in one SQLite file.

    BFSTATS_SOURCE says where rows come from: clickhouse://user:password@host:8123/database
    (clickhouses:// for TLS), chdb:DIRECTORY or parquet:DIRECTORY, or `ingest` where they come by
    that command alone; BFSTATS_SOURCE_FILE names a file that says it instead. BFSTATS_DB is the
    SQLite file (default data/bfstats.db under the project's root).
    """


for command in (
    *(sync, backfill, reconcile, archive, ingest, backup, restore),
    *(demo, serve, cadence, watch, status, prune, compare),
):
    cli.add_command(command)


def main() -> None:
    """Run the command line, under the name that it was typed by."""
    if COMPLETION in os.environ:
        cli.add_command(dbt)
    cli(prog_name=BFSTATS if Path(sys.argv[0]).name == BFSTATS else "python -m extract")
