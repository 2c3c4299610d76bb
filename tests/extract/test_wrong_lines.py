"""Lines of `ingest` that cannot land: told, kept with their reason, and nothing else is lost."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from extract.sources.line_objects import LONGEST_LINE_BYTES
from tests.extract.fillable_sites import (
    NOW,
    Landing,
    Sample,
    played,
)
from tests.extract.ingested_lines import (
    REJECTED,
    THIS_HOUR,
    ingest,
    ingest_file,
    landed_names,
    line,
)
from tests.support.commands import Bfstats

NO_NAME = 'no key "player_name"'


def without(column: str, **others: Any) -> bytes:
    """A row that lacks a key, as a line, with others."""
    row = {name: value for name, value in played("Cy")._asdict().items() if name != column}
    return json.dumps({**row, **others}).encode()


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
        (without("map_name", map_nam="Kursk"), 'no key "map_name" (did you mean it by "map_nam"?)'),
        (
            without("created_at", create_at=NOW),
            'no key "created_at" (did you mean it by "create_at"?)',
        ),
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


def test_bad_and_good_copies_of_a_sample_in_one_batch(landing: Landing) -> None:
    ingest(landing, line(Sample(THIS_HOUR, "a"), players_online=-1), line(Sample(THIS_HOUR, "a")))
    assert landing.query(REJECTED) == []


def test_a_file_of_wrong_lines_alone_is_kept(bfstats: Bfstats) -> None:
    assert ingest_file(bfstats, lines=[b"{}"]).returncode == 0
    assert bfstats.rows("select source_table, source_row from landing_rejected_rows") == [
        ("ingest", '"{}"')
    ]


def test_rejections_are_told_in_the_order_of_lines(landing: Landing) -> None:
    wrong = [line(played(final_kills=-1)), b"{", line(Sample(THIS_HOUR, "")), b"["]
    assert [rejected.line for rejected in ingest(landing, *wrong).rejected] == [1, 2, 3, 4]


def test_a_line_too_long_to_be_a_row_is_not_held_in_memory(bfstats: Bfstats) -> None:
    endless = b"[" * (2 * LONGEST_LINE_BYTES + 1)
    done = ingest_file(bfstats, lines=[line(played()), endless, b"{}"])
    assert done.stderr.splitlines()[0] == (
        "bfstats: line 2: is longer than 1,048,576 bytes: its beginning was kept"
    )
    assert done.stdout.splitlines()[-1] == "3 lines read, 2 rejected"
    ((length,),) = bfstats.rows("select max(length(source_row)) from landing_rejected_rows")
    assert length == LONGEST_LINE_BYTES + 2


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
    done = ingest_file(bfstats, lines=[content, line(played())])

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"bfstats: the input {said}")
    assert "ingest takes one JSON object a line, in UTF-8; nothing was landed" in done.stderr
    assert not bfstats.database.exists()


def test_rejected_lines_are_a_failure_if_asked(bfstats: Bfstats) -> None:
    rows = [line(played("Al")), b"{", line(played("Bo"))]

    done = ingest_file(bfstats, "--strict", lines=rows)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "bfstats: 1 line of 3 rejected: the others have landed"
    assert done.stdout.splitlines()[-1] == "3 lines read, 1 rejected"
    assert landed_names(bfstats) == ["Al", "Bo"]
    assert ingest_file(bfstats, "--strict", lines=rows[:1]).returncode == 0


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
