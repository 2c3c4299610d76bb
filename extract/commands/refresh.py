"""`python -m extract refresh`."""

import click

from extract import config
from extract.commands.locked import locked_database
from extract.commands.options import common_options, wait_option
from extract.jobs.refresh import build, land
from extract.wording import counted


@click.command()
@wait_option
@common_options
def refresh(wait_seconds: float) -> None:
    """Land what is new, and build the minutely tables that this, or the time, changes.

    It is `sync`, and then `dbt run --selector minutely` in the same process. Where no table would
    change, dbt is not started.
    """
    path = config.database_path()
    address = config.source_address()
    with locked_database(path, wait_seconds) as connection:
        for table, loaded in land(connection, address).items():
            click.echo(f"{table}: {loaded.in_words()}")
        click.echo(f"{counted(len(build(connection)), 'table')} built")
