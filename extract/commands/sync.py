"""`python -m extract sync`."""

import json
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime

import click

from extract import config
from extract.commands.locked import locked_database
from extract.commands.options import (
    batch_size_option,
    common_options,
    json_option,
    wait_option,
)
from extract.errors import UsageError
from extract.jobs.sync import reach_source, sync_tables
from extract.loading.options import SyncOptions
from extract.records.loads import LoadCounts
from extract.sources import NO_SOURCE
from extract.sources.columns import SOURCE_TABLES


def _epoch(text: str) -> int:
    """A time as ISO 8601 has it, such as `2026-01-31T20:15:00Z`; without an offset it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is not a time like 2026-01-31 or '2026-01-31 20:15:00'"
        ) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(moment.timestamp())


@click.command()
@click.option("--table", type=click.Choice(SOURCE_TABLES), help="Only this source table.")
@click.option(
    "--since",
    "since_epoch",
    type=_epoch,
    metavar="TIME",
    help="Read again from this time (UTC) on: rounds by created_at, counts by timestamp. "
    "Moves no cursor back. A first load that is unfinished goes on as it began.",
)
@click.option(
    "--overlap",
    "overlap_seconds",
    type=click.IntRange(min=0),
    default=SyncOptions.overlap_seconds,
    show_default=True,
    metavar="SECONDS",
    help="How far behind the cursor to read again, as inserts commit out of order.",
)
@click.option(
    "--settle",
    "settle_seconds",
    type=click.IntRange(min=0),
    default=SyncOptions.settle_seconds,
    show_default=True,
    metavar="SECONDS",
    help="How long after its end an hour of counts is still read again.",
)
@click.option(
    "--adopt-source",
    "adopts",
    is_flag=True,
    help="Land from a source that has none of the rounds that landed from another address: the "
    "same site without its past.",
)
@batch_size_option
@wait_option
@json_option
@common_options
def sync(
    table: str | None,
    since_epoch: int | None,
    overlap_seconds: int,
    settle_seconds: int,
    adopts: bool,
    batch_rows: int,
    wait_seconds: float,
    as_json: bool,
) -> None:
    """Land what is new at the source. The first sync of a file lands everything.

    With BFSTATS_SOURCE=ingest there is nothing to read, and nothing is said.
    A first load commits in batches; after a kill the next sync goes on from the last of them.
    """
    options = SyncOptions(since_epoch, overlap_seconds, settle_seconds, batch_rows)
    tables = [table] if table else list(SOURCE_TABLES)
    path = config.database_path()
    address = config.source_address()
    if isinstance(address, config.IngestAddress):
        if adopts:
            raise UsageError(f"--adopt-source is for a source: {NO_SOURCE}")
        if path.exists():
            with locked_database(path, wait_seconds):
                pass  # which brings the tables of an older bfstats up to date
        _print_counts({}, as_json)
        return
    with (
        locked_database(path, wait_seconds) as connection,
        closing(reach_source(connection, address, tables, adopts)) as source,
    ):
        counts = sync_tables(connection, source, tables, options)
    _print_counts(counts, as_json)


def _print_counts(counts: dict[str, LoadCounts], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({name: asdict(loaded) for name, loaded in counts.items()}))
        return
    for name, loaded in counts.items():
        click.echo(f"{name}: {loaded.in_words()}")
