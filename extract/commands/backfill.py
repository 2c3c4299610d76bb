"""`python -m extract backfill`."""

import json
import os
import sys
from contextlib import closing
from dataclasses import asdict

import click

from extract import config
from extract.commands.locked import locked_database
from extract.commands.options import (
    batch_size_option,
    common_options,
    json_option,
    wait_option,
)
from extract.commands.tables import print_table
from extract.database.connection import snapshot_of
from extract.errors import UsageError
from extract.jobs.backfill import BACKFILLS, Backfiller, BackfillResult
from extract.jobs.sync import reach_source
from extract.loading.options import SyncOptions
from extract.records.backfills import BackfillProgress, backfills
from extract.wording import counted


@click.command()
@click.argument("name", type=click.Choice([*BACKFILLS, "all"]), required=False)
@click.option(
    "--as-of",
    metavar="TIME",
    help="Build the tables as of this time (UTC), such as '2026-01-31 20:15:00'.",
)
@click.option("--restart", is_flag=True, help="Read and build everything from the beginning.")
@batch_size_option
@click.option("--status", "is_status", is_flag=True, help="Show how far each backfill is.")
@wait_option
@json_option
@common_options
def backfill(
    name: str | None,
    as_of: str | None,
    restart: bool,
    batch_rows: int,
    is_status: bool,
    wait_seconds: float,
    as_json: bool,
) -> None:
    """Fill the tables of NAME, or of all, from the source's whole history.

    Lands what they need, builds them, and compares counts and sums with the source month by month.
    After a kill it goes on where the last committed batch ended. Rows that arrive at the source
    meanwhile are for the next sync. Exit status 1 where a backfill failed; the others are done.
    """
    if is_status:
        if name:
            raise UsageError("--status shows every backfill: leave the name out")
        _print_status(as_json)
        return
    if name is None:
        raise UsageError(f"name one of {', '.join(BACKFILLS)}, or all")
    chosen = list(BACKFILLS.values()) if name == "all" else [BACKFILLS[name]]
    tables = sorted({one.source_table for one in chosen})
    path = config.database_path()
    address = config.source_address()
    os.environ["BFSTATS_DB"] = str(path)  # dbt's profile reads it
    with (
        locked_database(path, wait_seconds) as connection,
        closing(reach_source(connection, address, tables)) as source,
    ):
        options = SyncOptions(batch_rows=batch_rows)
        backfiller = Backfiller(connection, source, options, as_of, restart)
        results = []
        for one in chosen:
            results.append(backfiller.run(one))
            if not as_json:
                _print_result(results[-1])
    if as_json:
        click.echo(json.dumps([asdict(result) for result in results]))
    if not all(result.is_success for result in results):
        sys.exit(1)


def _print_result(result: BackfillResult) -> None:
    if result.is_success:
        click.echo(f"{result.name}: done, {counted(result.rows_processed, 'row')} read")
    else:
        error = " ".join(config.without_password(result.error or "").split())
        click.echo(f"bfstats: {result.name}: {error}", err=True)


def _print_status(as_json: bool) -> None:
    with snapshot_of(config.database_path()) as connection:
        begun = backfills(connection)
    found = [begun.get(name, BackfillProgress(name)) for name in BACKFILLS]
    if as_json:
        click.echo(json.dumps([asdict(progress) for progress in found]))
        return
    print_table(
        ("backfill", "rows", "of", "began", "finished", ""),
        (
            (
                progress.name,
                f"{progress.rows_processed:,}",
                f"{progress.rows_total:,}",
                progress.started_at or "-",
                progress.finished_at or "-",
                progress.error or "",
            )
            for progress in found
        ),
    )
