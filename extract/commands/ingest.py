"""`python -m extract ingest`."""

import json
from dataclasses import asdict
from typing import BinaryIO, cast

import click

from extract import config
from extract.commands.locked import locked_database
from extract.commands.options import common_options, json_option, wait_option_of
from extract.commands.tables import counts_line
from extract.errors import UsageError
from extract.ingest import Ingestion, batches
from extract.sources.lines import lines_of

WAIT_SECONDS = 600
"""Who writes has nowhere to put the rows meanwhile."""


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@wait_option_of(WAIT_SECONDS)
@json_option
@common_options
def ingest(file: str, wait_seconds: float, as_json: bool) -> None:
    """Land rows from FILE, or standard input (-), one JSON object a line, of either table.

    Keys are the columns of player_rounds or server_online_counts, others are ignored. A time is
    '2026-01-31 20:15:00' in UTC, has an offset, or is epoch seconds; a round without created_at was
    created now. A line that is wrong is rejected, told on standard error, and kept in
    landing_rejected_rows; the rest lands. Sent again, lines count as repeated.

    Lines land when so many have come that they are worth it, or none has for a second, so that it
    can follow a file that grows. The lock is held only then.
    """
    path = config.database_path()
    ingestion = Ingestion()
    told = 0
    with _opened(file) as lines:
        for batch in batches(lines_of(lines)):
            with locked_database(path, wait_seconds) as connection:
                ingestion.land(connection, batch)
            for rejected in ingestion.rejected[told:]:
                click.echo(f"bfstats: line {rejected.line}: {rejected.reason}", err=True)
            told = len(ingestion.rejected)
    _print(ingestion, as_json)


def _opened(file: str) -> BinaryIO:
    """The file, or standard input. Raises `UsageError` where it cannot be read."""
    try:
        return cast(BinaryIO, click.open_file(file, "rb"))
    except (OSError, RuntimeError) as error:
        raise UsageError(
            f"cannot read {file}: {getattr(error, 'strerror', None) or error}"
        ) from error


def _print(ingestion: Ingestion, as_json: bool) -> None:
    if more := ingestion.lines_rejected - len(ingestion.rejected):
        click.echo(f"bfstats: and {more:,} more lines: see landing_rejected_rows", err=True)
    if as_json:
        answer = {
            "lines_read": ingestion.lines_read,
            "lines_rejected": ingestion.lines_rejected,
            "tables": {table: asdict(counts) for table, counts in ingestion.tables.items()},
            "rejected": [asdict(rejected) for rejected in ingestion.rejected],
        }
        click.echo(json.dumps(answer))
        return
    for table, counts in ingestion.tables.items():
        if counts.rows_read:
            click.echo(counts_line(table, counts))
    click.echo(f"{ingestion.lines_read:,} lines read, {ingestion.lines_rejected:,} rejected")
