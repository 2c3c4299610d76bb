"""`python -m extract status`."""

import json
import sys
import time
from dataclasses import asdict
from datetime import timedelta

import click

from extract import config
from extract.commands.options import common_options, json_option
from extract.commands.tables import print_table
from extract.jobs.pages import PagesStatus, read_pages_status
from extract.jobs.status import CadenceStatus, Status, read_status
from extract.schedule.cadences import CADENCES, MINUTELY


@click.command()
@json_option
@common_options
def status(as_json: bool) -> None:
    """Show what was loaded and run, and when; exit 1 when something is overdue.

    Overdue is a source table that was not read for 10 minutes, and a cadence without a success for
    10 minutes (minutely), 2 hours (hourly), 26 hours (daily) or 8 days (weekly). Before a first
    success the time since the first load counts. Times are UTC. Where BFSTATS_SITE_ADDRESS says
    where the pages are, they have to answer as well.
    """
    found = read_status(config.database_path(), int(time.time()))
    pages = read_pages_status()
    if as_json:
        click.echo(json.dumps({**asdict(found), "pages": pages and asdict(pages)}))
    else:
        _print(found, pages)
    troubles = _overdue(found)
    if pages and not pages.is_answering:
        troubles.append(f"the pages on {pages.address} do not answer: {pages.answer}")
    for line in troubles:
        click.echo(f"bfstats: {line}", err=True)
    if troubles:
        sys.exit(1)


def _print(found: Status, pages: PagesStatus | None) -> None:
    size, wal = _megabytes(found.database_bytes), _megabytes(found.wal_bytes)
    click.echo(f"{found.database}  {size}, WAL {wal}\n")
    print_table(
        ("source table", "newest row", "last load", "lag"),
        (
            (source.table, source.newest_row or "-", source.last_load, _span(source.lag_seconds))
            for source in found.sources
        ),
    )
    click.echo()
    print_table(
        ("cadence", "last success", "last run", "lag"),
        (
            (
                cadence.cadence,
                cadence.last_success or "-",
                _last_run(cadence),
                _span(cadence.lag_seconds),
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


def _overdue(found: Status) -> list[str]:
    """A line for each load and cadence that is late."""
    loads = [
        f"{source.table} was last read {_span(source.lag_seconds)} ago, "
        f"overdue after {_span(MINUTELY.overdue_seconds)}"
        for source in found.sources
        if source.is_overdue
    ]
    cadences = [
        f"{cadence.cadence} has had no success for {_span(cadence.lag_seconds)}, "
        f"overdue after {_span(CADENCES[cadence.cadence].overdue_seconds)}"
        for cadence in found.cadences
        if cadence.is_overdue
    ]
    return [*loads, *cadences]


def _span(seconds: int) -> str:
    return f"{'-' if seconds < 0 else ''}{timedelta(seconds=abs(seconds))}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
