"""`python -m tests.faults`: the long runs, by default at the size of a real site."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from extract.commands.options import batch_size_option, json_option
from tests.faults.archive import torture_archive
from tests.faults.backfill import torture_backfill
from tests.faults.batch_sizes import torture_batch_sizes
from tests.faults.machine import torture_machine
from tests.faults.report import Report, reported
from tests.faults.site import Size, made_up_site
from tests.faults.tally import Tally
from tests.faults.together import torture_together

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
@click.option("--tries", type=click.IntRange(min=1), default=20, show_default=True)
@seed_option
@json_option
def machine(tries: int, seed: int, as_json: bool) -> None:
    """Full disks, damaged files, wrong clocks and the like, each so often: nothing is lost."""
    with reported(as_json) as report, tempfile.TemporaryDirectory(prefix="bfstats-") as folder:
        _add(report, torture_machine(Path(folder), tries, seed))


@cli.command()
@click.option("--seconds", type=click.FloatRange(min=1), default=180, show_default=True)
@json_option
def together(seconds: float, as_json: bool) -> None:
    """Run readers, writers and cadences side by side: no lock to be seen, no torn read."""
    with reported(as_json) as report, tempfile.TemporaryDirectory(prefix="bfstats-") as folder:
        _add(report, torture_together(Path(folder), seconds))


def _add(report: Report, tallies: list[Tally]) -> None:
    for tally in tallies:
        report.add("faults", **asdict(tally))
        report.expect(tally.is_clean, f"{tally.fault} is not without consequences")


if __name__ == "__main__":
    cli()
