"""What servers are called lands with their samples, in whatever order they come."""

from __future__ import annotations

import random
from typing import Any

import pytest

from extract.database.connection import open_database
from extract.errors import SourceError
from extract.jobs.ingest import Ingestion, batches
from extract.jobs.reconcile import Reconciliation
from tests.extract.fillable_sites import DAY, HOUR, NOW, ClickHouseSite, Landing, Sample, Site
from tests.extract.ingested_lines import line
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.faults import Fault, fault_on

TABLE = "server_online_counts"
START = NOW - NOW % DAY - 2 * DAY

NAMES = """
select
    server_guid, server_name,
    min(first_sample_epoch) - :start, max(last_sample_epoch) - :start
from landing_server_names
group by server_guid, server_name
order by server_guid, server_name
"""
NEWEST = """
select last_players, last_game, last_map_name from landing_server_names
order by last_sample_epoch desc, last_players desc, last_game desc, server_name desc limit 1
"""


def sample(second: int, name: str, **columns: Any) -> Sample:
    return Sample(START + second, "server 1", server_name=name, **columns)


SAMPLES = [
    sample(0, "A"),
    sample(30, "B"),
    sample(60, "A"),
    sample(90, ""),
    sample(120, "\\x41"),
    sample(120, "\\x41", game="fh2", players_online=4, map_name="wake"),
    sample(120, "Straße\n", game="fh2", players_online=3),
    # Copies of one sample.
    sample(150, "C", players_online=1, map_name=""),
    sample(150, "D", players_online=9),
    Sample(START, "server 2", server_name=""),
]
EXPECTED = [
    ("server 1", "", 90, 90),
    ("server 1", "A", 0, 60),
    ("server 1", "B", 30, 30),
    ("server 1", "C", 150, 150),
    ("server 1", "D", 150, 150),
    ("server 1", "Straße\n", 120, 120),
    ("server 1", "\\x5C783431", 120, 120),
    ("server 2", "", 0, 0),
]


def names(landing: Landing) -> list[tuple[Any, ...]]:
    with open_database(landing.path) as connection:
        return connection.execute(NAMES, {"start": START}).fetchall()


def test_each_name_lands_with_its_first_and_last_sample(site: Site, landing: Landing) -> None:
    site.add_samples(SAMPLES)
    landing.sync(site, TABLE)
    assert names(landing) == sorted(EXPECTED)
    assert landing.query(NEWEST) == [(9, "bf1942", "Berlin")]


def test_samples_in_any_order_come_to_the_same(site: Site, landing: Landing) -> None:
    shuffled = random.Random(5).sample(SAMPLES, len(SAMPLES))
    for arrived in (shuffled[:4], shuffled[2:7], shuffled[7:]):
        site.add_samples(arrived)
        landing.sync(site, TABLE)
    assert names(landing) == sorted(EXPECTED)
    assert landing.query(NEWEST) == [(9, "bf1942", "Berlin")]


def test_ingested_samples_have_names_too(landing: Landing) -> None:
    for arrived in (SAMPLES[5:], SAMPLES[:6]):
        with open_database(landing.path) as connection:
            for batch in batches(map(line, arrived)):
                Ingestion().land(connection, batch)
    assert names(landing) == sorted(EXPECTED)


def test_names_of_bytes_that_are_no_text_stay_apart(
    chdb_site: ClickHouseSite, landing: Landing
) -> None:
    for name in (b"\xffA", b"A\0", b"ff41"):
        chdb_site.add_samples([sample(0, name)])  # type: ignore[arg-type]
    landing.sync(chdb_site, TABLE)
    assert [name for _, name, *_ in names(landing)] == ["\\x4100", "\\xFF41", "ff41"]


def test_the_last_of_a_names_samples_is_the_greatest_of_its_newest_second(
    site: Site, landing: Landing
) -> None:
    chosen = random.Random(7)
    choices: tuple[tuple[Any, ...], ...] = (
        *((30, 31), (2, 10, 255, 256)),
        *(("", "bf1942", "bf1942 demo"), ("a", "ab", "é", "z")),
    )
    found = {name: [tuple(map(chosen.choice, choices)) for _ in range(6)] for name in "ABCDEFGH"}
    for name, samples in found.items():
        site.add_samples(
            sample(second, name, players_online=players, game=game, map_name=map_name)
            for second, players, game, map_name in samples
        )
    landing.sync(site, TABLE)
    last = "server_name, last_sample_epoch - :start, last_players, last_game, last_map_name"
    with open_database(landing.path) as connection:
        query = f"select {last} from landing_server_names order by server_name"
        landed = connection.execute(query, {"start": START}).fetchall()
    assert landed == [(name, *max(samples)) for name, samples in found.items()]


def test_months_have_names_of_their_own(site: Site, landing: Landing) -> None:
    site.add_samples(Sample(NOW - days * DAY, "server 1", days) for days in (70, 35, 0))
    landing.sync(site, TABLE)
    found = landing.query("select last_players from landing_server_names order by month")
    assert found == [(70,), (35,), (0,)]


def test_a_name_of_which_no_hour_tells_is_found_and_repaired(
    http_site: ClickHouseSite, landing: Landing
) -> None:
    http_site.add_samples([*SAMPLES, Sample(NOW, "server 1")])
    landing.sync(http_site, TABLE)
    http_site.add_samples([sample(30, "E")])
    landing.sync(http_site, TABLE)
    assert ("server 1", "E", 30, 30) not in names(landing)
    with open_database(landing.path) as connection:
        reconciliation = Reconciliation(connection, http_site.source)
        for difference in reconciliation.differences(TABLE):
            assert difference.drift.rows_to_land == 1
            reconciliation.repair(difference, is_forced=False)
        assert not list(Reconciliation(connection, http_site.source).differences(TABLE))
    assert ("server 1", "E", 30, 30) in names(landing)


@pytest.mark.parametrize("blocks", [0, 1])
def test_of_an_answer_that_breaks_off_nothing_lands(
    blocks: int, http_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    http_site.add_samples(SAMPLES)
    broken = Fault(after_blocks=blocks, rows_per_block=2)
    server.fault = fault_on(r"over \(\)", broken)
    with pytest.raises(SourceError, match="broke off in the middle of an answer"):
        landing.sync(http_site, TABLE)
    assert names(landing) == landing.query("select * from landing_server_hours") == []


def test_a_file_of_an_older_version_reads_the_names_of_its_past_once(
    site: Site, landing: Landing
) -> None:
    site.add_samples([*SAMPLES, Sample(NOW, "server 1", server_name="new")])
    landing.sync(site, TABLE)
    expected = names(landing)
    with open_database(landing.path) as connection:
        connection.execute("delete from landing_server_names")
        connection.execute("insert into landing_unread_names values (?)", (START + HOUR,))
    landing.sync(site, TABLE)
    assert names(landing) == expected
    with open_database(landing.path) as connection:
        connection.execute("delete from landing_server_names")
    landing.sync(site, TABLE)
    assert [name for _, name, *_ in names(landing)] == ["new"]
