"""`python -m extract archive`: both tables as Parquet, a file a month, and the way back."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import duckdb

from extract.archive.folder import MANIFEST, UNFINISHED
from extract.database.connection import open_database
from extract.sources.months import month_of
from tests.extract.archives import (
    PLAYERS,
    ROUNDS,
    SAMPLES,
    STARTS,
    archive,
    forget,
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
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.site_tables import ORDERED_BY_ROUND, create_site_tables


def test_a_rebuild_from_the_archive_is_what_had_landed(
    filled: Site, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    archived = archive(landing, filled, folder)

    rounds, samples = archived["player_rounds"], archived["server_online_counts"]
    assert (rounds.rows, rounds.rows_landed_only) == (3 * len(PLAYERS) * ROUNDS + 5, 0)
    assert (samples.rows, samples.rows_landed_only) == (3 * SAMPLES + 3, 0)
    found = landed_contents(rebuilt(folder, tmp_path))
    assert len(found["rounds"]) == 3 * len(PLAYERS) * ROUNDS + 1
    assert len(found["rejected"]) == 5
    assert found == landed_contents(landing)


def test_there_is_a_file_a_month_with_its_checksum(
    filled: Site, landing: Landing, folder: Path
) -> None:
    archive(landing, filled, folder)

    starts = [start - number * HOUR for start in STARTS for number in range(ROUNDS)]
    months = {month_of(start) for start in [*starts, NOW - 40 * DAY, NOW - 3000]}
    files = {file.name for file in folder.glob("player_rounds*")}
    assert files == {f"player_rounds-{month}.parquet" for month in (*months, "earlier")}
    assert not (folder / UNFINISHED).exists()
    manifest = json.loads((folder / MANIFEST).read_text())
    checksums = {
        name: checksum
        for table in manifest.values()
        for month in table.values()
        for name, checksum in month["sha256"].items()
    }
    assert checksums == {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.glob("*.parquet")
    }


def test_other_programs_find_text_and_timestamps_in_it(
    filled: Site, landing: Landing, folder: Path
) -> None:
    archive(landing, filled, folder)

    with duckdb.connect() as connection:
        types = dict(
            connection.sql(
                f"select column_name, column_type from (describe from '{folder}/player_r*.parquet')"
            ).fetchall()
        )
        (count,) = connection.execute(
            f"select count(*) from '{folder}/player_rounds-*.parquet' where player_name = 'Zoë 🎮'"
        ).fetchone() or (0,)
    assert (types["player_name"], types["round_start_time"]) == (
        "VARCHAR",
        "TIMESTAMP WITH TIME ZONE",
    )
    assert count == 3 * ROUNDS


def test_names_that_are_no_text_stay_as_they_are(
    http_site: ClickHouseSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    http_site.add([played("Al"), played("Bo", round_start_time=NOW - 40 * DAY)])
    http_site.client.command(
        "insert into player_rounds select * replace(unhex('FF41') as"
        " player_name, '\\\\xFF41' as map_name) from player_rounds"
    )

    archive(landing, http_site, folder)

    assert landing.value("select count(*) from landing_player_rounds where player_name like '\\x%'")
    assert landed_contents(rebuilt(folder, tmp_path)) == landed_contents(landing)


def test_columns_of_the_site_alone_are_kept(
    http_site: ClickHouseSite, landing: Landing, folder: Path
) -> None:
    http_site.client.command("alter table player_rounds add column country String default 'NL'")
    try:
        http_site.add([played("Al")])
        archive(landing, http_site, folder)
    finally:
        http_site.client.command("alter table player_rounds drop column country")

    with duckdb.connect() as connection:
        found = connection.sql(f"select country from '{folder}/player_rounds*.parquet'").fetchall()
    assert found == [(b"NL",)]


def test_rounds_that_clickhouse_merged_away_come_from_landing(
    server: ClickHouseServer, folder: Path, tmp_path: Path, bfstats: Bfstats
) -> None:
    with server.address.client() as client:
        create_site_tables(client, "merging", rounds_order=ORDERED_BY_ROUND)
    source = server.address.source_url("merging")
    with server.address.client(database="merging") as client:
        site = ClickHouseSite(client, None)  # type: ignore[arg-type]
        client.command("system stop merges player_rounds")
        for player in ("Al", "Bo", "Cy"):
            site.add([played(player)])
        bfstats.sync(source)
        client.command("system start merges player_rounds")
        client.command("optimize table player_rounds final")
        ((left,),) = client.query("select count() from player_rounds").result_rows
    assert left == 1

    done = bfstats.extract(source, "archive", str(folder), "--json")

    assert done.returncode == 0, done.stderr
    rounds = json.loads(done.stdout)[0]
    assert (rounds["rows"], rounds["rows_landed_only"]) == (1, 2)
    found = landed_contents(rebuilt(folder, tmp_path))["rounds"]
    assert [row[0] for row in found] == ["Al", "Bo", "Cy"]
    assert found == landed_contents(Landing(bfstats.database))["rounds"]


def test_months_and_hours_that_the_source_has_lost_come_from_landing(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    lost = NOW - NOW % HOUR - 62 * DAY
    parquet_site.add([played("Al", round_start_time=lost, round_end_time=lost + 60)])
    parquet_site.add_samples(Sample(lost + 30 * number, "server 1", number) for number in range(9))
    sync_all(landing, parquet_site)
    forget(parquet_site.directory)
    parquet_site.add([played("Bo")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])

    archived = archive(landing, parquet_site, folder)

    assert archived["player_rounds"].rows_landed_only == 1
    assert archived["server_online_counts"].rows_landed_only == 1
    assert (folder / f"server_hours-{month_of(lost)}.parquet").is_file()
    found = rebuilt(folder, tmp_path)
    assert landed_contents(found) == landed_contents(landing)
    assert found.query("select sum(sample_count), sum(players_sum) from landing_server_hours") == [
        (10, 40)
    ]


def test_newer_copies_come_from_landing_and_deleted_rounds_do_not(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    parquet_site.add([played("Al", final_kills=3), played("Deleted")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    sync_all(landing, parquet_site)
    forget(parquet_site.directory, ["player_rounds"])
    parquet_site.add([played("Al", final_kills=2, created_at=NOW - 700)])
    with open_database(landing.path) as connection:
        connection.execute(
            "update landing_player_rounds set is_deleted = 1 where player_name = 'Deleted'"
        )

    assert archive(landing, parquet_site, folder)["player_rounds"].rows_landed_only == 1

    found = rebuilt(folder, tmp_path)
    assert found.query("select player_name, final_kills from landing_player_rounds") == [("Al", 3)]
    assert landed_contents(found) == landed_contents(landing)


def test_what_is_archived_stays_though_source_and_landing_lose_it(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    lost = NOW - NOW % HOUR - 62 * DAY
    parquet_site.add([played("Al", round_start_time=lost, round_end_time=lost + 60)])
    parquet_site.add([played("Zero", round_start_time=lost, final_kills=0), played("Bo")])
    parquet_site.add_samples(Sample(lost + 30 * number, "server 1", number) for number in range(9))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    archive(landing, parquet_site, folder)
    before = landed_contents(landing)
    forget(parquet_site.directory)
    parquet_site.add([played("Bo")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    with open_database(landing.path) as connection:
        connection.execute("delete from landing_server_hours where hour_epoch < ?", (NOW - DAY,))
        connection.execute("delete from landing_player_rounds where player_name = 'Zero'")

    archive(landing, parquet_site, folder)
    again = archive(landing, parquet_site, folder)
    assert again["player_rounds"].months_written == 0
    assert landed_contents(rebuilt(folder, tmp_path)) == before

    with open_database(landing.path) as connection:
        connection.execute(
            "update landing_player_rounds set is_deleted = 1 where player_name = 'Al'"
        )
    archive(landing, parquet_site, folder)
    found = rebuilt(folder, tmp_path)
    assert [row[0] for row in found.rounds()] == ["Bo", "Zero"]


def test_hours_without_samples_are_archived_from_one_archive_into_the_next(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    lost = NOW - NOW % HOUR - 62 * DAY
    parquet_site.add([played("Al")])
    parquet_site.add_samples(Sample(lost + 30 * number, "server 1", number) for number in range(9))
    sync_all(landing, parquet_site)
    forget(parquet_site.directory, ["server_online_counts"])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    archive(landing, parquet_site, folder)
    with open_database(landing.path) as connection:
        connection.execute("delete from landing_server_hours where hour_epoch < ?", (NOW - DAY,))
    archive(landing, parquet_site, folder)
    other = rebuilt(folder, tmp_path)
    assert other.value("select sum(sample_count) from landing_server_hours") == 10

    second = tmp_path / "second"
    second.mkdir()
    archive(other, ParquetSite(folder), second)

    assert landed_contents(rebuilt(second, tmp_path)) == landed_contents(other)


def test_an_hour_that_the_source_has_in_part_counts_as_it_landed(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    hour = NOW - NOW % HOUR - DAY
    parquet_site.add([played("Al")])
    parquet_site.add_samples(Sample(hour + 30 * number, "server 1", 5) for number in range(9))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    sync_all(landing, parquet_site)
    forget(parquet_site.directory, ["server_online_counts"])
    parquet_site.add_samples(Sample(hour + 30 * number, "server 1", 5) for number in range(4))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])

    archived = archive(landing, parquet_site, folder)

    assert archived["server_online_counts"].rows_landed_only == 1
    assert landed_contents(rebuilt(folder, tmp_path)) == landed_contents(landing)
