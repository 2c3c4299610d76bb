"""`python -m extract status`."""

import json
import sys
import time
from dataclasses import asdict
from datetime import timedelta

import click
from rich.console import Console
from rich.table import Table

from extract import config
from extract.commands.options import common_options, json_option
from extract.schedule.cadences import CADENCES, MINUTELY
from extract.schedule.status import CadenceStatus, Status, read_status

PIPED_WIDTH = 120


@click.command()
@json_option
@common_options
def status(as_json: bool) -> None:
    """Show what was loaded and run, and when; exit 1 when a load or a cadence is overdue.

    Overdue is a source table that was not read for 10 minutes, and a cadence without a success for
    10 minutes (minutely), 2 hours (hourly), 26 hours (daily) or 8 days (weekly). Before a first
    success the time since the first load counts. Times are UTC.
    """
    found = read_status(config.database_path(), int(time.time()))
    if as_json:
        click.echo(json.dumps(asdict(found)))
    else:
        _print(found)
    for line in _overdue(found):
        click.echo(f"bfstats: {line}", err=True)
    if found.is_overdue:
        sys.exit(1)


def _print(found: Status) -> None:
    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)
    size, wal = _megabytes(found.database_bytes), _megabytes(found.wal_bytes)
    console.print(f"{found.database}  {size}, WAL {wal}", soft_wrap=True)
    sources = _table("source table", "newest row", "last load", "lag")
    for source in found.sources:
        sources.add_row(
            source.table, source.newest_row or "-", source.last_load, _span(source.lag_seconds)
        )
    cadences = _table("cadence", "last success", "last run", "lag")
    for cadence in found.cadences:
        cadences.add_row(
            cadence.cadence,
            cadence.last_success or "-",
            _last_run(cadence),
            _span(cadence.lag_seconds),
        )
    tables = _table("table", "as of")
    for table in found.tables:
        tables.add_row(table.table, table.as_of)
    for part in (sources, cadences, tables):
        console.print()
        console.print(part)


def _table(*columns: str) -> Table:
    return Table(*columns, box=None, pad_edge=False, padding=(0, 3, 0, 0))


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
    return str(timedelta(seconds=seconds))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
