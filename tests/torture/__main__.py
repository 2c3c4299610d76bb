"""`python -m tests.torture`: the long runs, by default at the size of a real site."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from extract.commands.options import json_option
from tests.support.clickhouse_server import server_process
from tests.torture.archive import torture_archive
from tests.torture.backfill import torture_backfill
from tests.torture.batch_sizes import torture_batch_sizes
from tests.torture.process import ZONE
from tests.torture.report import say
from tests.torture.site import DATABASE, Size, described, make_site

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
@click.option("--kills", type=click.IntRange(min=0), default=20, show_default=True)
@seed_option
@folder_option
@json_option
def backfill(
    rounds: int, server_hours: int, kills: int, seed: int, folder: Path | None, as_json: bool
) -> None:
    """Backfill undisturbed, and with kills at random moments: flat memory, the same tables."""
    size = Size(rounds, server_hours)
    with _site(size, seed, folder) as (source, place):
        torture_backfill(source, place, size, kills, seed).print(as_json)


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
    with _site(Size(rounds, server_hours), seed, folder) as (source, place):
        torture_archive(source, place, kills, seed).print(as_json)


@cli.command()
@rounds_option
@seed_option
@folder_option
@json_option
def batch_sizes(rounds: int, seed: int, folder: Path | None, as_json: bool) -> None:
    """Time a first load of rounds by the rows that one of its transactions holds."""
    with _site(Size(rounds, server_hours=1), seed, folder) as (source, place):
        torture_batch_sizes(source, place).print(as_json)


@contextmanager
def _site(size: Size, seed: int, folder: Path | None) -> Iterator[tuple[str, Path]]:
    """The address of a new site, and the folder to work in."""
    with (
        _place(folder) as place,
        server_process(
            place / "engine", username="reader", password="s3cr t/%", environment=ZONE
        ) as server,
    ):
        with closing(server.client()) as client:
            rows = make_site(client, size, seed)
        say(f"made a site of {described(rows)}")
        yield server.source_url(DATABASE), place


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder.absolute()
        return
    with tempfile.TemporaryDirectory(prefix="bfstats-torture-") as name:
        yield Path(name)


if __name__ == "__main__":
    cli()
