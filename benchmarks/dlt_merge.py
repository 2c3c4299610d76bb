"""`python -m benchmarks.dlt_merge FOLDER`: land the rounds of `BFSTATS_SOURCE` as dlt would.

They are merged by the same identity into an SQLite file, and handed over as Arrow, the form that
dlt is fastest with.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import clickhouse_connect
import dlt
from clickhouse_connect.driver.client import Client

IDENTITY = ["player_name", "round_start_time", "round_id"]


def rounds() -> Iterator[Any]:
    """All rounds of the source, block by block."""
    client = _client(os.environ["BFSTATS_SOURCE"])
    with client.query_arrow_stream("select * from player_rounds", use_strings=True) as blocks:
        yield from blocks


def _client(address: str) -> Client:
    """Of a server, or of the engine in this process."""
    if address.startswith("chdb:"):
        return clickhouse_connect.get_client(interface="chdb", path=address.removeprefix("chdb:"))
    source = urlsplit(address)
    return clickhouse_connect.get_client(
        host=source.hostname,
        port=source.port,
        username=source.username,
        password=unquote(source.password or ""),
        database=source.path.strip("/"),
    )


def main(folder: Path) -> None:
    """Merge them into `folder`/dlt__rounds.db."""
    folder.mkdir(parents=True, exist_ok=True)
    pipeline = dlt.pipeline(
        pipeline_name="rounds",
        pipelines_dir=str(folder / "pipelines"),
        dataset_name="rounds",
        destination=dlt.destinations.sqlalchemy(f"sqlite:///{folder / 'dlt.db'}"),
    )
    resource = dlt.resource(
        rounds, name="player_rounds", primary_key=IDENTITY, write_disposition="merge"
    )
    pipeline.run(resource).raise_on_failed_jobs()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
