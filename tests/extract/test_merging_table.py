"""A table whose sorting key cannot tell players apart is warned of, once."""

from __future__ import annotations

import pytest

from extract.sources.site_tables import ORDERED_BY_IDENTITY
from tests.extract.sites import played
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.site import ORDERED_BY_ROUND, create_site_tables


@pytest.mark.parametrize("order", [ORDERED_BY_ROUND, ORDERED_BY_IDENTITY])
def test_the_sites_own_table_is_warned_of_once(
    order: str, server: ClickHouseServer, bfstats: Bfstats
) -> None:
    with server.address.client() as client:
        create_site_tables(client, "merging", rounds_order=order)
        insert_rows(client, [played("Al")], table="merging.player_rounds")
    source = server.address.source_url("merging")
    first, second = (bfstats.extract(source, "sync") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert ("warning: the source sorts player_rounds by round_id" in first.stderr) == (
        order == ORDERED_BY_ROUND
    )
    assert "warning" not in second.stderr


def test_counts_alone_need_no_rounds(server: ClickHouseServer, bfstats: Bfstats) -> None:
    with server.address.client() as client:
        create_site_tables(client, "counts")
        client.command("drop table counts.player_rounds sync")
    counts = bfstats.sync(server.address.source_url("counts"), "--table", "server_online_counts")
    assert list(counts) == ["server_online_counts"]
