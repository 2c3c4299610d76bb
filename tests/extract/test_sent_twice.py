"""Sessions that were sent again under another round_id are found and named."""

from __future__ import annotations

import json
from typing import Any

from extract.database.connection import open_database
from extract.landing.sent_twice import MOST_NAMED, SENT_TWICE, SentTwice, sessions_sent_twice
from tests.extract.fillable_sites import NOW, ClickHouseSite, Landing, ParquetSite, played
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.site_tables import load_parquet, real_data_directory


def sent_twice(landing: Landing) -> SentTwice:
    with open_database(landing.path) as connection:
        return sessions_sent_twice(connection)


def test_one_session_with_two_round_ids_is_named(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    old = played("Al", round_id="old", created_at=NOW - 2000)
    again = played("Al", round_id="new", final_kills=11)
    parquet_site.add([old, again, played("Bo"), played("Bo", map_name="Wake", round_id="round 2")])
    landing.sync(parquet_site)
    found = sent_twice(landing)
    assert found.sessions == 1
    (session,) = found.first
    assert (session.player_name, session.server_guid, session.map_name) == (
        *("Al", "server 1", "Berlin"),
    )
    assert [(copy.round_id, copy.final_kills) for copy in session.copies] == [
        ("old", 10),
        ("new", 11),
    ]


def test_other_servers_maps_starts_and_deleted_copies_are_other_sessions(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    parquet_site.add(
        [
            played("Al"),
            played("Al", round_id="2", server_guid="server 2"),
            played("Al", round_id="3", map_name="Wake"),
            played("Al", round_id="4", round_start_time=NOW - 2990),
            played("Al", round_id="5"),
        ]
    )
    landing.sync(parquet_site)
    assert sent_twice(landing).sessions == 1
    with open_database(landing.path) as connection:
        connection.execute("update landing_player_rounds set is_deleted = 1 where round_id = '5'")
        connection.commit()
    assert sent_twice(landing) == SentTwice(0, [])


def test_real_rounds_hold_none(http_site: ClickHouseSite, landing: Landing) -> None:
    """One player twice in one round, once on each team, has one round_id there."""
    load_parquet(http_site.client, "site", real_data_directory())
    assert landing.sync(http_site).rows_landed > 9000
    assert sent_twice(landing) == SentTwice(0, [])


def test_reconcile_names_the_first_and_counts_all(
    http_site: ClickHouseSite, server: ClickHouseServer, bfstats: Bfstats
) -> None:
    http_site.add(
        played(f"player {number}", round_id=round_id)
        for number in range(MOST_NAMED + 2)
        for round_id in ("old formula", "new formula")
    )
    source = server.address.source_url("site")
    bfstats.sync(source)
    done = bfstats.extract(source, "reconcile")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "7 sessions of one player, server, map and start have several round ids, and count each; "
        "the first:\n"
    )
    assert done.stdout.count("formula") == 2 * MOST_NAMED
    found: dict[str, Any] = json.loads(bfstats.extract(source, "reconcile", "--json").stdout)
    assert found["sent_twice"]["sessions"] == MOST_NAMED + 2
    assert len(found["sent_twice"]["first"]) == MOST_NAMED
    assert found["sent_twice"]["first"][0]["player_name"] == "player 0"
    assert found["months"] == []


def test_they_are_found_in_one_pass(landing: Landing) -> None:
    with open_database(landing.path) as connection:
        plan = connection.execute(f"explain query plan {SENT_TWICE}").fetchall()
    steps = [step for *_, step in plan]
    assert any(step.startswith("SCAN landing_player_rounds") for step in steps)
    assert any(step.startswith("SEARCH landing_player_rounds USING PRIMARY KEY") for step in steps)
    assert not any("GROUP BY" in step for step in steps)
