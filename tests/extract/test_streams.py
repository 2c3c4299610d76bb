"""A stream that ends early, says too much, or moves while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple

import pytest

from extract.database.connection import open_database
from extract.errors import SourceError
from extract.sources import retries
from extract.sources.protocol import HourBlock, RoundBlock, RoundRange, TimeRange
from tests.extract.fillable_sites import (
    HOUR,
    NOW,
    ClickHouseSite,
    Landing,
    Sample,
    landed,
    played,
)
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.faults import Fault, fault_on

ROUNDS = 3000
PLAYERS = 1000
READ_ROUNDS = "order by landed_player_name nulls first"
READ_HOURS = "order by landed_server_guid"
BROKEN = {
    "no block": Fault(after_blocks=0, rows_per_block=500),
    "between blocks": Fault(after_blocks=3, rows_per_block=500),
    "inside the first block": Fault(after_bytes=900, rows_per_block=500),
    "inside a later block": Fault(after_bytes=100_000, rows_per_block=500),
    "aborted before the first block": Fault(after_blocks=0, ending="abort"),
    "aborted between blocks": Fault(after_blocks=3, rows_per_block=500, ending="abort"),
    "aborted inside a block": Fault(after_bytes=100_000, rows_per_block=500, ending="abort"),
}


@pytest.fixture
def full_site(http_site: ClickHouseSite) -> ClickHouseSite:
    http_site.add(
        played(f"player {number % PLAYERS:04}", round_id=f"round {number}")
        for number in range(ROUNDS)
    )
    return http_site


@pytest.mark.parametrize("broken", BROKEN)
def test_a_first_load_is_read_again(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, broken: str
) -> None:
    server.fault = fault_on(READ_ROUNDS, BROKEN[broken], times=2)
    assert astuple(landing.sync(full_site)) == (ROUNDS, ROUNDS, 0, 0, 0)


@pytest.mark.parametrize("broken", BROKEN)
def test_a_first_load_that_stays_broken_makes_no_file(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, broken: str
) -> None:
    server.fault = fault_on(READ_ROUNDS, BROKEN[broken])
    with pytest.raises(SourceError) as raised:
        landing.sync(full_site)
    assert "\n" not in str(raised.value)
    assert not list(landing.path.parent.glob("bfstats*"))
    assert len([text for text in server.statements if READ_ROUNDS in text]) == retries.ATTEMPTS


def all_but_runs(landing: Landing) -> list[str]:
    """The file as SQL statements, without the record of what ran."""
    with open_database(landing.path) as connection:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "runs"')]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_later_sync_that_stays_broken_changes_nothing(
    http_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, broken: str
) -> None:
    http_site.add([played("Al")])
    landing.sync(http_site)
    before = all_but_runs(landing)
    http_site.add(played(f"player {number:04}", created_at=NOW - 5) for number in range(ROUNDS))
    server.fault = fault_on(READ_ROUNDS, BROKEN[broken])
    with pytest.raises(SourceError):
        landing.sync(http_site)
    assert all_but_runs(landing) == before
    server.fault = fault_on(READ_ROUNDS, BROKEN[broken], times=1)
    assert astuple(landing.sync(http_site)) == (ROUNDS + 1, ROUNDS, 1, 0, 0)


@pytest.mark.parametrize("broken", ["no block", "between blocks", "aborted inside a block"])
def test_population_is_read_again_or_not_landed(
    http_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, broken: str
) -> None:
    http_site.add_samples(
        Sample(NOW - HOUR + number % 3, f"server {number:05}", 5) for number in range(ROUNDS)
    )
    server.fault = fault_on(READ_HOURS, BROKEN[broken])
    with pytest.raises(SourceError):
        landing.sync(http_site, "server_online_counts")
    assert not landing.path.exists()
    server.fault = fault_on(READ_HOURS, BROKEN[broken], times=1)
    counts = landing.sync(http_site, "server_online_counts")
    assert astuple(counts) == (ROUNDS, ROUNDS, 0, 0, 0)


@pytest.mark.parametrize("counting", [r"select count\(\*\), max", r"select count\(\*\)\s+from"])
def test_a_count_that_does_not_arrive_is_asked_again(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, counting: str
) -> None:
    server.fault = fault_on(counting, Fault(after_blocks=0), times=1)
    assert landing.sync(full_site).rows_landed == ROUNDS
    server.fault = fault_on(counting, Fault(after_blocks=0), times=1)
    assert landing.sync(full_site).rows_repeated == ROUNDS


def test_an_error_of_the_server_is_told_once(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    message = "Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)"
    server.fault = fault_on(READ_ROUNDS, Fault(status=500, message=message))
    with pytest.raises(SourceError, match="Memory limit exceeded"):
        landing.sync(full_site)
    assert len([text for text in server.statements if READ_ROUNDS in text]) == 1
    assert not landing.path.exists()


@pytest.mark.parametrize("later", [False, True], ids=["first load", "later sync"])
def test_blocks_that_come_twice_are_refused(
    http_site: ClickHouseSite, landing: Landing, monkeypatch: pytest.MonkeyPatch, later: bool
) -> None:
    http_site.add([played("Al")])
    if later:
        landing.sync(http_site)
    read = http_site.source.read_rounds

    def read_twice(rounds: RoundRange, now_epoch: int) -> Iterator[RoundBlock]:
        yield from read(rounds, now_epoch)
        yield from read(rounds, now_epoch)

    monkeypatch.setattr(http_site.source, "read_rounds", read_twice)
    with pytest.raises(SourceError, match="counts 1 row but sent 2"):
        landing.sync(http_site)
    assert landing.path.exists() == later


def test_samples_that_come_twice_are_refused(
    http_site: ClickHouseSite, landing: Landing, monkeypatch: pytest.MonkeyPatch
) -> None:
    http_site.add_samples([Sample(NOW - HOUR, "server 1", 5)])
    read = http_site.source.read_hours

    def read_too_many(samples: TimeRange, now_epoch: int) -> Iterator[HourBlock]:
        for block in read(samples, now_epoch):
            yield HourBlock([(*row[:-1], row[-1] + 1) for row in block.rows])

    monkeypatch.setattr(http_site.source, "read_hours", read_too_many)
    with pytest.raises(SourceError, match="counts 1 row but sent 2"):
        landing.sync(http_site, "server_online_counts")
    assert not landing.path.exists()


@pytest.mark.parametrize("later", [False, True], ids=["first load", "later sync"])
def test_rows_that_arrive_during_the_read_are_no_error(
    http_site: ClickHouseSite, landing: Landing, monkeypatch: pytest.MonkeyPatch, later: bool
) -> None:
    http_site.add([played("Al")])
    if later:
        landing.sync(http_site)
    read = http_site.source.read_rounds

    def read_while_growing(rounds: RoundRange, now_epoch: int) -> Iterator[RoundBlock]:
        http_site.add([played("Bo")])
        yield from read(rounds, now_epoch)
        http_site.add([played("Cy"), played("Di")])

    monkeypatch.setattr(http_site.source, "read_rounds", read_while_growing)
    assert landing.sync(http_site).rows_read == 2
    monkeypatch.undo()
    assert landing.sync(http_site).rows_landed == 2
    assert [row[0] for row in landing.rounds()] == ["Al", "Bo", "Cy", "Di"]


@pytest.mark.parametrize("later", [False, True], ids=["first load", "later sync"])
@pytest.mark.parametrize("moment", ["before the read", "behind the read"])
def test_copies_that_are_merged_during_the_read_are_no_error(
    http_site: ClickHouseSite,
    server: ClickHouseServer,
    landing: Landing,
    monkeypatch: pytest.MonkeyPatch,
    later: bool,
    moment: str,
) -> None:
    """ClickHouse merges copies whenever it likes, so that it may count fewer rows than before."""
    copies = [played("Al", final_score=score) for score in range(5)]
    http_site.add(copies[:1] if later else copies)
    if later:
        landing.sync(http_site)
        http_site.add(copies[1:])
    read = http_site.source.read_rounds
    merge = "alter table player_rounds delete where final_score < 4 settings mutations_sync = 2"

    def read_while_merging(rounds: RoundRange, now_epoch: int) -> Iterator[RoundBlock]:
        if moment == "before the read":
            http_site.client.command(merge)
        yield from read(rounds, now_epoch)
        http_site.client.command(merge)

    monkeypatch.setattr(http_site.source, "read_rounds", read_while_merging)
    landing.sync(http_site)
    assert landing.rounds() == [landed(copies[4])]
    asked = [text for text in server.statements if READ_ROUNDS in text]
    assert len(asked) == 1 + later
