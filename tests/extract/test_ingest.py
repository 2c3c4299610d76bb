"""`python -m extract ingest`: rows that the site writes itself, line by line."""

from __future__ import annotations

import gzip
import json
import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.database.connection import open_database
from extract.jobs.ingest import Ingestion, batches
from extract.machine.lock import exclusive
from extract.sources.json_lines import BYTE_ORDER_MARK
from extract.sources.line_objects import LONGEST_LINE_BYTES
from tests.extract.sites import (
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
from tests.oracle.history import SourceRow
from tests.support.commands import Bfstats
from tests.support.site import PROJECT_ROOT
from tests.support.waiting import PATIENCE_SECONDS, wait_until

THIS_HOUR = NOW - NOW % HOUR - 2 * HOUR
HOURS = "select * from landing_server_hours"
OF_HOURS = (
    "select players_sum, sample_count, peak_players, last_sample_epoch, last_players"
    " from landing_server_hours"
)
REJECTED = "select source_table, reason from landing_rejected_rows order by 1, 2"


def line(row: SourceRow | Sample, **changes: Any) -> bytes:
    """The row as a line of JSON, its times in epoch seconds, with changes to its keys."""
    return json.dumps({**row._asdict(), **changes}).encode()


NO_NAME = 'no key "player_name"'


def without(column: str, **others: Any) -> bytes:
    """A row that lacks a key, as a line, with others."""
    row = {name: value for name, value in played("Cy")._asdict().items() if name != column}
    return json.dumps({**row, **others}).encode()


def ingest(landing: Landing, *lines: bytes) -> Ingestion:
    ingestion = Ingestion()
    with open_database(landing.path) as connection:
        for batch in batches(lines):
            ingestion.land(connection, batch)
    return ingestion


def counts(landing: Landing, *lines: bytes, table: str = "player_rounds") -> tuple[int, ...]:
    """Rows read, landed, repeated, superseded and rejected."""
    found = ingest(landing, *lines).tables[table]
    return (
        *(found.rows_read, found.rows_landed, found.rows_repeated),
        *(found.rows_superseded, found.rows_rejected),
    )


def sample_counts(landing: Landing, *samples: Sample) -> tuple[int, ...]:
    return counts(landing, *map(line, samples), table="server_online_counts")


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


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (b"{", "is not JSON: Expecting property name enclosed in double quotes"),
        (b"[1]", "is not a JSON object"),
        (b"\xff", "is not JSON: Expecting value"),
        (b"[" * 100_000, "is not JSON: maximum recursion depth"),
        (b'{"a": 1}', "is a row of neither player_rounds nor server_online_counts"),
        (b'{"round_id": "a", "timestamp": 1}', "is a row of both player_rounds and"),
        (line(played("Cy", final_kills=-1)), "final_kills is negative"),
        (line(played("Cy"), final_kills="many"), 'final_kills is no whole number: "many"'),
        (line(played("Cy"), final_kills=2.5), "final_kills is no whole number: 2.5"),
        (line(played("Cy"), final_kills=2**32), "final_kills is beyond 4,294,967,295"),
        (line(played("Cy"), final_score=-(2**40)), "final_score is below -2,147,483,648"),
        (line(played("Cy"), is_bot=300), "is_bot is beyond 255"),
        (line(Sample(THIS_HOUR, "a"), players_online=2**63 - 1), "players_online is beyond 65,535"),
        (line(played("Cy"), final_kills="1_000"), 'final_kills is no whole number: "1_000"'),
        (line(played("Cy"), round_start_time="1769120100123"), "round_start_time is no time"),
        (line(played("Cy"), final_kills=2**200), "final_kills is no whole number: 160693804425899"),
        (line(played("Cy"), final_kills=None), "final_kills is missing"),
        (
            line(played("Cy"), play_time_minutes=float("nan")),
            "play_time_minutes is not a finite number",
        ),
        (line(played(), player_name=["Al"]), 'player_name is no text: ["Al"]'),
        (line(played("Cy"), round_start_time="noon"), 'round_start_time is no time: "noon"'),
        (line(played("Cy"), round_start_time=10**30), "round_start_time is over a day ahead"),
        (
            line(played("Cy"), round_start_time=1769890500000),
            "round_start_time looks like milliseconds, write whole epoch seconds: 1769890500000",
        ),
        (line(played("Cy"), created_at=1769890500000000), "created_at looks like microseconds"),
        (line(Sample(1769890500 * 10**9, "a")), "timestamp looks like nanoseconds"),
        (line(played("Cy"), round_start_time=1769890500.5), "round_start_time is no time: 17698"),
        (line(played("Cy"), round_start_time="20260131201500"), "round_start_time is no time"),
        (line(played("Cy"), round_start_time=20260131201500), "round_start_time is over a day"),
        (line(played("Cy"), round_start_time="31 Jan 2026 20:15"), "round_start_time is no time"),
        (line(played("Cy"), round_start_time="2026-01-31"), "round_start_time is no time"),
        (line(played("Cy"), round_start_time="2026-01-31T20"), "round_start_time is no time"),
        (line(played("Cy"), final_kills=True), "final_kills is no whole number: true"),
        (line(played("Cy"), average_ping=False), "average_ping is no number: false"),
        (line(played("Cy", game_id=1e3)), "game_id is no text: 1000.0"),
        (line(played("Cy"), final_kills=float("inf")), "final_kills is no whole number: Infinity"),
        (b'{"round_id": "a", "round_id": "b"}', 'has the key "round_id" twice'),
        (without("player_name", playerName="Cy"), NO_NAME + ' (did you mean it by "playerName"?)'),
        (without("player_name", player="Cy"), NO_NAME + ' (did you mean it by "player"?)'),
        (without("player_name"), NO_NAME),
        (without("final_kills", kills=3), 'no key "final_kills"'),
        (without("map_name", mapName="Kursk"), 'no key "map_name" (did you mean it by "mapName"?)'),
        (without("created_at", createdAt=NOW), 'no key "created_at" (did you mean it by "created'),
        (
            b'{"roundId": "a", "playerName": "b"}',
            "is a row of neither player_rounds nor server_online_counts "
            '(did you mean "round_id" by "roundId" and "player_name" by "playerName"?)',
        ),
        (line(Sample(THIS_HOUR, "")), "server_guid is empty"),
        (
            line(Sample(THIS_HOUR, "a"), players_online="x"),
            'players_online is no whole number: "x"',
        ),
    ],
)
def test_a_wrong_line_is_kept_with_its_reason_and_the_rest_lands(
    landing: Landing, wrong: bytes, reason: str
) -> None:
    found = ingest(landing, line(played("Al")), b"", wrong, line(played("Bo")))

    assert (found.lines_read, found.lines_rejected) == (3, 1)
    (rejected,) = found.rejected
    assert (rejected.line, rejected.reason[: len(reason)]) == (3, reason)
    assert [row[0] for row in landing.rounds()] == ["Al", "Bo"]
    ((_, kept),) = landing.query(REJECTED)
    assert kept == rejected.reason


def test_a_rejected_row_leaves_when_a_good_one_arrives(landing: Landing) -> None:
    wrong = [line(played(final_kills=-1)), line(Sample(THIS_HOUR, "a"), players_online=-1), b"{"]
    ingest(landing, *wrong)
    assert len(landing.query(REJECTED)) == 3

    ingest(landing, line(played()), line(Sample(THIS_HOUR, "a")))

    ((table, _),) = landing.query(REJECTED)
    assert table == "ingest"


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


def test_bad_and_good_copies_of_a_sample_in_one_batch(landing: Landing) -> None:
    ingest(landing, line(Sample(THIS_HOUR, "a"), players_online=-1), line(Sample(THIS_HOUR, "a")))
    assert landing.query(REJECTED) == []


def test_a_file_of_wrong_lines_alone_is_kept(bfstats: Bfstats) -> None:
    assert run(bfstats, lines=[b"{}"]).returncode == 0
    assert bfstats.rows("select source_table, source_row from landing_rejected_rows") == [
        ("ingest", '"{}"')
    ]


def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(bfstats: Bfstats) -> None:
    rows = [BYTE_ORDER_MARK + line(played("Al")) + b"\r", line(played("Bo")) + b"\r"]
    assert run(bfstats, lines=rows).stdout.splitlines()[-1] == "2 lines read, 0 rejected"


def test_rejections_are_told_in_the_order_of_lines(landing: Landing) -> None:
    wrong = [line(played(final_kills=-1)), b"{", line(Sample(THIS_HOUR, "")), b"["]
    assert [rejected.line for rejected in ingest(landing, *wrong).rejected] == [1, 2, 3, 4]


def test_it_follows_what_grows_and_holds_no_lock_meanwhile(bfstats: Bfstats) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "extract", "ingest"],
        cwd=PROJECT_ROOT,
        env={**os.environ, "BFSTATS_DB": str(bfstats.database)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(line(played("Al")) + b"\n")
        process.stdin.flush()
        wait_until(lambda: bfstats.database.exists() and landed_names(bfstats))
        with exclusive(bfstats.database, PATIENCE_SECONDS):
            pass
        said, _ = process.communicate(line(played("Bo")) + b"\n")
    assert said.splitlines()[-1] == b"2 lines read, 0 rejected"
    assert landed_names(bfstats) == ["Al", "Bo"]


def landed_names(bfstats: Bfstats) -> list[str]:
    try:
        return [name for (name,) in bfstats.rows("select player_name from landing_player_rounds")]
    except sqlite3.OperationalError:  # it is being made
        return []


def test_input_that_cannot_be_read_is_one_line(bfstats: Bfstats) -> None:
    missing = bfstats.extract("", "ingest", str(bfstats.folder / "missing"))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == (
        f"bfstats: cannot read {bfstats.folder}/missing: No such file or directory\n"
    )
    closed = subprocess.run(
        ["/bin/sh", "-c", f"{shlex.quote(sys.executable)} -m extract ingest <&-"],
        cwd=PROJECT_ROOT,
        env={**os.environ, "BFSTATS_DB": str(bfstats.database)},
        capture_output=True,
        check=False,
    )
    assert (closed.returncode, closed.stderr.count(b"\n")) == (2, 1)


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
    run(bfstats, lines=[line(played("New"), created_at=None)])

    done = bfstats.extract(parquet_site.source, "reconcile", "--repair", "--json")

    assert (done.returncode, json.loads(done.stdout)["months"]) == (0, [])


def test_samples_add_up_in_any_order_and_the_one_with_most_players_counts(
    landing: Landing,
) -> None:
    hour = THIS_HOUR
    assert sample_counts(landing, Sample(hour + 90, "a", 5), Sample(hour + 30, "a", 3)) == (
        *(2, 2, 0, 0, 0),
    )
    assert sample_counts(
        landing,
        Sample(hour + 60, "a", 9),
        Sample(hour + 30, "a", 4),
        Sample(hour + 30, "a", 2),
        Sample(hour + 90, "a", 1),
        Sample(hour + 90, "b", 1),
    ) == (5, 3, 0, 2, 0)

    assert landing.query(f"{OF_HOURS} order by server_guid") == [
        (4 + 9 + 5, 3, 9, hour + 90, 5),
        (1, 1, 1, hour + 90, 1),
    ]


def test_an_hour_that_the_source_has_begun_goes_on(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    """What the source has of an hour is all of it up to its last sample: see server_samples.py."""
    hour = THIS_HOUR
    parquet_site.add_samples(Sample(hour + 30 * number, "a", 4) for number in range(10))
    landing.sync(parquet_site, "server_online_counts")

    sent = [Sample(hour + 30 * number, "a", 4) for number in range(5, 15)]
    assert sample_counts(landing, *sent) == (10, 5, 5, 0, 0)
    whole = [(60, 15, 4, hour + 30 * 14, 4)]
    assert landing.query(OF_HOURS) == whole

    landing.sync(parquet_site, "server_online_counts", since_epoch=0)
    assert landing.query(OF_HOURS) == whole
    parquet_site.add_samples(Sample(hour + 30 * number, "a", 4) for number in range(10, 12))
    landing.sync(parquet_site, "server_online_counts", since_epoch=0)
    assert landing.query(OF_HOURS) == whole
    assert sample_counts(landing, *sent) == (10, 0, 10, 0, 0)
    assert landing.query(OF_HOURS) == whole


def test_samples_between_those_of_the_source_and_ingested_ones_are_not_lost(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    hour = THIS_HOUR
    samples = [Sample(hour + 30 * number, "a", number) for number in range(16)]
    parquet_site.add_samples(samples[:10])
    landing.sync(parquet_site, "server_online_counts")
    assert sample_counts(landing, samples[14]) == (1, 1, 0, 0, 0)
    parquet_site.add_samples(samples[10:12])
    landing.sync(parquet_site, "server_online_counts", since_epoch=0)
    assert landing.query(OF_HOURS) == [(sum(range(12)) + 14, 13, 14, hour + 30 * 14, 14)]

    assert sample_counts(landing, *samples[8:16]) == (8, 3, 5, 0, 0)

    assert landing.query(OF_HOURS) == [(sum(range(16)), 16, 15, hour + 30 * 15, 15)]


def test_samples_are_told_apart_for_a_day(landing: Landing) -> None:
    hour = THIS_HOUR
    sample_counts(landing, Sample(hour, "a", 4), Sample(hour + 60, "a", 4))
    with open_database(landing.path) as connection:
        connection.execute("update landing_loads set finished_at = datetime('now', '-2 days')")

    sample_counts(landing, Sample(hour, "b", 1))

    assert landing.query("select server_guid from landing_server_samples") == [("b",)]
    assert sample_counts(
        landing, Sample(hour, "a", 4), Sample(hour + 60, "a", 4), Sample(hour + 90, "a", 2)
    ) == (3, 1, 2, 0, 0)
    assert landing.query(f"{OF_HOURS} where server_guid = 'a'") == [(10, 3, 4, hour + 90, 2)]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.lists(
            st.builds(
                Sample,
                st.integers(0, 8).map(lambda number: THIS_HOUR + 1200 * number),
                st.sampled_from(["a", "b"]),
                st.integers(0, 3),
                st.sampled_from(["bf1942", ""]),
            ),
            max_size=6,
        ),
        max_size=5,
    )
)
def test_any_slicing_of_samples_adds_up_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Sample]]
) -> None:
    """However often a sample comes, and in whichever batch, it counts once."""
    folder = tmp_path_factory.mktemp("samples")
    sliced, whole = Landing(folder / "sliced.db"), Landing(folder / "whole.db")
    for batch in batches:
        sample_counts(sliced, *batch)
    sample_counts(whole, *(sample for batch in batches for sample in batch))

    content = "select server_guid, hour_epoch, game, " + OF_HOURS.removeprefix("select ")
    assert sorted(sliced.query(content)) == sorted(whole.query(content))
    site = ParquetSite(folder)
    every = [sample for batch in batches for sample in batch]
    if every:
        site.add_samples(every)
        synced = Landing(folder / "synced.db")
        synced.sync(site, "server_online_counts")
        assert sorted(synced.query(content)) == sorted(whole.query(content))


def run(
    bfstats: Bfstats, *arguments: str, lines: Iterable[bytes] = (), source: str = ""
) -> subprocess.CompletedProcess[str]:
    file = bfstats.folder / "rows.ndjson"
    file.write_bytes(b"\n".join(lines))
    return bfstats.extract(source, "ingest", str(file), *arguments)


def test_the_command_says_how_many_of_each(bfstats: Bfstats) -> None:
    rows = [line(played("Al")), line(Sample(THIS_HOUR, "a")), b"{", line(played(final_kills=-1))]

    done = run(bfstats, lines=rows)

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "player_rounds: 2 rows read, 1 new or changed, 0 repeated, 0 superseded, 1 rejected",
        "server_online_counts: 1 row read, 1 new or changed, 0 repeated, 0 superseded, 0 rejected",
        "4 lines read, 2 rejected",
    ]
    assert done.stderr.splitlines() == [
        "bfstats: line 3: is not JSON: Expecting property name enclosed in double quotes "
        "at column 2",
        "bfstats: line 4: final_kills is negative",
    ]
    answer = json.loads(run(bfstats, "--json", lines=rows).stdout)
    assert answer["tables"]["player_rounds"]["rows_repeated"] == 1
    assert (answer["lines_read"], answer["lines_rejected"]) == (4, 2)
    assert [rejected["line"] for rejected in answer["rejected"]] == [3, 4]


def test_a_line_too_long_to_be_a_row_is_not_held_in_memory(bfstats: Bfstats) -> None:
    endless = b"[" * (2 * LONGEST_LINE_BYTES + 1)
    done = run(bfstats, lines=[line(played()), endless, b"{}"])
    assert done.stderr.splitlines()[0] == (
        "bfstats: line 2: is longer than 1,048,576 bytes: its beginning was kept"
    )
    assert done.stdout.splitlines()[-1] == "3 lines read, 2 rejected"
    ((length,),) = bfstats.rows("select max(length(source_row)) from landing_rejected_rows")
    assert length == LONGEST_LINE_BYTES + 2


def test_it_reads_standard_input_and_needs_no_source(bfstats: Bfstats) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extract", "ingest"],
        cwd=PROJECT_ROOT,
        env={"BFSTATS_DB": str(bfstats.database), "PATH": ""},
        input=line(played()) + b"\n",
        capture_output=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == b"1 line read, 0 rejected"
    assert bfstats.rows("select player_name from landing_player_rounds") == [("Al",)]


def test_where_rows_come_by_ingest_alone_sync_has_nothing_to_do(bfstats: Bfstats) -> None:
    run(bfstats, lines=[line(played())])

    sync = bfstats.extract("ingest", "sync")
    reconcile = bfstats.extract("ingest", "reconcile")

    assert (sync.returncode, sync.stdout, sync.stderr) == (0, "", "")
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("drop table landing_server_samples")
        connection.execute("drop table landing_ingested_hours")
        connection.execute("pragma user_version = 3")
        connection.execute("drop table runs")
    bfstats.extract("ingest", "sync")
    assert bfstats.rows("select * from landing_server_samples") == []
    assert reconcile.returncode == 2
    assert reconcile.stderr.startswith("bfstats: with BFSTATS_SOURCE=ingest there is no source")


def test_beside_the_source_the_same_rounds_are_repeated(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    rows = [played("Al"), played("Bo")]
    ingest(landing, *map(line, rows))
    parquet_site.add(rows)

    assert landing.sync(parquet_site).rows_repeated == 2
    assert landing.rounds() == [landed(row) for row in rows]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[" + line(played()) + b"]", "is a JSON array: `jq -c '.[]'` makes lines of it"),
        (
            json.dumps(played()._asdict(), indent=2).encode(),
            "is JSON over several lines: `jq -c .` makes a line of each object",
        ),
        (
            line(played("Al")) + line(played("Bo")),
            "has several JSON objects on a line: `jq -c .` makes lines of them",
        ),
        (line(played()).decode().encode("utf-16"), "is UTF-16: pipe it through `iconv -f UTF-16"),
        (line(played()).decode().encode("utf-16-le"), "is UTF-16: pipe it through `iconv"),
        (b"round_id,player_name\nr,Al", "is CSV or the like: make a JSON object of each row"),
        (b"round_id\tplayer_name\nr\tAl", "is CSV or the like"),
        (
            b"PAR1\x15\x00",
            "is Parquet: name its folder, BFSTATS_SOURCE=parquet:DIRECTORY, and sync",
        ),
        (b"SQLite format 3\x00\x10\x00", "is a SQLite database"),
        (b"\x28\xb5\x2f\xfd\x04", "is compressed with zstd: pipe it through `zstd -dc`"),
        (b"PK\x03\x04\n", "is a zip archive"),
        (b"\x7fELF\x02\x01\x00\x00\n", "is binary"),
        (b"hello\n", "begins with a line that is not JSON (Expecting value at column 1)"),
        (gzip.compress(b"\n\n[\n", mtime=0), "is a JSON array"),
    ],
)
def test_an_input_that_is_no_lines_of_json_is_told_once_and_nothing_lands(
    bfstats: Bfstats, content: bytes, said: str
) -> None:
    done = run(bfstats, lines=[content, line(played())])

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"bfstats: the input {said}")
    assert "ingest takes one JSON object a line, in UTF-8; nothing was landed" in done.stderr
    assert not bfstats.database.exists()


def test_gzip_is_read(bfstats: Bfstats) -> None:
    rows = [BYTE_ORDER_MARK, line(played("Al")), b"\r\n", b"\n", line(played("Bo")), b"\n"]
    packed = gzip.compress(b"".join(rows)) + gzip.compress(line(played("Cy")))

    done = run(bfstats, lines=[packed])
    assert done.stdout.splitlines()[-1] == "3 lines read, 0 rejected"
    assert landed_names(bfstats) == ["Al", "Bo", "Cy"]

    damaged = run(bfstats, lines=[gzip.compress(line(played("Di")) + b"\n")[:-4]])
    assert (damaged.returncode, damaged.stderr.count("\n")) == (1, 1)
    assert damaged.stderr.startswith("bfstats: the input is damaged gzip (")
    assert landed_names(bfstats) == ["Al", "Bo", "Cy", "Di"]


def test_rejected_lines_are_a_failure_if_asked(bfstats: Bfstats) -> None:
    rows = [line(played("Al")), b"{", line(played("Bo"))]

    done = run(bfstats, "--strict", lines=rows)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "bfstats: 1 line of 3 rejected: the others have landed"
    assert done.stdout.splitlines()[-1] == "3 lines read, 1 rejected"
    assert landed_names(bfstats) == ["Al", "Bo"]
    assert run(bfstats, "--strict", lines=rows[:1]).returncode == 0


def test_keys_that_are_no_columns_are_ignored(landing: Landing) -> None:
    found = ingest(landing, without("game_id", game_type="conquest", clan="OAK", id=7))
    assert found.rejected == []
    assert landing.value("select game_id from landing_player_rounds") == ""


def test_no_value_is_judged_by_those_of_other_lines(landing: Landing) -> None:
    """Whatever 30,000 lines before it hold, 20.5 is no whole number, and large ids are exact."""
    many = [line(played(str(number), round_id="r")) for number in range(30_000)]
    ids = [2**53 + 1, 2**63, 2**64 - 1, 10**30 + 1]
    large = [line(played(f"id {number}"), server_guid=number) for number in ids]

    found = ingest(landing, *many, line(played("Al"), final_kills=20.5), *large)

    assert [rejected.line for rejected in found.rejected] == [30_001]
    guids = "select server_guid from landing_player_rounds where player_name like 'id %'"
    assert {guid for (guid,) in landing.query(guids)} == set(map(str, ids))
