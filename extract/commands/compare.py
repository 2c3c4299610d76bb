"""`python -m extract compare`."""

import json
import sys
from dataclasses import asdict

import click

from extract import config
from extract.commands.options import common_options, json_option
from extract.database.connection import require_database
from extract.jobs.compare import TARGETS
from extract.jobs.compare import compare as compare_with
from extract.targets.compared import TableComparison
from extract.wording import counted


@click.command()
@click.argument("target", type=click.Choice(TARGETS))
@json_option
@common_options
def compare(target: str, as_json: bool) -> None:
    """Compare the SQLite file's tables with those that `dbt build --target TARGET` made.

    Every table, view and seed, by its key, every column but updated_at, numbers to the last bit.
    Prints how many rows differ, and the first of them. Exit status 1 when any does.

    Both are compared as they are: they agree only where both are made of the same rows and as of
    the same moment (`--vars '{as_of: ...}'`). `docs/engines.md` has a nightly line.
    """
    path = config.database_path()
    require_database(path)
    is_equal = True
    found = []
    for comparison in compare_with(path, target):
        is_equal &= comparison.is_equal
        found.append(comparison)
        if not as_json:
            _print(comparison)
    if as_json:
        click.echo(json.dumps([asdict(comparison) for comparison in found]))
    if not is_equal:
        sys.exit(1)


def _print(comparison: TableComparison) -> None:
    if comparison.is_equal:
        click.echo(f"{comparison.table}: {counted(comparison.rows, 'row')}, equal")
        return
    if comparison.columns_apart:
        click.echo(f"{comparison.table}: {comparison.columns_apart}")
        return
    click.echo(
        f"{comparison.table}: {counted(comparison.rows, 'row')}, {comparison.changed:,} differ, "
        f"{comparison.missing:,} only in SQLite, {comparison.extra:,} only there"
        f"{_moments(comparison)}"
    )
    for line in comparison.first:
        click.echo(f"  {line}")


def _moments(comparison: TableComparison) -> str:
    if comparison.other_as_of in ("", comparison.as_of):
        return ""
    return f" (SQLite as of {comparison.as_of}, there as of {comparison.other_as_of})"
