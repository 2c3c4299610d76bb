"""`python -m extract reconcile`: what no cursor sees is found, named by month, and repaired."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from clickhouse_connect.driver.client import Client

from extract.database.connection import open_database
from extract.jobs.reconcile import Reconciliation
from extract.jobs.sync import sync_tables
from extract.loading.options import SyncOptions
from extract.sources import open_source
from extract.sources.columns import SOURCE_TABLES
from tests.extract.fillable_sites import (
    NOW,
    ClickHouseSite,
    ParquetSite,
    Sample,
    http_address,
    played,
)
from tests.extract.reconciling import MONTHS, change, drifts, reconcile, start_of
from tests.oracle.history import SourceRow, insert_rows
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import WITHOUT_TESTS, Bfstats
from tests.support.faults import Fault, fault_on
from tests.support.site_tables import ORDERED_BY_ROUND, create_site_tables

PLAYERS = 30


def round_in(month: str, player: str, **changes: Any) -> SourceRow:
    """A round of ten minutes on the tenth of the month, inserted a minute after its end."""
    start = start_of(month)
    row = played(
        player,
        round_id=f"{month} of {player}",
        round_start_time=start,
        round_end_time=start + 600,
        created_at=start + 660,
    )
    return row._replace(**changes)


def all_rounds() -> list[SourceRow]:
    """One round of each player in each month, and one just now, so that the cursor is past all."""
    players = [f"player {number}" for number in range(PLAYERS)]
    return [*(round_in(month, player) for month in MONTHS for player in players), played("Now")]


@pytest.fixture
def source(http_site: ClickHouseSite, server: ClickHouseServer) -> str:
    """The address of a ClickHouse that has all rounds."""
    http_site.add(all_rounds())
    return server.address.source_url("site")


@pytest.fixture
def synced(bfstats: Bfstats, source: str) -> Bfstats:
    bfstats.sync(source)
    return bfstats


def live(bfstats: Bfstats) -> list[tuple[Any, ...]]:
    """What counts of landing, as the source may name it."""
    return bfstats.rows(
        "select player_name, round_id, final_kills, final_score from landing_player_rounds"
        " where is_deleted = 0 order by 1, 2"
    )


def at_source(client: Client, table: str = "player_rounds") -> list[tuple[Any, ...]]:
    found = client.query(
        f"select player_name, round_id, final_kills, final_score from {table} order by 1, 2"
    )
    return [tuple(row) for row in found.result_rows]


def test_where_nothing_differs_it_says_nothing(synced: Bfstats, source: str) -> None:
    done = synced.extract(source, "reconcile")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_real_copies_and_rejected_rows_are_no_difference(
    bfstats: Bfstats, parquet_site: ParquetSite
) -> None:
    late = round_in("2025-01", "Al", created_at=start_of("2025-01") + 900, final_kills=12)
    parquet_site.add([round_in("2025-01", "Al"), late, round_in("2025-02", "")])
    parquet_site.add([round_in("2025-03", "Bo"), round_in("2025-03", "Bo", play_time_minutes=-1.0)])
    parquet_site.add_samples([Sample(start_of("2025-01"), "server 1", 4)])
    source = parquet_site.source
    bfstats.sync(source)
    assert reconcile(bfstats, source, status=0) == ([], [])


def test_what_changes_behind_the_cursor_is_named_and_repaired(
    synced: Bfstats, source: str, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    before = live(synced)
    change(http_site, f"delete from player_rounds where round_id = '{MONTHS[0]} of player 1'")
    change(
        http_site,
        "alter table player_rounds update final_kills = 99"
        f" where round_id = '{MONTHS[1]} of player 2'",
    )
    http_site.add([round_in(MONTHS[1], "Late")])
    expected = {MONTHS[0]: (0, 1), MONTHS[1]: (2, 0)}
    months, _ = reconcile(synced, source, status=1)
    assert drifts(months) == expected
    assert [month["source"]["rows"] - month["landing"]["rows"] for month in months] == [-1, 1]
    assert months[1]["source"]["kills"] - months[1]["landing"]["kills"] == 89 + 10
    assert live(synced) == before

    server.statements.clear()
    months, _ = reconcile(synced, source, "--repair", status=0)
    assert drifts(months) == expected
    assert all(month["is_repaired"] for month in months)
    reads = [text for text in server.statements if "toDateTime(" in text and "order by" in text]
    assert len([text for text in reads if "round_start_time >=" in text]) == 2
    assert live(synced) == at_source(http_site.client)
    assert reconcile(synced, source, status=0) == ([], [])


def test_the_next_run_corrects_exactly_the_players_touched(
    synced: Bfstats, source: str, http_site: ClickHouseSite
) -> None:
    synced.build("2025-04-01 00:00:00", *WITHOUT_TESTS)
    change(http_site, f"delete from player_rounds where round_id = '{MONTHS[0]} of player 1'")
    change(http_site, "delete from player_rounds where player_name = 'Now'")
    _, marts = reconcile(synced, source, "--repair", "--force", status=0)
    assert {mart["table"] for mart in marts if mart["is_lagging"]} == {
        "player_stats_lifetime",
        "player_server_stats",
        "player_map_stats",
        "player_daily_stats",
    }
    synced.build("2025-04-02 00:00:00", "--select", "staging", "players", *WITHOUT_TESTS)
    assert reconcile(synced, source, status=0) == ([], [])
    changed = synced.rows(
        "select player_name, total_rounds from player_stats_lifetime"
        " where updated_at = '2025-04-02 00:00:00'"
    )
    assert changed == [("player 1", 2)]
    assert synced.rows("select count(*) from player_stats_lifetime") == [(PLAYERS,)]


def test_a_table_that_is_not_what_landed_is_told(synced: Bfstats, source: str) -> None:
    synced.build("2025-04-01 00:00:00", *WITHOUT_TESTS)
    with opened(synced) as connection:
        connection.execute("update player_daily_stats set daily_kills = daily_kills + 1")
    done = synced.extract(source, "reconcile")
    assert done.returncode == 1
    assert "player_daily_stats differs from landing" in done.stdout
    assert done.stdout.count("\n") == 1


def test_more_than_a_twentieth_of_a_month_is_marked_only_by_force(
    synced: Bfstats, source: str, http_site: ClickHouseSite
) -> None:
    change(http_site, f"delete from player_rounds where round_id like '{MONTHS[0]} of player 2%'")
    before = live(synced)
    done = synced.extract(source, "reconcile", "--repair")
    assert done.returncode == 1
    assert f"{MONTHS[0]}: the source no longer has 11 of 30 rows" in done.stderr
    assert live(synced) == before
    months, _ = reconcile(synced, source, "--repair", "--force", status=0)
    assert drifts(months) == {MONTHS[0]: (0, 11)}
    assert live(synced) == at_source(http_site.client)


def test_one_in_twenty_is_not_too_many(
    synced: Bfstats, source: str, http_site: ClickHouseSite
) -> None:
    http_site.add(round_in(MONTHS[0], f"more {number}") for number in range(10))
    reconcile(synced, source, "--repair", status=0)
    change(http_site, f"delete from player_rounds where round_id like '{MONTHS[0]} of more 0'")
    change(http_site, f"delete from player_rounds where round_id like '{MONTHS[0]} of more 1'")
    reconcile(synced, source, "--repair", status=0)
    assert live(synced) == at_source(http_site.client)


def test_a_round_that_comes_back_counts_again(
    synced: Bfstats, source: str, http_site: ClickHouseSite
) -> None:
    change(http_site, f"delete from player_rounds where round_id = '{MONTHS[0]} of player 1'")
    reconcile(synced, source, "--repair", status=0)
    http_site.add([round_in(MONTHS[0], "player 1")])
    months, _ = reconcile(synced, source, "--repair", status=0)
    assert drifts(months) == {MONTHS[0]: (1, 0)}
    assert live(synced) == at_source(http_site.client)


def test_a_source_that_went_back_to_an_older_copy_is_followed(
    synced: Bfstats, source: str, http_site: ClickHouseSite
) -> None:
    newer = round_in(MONTHS[0], "player 1", created_at=start_of(MONTHS[0]) + 900, final_kills=50)
    http_site.add([newer])
    reconcile(synced, source, "--repair", status=0)
    change(http_site, "delete from player_rounds where final_kills = 50")
    months, _ = reconcile(synced, source, "--repair", status=0)
    assert drifts(months) == {MONTHS[0]: (1, 0)}
    assert live(synced) == at_source(http_site.client)


def test_a_round_of_which_only_a_bad_copy_is_left_has_not_gone(
    synced: Bfstats, source: str, http_site: ClickHouseSite
) -> None:
    change(
        http_site,
        "alter table player_rounds update play_time_minutes = -1"
        f" where round_id = '{MONTHS[0]} of player 1'",
    )
    before = live(synced)
    assert reconcile(synced, source, "--repair", status=0)[0] == []
    assert live(synced) == before


def test_players_whom_a_merge_left_out_are_not_marked_deleted(
    bfstats: Bfstats, server: ClickHouseServer
) -> None:
    with server.address.client() as client:
        create_site_tables(client, "merging", rounds_order=ORDERED_BY_ROUND)
        client.command("system stop merges merging.player_rounds")
        for player in ("Al", "Bo", "Cy"):
            rows = [round_in(MONTHS[0], player, round_id=f"round {n}") for n in range(30)]
            insert_rows(client, rows, table="merging.player_rounds")
        source = server.address.source_url("merging")
        bfstats.sync(source)
        before = live(bfstats)
        assert len(before) == 90
        client.command("system start merges merging.player_rounds")
        client.command("optimize table merging.player_rounds final")
        assert len(at_source(client, "merging.player_rounds")) == 30
        assert reconcile(bfstats, source, "--repair", status=0)[0] == []
        assert live(bfstats) == before
        client.command("delete from merging.player_rounds where round_id = 'round 7'")
        months, _ = reconcile(bfstats, source, "--repair", status=0)
    assert drifts(months) == {MONTHS[0]: (0, 3)}
    assert live(bfstats) == [row for row in before if row[1] != "round 7"]


@contextmanager
def opened(bfstats: Bfstats) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(bfstats.database, isolation_level=None)) as connection:
        yield connection


def test_what_comes_between_sync_and_comparison_is_no_difference(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    http_site.add([played("Al"), played("Bo", round_id="round 2")])
    http_site.add_samples([Sample(NOW - 60, "server 1", 4)])
    source = open_source(http_address(server.address))
    with closing(source), open_database(bfstats.database) as connection:
        sync_tables(connection, source, SOURCE_TABLES, SyncOptions())
        http_site.add([played("Cy", created_at=NOW)])
        http_site.add_samples([Sample(NOW - 30, "server 1", 9)])
        # The site sends a session again, and a merge leaves out the older copy.
        change(http_site, "delete from player_rounds where player_name = 'Bo'")
        http_site.add([played("Bo", round_id="round 2", created_at=NOW + 5, final_kills=11)])
        found = Reconciliation(connection, source)
        assert [*found.differences("player_rounds"), *found.differences(SOURCE_TABLES[1])] == []


def test_a_player_found_to_be_a_bot_is_a_difference(
    synced: Bfstats, source: str, http_site: ClickHouseSite
) -> None:
    change(http_site, "alter table player_rounds update is_bot = 1 where player_name = 'player 3'")
    months, _ = reconcile(synced, source, "--repair", status=0)
    assert drifts(months) == dict.fromkeys(MONTHS, (1, 0))


def test_only_the_month_in_hand_can_be_repaired(
    synced: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    http_site.add([round_in(month, "Late") for month in MONTHS])
    source = open_source(http_address(server.address))
    with closing(source), open_database(synced.database) as connection:
        reconciliation = Reconciliation(connection, source)
        first, *_ = list(reconciliation.differences("player_rounds"))
        with pytest.raises(ValueError, match="only the month in hand"):
            reconciliation.repair(first, is_forced=False)


def test_a_read_that_is_cut_short_is_tried_again(
    synced: Bfstats, source: str, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    http_site.add([round_in(MONTHS[0], "Late")])
    server.fault = fault_on("(?s)round_start_time >=.*order by", Fault(after_blocks=0), times=1)
    months, _ = reconcile(synced, source, "--repair", status=0)
    assert drifts(months) == {MONTHS[0]: (1, 0)}


def test_a_person_reads_the_measures_that_differ(
    synced: Bfstats, source: str, http_site: ClickHouseSite
) -> None:
    change(http_site, f"delete from player_rounds where round_id = '{MONTHS[0]} of player 1'")
    done = synced.extract(source, "reconcile", "--repair")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[1] == ["player_rounds", "2025-01", "rows", "29", "30", "0", "1", "repaired"]
    assert [line[0] for line in lines[2:]] == ["kills", "deaths", "score", "milliseconds"]


def test_force_alone_is_wrong_usage_and_a_file_must_be_there(bfstats: Bfstats, source: str) -> None:
    assert bfstats.extract(source, "reconcile", "--force").returncode == 2
    done = bfstats.extract(source, "reconcile")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert list(bfstats.folder.iterdir()) == []
