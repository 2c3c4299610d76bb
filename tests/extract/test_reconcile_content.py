"""`reconcile` finds what no sum of a column shows: the checksum of the rows' content does."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from extract.database.connection import open_database
from extract.jobs.reconcile import Difference, Reconciliation
from extract.jobs.sync import sync_tables
from extract.landing.drift import landed_hour_totals, landed_round_totals
from extract.loading.options import SyncOptions
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS
from extract.sources.protocol import LARGEST_EPOCH, RoundRange, RoundTotals, TimeRange
from tests.extract.fillable_sites import (
    DAY,
    HOUR,
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    Site,
    landed,
    played,
)
from tests.extract.ingested_lines import ingest, line
from tests.extract.test_names import NAMES, PLAIN, TEXT_COLUMNS, export, named
from tests.oracle.history import SourceRow
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats

START = NOW - 100 * DAY
CHANGES: list[dict[str, Any]] = [
    {"map_name": "Tobruk"},
    {"server_guid": "server 2"},
    {"team_label": "Allied"},
    {"game_id": ""},
    {"game": "fh2"},
    {"round_end_time": START + 601},
    {"server_guid": "server 1B", "map_name": "erlin"},
]
NO_CHANGES: list[dict[str, Any]] = [
    {"created_at": START + 700},
    {"average_ping": 41.0},
    {"average_ping": None},
]
MINUTES = (0.0, 0.1 + 0.2, 1 / 120_000, 3 / 120_000, 12.3456789, 1e-300, 5e5 / 3, 0.285, 59.99999)


def old(player_name: str, **changes: Any) -> SourceRow:
    """A round that is far behind the cursor, once there is another of today."""
    times = {"round_start_time": START, "round_end_time": START + 600, "created_at": START + 660}
    return played(player_name, **{**times, **changes})


def replace(site: Site, *rows: SourceRow) -> None:
    """The site has these rounds and one of today, as if it had never had others."""
    site.clear()
    site.add([*rows, played("Today")])


def repaired(landing: Landing, site: Site, table: str = PLAYER_ROUNDS) -> list[Difference]:
    """The differences that are found, and repaired."""
    found = []
    with site.opened() as source, open_database(landing.path) as connection:
        sync_tables(connection, source, [table], SyncOptions())
        reconciliation = Reconciliation(connection, source)
        for difference in reconciliation.differences(table):
            reconciliation.repair(difference, is_forced=False)
            found.append(difference)
    return found


def totals(landing: Landing, site: Site) -> tuple[RoundTotals, RoundTotals]:
    """Those of the source and of landing, of sites whose rounds are all of one month."""
    with site.opened() as source, open_database(landing.path) as connection:
        (of_landing,) = landed_round_totals(connection).values()
        return source.round_totals(RoundRange(LARGEST_EPOCH), source.now_epoch()), of_landing


def assert_only_content_differs(difference: Difference, rows_to_land: int) -> None:
    assert (difference.drift.rows_to_land, difference.drift.rows_gone) == (rows_to_land, 0)
    source, of_landing = vars(difference.source), vars(difference.landing)
    assert [name for name in source if source[name] != of_landing[name]] == ["content"]


@pytest.mark.parametrize("changes", CHANGES, ids="-".join)
def test_a_change_that_no_sum_shows_is_found_and_repaired(
    site: Site, landing: Landing, changes: dict[str, Any]
) -> None:
    replace(site, old("Al"), old("Bo"))
    assert repaired(landing, site) == []
    changed = old("Al", **changes)
    replace(site, changed, old("Bo"))
    (difference,) = repaired(landing, site)
    assert_only_content_differs(difference, rows_to_land=1)
    assert landing.rounds()[0] == landed(changed)
    assert repaired(landing, site) == []


def test_values_that_two_rows_swapped_are_found_and_repaired(site: Site, landing: Landing) -> None:
    replace(site, old("Al", final_kills=3), old("Bo", final_kills=8), old("Cy"))
    assert repaired(landing, site) == []
    replace(site, old("Al", final_kills=8), old("Bo", final_kills=3), old("Cy"))
    (difference,) = repaired(landing, site)
    assert_only_content_differs(difference, rows_to_land=2)
    assert [(row[0], row[7]) for row in landing.rounds()][:2] == [("Al", 8), ("Bo", 3)]
    assert repaired(landing, site) == []


def test_an_older_copy_that_was_left_by_a_newer_one_of_this_hour_is_found_and_repaired(
    site: Site, landing: Landing
) -> None:
    """Every sync reads it again, and lands it never: landing has the newer one."""
    older = played("Al", created_at=NOW - 600)
    site.add([older, played("Al", created_at=NOW - 300, map_name="Tobruk"), played("Today")])
    assert repaired(landing, site) == []
    replace(site, older)
    (difference,) = repaired(landing, site)
    assert_only_content_differs(difference, rows_to_land=1)
    assert landing.rounds()[0] == landed(older)
    assert repaired(landing, site) == []


def test_a_correction_on_its_way_to_the_source_is_no_difference_and_stays(
    site: Site, landing: Landing
) -> None:
    """The site wrote it to `ingest`, too, which was faster; another row of its month differs."""
    replace(site, old("Al"), old("Bo"))
    assert repaired(landing, site) == []
    corrected = old("Al", created_at=NOW - 5, final_score=77)
    ingest(landing, line(corrected))
    replace(site, old("Al"), old("Bo", final_score=3))
    (difference,) = repaired(landing, site)
    assert difference.drift.rows_to_land == 1
    scores = "select player_name, final_score from landing_player_rounds where player_name < 'C'"
    assert landing.query(scores) == [("Al", 77), ("Bo", 3)]
    assert not landing.query("select 1 from landing_loads where rows_read < rows_superseded")


@pytest.mark.parametrize("changes", NO_CHANGES)
def test_what_is_no_content_is_no_difference(
    site: Site, landing: Landing, changes: dict[str, Any]
) -> None:
    site.add([old("Al")])
    landing.sync(site)
    site.clear()
    site.add([old("Al", **changes)])
    of_source, of_landing = totals(landing, site)
    assert of_source == of_landing


def test_the_winning_copy_counts_as_a_whole(site: Site, landing: Landing) -> None:
    """Whichever column decides, and where copies that win differ in nothing that is compared."""
    site.add(
        [
            old("Al", map_name="Berlin", final_deaths=9),
            old("Al", map_name="Tobruk", final_deaths=1, is_bot=1),
            old("Bo", game="a", team_label="b"),
            old("Bo", game="b", team_label="a"),
            old("Cy", average_ping=None),
            old("Cy", average_ping=7.5),
            old("Cy", created_at=START + 661, final_score=1, map_name="Tobruk"),
            old("Cy", created_at=START + 661, final_score=1, map_name="Tobruk", average_ping=None),
        ]
    )
    landing.sync(site)
    of_source, of_landing = totals(landing, site)
    assert of_source == of_landing
    assert of_source.rows == 3


def test_odd_names_and_minutes_have_the_same_checksum_everywhere(
    site: Site, landing: Landing
) -> None:
    site.add(played(**dict.fromkeys(TEXT_COLUMNS, name)) for name in PLAIN)
    site.add(old(f"player {minutes}", play_time_minutes=minutes) for minutes in MINUTES)
    landing.sync(site)
    with site.opened() as source, open_database(landing.path) as connection:
        of_landing = landed_round_totals(connection)
        everything = source.round_totals(RoundRange(LARGEST_EPOCH), source.now_epoch())
    assert everything.content == sum(month.content for month in of_landing.values())


def test_bytes_that_are_no_text_have_the_same_checksum_everywhere(
    http_site: ClickHouseSite, parquet_site: ParquetSite, landing: Landing
) -> None:
    http_site.add(named(NAMES))
    export(http_site, parquet_site.directory / "player_rounds.parquet", 0, "DateTime")
    landing.sync(http_site)
    (of_clickhouse, of_landing), (of_parquet, _) = (
        totals(landing, site) for site in (http_site, parquet_site)
    )
    assert of_clickhouse == of_parquet == of_landing
    assert of_landing.rows == len(NAMES)


def add_hour(site: Site, *players: int) -> None:
    """Samples of one hour, two of each server, and one of today."""
    hour = START - START % HOUR
    site.add_samples(
        Sample(hour + 30 * number, f"server {number // 2}\n🎮", count)
        for number, count in enumerate(players)
    )
    site.add_samples([Sample(NOW - 60, "server 1")])


@pytest.mark.parametrize(
    ("players", "rows_to_land"), [((9, 4, 5, 6), 1), ((5, 6, 4, 9), 3)], ids=["order", "servers"]
)
def test_samples_that_were_swapped_are_found_and_repaired(
    site: Site, landing: Landing, players: tuple[int, ...], rows_to_land: int
) -> None:
    """The hours that differ, and the name whose newest sample does."""
    add_hour(site, 4, 9, 5, 6)
    assert repaired(landing, site, SERVER_ONLINE_COUNTS) == []
    site.clear()
    add_hour(site, *players)
    (difference,) = repaired(landing, site, SERVER_ONLINE_COUNTS)
    assert_only_content_differs(difference, rows_to_land)
    assert repaired(landing, site, SERVER_ONLINE_COUNTS) == []


def test_hours_have_the_same_checksum_everywhere(site: Site, landing: Landing) -> None:
    add_hour(site, 4, 9, 5, 6)
    assert repaired(landing, site, SERVER_ONLINE_COUNTS) == []
    with site.opened() as source, open_database(landing.path) as connection:
        (of_landing,) = landed_hour_totals(connection, 0, START + HOUR).values()
        of_source = source.hour_totals(TimeRange(None, START + HOUR), source.now_epoch())
    assert of_source == of_landing
    assert (of_source.rows, of_source.samples) == (2, 4)


def test_a_person_is_told_that_the_content_differs(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    address = server.address.source_url("site")
    replace(http_site, old("Al"), old("Bo"))
    bfstats.sync(address)
    replace(http_site, old("Al", map_name="Tobruk"), old("Bo"))
    for options, status, state in (([], 1, []), (["--repair"], 0, ["repaired"])):
        done = bfstats.extract(address, "reconcile", *options)
        assert (done.returncode, done.stderr) == (status, "")
        _, *lines = (line.split() for line in done.stdout.splitlines())
        month = time.strftime("%Y-%m", time.gmtime(START))
        assert lines == [[PLAYER_ROUNDS, month, "content", "differs", "1", "0", *state]]
    done = bfstats.extract(address, "reconcile")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_script_reads_both_checksums(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    address = server.address.source_url("site")
    replace(http_site, old("Al"))
    bfstats.sync(address)
    replace(http_site, old("Al", final_kills=11))
    done = bfstats.extract(address, "reconcile", "--json")
    (month,) = json.loads(done.stdout)["months"]
    assert month["source"]["content"] != month["landing"]["content"]
    # A person reads of the kills alone.
    lines = bfstats.extract(address, "reconcile").stdout.splitlines()
    assert [line.split()[2:5] for line in lines[1:]] == [["kills", "11", "10"]]
