"""Every number of every page and of `/api` is the oracles' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from clickhouse_connect import get_client
from fastapi.testclient import TestClient

from tests.oracle.compare import connect_expected
from tests.serve.demo import Demo
from tests.serve.expected.oracles import Oracles
from tests.serve.expected.walk import wrong_numbers
from tests.support.site_tables import create_site_tables, load_parquet


@pytest.fixture(scope="module")
def oracles(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oracles]:
    engine = tmp_path_factory.mktemp("engine")
    with (
        get_client(interface="chdb", path=str(engine)) as client,
        connect_expected(demo.rounds_file, demo.as_of) as duckdb,
    ):
        create_site_tables(client, "default")
        load_parquet(client, "default", Path(demo.rounds_file).parent)
        yield Oracles(duckdb, client, demo.as_of)


def test_every_number_is_the_oracles(client: TestClient, oracles: Oracles) -> None:
    found = wrong_numbers(client, oracles)
    assert not found, "\n".join(found[:20])
