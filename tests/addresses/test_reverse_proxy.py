"""A ClickHouse behind a reverse proxy's path, and behind a proxy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.extract.fillable_sites import played
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.site_tables import create_site_tables


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ClickHouseServer]:
    """A server with a round."""
    with ClickHouseServer(tmp_path / "engine", username="reader", password="hidden") as server:
        with closing(server.address.client()) as client:
            create_site_tables(client, "site")
            insert_rows(client, [played()], "site.player_rounds")
        yield server


def test_a_server_behind_the_path_of_a_reverse_proxy(
    bfstats: Bfstats, server: ClickHouseServer
) -> None:
    server.path = "/stats/clickhouse"
    place = f"127.0.0.1:{server.address.port}"
    source = f"clickhouse://reader:hidden@{place}/stats/clickhouse/site"
    assert bfstats.sync(source)["player_rounds"]["rows_landed"] == 1
    done = bfstats.extract(source.replace("/stats", ""), "sync")
    assert done.returncode == 1
    assert done.stderr.startswith(f"bfstats: {place}/clickhouse/site: ")
    assert "There is no handle /clickhouse" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_server_behind_a_proxy(bfstats: Bfstats, server: ClickHouseServer) -> None:
    """The server plays the proxy: it answers whatever host it is asked for."""
    proxy = f"http://me:s3cret@127.0.0.1:{server.address.port}"
    source = "clickhouse://reader:hidden@clickhouse.invalid/site"
    landed = bfstats.sync(source, http_proxy=proxy)
    assert landed["player_rounds"]["rows_landed"] == 1
