"""`python -m extract reconcile`."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from typing import Any

import click

from extract import config
from extract.commands.locked import locked_database
from extract.commands.options import common_options, json_option, wait_option
from extract.commands.tables import print_table
from extract.database.connection import require_database
from extract.errors import UsageError
from extract.jobs.reconcile import Difference, Reconciliation, TooManyGoneError
from extract.jobs.sync import reach_source, sync_tables
from extract.landing.sent_twice import SentTwice, SessionSentTwice, sessions_sent_twice
from extract.loading.options import SyncOptions
from extract.marts.totals import MartStatus, compare_marts
from extract.sources.columns import PLAYER_ROUNDS, SOURCE_TABLES


@click.command()
@click.option("--table", type=click.Choice(SOURCE_TABLES), help="Only this source table.")
@click.option("--repair", is_flag=True, help="Read the months that differ again, and land them.")
@click.option(
    "--force", is_flag=True, help="Let a repair mark more than 5 % of a month as deleted."
)
@wait_option
@json_option
@common_options
def reconcile(
    table: str | None, repair: bool, force: bool, wait_seconds: float, as_json: bool
) -> None:
    """Compare what has landed with the source, and the players' tables with what has landed.

    Syncs first, then compares month by month, and prints only what differs: rows, kills, deaths,
    score, minutes, bots, or `content` where these sums are equal and yet a row is another, in more
    than created_at and average_ping. A row that the source no longer has differs, unless its merges
    left it out; an hour of counts that it no longer has does not. What the next sync will read
    anyway is not compared. Exit status 1 when anything differs and was not repaired.

    Names, too, the sessions that landed under several round ids, and so count each; that alone does
    not change the exit status.

    After a repair the next `dbt run` corrects the players it touched.
    """
    if force and not repair:
        raise UsageError("--force is for --repair")
    path = config.database_path()
    require_database(path)
    address = config.source_address()
    tables = [table] if table else list(SOURCE_TABLES)
    with (
        locked_database(path, wait_seconds) as connection,
        closing(reach_source(connection, address, tables)) as source,
    ):
        sync_tables(connection, source, tables, SyncOptions())
        months = list(_months(Reconciliation(connection, source), tables, repair, force))
        marts = [mart for mart in compare_marts(connection) if mart.is_lagging or mart.is_wrong]
        twice = sessions_sent_twice(connection) if PLAYER_ROUNDS in tables else SentTwice(0, [])
    (_print_json if as_json else _print)(months, marts, twice)
    if any(not month["is_repaired"] for month in months) or any(mart.is_wrong for mart in marts):
        sys.exit(1)


def _months(
    reconciliation: Reconciliation, tables: list[str], repair: bool, force: bool
) -> Iterator[dict[str, Any]]:
    for table in tables:
        for difference in reconciliation.differences(table):
            is_repaired = repair and _is_repaired(reconciliation, difference, force)
            yield {**asdict(difference), "is_repaired": is_repaired}


def _is_repaired(reconciliation: Reconciliation, difference: Difference, force: bool) -> bool:
    try:
        reconciliation.repair(difference, force)
    except TooManyGoneError as error:
        click.echo(f"bfstats: {error}", err=True)
        return False
    return True


def _print_json(months: list[dict[str, Any]], marts: list[MartStatus], twice: SentTwice) -> None:
    found = {"months": months, "marts": [asdict(mart) for mart in marts]}
    click.echo(json.dumps({**found, "sent_twice": asdict(twice)}))


def _print(months: list[dict[str, Any]], marts: list[MartStatus], twice: SentTwice) -> None:
    if months:
        columns = ("table", "month", "of", "source", "landing", "to land", "gone", "")
        print_table(columns, (row for month in months for row in _rows(month)))
    for mart in marts:
        if mart.is_wrong:
            click.echo(f"{mart.table} differs from landing: {mart.mart} instead of {mart.landing}")
    _print_sent_twice(twice)
    if lagging := [mart.table for mart in marts if mart.is_lagging]:
        click.echo(f"bfstats: not compared, until the next dbt run: {', '.join(lagging)}", err=True)


def _print_sent_twice(twice: SentTwice) -> None:
    if not twice.sessions:
        return
    click.echo(
        f"{twice.sessions:,} sessions of one player, server, map and start have several round ids, "
        f"and count each{'; the first' if twice.sessions > len(twice.first) else ''}:"
    )
    columns = ("player", "start", "server", "map", "round_id", "created", "team", "kills", "score")
    print_table(columns, (row for session in twice.first for row in _copies(session)))


def _copies(session: SessionSentTwice) -> Iterator[tuple[str, ...]]:
    """A line for each copy; the first also says whose they are."""
    head = (session.player_name, session.round_start_time, session.server_guid, session.map_name)
    for number, copy in enumerate(session.copies):
        yield (
            *(head if number == 0 else ("",) * len(head)),
            *(copy.round_id, copy.created_at, copy.team_label),
            *(str(copy.final_kills), str(copy.final_score)),
        )


def _rows(month: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """A line for each measure that differs; the first also says what is to be done."""
    drift = month["drift"]
    head = (f"{drift['rows_to_land']:,}", f"{drift['rows_gone']:,}")
    state = "repaired" if month["is_repaired"] else ""
    for number, measure in enumerate(_measures(month["source"], month["landing"])):
        yield (
            *((month["table"], month["month"]) if number == 0 else ("", "")),
            *measure,
            *((*head, state) if number == 0 else ("", "", "")),
        )


def _measures(source: dict[str, int], landing: dict[str, int]) -> list[tuple[str, str, str]]:
    """What differs, at the source and in landing; a checksum says nothing to a person."""
    sums = [name for name in source if name != "content" and source[name] != landing[name]]
    return [(name, f"{source[name]:,}", f"{landing[name]:,}") for name in sums] or [
        ("content", "differs", "")
    ]
