"""`python -m extract prune`."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

import click

from extract import config
from extract.commands.options import common_options, json_option, wait_option
from extract.database.connection import open_database, require_database
from extract.jobs.prune import Pruned
from extract.jobs.prune import prune as prune_landing
from extract.machine.lock import exclusive
from extract.wording import counted


@click.command()
@click.option(
    "--keep-days",
    type=click.IntRange(min=1),
    default=400,
    show_default=True,
    metavar="DAYS",
    help="How long landed hours of server_online_counts are kept.",
)
@wait_option
@json_option
@common_options
def prune(keep_days: int, wait_seconds: float, as_json: bool) -> None:
    """Delete landed hours that no table looks back to, and give the file's free space back.

    Rounds are never pruned. Records of runs, and of loads that landed nothing, go after 30 days.
    """
    path = config.database_path()
    require_database(path)
    with exclusive(path, wait_seconds), open_database(path) as connection:
        pruned = prune_landing(connection, path, keep_days)
    if as_json:
        click.echo(json.dumps(asdict(pruned)))
        return
    day = datetime.fromtimestamp(pruned.before_epoch, UTC).date()
    click.echo(
        f"{counted(pruned.server_hours, 'server-hour')} before {day} and "
        f"{counted(pruned.records, 'record')} pruned, "
        f"{counted(pruned.bytes_given_back, 'byte')} given back{_not_given_back(pruned)}"
    )


def _not_given_back(pruned: Pruned) -> str:
    text = ""
    if pruned.bytes_held_by_readers:
        text += (
            f"; {pruned.bytes_held_by_readers:,} bytes will be given back when the readers that "
            "are at work have ended, by the next prune at the latest"
        )
    if pruned.bytes_kept_in_file:
        text += (
            f"; {pruned.bytes_kept_in_file:,} bytes stay in the file for new rows, as it was made "
            "without auto_vacuum = incremental: backup and restore --force make it anew with it"
        )
    return text
