"""What becomes of a round that arrives: which copy wins, what counts as new."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

import pytest

from tests.extract.fillable_sites import NOW, ClickHouseSite, Landing, Site, landed, played

CONTENT: dict[str, Any] = {
    "server_guid": "server 0",
    "map_name": "Aberdeen",
    "round_end_time": NOW - 2000,
    "final_score": 19,
    "final_kills": 9,
    "final_deaths": 4,
    "play_time_minutes": 9.5,
    "team_label": "Allies",
    "game_id": "game 0",
    "is_bot": 1,
    "game": "bfv",
    "average_ping": None,
}
"""Another value for every column that is neither identity nor `created_at`."""

WINNERS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"created_at": NOW - 500, "final_score": 1}, {"created_at": NOW - 501, "final_score": 99}),
    ({"final_score": 21, "round_end_time": NOW - 2500}, {"final_score": 20}),
    ({"round_end_time": NOW - 2300, "final_kills": 0}, {"final_kills": 99}),
    ({"final_kills": 11, "server_guid": "a"}, {"final_kills": 10, "server_guid": "b"}),
    ({"server_guid": "b", "map_name": "a"}, {"server_guid": "a", "map_name": "b"}),
    ({"map_name": "b", "final_deaths": 1}, {"map_name": "a", "final_deaths": 2}),
    ({"final_deaths": 2, "play_time_minutes": 1.0}, {"final_deaths": 1, "play_time_minutes": 2.0}),
    ({"play_time_minutes": 2.0, "team_label": "a"}, {"play_time_minutes": 1.0, "team_label": "b"}),
    ({"team_label": "b", "game_id": "a"}, {"team_label": "a", "game_id": "b"}),
    ({"game_id": "b", "is_bot": 0}, {"game_id": "a", "is_bot": 1}),
    ({"is_bot": 1, "game": "a"}, {"is_bot": 0, "game": "b"}),
    ({"game": "b", "average_ping": 1.0}, {"game": "a", "average_ping": 2.0}),
    ({"average_ping": 2.0}, {"average_ping": 1.0}),
    ({"average_ping": -1.0}, {"average_ping": None}),
]


def test_rounds_land_as_they_are(site: Site, landing: Landing) -> None:
    rows = [
        played("Al", is_bot=1),
        played("Zoë 🎮", average_ping=None, final_score=-3, map_name="", team_label="", game_id=""),
    ]
    site.add(rows)
    assert astuple(landing.sync(site)) == (2, 2, 0, 0, 0)
    assert landing.rounds() == [landed(row) for row in rows]
    assert landing.value("select distinct load_id from landing_player_rounds") == 1


def test_a_round_is_its_player_its_start_and_its_id(site: Site, landing: Landing) -> None:
    rounds = [
        played("Al"),
        played("Al", round_id="round 2"),
        played("Al", round_start_time=NOW - 2999),
        played("Al "),
        played("al"),
    ]
    site.add([*rounds, played("Al", server_guid="another server", map_name="another map")])
    assert astuple(landing.sync(site)) == (6, 5, 0, 1, 0)
    assert {row[:3] for row in landing.rounds()} == {landed(row)[:3] for row in rounds}


@pytest.mark.parametrize("winner_at", [0, 1], ids=["winner first", "winner last"])
def test_the_greatest_of_several_copies_wins(site: Site, landing: Landing, winner_at: int) -> None:
    rows = []
    winners = []
    for number, (greater, smaller) in enumerate(WINNERS):
        winner, loser = (
            played(f"player {number:02}")._replace(**change) for change in (greater, smaller)
        )
        winners.append(winner)
        rows.append((winner, loser) if winner_at == 0 else (loser, winner))
    for copies in zip(*rows, strict=True):
        site.add(copies)
    assert astuple(landing.sync(site)) == (2 * len(rows), len(rows), 0, len(rows), 0)
    assert landing.rounds() == [landed(winner) for winner in winners]


def test_an_older_copy_that_arrives_later_is_superseded(site: Site, landing: Landing) -> None:
    newer = played(final_score=1)
    site.add([newer])
    landing.sync(site)
    site.add([played(final_score=99, created_at=NOW - 601)])
    assert astuple(landing.sync(site)) == (2, 0, 1, 1, 0)
    assert landing.rounds() == [landed(newer)]


def test_an_older_copy_that_arrives_alone_is_superseded(
    http_site: ClickHouseSite, landing: Landing
) -> None:
    newer = played()
    http_site.add([newer])
    landing.sync(http_site)
    http_site.client.command("truncate table player_rounds")
    http_site.add([played(created_at=NOW - 601), played("Bo", created_at=NOW - 500)])
    assert astuple(landing.sync(http_site)) == (2, 1, 0, 1, 0)
    assert landing.rounds() == [landed(newer), landed(played("Bo", created_at=NOW - 500))]


def test_a_newer_copy_replaces_even_with_a_smaller_score(site: Site, landing: Landing) -> None:
    site.add([played(final_score=99)])
    landing.sync(site)
    newer = played(final_score=1, created_at=NOW - 599)
    site.add([newer])
    assert astuple(landing.sync(site)) == (2, 1, 0, 1, 0)
    assert landing.rounds() == [landed(newer)]


def test_a_greater_copy_of_the_same_second_replaces(site: Site, landing: Landing) -> None:
    site.add([played(final_score=20)])
    landing.sync(site)
    longer = played(final_score=21)
    site.add([longer])
    assert astuple(landing.sync(site)) == (2, 1, 0, 1, 0)
    assert astuple(landing.sync(site)) == (2, 0, 1, 1, 0)
    assert landing.rounds() == [landed(longer)]


def test_a_repeat_moves_its_creation_and_nothing_else(site: Site, landing: Landing) -> None:
    site.add([played("Al"), played("Bo")])
    landing.sync(site)
    repeat = played("Al", created_at=NOW - 10)
    site.add([repeat])
    assert astuple(landing.sync(site)) == (3, 0, 2, 1, 0)
    assert landing.rounds() == [landed(repeat), landed(played("Bo"))]
    assert landing.query("select distinct load_id from landing_player_rounds") == [(1,)]
    # The copy that lies between the two is older than the repeat.
    site.add([played("Al", created_at=NOW - 20, final_score=0)])
    assert astuple(landing.sync(site)) == (4, 0, 2, 2, 0)


def test_every_column_is_content(site: Site, landing: Landing) -> None:
    site.add([played(column) for column in [*CONTENT, "unchanged"]])
    landing.sync(site)
    changed = [
        played(column, created_at=NOW - 599)._replace(**{column: value})
        for column, value in CONTENT.items()
    ]
    repeated = played("unchanged", created_at=NOW - 599)
    site.add([*changed, repeated])
    count = len(CONTENT)
    assert astuple(landing.sync(site)) == (2 * count + 2, count, 1, count + 1, 0)
    assert landing.rounds() == sorted(landed(row) for row in [*changed, repeated])
    assert landing.query("select player_name from landing_player_rounds where load_id = 1") == [
        ("unchanged",)
    ]


def test_every_load_accounts_for_its_rows(site: Site, landing: Landing) -> None:
    good = [played(f"player {number}") for number in range(5)]
    site.add([*good, played("Al", round_end_time=NOW - 3001), played("player 1", final_score=0)])
    landing.sync(site)
    site.add(
        [
            played("player 2", created_at=NOW - 100),
            played("player 3", created_at=NOW - 100, final_kills=77),
            played("player 4", created_at=NOW - 900),
            played(""),
            played("new"),
        ]
    )
    landing.sync(site)
    assert landing.loads() == [(7, 5, 0, 1, 1), (12, 2, 4, 4, 2)]


def test_a_correction_to_another_server_or_game_names_the_server_it_left(
    site: Site, landing: Landing
) -> None:
    site.add([played("Al"), played("Bo")])
    landing.sync(site)
    assert landing.query("select * from landing_server_departures") == []
    site.add([played("Al", server_guid="server 2", created_at=NOW - 10)])
    landing.sync(site)
    assert landing.query("select * from landing_server_departures") == [(2, "server 1")]
    site.add([played("Bo", map_name="Kursk", created_at=NOW - 10)])
    landing.sync(site)
    assert landing.query("select * from landing_server_departures") == [(2, "server 1")]
    site.add([played("Bo", game="fh2", created_at=NOW)])
    landing.sync(site)
    assert landing.query("select * from landing_server_departures where load_id > 3") == [
        (4, "server 1")
    ]


def test_a_deleted_round_comes_back_when_it_arrives_again(site: Site, landing: Landing) -> None:
    site.add([played("Al"), played("Bo")])
    landing.sync(site)
    landing.query("update landing_player_rounds set is_deleted = 1 where player_name = 'Al'")
    assert astuple(landing.sync(site)) == (2, 1, 1, 0, 0)
    assert landing.rounds() == [landed(played("Al")), landed(played("Bo"))]
    assert landing.value("select load_id from landing_player_rounds where player_name = 'Al'") == 2


def test_a_ping_that_is_no_number_is_none(site: Site, landing: Landing) -> None:
    site.add(
        [
            played("Al", average_ping=float("nan")),
            played("Bo", average_ping=float("inf")),
            played("Cy", average_ping=float("nan")),
            played("Cy", average_ping=3.0),
        ]
    )
    assert astuple(landing.sync(site)) == (4, 3, 0, 1, 0)
    assert landing.query("select average_ping from landing_player_rounds order by player_name") == [
        (None,),
        (None,),
        (3.0,),
    ]
    assert astuple(landing.sync(site)) == (4, 0, 3, 1, 0)
