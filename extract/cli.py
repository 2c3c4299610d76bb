"""The command line: `python -m extract COMMAND`.

Results go to standard output, progress and errors to standard error. Exit status: 0 done, 1 failed,
2 wrong usage, 75 another run holds the lock.
"""

import click

from extract.commands.archive import archive
from extract.commands.backfill import backfill
from extract.commands.backup import backup, restore
from extract.commands.cadence import cadence
from extract.commands.demo import demo
from extract.commands.ingest import ingest
from extract.commands.prune import prune
from extract.commands.reconcile import reconcile
from extract.commands.status import status
from extract.commands.sync import sync
from extract.commands.watch import watch


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Land a game-server site's ClickHouse rows in one SQLite file.

    BFSTATS_SOURCE says where rows come from: clickhouse://user:password@host:8123/database
    (clickhouses:// for TLS), chdb:DIRECTORY or parquet:DIRECTORY, or `ingest` where they come by
    that command alone; BFSTATS_SOURCE_FILE names a file that says it instead. BFSTATS_DB is the
    SQLite file (default data/bfstats.db under the project's root).
    """


for command in (
    *(sync, backfill, reconcile, archive, ingest, backup, restore),
    *(demo, cadence, watch, status, prune),
):
    cli.add_command(command)


def main() -> None:
    """Run the command line."""
    cli(prog_name="python -m extract")
