"""`python -m torture`: the long runs, by default at the size of a real site."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from extract.commands.options import batch_size_option, json_option
from torture.archive import torture_archive
from torture.backfill import torture_backfill
from torture.batch_sizes import torture_batch_sizes
from torture.engines import torture_engines
from torture.histories import torture_histories
from torture.kills import torture_kills
from torture.machine import torture_machine
from torture.pages import torture_pages
from torture.reliability import write_table
from torture.report import Report, reported
from torture.site import Size, folder_to_work_in, made_up_site
from torture.source import torture_source
from torture.tally import Tally
from torture.together import torture_together

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

kills_option = click.option(
    "--kills", type=click.IntRange(min=1), default=500, show_default=True, help="In all."
)
tries_option = click.option(
    "--tries", type=click.IntRange(min=1), default=200, show_default=True, help="In all."
)
machine_tries_option = click.option(
    "--machine-tries",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Of each fault of the machine.",
)
seconds_option = click.option(
    "--seconds", type=click.FloatRange(min=1), default=120, show_default=True
)
examples_option = click.option(
    "--examples", type=click.IntRange(min=1), default=25, show_default=True
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
@kills_option
@click.option("--only", multiple=True, metavar="NAME", help="Only this command, or several.")
@seed_option
@folder_option
@json_option
def kills(kills: int, only: tuple[str, ...], seed: int, folder: Path | None, as_json: bool) -> None:
    """Kill every command that writes, again and again, at random moments of its work."""
    with reported(as_json) as report:
        _add(report, torture_kills(report, folder, kills, seed, only))


@cli.command()
@tries_option
@seed_option
@folder_option
@json_option
def source(tries: int, seed: int, folder: Path | None, as_json: bool) -> None:
    """Try each fault of a ClickHouse server at random statements of several commands."""
    with reported(as_json) as report:
        _add(report, torture_source(tries, seed, folder))


@cli.command()
@machine_tries_option
@seed_option
@folder_option
@json_option
def machine(machine_tries: int, seed: int, folder: Path | None, as_json: bool) -> None:
    """Full disks, damaged files, wrong clocks and the like, each so often: nothing is lost."""
    with reported(as_json) as report, folder_to_work_in(folder) as place:
        _add(report, torture_machine(place, machine_tries, seed))


@cli.command()
@seconds_option
@folder_option
@json_option
def together(seconds: float, folder: Path | None, as_json: bool) -> None:
    """Run readers, writers and cadences side by side: no lock to be seen, no torn read."""
    with reported(as_json) as report, folder_to_work_in(folder) as place:
        _add(report, torture_together(place, seconds))


@cli.command()
@click.option("--clients", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--requests", type=click.IntRange(min=20), default=10_000, show_default=True)
@folder_option
@json_option
def pages(clients: int, requests: int, folder: Path | None, as_json: bool) -> None:
    """Let a crowd look at the pages while all tables change: no error, no page of two states."""
    with reported(as_json) as report, folder_to_work_in(folder) as place:
        torture_pages(report, place, clients, requests)


@cli.command()
@examples_option
@click.option(
    "--shrink/--no-shrink", "is_shrunk", default=True, help="Look for the smallest that fails."
)
@seed_option
@json_option
def histories(examples: int, is_shrunk: bool, seed: int, as_json: bool) -> None:
    """Play random histories at the moments where weeks, months and clocks turn: exact tables."""
    with reported(as_json) as report:
        _add(report, torture_histories(report, examples, seed, is_shrunk=is_shrunk))


@cli.command()
@click.option("--rebuilds", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--kills", type=click.IntRange(min=0), default=5, show_default=True)
@seed_option
@folder_option
@json_option
def engines(rebuilds: int, kills: int, seed: int, folder: Path | None, as_json: bool) -> None:
    """Build on DuckDB and ClickHouse, and kill some builds, while others read: no part of a table.

    Minutes; `all` leaves it out.
    """
    with reported(as_json) as report, folder_to_work_in(folder) as place:
        _add(report, torture_engines(place, rebuilds, kills, seed))


@cli.command("all")
@kills_option
@tries_option
@machine_tries_option
@seconds_option
@examples_option
@seed_option
@click.option(
    "--write",
    "document",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Put the table into this document.",
)
@json_option
def every(
    kills: int,
    tries: int,
    machine_tries: int,
    seconds: float,
    examples: int,
    seed: int,
    document: Path | None,
    as_json: bool,
) -> None:
    """Do all of that, one after the other: what docs/reliability.md says."""
    with reported(as_json) as report:
        with folder_to_work_in(None) as machine, folder_to_work_in(None) as together:
            tallies = [
                *torture_kills(report, None, kills, seed),
                *torture_source(tries, seed, None),
                *torture_machine(machine, machine_tries, seed),
                *torture_together(together, seconds),
                *torture_histories(report, examples, seed, is_shrunk=True),
            ]
        _add(report, tallies)
        if document:
            write_table(document, tallies, seed)


def _add(report: Report, tallies: list[Tally]) -> None:
    for tally in tallies:
        report.add("faults", **asdict(tally))
        report.expect(tally.is_clean, f"{tally.fault} is not without consequences")


if __name__ == "__main__":
    cli()
