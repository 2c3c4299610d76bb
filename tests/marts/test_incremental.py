"""Whatever arrives in whatever order, and wherever the windows move, a run leaves its tables exact.

Every run of these tests also checks that `updated_at` says when another column last changed.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.marts.arrivals import Site, open_site, parquet_site, time_text
from tests.marts.rounds import CROWD_START, DAY_SECONDS, crowd, round_of
from tests.marts.warehouse import Warehouse
from tests.oracle.compare import GRAIN
from tests.oracle.history import SourceRow, random_history, read_rows
from tests.support.site_tables import real_data_directory

SLICES = 6
MIDDLE = 2
EPOCH_OF_A_MONDAY = 4 * DAY_SECONDS
WEEK_SECONDS = 7 * DAY_SECONDS
WINDOWED = ("player_best_scores", "server_leaderboard_entries")
MADE_OF = ("server_leaderboard_candidates",)

MakeWarehouse = Callable[[str], Warehouse]


def base_rows(seed: int, is_real: bool) -> list[SourceRow]:
    if is_real:
        return read_rows(real_data_directory() / "player_rounds.parquet")
    return crowd(seed)


def earlier_moments(epoch: int) -> list[int]:
    """Three days and a month back, the last Monday's midnight, and the second before it."""
    monday = epoch - (epoch - EPOCH_OF_A_MONDAY) % WEEK_SECONDS
    return [epoch - 3 * DAY_SECONDS, epoch - 30 * DAY_SECONDS, monday, monday - 1]


@pytest.mark.parametrize(
    ("seed", "kind", "is_real"),
    [
        pytest.param(2, "clickhouse", True, id="real rounds over HTTP"),
        pytest.param(3, "chdb", False, id="a crowd from chDB"),
    ],
)
def test_incremental_equals_full_refresh(
    seed: int, kind: str, is_real: bool, tmp_path: Path, make_warehouse: MakeWarehouse
) -> None:
    chance = random.Random(seed)
    history = random_history(base_rows(seed, is_real), seed, SLICES)
    warehouse = make_warehouse("incremental")
    with open_site(kind, tmp_path) as site:
        for number, rows in enumerate(history):
            site.receive(rows)
            warehouse.sync(site.source)
            if number == 0:
                warehouse.seed()
            epoch = max(row.created_at for row in rows) + chance.randrange(DAY_SECONDS)
            warehouse.run(time_text(epoch))
            with site.expected(time_text(epoch)) as expected:
                warehouse.assert_equals(expected)
            if number in (MIDDLE, SLICES - 1):
                assert_nothing_changes_twice(site, warehouse, time_text(epoch))
                assert_equal_to_a_new_file(
                    site, warehouse, make_warehouse(f"new {number}"), time_text(epoch)
                )
                assert_windows_move_back(site, warehouse, epoch)


def assert_nothing_changes_twice(site: Site, warehouse: Warehouse, as_of: str) -> None:
    tables = warehouse.tables()
    assert all(tables[table] for table in GRAIN)
    assert warehouse.sync(site.source)["rows_landed"] == 0
    warehouse.run(as_of)
    assert warehouse.tables() == tables
    warehouse.run(as_of, "--full-refresh")
    assert warehouse.tables() == tables


def assert_equal_to_a_new_file(
    site: Site, warehouse: Warehouse, new: Warehouse, as_of: str
) -> None:
    new.sync(site.source)
    new.seed()
    new.run(as_of)
    assert new.contents() == warehouse.contents()


def assert_windows_move_back(site: Site, warehouse: Warehouse, epoch: int) -> None:
    now = warehouse.contents()
    for earlier in earlier_moments(epoch):
        warehouse.run(time_text(earlier))
        with site.expected(time_text(earlier)) as expected:
            warehouse.assert_equals(expected)
    warehouse.run(time_text(epoch))
    assert warehouse.contents() == now


@pytest.fixture
def champion() -> SourceRow:
    """The one round of its player, and the one on its server."""
    return round_of(
        "Champion", "the round", "2024-04-10 20:00:00", server_guid="server-4", final_score=50
    )


def longer_rounds(champion: SourceRow) -> list[SourceRow]:
    """Others that end with the champion's, each the one on its server: of two hours, and days."""
    return [
        champion._replace(
            player_name=f"lasts {seconds} s",
            server_guid=f"server of {seconds} s",
            round_start_time=champion.round_end_time - seconds,
        )
        for seconds in (7199, 7200, 7201, 3 * DAY_SECONDS)
    ]


def edges(champion: SourceRow) -> list[int]:
    """The moments at which the champion's round comes into a window or is about to fall out."""
    start, end = champion.round_start_time, champion.round_end_time
    next_monday = end - (end - EPOCH_OF_A_MONDAY) % WEEK_SECONDS + WEEK_SECONDS
    return [
        end,
        next_monday,
        *(start + days * DAY_SECONDS for days in (7, 30)),
        end + 30 * DAY_SECONDS,
    ]


def test_a_round_comes_and_goes_to_the_second(
    champion: SourceRow, tmp_path: Path, warehouse: Warehouse
) -> None:
    site = parquet_site(tmp_path)
    site.receive([*crowd(6, rows=400), champion, *longer_rounds(champion)])
    warehouse.sync(site.source)
    warehouse.seed()
    warehouse.run(CROWD_START)
    for edge in edges(champion):
        for epoch in (edge - 1, edge, edge + 1, edge - 1):
            warehouse.run(time_text(epoch), "--select", *MADE_OF, *WINDOWED)
            with site.expected(time_text(epoch)) as expected:
                warehouse.assert_equals(expected, WINDOWED)


def test_a_board_of_the_crowd_has_a_tie_at_rank_100_and_more_players(tmp_path: Path) -> None:
    site = parquet_site(tmp_path)
    site.receive(crowd(3))
    with site.expected(CROWD_START) as expected:
        boards = expected.execute(
            """
            select count(*), (
                select count(distinct player_name) from oracle.rounds
                where rounds.server_guid = entries.server_guid
            )
            from oracle.server_leaderboard_entries as entries
            where ranking_type = 'playtime' and period = 'all_time'
            group by server_guid
            """
        ).fetchall()
    assert any(100 < entries < players for entries, players in boards)
