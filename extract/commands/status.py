"""`python -m extract status`."""

import json
import sys
from dataclasses import asdict

import click

from extract import config
from extract.commands.options import common_options, json_option
from extract.commands.tables import print_table
from extract.jobs.status import Status, read_status
from extract.schedule.freshness import CadenceStatus
from extract.wording import counted, span


@click.command()
@json_option
@common_options
def status(as_json: bool) -> None:
    """Show what was loaded and run, and when; exit 1 when something is overdue.

    Overdue is a source table that was not read for 10 minutes, and a cadence without a success for
    10 minutes (minutely), 2 hours (hourly), 26 hours (daily) or 8 days (weekly). Before a first
    success the time since the first load counts. Times are UTC. Where BFSTATS_SITE_ADDRESS says
    where the pages are, they have to answer as well. Rows that could not land are counted, and are
    no failure.
    """
    found = read_status(config.database_path())
    if as_json:
        click.echo(json.dumps({**asdict(found.file), "pages": found.pages and asdict(found.pages)}))
    else:
        _print(found)
    troubles = found.troubles
    for line in troubles:
        click.echo(f"bfstats: {line}", err=True)
    if troubles:
        sys.exit(1)


def _print(status: Status) -> None:
    found, pages = status.file, status.pages
    size, wal = _megabytes(found.database_bytes), _megabytes(found.wal_bytes)
    click.echo(f"{found.database}  {size}, WAL {wal}\n")
    print_table(
        ("source table", "newest row", "last load", "lag"),
        (
            (source.table, source.newest_row or "-", source.last_load, span(source.lag_seconds))
            for source in found.sources
        ),
    )
    if found.rejected_rows:
        rows = counted(found.rejected_rows, "row")
        click.echo(f"{rows} could not land: landing_rejected_rows says why")
    click.echo()
    print_table(
        ("cadence", "last success", "last run", "lag"),
        (
            (
                cadence.cadence,
                cadence.last_success or "-",
                _last_run(cadence),
                span(cadence.lag_seconds),
            )
            for cadence in found.cadences
        ),
    )
    if pages:
        click.echo()
        print_table(("pages", "answer"), [(pages.address, pages.answer)])
    click.echo()
    print_table(("table", "as of"), ((table.table, table.as_of) for table in found.tables))


def _last_run(cadence: CadenceStatus) -> str:
    if cadence.last_run is None:
        return "-"
    failed = f", failed with {cadence.last_exit_status}" if cadence.last_exit_status else ""
    return cadence.last_run + failed


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
