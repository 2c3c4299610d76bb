"""`python -m tests.faults`: the long runs, by default at the size of a real site."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from extract.commands.options import batch_size_option, json_option
from tests.faults.archive import torture_archive
from tests.faults.backfill import torture_backfill
from tests.faults.batch_sizes import torture_batch_sizes
from tests.faults.histories import torture_histories
from tests.faults.kills import torture_kills
from tests.faults.report import reported
from tests.faults.site import SMALL, Size, made_up_server, made_up_site
from tests.faults.source import torture_source

rounds_option = click.option(
    "--rounds", type=click.IntRange(min=1), default=3_800_000, show_default=True
)
server_hours_option = click.option(
    "--server-hours", type=click.IntRange(min=1), default=4_300_000, show_default=True
)
seed_option = click.option("--seed", type=int, default=1942, show_default=True)
folder_option = click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Work in this folder, and leave everything there.  [default: a temporary one]",
)


@click.group()
def cli() -> None:
    """Try to break bfstats on a made-up site behind HTTP. Exit status 1 where something breaks."""


@cli.command()
@rounds_option
@server_hours_option
@batch_size_option
@click.option("--kills", type=click.IntRange(min=0), default=20, show_default=True)
@seed_option
@folder_option
@json_option
def backfill(
    rounds: int,
    server_hours: int,
    batch_rows: int,
    kills: int,
    seed: int,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Backfill undisturbed, and with kills at random moments: flat memory, the same tables."""
    size = Size(rounds, server_hours)
    with reported(as_json) as report, made_up_site(size, seed, folder) as site:
        torture_backfill(report, *site, size, batch_rows, kills, seed)


@cli.command()
@rounds_option
@server_hours_option
@click.option("--kills", type=click.IntRange(min=0), default=5, show_default=True)
@seed_option
@folder_option
@json_option
def archive(
    rounds: int, server_hours: int, kills: int, seed: int, folder: Path | None, as_json: bool
) -> None:
    """Archive, with kills at random moments, and rebuild from the archive: the same tables."""
    with (
        reported(as_json) as report,
        made_up_site(Size(rounds, server_hours), seed, folder) as site,
    ):
        torture_archive(report, *site, kills, seed)


@cli.command()
@click.option("--kills", type=click.IntRange(min=1), default=500, show_default=True)
@click.option("--only", multiple=True, metavar="NAME", help="Only this command, or several.")
@seed_option
@folder_option
@json_option
def kills(kills: int, only: tuple[str, ...], seed: int, folder: Path | None, as_json: bool) -> None:
    """Kill every command that writes, again and again, at random moments of its work."""
    with (
        reported(as_json) as report,
        made_up_server(SMALL, seed, folder) as (server, place),
    ):
        torture_kills(report, server, place, kills, seed, only)


@cli.command()
@rounds_option
@seed_option
@folder_option
@json_option
def batch_sizes(rounds: int, seed: int, folder: Path | None, as_json: bool) -> None:
    """Time a first load of rounds by the rows that one of its transactions holds."""
    with (
        reported(as_json) as report,
        made_up_site(Size(rounds, server_hours=1), seed, folder) as site,
    ):
        torture_batch_sizes(report, *site)


@cli.command()
@click.option("--tries", type=click.IntRange(min=1), default=200, show_default=True)
@seed_option
@folder_option
@json_option
def source(tries: int, seed: int, folder: Path | None, as_json: bool) -> None:
    """Try each fault of a ClickHouse server at random statements of several commands."""
    with reported(as_json) as report:
        for tally in torture_source(tries, seed, folder):
            report.add("faults of the source", **asdict(tally))
            report.expect(tally.is_clean, f"a source that {tally.fault}: {tally}")


@cli.command()
@click.option("--examples", type=click.IntRange(min=1), default=200, show_default=True)
@click.option(
    "--shrink/--no-shrink", "is_shrunk", default=True, help="Look for the smallest that fails."
)
@seed_option
@json_option
def histories(examples: int, is_shrunk: bool, seed: int, as_json: bool) -> None:
    """Play random histories at the moments where weeks, months and clocks turn: exact tables."""
    with reported(as_json) as report:
        torture_histories(report, examples, seed, is_shrunk=is_shrunk)


if __name__ == "__main__":
    cli()
