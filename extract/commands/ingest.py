"""`python -m extract ingest`."""

import json
from dataclasses import asdict
from typing import BinaryIO

import click

from extract import config
from extract.commands.locked import locked_database
from extract.commands.options import common_options, json_option, wait_option_of
from extract.commands.tables import counts_line
from extract.ingest import IngestCounts, Ingestion
from extract.sources.lines import lines_of

WAIT_SECONDS = 600
"""Who writes has nowhere to put the rows meanwhile."""


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@wait_option_of(WAIT_SECONDS)
@json_option
@common_options
def ingest(file: BinaryIO, wait_seconds: float, as_json: bool) -> None:
    """Land rows from FILE, or standard input (-), one JSON object a line, of either table.

    Keys are the columns of player_rounds or server_online_counts, others are ignored. A time is
    '2026-01-31 20:15:00' in UTC, has an offset, or is epoch seconds. A line that is wrong is
    rejected, told on standard error, and kept in landing_rejected_rows; the rest lands. Sent again,
    lines count as repeated.
    """
    path = config.database_path()
    with locked_database(path, wait_seconds) as connection:
        counts = Ingestion(connection).ingest(lines_of(file))
    _print(counts, as_json)


def _print(counts: IngestCounts, as_json: bool) -> None:
    for rejected in counts.rejected:
        click.echo(f"bfstats: line {rejected.line}: {rejected.reason}", err=True)
    if more := counts.lines_rejected - len(counts.rejected):
        click.echo(f"bfstats: and {more:,} more lines: see landing_rejected_rows", err=True)
    if as_json:
        click.echo(json.dumps({**asdict(counts), "lines_rejected": counts.lines_rejected}))
        return
    for table, loaded in counts.tables.items():
        if loaded.rows_read:
            click.echo(counts_line(table, loaded))
    click.echo(f"{counts.lines_read:,} lines read, {counts.lines_rejected:,} rejected")
