"""`python -m extract archive`."""

import json
from contextlib import AbstractContextManager, closing
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from extract import config
from extract.commands.locked import locked_database
from extract.commands.options import common_options, json_option, wait_option
from extract.config import IngestAddress, ParquetAddress, SourceAddress
from extract.database.connection import folder_of, open_database, require_database
from extract.errors import UsageError
from extract.jobs.archive import Archive, TableArchive
from extract.jobs.sync import reach_source, sync_tables
from extract.loading.options import SyncOptions
from extract.machine.lock import exclusive
from extract.records.telemetry import exporting
from extract.sources import open_source
from extract.sources.columns import SOURCE_TABLES
from extract.sources.empty import empty_source
from extract.sources.protocol import Source
from extract.sources.retries import persistently
from extract.wording import counted


@click.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@wait_option
@json_option
@common_options
def archive(directory: Path, wait_seconds: float, as_json: bool) -> None:
    """Keep the source's rows in DIRECTORY as Parquet, a file a month, for good.

    Syncs first, and adds what landing alone has: rounds that the source has merged away, and hours
    of which it no longer has the samples. Each file is read back before it takes its name. Typed
    again, after a kill or a month later, it writes only the months that changed. BFSTATS_SOURCE can
    then be parquet:DIRECTORY, and the source switched off.

    With BFSTATS_SOURCE=ingest there is no source: what landed is added to what DIRECTORY holds.
    """
    path = config.database_path()
    address = config.source_address()
    directory = directory.absolute()
    is_ingest = isinstance(address, IngestAddress)
    if is_ingest:
        require_database(path)
    if isinstance(address, ParquetAddress) and address.directory.resolve() == directory.resolve():
        raise UsageError(f"{directory} is the source itself: name another folder")
    with locked_database(path, wait_seconds) as connection:
        if not is_ingest:
            with closing(reach_source(connection, address, SOURCE_TABLES)) as source:
                sync_tables(connection, source, SOURCE_TABLES, SyncOptions())
    # No lock from here on: reading for hours is no reason to keep the cadences waiting.
    with (
        exporting(path),
        folder_of(directory / "archive"),
        exclusive(directory / "archive", wait_seconds),
        open_database(path) as connection,
        _opened(address) as source,
    ):
        archived = list(Archive(connection, source, directory).write())
    _print(archived, as_json, "archived before" if is_ingest else "of the source")


def _opened(address: SourceAddress) -> AbstractContextManager[Source]:
    if isinstance(address, IngestAddress):
        return empty_source()
    return closing(persistently(partial(open_source, address)))


def _print(archived: list[TableArchive], as_json: bool, origin: str) -> None:
    if as_json:
        click.echo(json.dumps([asdict(table) for table in archived]))
        return
    for table in archived:
        click.echo(
            f"{table.table}: {counted(table.rows, 'row')} {origin} and "
            f"{table.rows_landed_only:,} of landing alone in {counted(table.files, 'file')}, "
            f"{counted(table.months_written, 'month')} written"
        )
