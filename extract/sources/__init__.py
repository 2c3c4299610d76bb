"""Where rows come from: one protocol, three real sources."""

from extract.config import ClickHouseAddress, EmbeddedAddress, SourceAddress
from extract.sources.clickhouse import connect_server, open_embedded
from extract.sources.parquet import open_parquet
from extract.sources.protocol import Source


def open_source(address: SourceAddress) -> Source:
    """Connect to the source at the address. Raises `SourceError` in one line."""
    if isinstance(address, ClickHouseAddress):
        return connect_server(address)
    if isinstance(address, EmbeddedAddress):
        return open_embedded(address)
    return open_parquet(address)
