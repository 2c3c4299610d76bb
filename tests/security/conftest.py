"""A ClickHouse server whose password is unlike anything else that is written anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.extract.fillable_sites import NOW, Sample, played
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ServerAddress, server_process
from tests.support.site_tables import create_site_tables

PASSWORD = "Geheim/%42 ünd länger"


@pytest.fixture(scope="session")
def secretive_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerAddress]:
    """It has two rounds and a sample."""
    folder = tmp_path_factory.mktemp("secretive")
    with server_process(folder / "engine", username="reader", password=PASSWORD) as server:
        with closing(server.client()) as client:
            create_site_tables(client, "site")
            insert_rows(client, [played("Al"), played("Bo")], "site.player_rounds")
            client.insert(
                "site.server_online_counts",
                [Sample(NOW - 60, "server 1", 4)],
                column_names=list(Sample._fields),
            )
        yield server


@pytest.fixture
def secret_source(secretive_server: ServerAddress) -> str:
    """Its address, as `BFSTATS_SOURCE` takes it."""
    return secretive_server.source_url("site")


@pytest.fixture
def source_file(tmp_path: Path, secret_source: str) -> Path:
    """A file of this user's alone that holds the address."""
    file = tmp_path / "source"
    file.touch(0o600)
    file.write_text(f"{secret_source}\n")
    return file
