"""Where rows come from: one protocol, three real sources."""

from extract.config import ClickHouseAddress, EmbeddedAddress, ParquetAddress, SourceAddress
from extract.errors import UsageError
from extract.sources.protocol import Source

NO_SOURCE = (
    "with BFSTATS_SOURCE=ingest there is no source to read: parquet:DIRECTORY reads an archive"
)


def open_source(address: SourceAddress) -> Source:
    """Connect to the source at the address.

    Raises `SourceError` in one line, and `UsageError` where there is none. The libraries of the
    other sources are not imported: they take longer than a look at a source without news.
    """
    if isinstance(address, ClickHouseAddress):
        from extract.sources.clickhouse import open_clickhouse

        return open_clickhouse(address)
    if isinstance(address, EmbeddedAddress):
        from extract.sources.chdb import open_chdb

        return open_chdb(address)
    if isinstance(address, ParquetAddress):
        from extract.sources.parquet import open_parquet

        return open_parquet(address)
    raise UsageError(NO_SOURCE)
