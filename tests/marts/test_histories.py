"""Whatever happens to rounds and in whatever zone: incremental = full refresh = the oracles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client
from dbt.contracts.graph.manifest import Manifest
from hypothesis import given, settings

from tests.marts.histories import History, histories
from tests.marts.replay import Replay, create_oracle_tables

MakeReplay = Callable[[], Replay]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of an embedded ClickHouse."""
    engine = tmp_path_factory.mktemp("clickhouse") / "engine"
    with get_client(interface="chdb", path=str(engine)) as connected:
        create_oracle_tables(connected)
        yield connected


@pytest.fixture(scope="module")
def make_replay(
    tmp_path_factory: pytest.TempPathFactory, manifest: Manifest, client: Client
) -> MakeReplay:
    """Makes a site and a warehouse of its own for each history."""

    return lambda: Replay.at(tmp_path_factory.mktemp("history"), manifest, client)


@settings(max_examples=8, deadline=None, derandomize=True)
@given(history=histories())
def test_whatever_happens_every_run_is_exact(history: History, make_replay: MakeReplay) -> None:
    make_replay().play(history)
