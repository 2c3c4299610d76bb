"""`python -m extract demo`."""

from pathlib import Path

import click

from extract import config
from extract.commands.options import common_options


@click.command()
@click.argument(
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    default=config.PROJECT_ROOT / "data" / "demo",
)
@common_options
def demo(directory: Path) -> None:
    """Make up a site, sync it, build and test every table, and show what a player would see.

    DIRECTORY (default data/demo under the project's root) is where the demo's ClickHouse folder
    and SQLite file go.
    """
    from extract.jobs.demo import run_demo  # chDB comes with the demo's extra, not with sync

    run_demo(directory)
