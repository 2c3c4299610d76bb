"""A source without a row, for a site whose rows come by `ingest` alone."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.config import ParquetAddress
from extract.sources.columns import SOURCE_TABLES
from extract.sources.parquet import open_parquet
from extract.sources.protocol import Source


@contextmanager
def empty_source() -> Iterator[Source]:
    """Both tables with all their columns, and no rows."""
    with TemporaryDirectory(prefix="bfstats-") as folder:
        address = ParquetAddress(Path(folder))
        with closing(open_parquet(address)) as maker:
            for table in SOURCE_TABLES:
                maker.write_united(table, [], Path(folder, f"{table}.parquet"))
        with closing(open_parquet(address)) as source:
            yield source
