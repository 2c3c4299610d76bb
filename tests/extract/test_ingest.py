"""Rounds that the site writes itself, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from extract.database.connection import open_database
from extract.jobs import ingest as ingest_job
from extract.jobs.ingest import Ingestion, batches
from tests.extract.fillable_sites import (
    DAY,
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    Site,
    played,
)
from tests.extract.ingested_lines import (
    HOURS,
    THIS_HOUR,
    counts,
    ingest,
    ingest_file,
    line,
)
from tests.support.commands import Bfstats


def test_rounds_land_as_a_sync_lands_them(site: Site, landing: Landing, tmp_path: Path) -> None:
    rows = [
        played("Al"),
        played("Zoë 🎮", average_ping=None),
        played("\\x41", final_score=-3),
        played("Al", created_at=NOW - 500, final_score=30),
        played(""),
        played("Bo", round_end_time=NOW - 4000),
        played("Cy", created_at=NOW + 2 * DAY),
    ]
    site.add(rows)
    landing.sync(site)
    other = Landing(tmp_path / "ingested.db")

    assert counts(other, *map(line, rows)) == landing.loads()[0]

    assert other.rounds() == landing.rounds()
    judged = "select row_identity, reason, created_epoch from landing_rejected_rows order by 1"
    assert other.query(judged) == landing.query(judged)


@pytest.mark.parametrize(
    ("spelled", "epoch"),
    [
        ("2026-01-31 20:15:00", 1769890500),
        ("2026-01-31T20:15:00", 1769890500),
        ("2026-01-31T20:15:00Z", 1769890500),
        ("2026-01-31T20:15:00.1234567+00:00", 1769890500),
        ("2026-01-31T21:15:00+01:00", 1769890500),
        (1769890500, 1769890500),
    ],
)
def test_times_are_read_as_sites_write_them(landing: Landing, spelled: Any, epoch: int) -> None:
    ingest(landing, line(played(), round_start_time=spelled, round_end_time="2026-01-31 21:00:00"))

    assert landing.value("select round_start_epoch from landing_player_rounds") == epoch


def test_a_steady_trickle_lands_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """No second without a line ever comes."""
    monkeypatch.setattr(ingest_job, "LONGEST_BATCH_SECONDS", 0.3)
    is_landed = Event()

    def trickle() -> Iterator[bytes]:
        while not is_landed.wait(0.02):
            yield line(played())

    arrived = batches(trickle())
    assert next(arrived)
    is_landed.set()
    list(arrived)


def test_lines_that_were_taken_survive_a_power_cut(landing: Landing) -> None:
    with open_database(landing.path) as connection:
        Ingestion().land(connection, [(1, line(played()))])
        assert connection.execute("pragma synchronous").fetchone() == (2,)  # full


def test_numbers_may_be_quoted_and_flags_be_booleans(landing: Landing) -> None:
    ingest(
        landing,
        line(
            played(),
            final_kills="12",
            final_deaths=3.0,
            is_bot=True,
            play_time_minutes="2.5",
            game_id=17,
        ),
    )

    assert landing.query(
        "select final_kills, final_deaths, is_bot, play_time_minutes, game_id"
        " from landing_player_rounds"
    ) == [(12, 3, 1, 2.5, "17")]


def test_a_round_without_created_at_was_created_now(landing: Landing) -> None:
    row = played()._asdict()
    del row["created_at"]

    ingest(landing, json.dumps({**row, "unknown": [1]}).encode())

    assert NOW <= landing.value("select created_epoch from landing_player_rounds") < NOW + DAY


def test_names_are_those_of_every_other_source(
    http_site: ClickHouseSite, landing: Landing, tmp_path: Path
) -> None:
    http_site.add([played("Al")])
    http_site.client.command(
        "insert into player_rounds"
        " select * replace(unhex('FF41') as player_name) from player_rounds"
    )
    landing.sync(http_site)
    exported = http_site.client.raw_query(
        "select * from player_rounds",
        fmt="JSONEachRow",
        settings={"date_time_output_format": "iso"},  # else in the zone of the server
    )
    other = Landing(tmp_path / "ingested.db")

    ingest(other, *exported.splitlines())

    assert other.rounds() == landing.rounds()
    assert other.value("select count(*) from landing_player_rounds where player_name = '\\xFF41'")


def test_lines_sent_again_are_repeated_and_change_nothing(landing: Landing) -> None:
    rows = [line(played()), line(Sample(THIS_HOUR, "a", 4)), line(Sample(THIS_HOUR + 30, "a", 2))]
    ingest(landing, *rows)
    before = landing.query(HOURS), landing.rounds()

    again = ingest(landing, *rows).tables

    assert (again["player_rounds"].rows_repeated, again["player_rounds"].rows_landed) == (1, 0)
    assert again["server_online_counts"].rows_repeated == 2
    assert (landing.query(HOURS), landing.rounds()) == before


def test_of_rounds_created_now_the_last_line_wins(landing: Landing) -> None:
    row = {**played("Al")._asdict(), "created_at": None}
    sent = [{**row, "final_score": 20}, {**row, "final_score": 0, "is_bot": 1}]

    assert counts(landing, *(json.dumps(one).encode() for one in sent)) == (2, 1, 0, 1, 0)

    assert landing.query("select final_score, is_bot from landing_player_rounds") == [(0, 1)]


def test_a_round_marked_deleted_comes_back_with_the_source(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    """It was ingested, and reconciled away before the source had it, created a second earlier."""
    ingest(landing, line(played("Al")))
    with open_database(landing.path) as connection:
        connection.execute("update landing_player_rounds set is_deleted = 1")
    parquet_site.add([played("Al", created_at=NOW - 601)])

    landing.sync(parquet_site)

    assert landing.value("select is_deleted from landing_player_rounds") == 0


def test_a_round_on_its_way_to_the_source_has_not_gone_from_it(
    bfstats: Bfstats, parquet_site: ParquetSite
) -> None:
    parquet_site.add(played(f"player {number}") for number in range(60))
    parquet_site.add_samples([Sample(THIS_HOUR, "a", 4)])
    bfstats.sync(parquet_site.source)
    ingest_file(bfstats, lines=[line(played("New"), created_at=None)])

    done = bfstats.extract(parquet_site.source, "reconcile", "--repair", "--json")

    assert (done.returncode, json.loads(done.stdout)["months"]) == (0, [])
