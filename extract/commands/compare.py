"""`python -m extract compare`."""

import json
import sys
from dataclasses import asdict

import click

from extract import config
from extract.commands.options import common_options, json_option
from extract.database.connection import require_database
from extract.jobs.compare import TARGETS, compared
from extract.targets.compared import TableComparison
from extract.wording import counted


@click.command()
@click.argument("target", type=click.Choice(TARGETS))
@json_option
@common_options
def compare(target: str, as_json: bool) -> None:
    """Compare the SQLite file's tables with those that `dbt build --target TARGET` made.

    Every table, view and seed, by its key, every column but updated_at, numbers to the last bit.
    Prints how many rows differ, and the first of them. Exit status 1 when any does, unless it is
    about a player, server, map, game or round of which ClickHouse has lost rounds that landed.

    Both are compared as they are: they agree only where both are made of the same rows and as of
    the same moment (`--vars '{as_of: ...}'`). `docs/engines.md` has a nightly line.
    """
    path = config.database_path()
    require_database(path)
    found = []
    with compared(path, target) as comparison:
        lost = comparison.lost.count
        for table in comparison.tables():
            found.append(table)
            if not as_json:
                _print(table)
    if as_json:
        click.echo(json.dumps({"lost": lost, "tables": [asdict(table) for table in found]}))
    elif lost:
        click.echo(
            f"{counted(lost, 'round')} landed that the source of {target} no longer has: merged "
            "away or deleted there. Rows that can differ because of them are no failure."
        )
    if not all(table.is_right for table in found):
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
        f"{_explained(comparison)}{_moments(comparison)}"
    )
    for line in comparison.first:
        click.echo(f"  {line}")


def _explained(comparison: TableComparison) -> str:
    if not comparison.explained:
        return ""
    return f", {comparison.explained:,} of these by rounds that the source lost"


def _moments(comparison: TableComparison) -> str:
    if comparison.other_as_of in ("", comparison.as_of):
        return ""
    return f" (SQLite as of {comparison.as_of}, there as of {comparison.other_as_of})"
