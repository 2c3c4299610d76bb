"""Rounds that are deleted and restored through `ingest`."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.database.connection import open_database
from extract.landing.held import COUNTS, DELETED, GONE
from extract.sources.columns import ROUND_COLUMNS
from extract.sources.lines import LinesSource
from extract.sources.lines import row_of as row_of_object
from extract.sources.protocol import RoundRange
from extract.sources.texts import text_of_bytes
from tests.extract.deletion_lines import of_round, of_row, states
from tests.extract.fillable_sites import DAY, HOUR, NOW, Landing, ParquetSite, Sample, played
from tests.extract.ingested_lines import ingest, ingest_file, line
from tests.support.commands import Bfstats

NEEDS = (
    ': "deleted" needs player_name, round_start_time, round_id for the row of one player, '
    "or server_guid and round_id for a whole round"
)


@pytest.mark.parametrize("deletion", [of_row, of_round])
def test_a_deleted_round_stays_in_landing_and_is_recomputed(
    landing: Landing, deletion: Any
) -> None:
    ingest(landing, line(played("Al")), line(played("Bo", round_id="round 2")))
    (before,) = landing.query("select max(load_id) from landing_loads")

    found = ingest(landing, deletion(played("Al")))

    assert states(landing) == {"Al": DELETED, "Bo": COUNTS}
    assert (found.rows_deleted, found.lines_rejected, found.notes) == (1, 0, [])
    assert landing.loads()[-1] == (1, 1, 0, 0, 0)
    moved = landing.query(
        "select player_name from landing_player_rounds where load_id > ?", *before
    )
    assert moved == [("Al",)]

    again = ingest(landing, deletion(played("Al")))
    assert again.rows_deleted == 0
    assert landing.loads()[-1] == (1, 0, 1, 0, 0)

    restored = ingest(landing, deletion(played("Al"), False, created_at=NOW))
    assert (restored.rows_restored, states(landing)["Al"]) == (1, COUNTS)
    late = ingest(landing, deletion(played("Al")))
    assert (states(landing)["Al"], late.notes[0].reason) == (
        COUNTS,
        "something newer was said of that round",
    )
    assert landing.loads()[-1] == (1, 0, 0, 1, 0)


def test_only_a_copy_that_is_newer_and_differs_brings_a_row_back(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    parquet_site.add([played("Al")])
    landing.sync(parquet_site)
    ingest(landing, of_row(played("Al")))

    for changes in (
        {},
        {"created_at": NOW - 10},
        {"created_at": NOW - 700, "final_score": 90},
        {"created_at": NOW - 599, "final_score": 25},
    ):
        parquet_site.add([played("Al", **changes)])
        landing.sync(parquet_site)
        assert states(landing) == {"Al": DELETED}, changes
        assert parquet_site.files < 3 or landing.loads()[-1][0] == sum(landing.loads()[-1][1:])

    parquet_site.add([played("Al", created_at=NOW - 5, final_score=30)])
    landing.sync(parquet_site)
    assert states(landing) == {"Al": COUNTS}
    assert landing.value("select final_score from landing_player_rounds") == 30


def test_a_corrected_copy_from_before_the_deletion_is_what_a_restoration_brings_back(
    landing: Landing,
) -> None:
    ingest(landing, line(played("Al")), of_row(played("Al")))
    ingest(landing, line(played("Al", created_at=NOW - 500, final_score=25)))
    assert states(landing) == {"Al": DELETED}

    ingest(landing, of_row(played("Al"), False, created_at=NOW))

    assert landing.query("select final_score, is_deleted from landing_player_rounds") == [
        (25, COUNTS)
    ]


def test_what_comes_late_of_a_deleted_round_is_deleted(
    parquet_site: ParquetSite, landing: Landing
) -> None:
    """Also a player whom the source has only since then; of another server it is another round."""
    found = ingest(landing, of_round(played()), of_row(played("Cy", round_id="round 3")))
    assert [note.reason for note in found.notes] == [
        "no such round has landed: what comes of it later is deleted"
    ] * 2
    late = [
        played("Al"),
        played("Bo", created_at=NOW - 10),
        played("Cy", round_id="round 3"),
        played("Di", server_guid="server 2"),
        played("Ed", round_id="round 2"),
    ]
    parquet_site.add(late)

    assert landing.sync(parquet_site).rows_landed == len(late)

    expected = {"Al": DELETED, "Bo": DELETED, "Cy": DELETED, "Di": COUNTS, "Ed": COUNTS}
    assert states(landing) == expected
    found = ingest(landing, line(played("Flo")), line(played("Gus", round_id="round 4")))
    assert found.rows_held == 1
    expected |= {"Flo": DELETED, "Gus": COUNTS}
    ingest(landing, of_round(played(), False, created_at=NOW))
    assert states(landing) == {**expected, "Al": COUNTS, "Bo": COUNTS, "Flo": COUNTS}


def test_the_newest_of_what_was_said_holds_of_a_row_and_of_its_round(landing: Landing) -> None:
    rows = [played("Al"), played("Bo")]
    ingest(landing, *map(line, rows), of_round(rows[0]), of_row(rows[0], False))
    assert states(landing) == {"Al": COUNTS, "Bo": DELETED}
    ingest(landing, of_round(rows[0], created_at=NOW - 200))
    assert states(landing) == {"Al": DELETED, "Bo": DELETED}
    ingest(landing, of_row(rows[0], False, created_at=NOW - 250))
    assert states(landing) == {"Al": DELETED, "Bo": DELETED}


def test_lines_of_one_batch_come_one_after_the_other(landing: Landing) -> None:
    """Without created_at all are of one second, and the last one holds."""
    al, bo, cy = (played(name, created_at=None) for name in ("Al", "Bo", "Cy"))
    now: dict[str, Any] = {"created_at": None}

    ingest(
        landing,
        *(line(al), of_row(al, **now)),
        *(line(bo), of_row(bo, **now), line(bo, final_score=30)),
        *(line(cy), of_row(cy, **now), of_row(cy, False, **now), of_row(cy, **now)),
        *(of_row(al, **now), of_row(al, False, **now)),
    )

    assert states(landing) == {"Al": COUNTS, "Bo": COUNTS, "Cy": DELETED}


def test_a_deletion_that_comes_late_finds_a_row_that_was_merely_sent_again(
    landing: Landing,
) -> None:
    """Its created_at moved since, its content did not. A row that changed since stays."""
    rows = [played("Al"), played("Bo")]
    ingest(landing, *map(line, rows))
    with open_database(landing.path) as connection:
        connection.execute("update landing_loads set started_at = datetime('now', '-1 hour')")
    ingest(landing, *(line(row, created_at=NOW - 10) for row in rows))
    ingest(landing, line(played("Bo", created_at=NOW - 5, final_kills=11)))

    found = ingest(landing, of_round(played()))

    assert states(landing) == {"Al": DELETED, "Bo": COUNTS}
    assert [note.reason for note in found.notes] == [
        "1 row of that round stayed: changed or restored after it was deleted"
    ]


def test_a_round_that_the_source_lost_can_be_restored_and_be_deleted(landing: Landing) -> None:
    ingest(landing, line(played("Al")), line(played("Bo")))
    with open_database(landing.path) as connection:
        connection.execute(f"update landing_player_rounds set is_deleted = {GONE}")

    ingest(landing, of_row(played("Al"), False), of_row(played("Bo")))
    ingest(landing, line(played("Bo")))

    assert states(landing) == {"Al": COUNTS, "Bo": DELETED}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"deleted": True, "round_id": "r"}, 'no key "player_name"' + NEEDS),
        *(
            (
                {spelling: True, **played()._asdict()},
                f'no key "deleted" (did you mean it by "{spelling}"?)',
            )
            for spelling in ("Deleted", "is_deleted", "isDeleted", "delete")
        ),
        (
            {"deleted": True, "round_id": "r", "server_guid": "s", "playerName": "Al"},
            'no key "player_name" (did you mean it by "playerName"?)' + NEEDS,
        ),
        (
            {"deleted": True, "round_id": "r", "server_guid": "s", "player_name": "Al"},
            'no key "round_start_time"' + NEEDS,
        ),
        (
            {"deleted": False, **played()._asdict()},
            'has "deleted" beside "map_name": a row and its deletion are two lines',
        ),
        (
            {"deleted": "yes", "round_id": "r", "server_guid": "s"},
            '"deleted" is neither true nor false',
        ),
        ({"deleted": True, "round_id": "", "server_guid": "s"}, "round_id is empty"),
        ({"deleted": True, "round_id": 1.5, "server_guid": "s"}, "round_id is no text: 1.5"),
        ({"deleted": True, "server_guid": "s", "timestamp": NOW}, 'no key "round_id"' + NEEDS),
        (
            {"deleted": True, "round_id": "r", "server_guid": "s", "created_at": NOW + 10**6},
            "created_at is before 2000 or over a day ahead of this machine's clock",
        ),
    ],
)
def test_a_wrong_deletion_deletes_nothing(
    landing: Landing, wrong: dict[str, Any], reason: str
) -> None:
    found = ingest(
        landing,
        line(played("Al", round_id="r", server_guid="s")),
        json.dumps(wrong).encode(),
    )

    assert [rejected.reason for rejected in found.rejected] == [reason]
    assert states(landing) == {"Al": COUNTS}


@settings(deadline=None, max_examples=30)
@given(st.one_of(st.binary(max_size=6), st.text(max_size=6).map(str.encode)))
@example(b"\\x41")
@example(b"a\0")
@example(b"\xed\xa0\x80")
@example(b"\xf4\x90\x80\x80")
@example(b"\xc0\x80")
def test_names_of_deletions_are_those_of_rows(raw: bytes) -> None:
    row = row_of_object({**played()._asdict(), "map_name": ""}, NOW)
    values = tuple(raw if value == b"" else value for value in row.values)
    with closing(LinesSource([(1, replace(row, values=values))])) as source:
        ((landed_row,),) = [block.rows for block in source.read_rounds(RoundRange(NOW), NOW)]
    assert text_of_bytes(raw) == landed_row[ROUND_COLUMNS.index("map_name")]


def test_the_source_that_still_has_a_deleted_round_is_no_drift(
    bfstats: Bfstats, parquet_site: ParquetSite
) -> None:
    """Neither `reconcile` nor its repair, nor a backfill, nor reading all again brings it back."""
    rows = [played(f"player {number}", created_at=NOW - 3 * HOUR) for number in range(60)]
    parquet_site.add(rows)
    parquet_site.add([played("Zoë", created_at=NOW - 60)])
    parquet_site.add_samples([Sample(NOW - DAY, "server 1", 4)])
    bfstats.sync(parquet_site.source)
    say(bfstats, of_row(rows[7], created_at=NOW - HOUR), of_row(rows[8]))

    for arguments in (["reconcile"], ["reconcile", "--repair"]):
        done = bfstats.extract(parquet_site.source, *arguments, "--json")
        assert (done.returncode, json.loads(done.stdout)["months"]) == (0, []), done.stderr
    bfstats.sync(parquet_site.source, "--since", "2000-01-01")
    assert deleted_names(bfstats) == ["player 7", "player 8"]

    parquet_site.add([rows[7]._replace(created_at=NOW - 2 * HOUR, final_kills=99)])
    done = bfstats.extract(parquet_site.source, "reconcile", "--repair", "--json")
    assert (done.returncode, len(json.loads(done.stdout)["months"])) == (0, 1), done.stderr
    assert deleted_names(bfstats) == ["player 7", "player 8"]
    done = bfstats.extract(parquet_site.source, "reconcile", "--json")
    assert (done.returncode, json.loads(done.stdout)["months"]) == (0, [])


def test_an_archive_has_no_deleted_round(
    bfstats: Bfstats, parquet_site: ParquetSite, tmp_path: Path
) -> None:
    """Neither one that is made after, nor an older one that is brought up to date."""
    rows = [played("Al"), played("Bo"), played("\\x41"), played("Cy", round_id="round 2")]
    parquet_site.add(rows)
    parquet_site.add_samples([Sample(NOW - DAY, "server 1", 4)])
    bfstats.sync(parquet_site.source)
    older, newer = tmp_path / "older", tmp_path / "newer"

    def archive(folder: Path) -> None:
        done = bfstats.extract(parquet_site.source, "archive", str(folder))
        assert done.returncode == 0, done.stderr

    archive(older)
    say(bfstats, of_round(played()))
    archive(older)
    archive(newer)

    files = []
    for number, folder in enumerate((older, newer)):
        made = Bfstats(tmp_path / f"made {number}")
        made.folder.mkdir()
        files.append(made)
        made.sync(f"parquet:{folder}")
        assert made.rows("select player_name, is_deleted from landing_player_rounds") == [
            ("Cy", COUNTS)
        ]
        done = bfstats.extract(f"parquet:{folder}", "reconcile", "--json")
        assert (done.returncode, json.loads(done.stdout)["months"]) == (0, []), done.stderr

    say(bfstats, of_round(played(), False, created_at=NOW))
    archive(older)
    files[0].sync(f"parquet:{older}", "--since", "2000-01-01")
    assert len(files[0].rows("select * from landing_player_rounds")) == len(rows)


def say(bfstats: Bfstats, *lines: bytes) -> None:
    """Let the command take these lines, each of which has to be right."""
    done = ingest_file(bfstats, "--strict", lines=lines)
    assert done.returncode == 0, done.stderr


def deleted_names(bfstats: Bfstats) -> list[str]:
    query = f"select player_name from landing_player_rounds where is_deleted = {DELETED}"
    return [name for (name,) in bfstats.rows(query)]
