"""Whatever happens to rounds and in whatever zone: incremental = full refresh = the oracles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client
from dbt.contracts.graph.manifest import Manifest
from hypothesis import HealthCheck, example, given, settings

from tests.extract.fillable_sites import Sample
from tests.marts.arrivals import time_text
from tests.marts.histories import (
    FIRST_CREATED,
    TURNS,
    Arrival,
    Deletion,
    Edit,
    History,
    Run,
    histories,
    identity_of,
)
from tests.marts.replay import Replay, UnequalError, create_oracle_tables
from tests.marts.rounds import round_of
from tests.oracle.who_counts import EVERYBODY, WhoCounts

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


EARLIER = round_of("Al", "round 1", "2024-05-12 23:59:59", created_at=FIRST_CREATED)
LATER = EARLIER._replace(created_at=FIRST_CREATED + 60, final_kills=9, server_guid="server-2")
A_SAMPLE = Sample(TURNS[0], "server-1", 3)
WENT_BACK_TO_AN_OLDER_COPY = History(
    "Pacific/Apia",
    [
        Arrival([EARLIER, LATER], [A_SAMPLE]),
        Run(TURNS[0], ""),
        Deletion({identity_of(LATER)}, is_of_newest=True),
    ],
)
A_BOT = EARLIER._replace(player_name="Cy", is_bot=1)
AN_ALIAS = EARLIER._replace(player_name="al")
LATE = LATER._replace(player_name="al", created_at=FIRST_CREATED + 5400)
NAMES_COME_TOGETHER_AND_PART = History(
    "Asia/Kathmandu",
    [
        Arrival([EARLIER, AN_ALIAS, A_BOT], [A_SAMPLE]),
        Run(TURNS[0], ""),
        Edit(WhoCounts({"al": "Al"}, ("Cy",), ("server-2",))),
        Run(TURNS[0], "hourly"),
        Run(TURNS[0], "minutely"),
        Arrival([LATE, LATE._replace(player_name="Bo", server_guid="server-1")], []),
        Run(TURNS[0] + 1, "minutely"),
        Edit(WhoCounts({"al": "Bo"}, ("Al",))),
        Run(TURNS[0] + 1, "server_names"),
        Run(TURNS[0] + 1, ""),
        Edit(EVERYBODY),
    ],
)
"""One round under two names of a player, with a bot; a longer copy of the one comes later.

The first run after an edit makes no table of rounds.
"""

A_ROUND_LEAVES_ITS_GAME = History(
    "Asia/Kathmandu",
    [
        Arrival([EARLIER, LATE], [A_SAMPLE]),
        Run(TURNS[0], ""),
        Arrival([EARLIER._replace(game="fh2", created_at=FIRST_CREATED + 9000)], []),
        Run(TURNS[0] + 1, "minutely"),
    ],
)


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(history=histories())
@example(history=WENT_BACK_TO_AN_OLDER_COPY)
@example(history=NAMES_COME_TOGETHER_AND_PART)
@example(history=A_ROUND_LEAVES_ITS_GAME)
def test_whatever_happens_every_run_is_exact(history: History, make_replay: MakeReplay) -> None:
    make_replay().play(history)


def test_a_replay_sees_a_row_too_few_and_a_row_too_many(make_replay: MakeReplay) -> None:
    replay = make_replay()
    replay.play(History("Asia/Kathmandu", [Arrival([EARLIER], [A_SAMPLE]), Run(TURNS[0], "")]))
    with replay.warehouse.connect() as connection:
        connection.execute("update player_stats_lifetime set total_kills = total_kills + 1")
        connection.execute("delete from server_online_counts")
    tables = ("player_stats_lifetime", "server_online_counts")
    with pytest.raises(UnequalError, match="total_kills is 5, expected 4") as caught:
        replay.compare(tables, time_text(TURNS[0] + 1))
    assert (caught.value.rows_lost, caught.value.rows_doubled) == (2, 1)
