"""`python -m extract ingest`."""

import json
from dataclasses import asdict
from typing import BinaryIO, cast

import click

from extract import config
from extract.commands.locked import locked_database
from extract.commands.options import common_options, json_option, wait_option_of
from extract.errors import BfstatsError, UsageError
from extract.jobs.ingest import Ingestion, batches
from extract.sources.json_lines import json_lines
from extract.wording import counted

WAIT_SECONDS = 600
"""Who writes has nowhere to put the rows meanwhile."""


class RejectedLinesError(BfstatsError):
    """Lines were rejected, which `--strict` takes for a failure."""


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@click.option(
    "--strict", is_flag=True, help="Fail, with status 1, if a line is rejected; the rest lands."
)
@wait_option_of(WAIT_SECONDS)
@json_option
@common_options
def ingest(file: str, strict: bool, wait_seconds: float, as_json: bool) -> None:
    """Land rows from FILE, or standard input (-), one JSON object a line, of either table.

    Keys are the columns of player_rounds or server_online_counts. Others are ignored, unless one
    may be a misspelt column. The input is UTF-8, or that in gzip; of one that does not begin with a
    JSON object on a line nothing lands.

    A time is text, '2026-01-31 20:15:00' or '2026-01-31T21:15:00.250+01:00', in UTC where it has no
    offset, cut to whole seconds; or a number of whole epoch seconds. A round without created_at was
    created now. Numbers may be quoted.

    {"player_name": …, "round_start_time": …, "round_id": …, "deleted": true} deletes a round's row,
    {"server_guid": …, "round_id": …, "deleted": true} all rows of a round, those that come later
    too; "deleted": false restores them. Such a line holds since its created_at, or since now. A
    copy of a row that was created after and says something else restores it, too.

    An empty line says that the site has nothing new: its tables count as loaded now.

    A line that is wrong is rejected, told on standard error, and kept in landing_rejected_rows; the
    rest lands, and the exit status is 0, or 1 with --strict. Sent again, lines count as repeated.

    Lines land when so many have come that they are worth it, or none has for a second, so that it
    can follow a file that grows. The lock is held only then.
    """
    path = config.database_path()
    ingestion = Ingestion()
    told = {"rejected": 0, "notes": 0}
    with _opened(file) as lines:
        for batch in batches(json_lines(lines)):
            with locked_database(path, wait_seconds) as connection:
                ingestion.land(connection, batch)
            for kind, before in told.items():
                new = getattr(ingestion, kind)[before:]
                for line in new:
                    click.echo(f"bfstats: line {line.line}: {line.reason}", err=True)
                told[kind] += len(new)
    _print(ingestion, as_json)
    if strict and ingestion.lines_rejected:
        raise RejectedLinesError(
            f"{counted(ingestion.lines_rejected, 'line')} of {ingestion.lines_read:,} rejected: "
            "the others have landed"
        )


def _opened(file: str) -> BinaryIO:
    """The file, or standard input. Raises `UsageError` where it cannot be read."""
    try:
        return cast(BinaryIO, click.open_file(file, "rb"))
    except (OSError, RuntimeError) as error:
        raise UsageError(
            f"cannot read {file}: {getattr(error, 'strerror', None) or error}"
        ) from error


def _print(ingestion: Ingestion, as_json: bool) -> None:
    if more := ingestion.lines_rejected - len(ingestion.rejected):
        click.echo(
            f"bfstats: and {counted(more, 'more line')}: see landing_rejected_rows", err=True
        )
    if as_json:
        answer = {
            "lines_read": ingestion.lines_read,
            "lines_rejected": ingestion.lines_rejected,
            "rows_deleted": ingestion.rows_deleted,
            "rows_restored": ingestion.rows_restored,
            "rows_held": ingestion.rows_held,
            "tables": {table: asdict(counts) for table, counts in ingestion.tables.items()},
            "rejected": [asdict(line) for line in ingestion.rejected],
            "notes": [asdict(line) for line in ingestion.notes],
        }
        click.echo(json.dumps(answer))
        return
    for table, counts in ingestion.tables.items():
        if counts.rows_read:
            click.echo(f"{table}: {counts.in_words()}")
    if ingestion.rows_deleted or ingestion.rows_restored:
        deleted = counted(ingestion.rows_deleted, "row")
        click.echo(f"{deleted} deleted, {ingestion.rows_restored:,} restored")
    if ingestion.rows_held:
        held = counted(ingestion.rows_held, "row")
        click.echo(f"{held} landed as deleted: restore the round if that should not be")
    lines = counted(ingestion.lines_read, "line")
    click.echo(f"{lines} read, {ingestion.lines_rejected:,} rejected")
