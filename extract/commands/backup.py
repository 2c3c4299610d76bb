"""`python -m extract backup` and `restore`."""

from pathlib import Path

import click

from extract import config
from extract.commands.options import common_options, wait_option
from extract.database.connection import folder_of
from extract.errors import DatabaseError
from extract.jobs.backup import back_up, check, may_lack_its_log, newest_load
from extract.jobs.backup import restore as put_back
from extract.machine.lock import exclusive


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@common_options
def backup(file: Path) -> None:
    """Copy the SQLite file, as it is at this moment, to FILE, while everything runs.

    There must be room for it. The copy takes the name FILE only when it was found whole; until
    then an older backup of that name stays.
    """
    size = back_up(config.database_path(), file.absolute())
    click.echo(f"{file}: {size:,} bytes, whole")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Even if the SQLite file holds loads.")
@wait_option
@common_options
def restore(file: Path, force: bool, wait_seconds: float) -> None:
    """Put the backup FILE in place of the SQLite file's contents.

    A FILE that is damaged, or of a newer bfstats, is refused, and nothing changes.
    Readers see the old contents until the new ones are whole. The next sync lands what came after.
    """
    path = config.database_path()
    check(file)
    with folder_of(path), exclusive(path, wait_seconds):
        if path.exists() and not force and (newest := newest_load(path)):
            raise DatabaseError(
                f"{path} holds loads up to {newest} (the backup: {newest_load(file)}): "
                "--force replaces them"
            )
        put_back(file, path)
    if may_lack_its_log(file):
        click.echo(
            f"bfstats: warning: {file} was copied without {file}-wal: if that was there, "
            "the newest rows are missing",
            err=True,
        )
    click.echo(f"{path}: as of the load of {newest_load(path)}")
