"""`archive` when ClickHouse has gone: from landing alone, beside what the archive holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from extract.archive.folder import MANIFEST
from extract.database.connection import open_database
from extract.jobs.archive import TableArchive
from extract.machine.lock import exclusive
from extract.sources.columns import SOURCE_TABLES
from extract.sources.months import month_of
from tests.extract.archives import (
    STARTS,
    archive,
    archive_landing,
    landed_contents,
    rebuilt,
    sync_all,
)
from tests.extract.fillable_sites import (
    DAY,
    HOUR,
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    Site,
    played,
)
from tests.extract.ingested_lines import ingest, line
from tests.support.commands import Bfstats

LONG_AGO = NOW - NOW % HOUR - 62 * DAY


def written(archived: dict[str, TableArchive]) -> list[int]:
    return [archived[table].months_written for table in SOURCE_TABLES]


def ingest_a_site(landing: Landing) -> None:
    """Three months of rounds and samples, with names that are no text and a line that is wrong."""
    first = {"round_start_time": STARTS[0], "round_end_time": STARTS[0] + 600}
    ingest(
        landing,
        *(
            line(
                played(
                    player,
                    round_start_time=start,
                    round_end_time=start + 600,
                    created_at=start + 700,
                    average_ping=None if player == "Al" else 40.25,
                )
            )
            for start in STARTS
            for player in ("Al", "Zoë 🎮", "it's", "\\xAB", "nul\0l")
        ),
        line(played("Al", round_id="2", **first)).replace(b"Al", b"\xffA"),
        line(played("", round_id="3", **first)),
        *(
            line(Sample(start - 30 * number, "s", number))
            for start in STARTS
            for number in range(9)
        ),
    )


def live(landing: Landing) -> dict[str, list[tuple[Any, ...]]]:
    """What has landed and was not rejected."""
    return {table: rows for table, rows in landed_contents(landing).items() if table != "rejected"}


def test_the_command_archives_what_was_ingested_and_a_new_file_is_the_same(
    bfstats: Bfstats, folder: Path, tmp_path: Path
) -> None:
    landing = Landing(bfstats.database)
    ingest_a_site(landing)

    done = bfstats.extract("ingest", "archive", str(folder), "--json")

    assert (done.returncode, done.stderr) == (0, "")
    rounds, samples = json.loads(done.stdout)
    assert (rounds["rows"], rounds["rows_landed_only"], rounds["months_written"]) == (0, 16, 3)
    assert samples["rows"] == 0
    found = live(rebuilt(folder, tmp_path))
    assert len(found["rounds"]) == 16
    assert found == live(landing)
    assert landing.query("select kind, name, exit_status from runs where kind = 'archive'") == [
        ("archive", "player_rounds", 0),
        ("archive", "server_online_counts", 0),
    ]
    assert bfstats.extract("ingest", "archive", str(folder)).stdout.startswith(
        "player_rounds: 0 rows archived before and 16 of landing alone in 3 files, "
    )


def test_only_months_that_landing_has_otherwise_are_written_again(
    landing: Landing, folder: Path, tmp_path: Path
) -> None:
    ingest_a_site(landing)
    assert written(archive_landing(landing, folder)) == [3, 3]
    assert written(archive_landing(landing, folder)) == [0, 0]

    # Not even the sums of a month tell that a ping or the creation is another.
    ingest(landing, line(played("it's", round_start_time=STARTS[1], created_at=STARTS[1] + 900)))
    ingest(landing, line(Sample(STARTS[2] + 60, "s", 5)))
    assert written(archive_landing(landing, folder)) == [1, 1]
    assert live(rebuilt(folder, tmp_path)) == live(landing)


def test_after_clickhouse_nothing_is_written_again_until_something_lands(
    filled: Site, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    before = archive(landing, filled, folder)
    files = {file.name: file.read_bytes() for file in folder.glob("*.parquet")}

    after = archive_landing(landing, folder)

    assert written(after) == [0, 0]
    assert [table.rows for table in after.values()] == [table.rows for table in before.values()]
    assert {file.name: file.read_bytes() for file in folder.glob("*.parquet")} == files

    ingest(
        landing,
        line(played("New")),
        line(played("Al", round_start_time=STARTS[1], round_id="round 0", created_at=NOW - 5)),
        line(Sample(NOW - 5, "server 1", 7)),
    )
    assert written(archive_landing(landing, folder)) == [2, 1]
    # What cannot be landed is still in the archive, even what has no time.
    assert landed_contents(rebuilt(folder, tmp_path)) == landed_contents(landing)


def test_a_correction_of_the_same_second_counts_as_it_landed(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    parquet_site.add([played("Al", final_score=90), played("Bo")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    archive(landing, parquet_site, folder)

    ingest(landing, line(played("Al", final_score=9)))
    archive_landing(landing, folder)

    assert live(rebuilt(folder, tmp_path)) == live(landing)
    assert (
        landing.value("select final_score from landing_player_rounds where player_name='Al'") == 9
    )


def test_deleted_rounds_leave_and_come_back(landing: Landing, folder: Path, tmp_path: Path) -> None:
    ingest_a_site(landing)
    archive_landing(landing, folder)
    with open_database(landing.path) as connection:
        connection.execute("update landing_player_rounds set is_deleted = 1 where player_name='Al'")

    assert written(archive_landing(landing, folder)) == [3, 0]
    found = live(rebuilt(folder, tmp_path))
    assert found == live(landing)
    assert len(found["rounds"]) == 13

    with open_database(landing.path) as connection:
        connection.execute("update landing_player_rounds set is_deleted = 0")
    archive_landing(landing, folder)
    assert live(rebuilt(folder, tmp_path)) == live(landing)


def test_a_month_of_deleted_rounds_alone_is_emptied(
    landing: Landing, folder: Path, tmp_path: Path
) -> None:
    ingest(landing, line(played("Al")), line(Sample(NOW - 60, "s", 3)))
    archive_landing(landing, folder)
    with open_database(landing.path) as connection:
        connection.execute("update landing_player_rounds set is_deleted = 1")

    archive_landing(landing, folder)

    assert rebuilt(folder, tmp_path).rounds() == []
    assert written(archive_landing(landing, folder)) == [0, 0]


def test_columns_and_names_that_clickhouse_alone_had_stay(
    http_site: ClickHouseSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    http_site.client.command("alter table player_rounds add column country String default 'NL'")
    try:
        http_site.add([played("Al"), played("Bo")])
        http_site.client.command(
            "insert into player_rounds select * replace (unhex('FF41') as player_name)"
            " from player_rounds limit 1"
        )
        http_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
        archive(landing, http_site, folder)
    finally:
        http_site.client.command("alter table player_rounds drop column country")
    ingest(landing, line(played("New")), line(Sample(NOW - 60, "server 1", 4)))

    archive_landing(landing, folder)

    assert live(rebuilt(folder, tmp_path)) == live(landing)
    with duckdb.connect() as connection:
        found = connection.sql(
            f"select player_name, country from '{folder}/player_rounds*.parquet' order by all"
        ).fetchall()
        samples = connection.sql(
            f"select server_name, players_online from '{folder}/server_online*.parquet'"
        ).fetchall()
    country = b"NL"
    assert found == [(b"Al", country), (b"Bo", country), (b"New", None), (b"\xffA", country)]
    assert samples == [("A server", 4)]


def test_an_older_file_takes_nothing_out_of_the_archive(
    landing: Landing, folder: Path, tmp_path: Path
) -> None:
    samples = [line(Sample(LONG_AGO + 30 * number, "s", 4)) for number in range(9)]
    ingest(landing, line(played("Al", final_kills=1)), *samples[:5])
    older = landing.path.read_bytes()
    ingest(landing, line(played("Al", final_kills=2, created_at=NOW - 60)), line(played("Bo")))
    ingest(landing, *samples)
    archive_landing(landing, folder)
    newest = live(landing)

    landing.path.write_bytes(older)
    ingest(landing, line(Sample(LONG_AGO + 2 * HOUR, "s", 4)), line(played("Cy")))
    archive_landing(landing, folder)

    found = rebuilt(folder, tmp_path)
    assert {row[0]: row[7] for row in found.rounds()} == {"Al": 2, "Bo": 10, "Cy": 10}
    assert set(newest["hours"]) < set(live(found)["hours"])


def test_a_damaged_file_is_refused_and_written_from_landing_when_it_was_deleted(
    landing: Landing, folder: Path, tmp_path: Path
) -> None:
    ingest_a_site(landing)
    archive_landing(landing, folder)
    file = folder / f"player_rounds-{month_of(STARTS[1])}.parquet"
    damaged = file.read_bytes()[:-1] + b"?"
    file.write_bytes(damaged)
    bfstats = Bfstats(tmp_path)

    done = bfstats.extract("ingest", "archive", str(folder))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert f"{file} is not as it was archived" in done.stderr
    assert file.read_bytes() == damaged
    file.unlink()
    assert bfstats.extract("ingest", "archive", str(folder)).returncode == 0
    assert live(rebuilt(folder, tmp_path)) == live(landing)


def test_the_command_needs_a_file_and_its_lock(bfstats: Bfstats, folder: Path) -> None:
    done = bfstats.extract("ingest", "archive", str(folder))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "is not there yet" in done.stderr
    assert not list(bfstats.folder.glob("bfstats.db*"))
    ingest_a_site(Landing(bfstats.database))
    with exclusive(bfstats.database, 0):
        assert bfstats.extract("ingest", "archive", str(folder)).returncode == 75
    assert not (folder / MANIFEST).exists()


def test_an_archive_of_landing_is_a_source_for_the_next(
    landing: Landing, folder: Path, tmp_path: Path
) -> None:
    ingest_a_site(landing)
    archive_landing(landing, folder)
    second = tmp_path / "second"
    second.mkdir()
    other = Landing(tmp_path / "other.db")
    sync_all(other, ParquetSite(folder))

    archive(other, ParquetSite(folder), second)

    assert live(rebuilt(second, tmp_path)) == live(landing)
