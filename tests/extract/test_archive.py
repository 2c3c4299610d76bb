"""`python -m extract archive`: both tables as Parquet, a file a month, and the way back."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extract.archive.folder import MANIFEST, UNFINISHED, ArchiveError
from extract.database.connection import open_database
from extract.errors import SourceError
from extract.jobs.archive import Archive, TableArchive
from extract.jobs.sync import sync_tables
from extract.loading.options import SyncOptions
from extract.sources.columns import SOURCE_TABLES
from extract.sources.months import epoch_of_month, month_of
from tests.extract.sites import (
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
from tests.support.faults import Fault, fault_on
from tests.support.site import ORDERED_BY_ROUND, create_site_tables

PLAYERS = ("Al", "Zoë 🎮", "it's", "\\xAB", "nul\0l")
ROUNDS, SAMPLES = 20, 60
SERVER_NAMES = ("A server", "", "\\x41", "Straße", "A server")
EXPORT = r"from player_rounds where.*\s+format parquet"
STARTS = [NOW - months * 31 * DAY for months in range(3)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    directory = tmp_path / "archive"
    directory.mkdir()
    return directory


@pytest.fixture
def filled(site: Site) -> Site:
    """Three months of rounds and samples, with copies, odd names, and what cannot be landed."""
    for start in STARTS:
        site.add(
            played(
                player,
                round_id=f"round {number}",
                round_start_time=start - number * HOUR,
                round_end_time=start - number * HOUR + 600,
                created_at=start - 300,
                final_kills=number,
                average_ping=None if number % 2 else 40.5,
            )
            for number in range(ROUNDS)
            for player in PLAYERS
        )
        site.add_samples(
            Sample(
                start - number * 600,
                f"server {number % 2}",
                number,
                server_name=SERVER_NAMES[number % len(SERVER_NAMES)],
            )
            for number in range(SAMPLES)
        )
    site.add(
        [
            played("Al", created_at=NOW - 500, final_score=30),
            played("Al", created_at=NOW - 400),
            played("", round_start_time=NOW - 40 * DAY),
            played("Bo", round_start_time=5, round_end_time=NOW),
            played("Cy", play_time_minutes=float("nan")),
        ]
    )
    site.add_samples([Sample(NOW - 7200, "server 1", 4), Sample(77, "server 1"), Sample(NOW, "")])
    return site


def sync_all(landing: Landing, site: Site) -> None:
    with site.opened() as source, open_database(landing.path) as connection:
        sync_tables(connection, source, SOURCE_TABLES, SyncOptions(is_silent=True))


def archive(landing: Landing, site: Site, folder: Path) -> dict[str, TableArchive]:
    """What an archive of the site and of all that landed says of each table."""
    sync_all(landing, site)
    with site.opened() as source, open_database(landing.path) as connection:
        return {table.table: table for table in Archive(connection, source, folder).write()}


def rebuilt(folder: Path, tmp_path: Path) -> Landing:
    """A new SQLite file that was synced from the archive."""
    landing = Landing(tmp_path / "rebuilt.db")
    landing.path.unlink(missing_ok=True)
    sync_all(landing, ParquetSite(folder))
    return landing


def contents(landing: Landing) -> dict[str, list[tuple[Any, ...]]]:
    """All that landed, without the loads that it came by, and without what was marked deleted."""
    hours = landing.query("select name from pragma_table_info('landing_server_hours')")
    columns = ", ".join(name for (name,) in hours if name != "load_id")
    return {
        "rounds": [row for row in landing.rounds() if not row[-1]],
        "hours": landing.query(f"select {columns} from landing_server_hours order by 1, 2, 3"),
        "names": landing.query("select * from landing_server_names order by 1, 2, 3"),
        "rejected": landing.query("select * from landing_rejected_rows order by 1, 2"),
    }


def forget(folder: Path, tables: Iterable[str] = SOURCE_TABLES) -> None:
    """Let a site that is a folder of files lose them."""
    for table in tables:
        for file in folder.glob(f"{table}*.parquet"):
            file.unlink()


def test_a_rebuild_from_the_archive_is_what_had_landed(
    filled: Site, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    archived = archive(landing, filled, folder)

    rounds, samples = archived["player_rounds"], archived["server_online_counts"]
    assert (rounds.rows, rounds.rows_landed_only) == (3 * len(PLAYERS) * ROUNDS + 5, 0)
    assert (samples.rows, samples.rows_landed_only) == (3 * SAMPLES + 3, 0)
    found = contents(rebuilt(folder, tmp_path))
    assert len(found["rounds"]) == 3 * len(PLAYERS) * ROUNDS + 1
    assert len(found["rejected"]) == 5
    assert found == contents(landing)


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
    assert contents(rebuilt(folder, tmp_path)) == contents(landing)


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
    found = contents(rebuilt(folder, tmp_path))["rounds"]
    assert [row[0] for row in found] == ["Al", "Bo", "Cy"]
    assert found == contents(Landing(bfstats.database))["rounds"]


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
    assert contents(found) == contents(landing)
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
    assert contents(found) == contents(landing)


def test_what_is_archived_stays_though_source_and_landing_lose_it(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    lost = NOW - NOW % HOUR - 62 * DAY
    parquet_site.add([played("Al", round_start_time=lost, round_end_time=lost + 60)])
    parquet_site.add([played("Zero", round_start_time=lost, final_kills=0), played("Bo")])
    parquet_site.add_samples(Sample(lost + 30 * number, "server 1", number) for number in range(9))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    archive(landing, parquet_site, folder)
    before = contents(landing)
    forget(parquet_site.directory)
    parquet_site.add([played("Bo")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    with open_database(landing.path) as connection:
        connection.execute("delete from landing_server_hours where hour_epoch < ?", (NOW - DAY,))
        connection.execute("delete from landing_player_rounds where player_name = 'Zero'")

    archive(landing, parquet_site, folder)
    again = archive(landing, parquet_site, folder)
    assert again["player_rounds"].months_written == 0
    assert contents(rebuilt(folder, tmp_path)) == before

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

    assert contents(rebuilt(second, tmp_path)) == contents(other)


def test_a_column_that_only_the_site_knows_changes_a_month(
    http_site: ClickHouseSite, landing: Landing, folder: Path
) -> None:
    http_site.add([played("Al")])
    http_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    archive(landing, http_site, folder)
    http_site.client.command(
        "alter table server_online_counts update map_name = 'Tobruk' where true"
        " settings mutations_sync = 2"
    )

    assert archive(landing, http_site, folder)["server_online_counts"].months_written == 1

    with duckdb.connect() as connection:
        found = connection.sql(f"select map_name from '{folder}/server_online*.parquet'").fetchall()
    assert found == [("Tobruk",)]


@pytest.mark.parametrize(
    "damaged", ["", "null", "[1]", '{"player_rounds": []}', '{"a": {"b": {}}}']
)
def test_a_manifest_that_is_damaged_is_written_anew(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path, damaged: str
) -> None:
    parquet_site.add([played("Al")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    archive(landing, parquet_site, folder)
    (folder / MANIFEST).write_text(damaged)

    assert archive(landing, parquet_site, folder)["player_rounds"].months_written == 1
    assert contents(rebuilt(folder, tmp_path)) == contents(landing)


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
    assert contents(rebuilt(folder, tmp_path)) == contents(landing)


def test_a_second_run_writes_only_the_months_that_changed(
    filled: Site, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    first = archive(landing, filled, folder)
    before = {file.name: file.stat().st_mtime_ns for file in folder.glob("*.parquet")}
    again = archive(landing, filled, folder)
    assert (first["player_rounds"].months_written, again["player_rounds"].months_written) == (
        first["player_rounds"].files,
        0,
    )
    assert again["server_online_counts"].months_written == 0

    filled.add([played("Late", round_start_time=STARTS[1], created_at=NOW - 1)])
    late = archive(landing, filled, folder)

    assert late["player_rounds"].months_written == 1
    after = {file.name: file.stat().st_mtime_ns for file in folder.glob("*.parquet")}
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {f"player_rounds-{month_of(STARTS[1])}.parquet"}
    assert contents(rebuilt(folder, tmp_path)) == contents(landing)


def test_a_file_that_was_damaged_or_removed_is_written_again(
    parquet_site: ParquetSite, landing: Landing, folder: Path, tmp_path: Path
) -> None:
    parquet_site.add([played("Al"), played("Bo", round_start_time=NOW - 62 * DAY)])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    archive(landing, parquet_site, folder)
    damaged, removed = sorted(folder.glob("player_rounds*.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    removed.unlink()

    assert archive(landing, parquet_site, folder)["player_rounds"].months_written == 2
    assert contents(rebuilt(folder, tmp_path)) == contents(landing)


def test_after_a_failure_in_the_middle_the_next_run_goes_on(
    http_site: ClickHouseSite,
    server: ClickHouseServer,
    landing: Landing,
    folder: Path,
    tmp_path: Path,
) -> None:
    for start in STARTS:
        http_site.add([played("Al", round_start_time=start, round_end_time=start + 60)])
    http_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    last_month = rf">= toDateTime\({epoch_of_month(month_of(STARTS[0]))}"
    server.fault = fault_on(
        rf"from player_rounds where.*{last_month}.*\s+format parquet", Fault(status=500)
    )
    with pytest.raises(SourceError, match="Broken on purpose"):
        archive(landing, http_site, folder)
    written = {file.name for file in folder.glob("*.parquet")}
    assert len(written) == 2
    assert not (folder / UNFINISHED).exists()
    server.fault = None

    archived = archive(landing, http_site, folder)

    assert archived["player_rounds"].months_written == 1
    assert contents(rebuilt(folder, tmp_path)) == contents(landing)


@pytest.mark.parametrize("ending", ["clean", "abort"])
def test_a_file_that_arrives_cut_short_is_asked_for_again(
    http_site: ClickHouseSite,
    server: ClickHouseServer,
    landing: Landing,
    folder: Path,
    tmp_path: Path,
    ending: Any,
) -> None:
    http_site.add([played("Al")])
    http_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    cut = Fault(after_bytes=100, ending=ending)
    server.fault = fault_on(EXPORT, cut, times=1)

    archive(landing, http_site, folder)

    assert contents(rebuilt(folder, tmp_path)) == contents(landing)

    (folder / MANIFEST).write_text("{}")
    server.fault = fault_on(EXPORT, cut)
    with pytest.raises(SourceError, match="broke off in the middle of a file"):
        archive(landing, http_site, folder)


def test_a_file_that_does_not_give_back_what_went_in_takes_no_name(
    parquet_site: ParquetSite, landing: Landing, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.sources.parquet import ParquetSource

    parquet_site.add([played("Al"), played("Bo")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    write = ParquetSource.write_united

    def write_and_damage(self: ParquetSource, table: str, landed: Any, file: Path) -> None:
        write(self, table, landed, file)
        with duckdb.connect() as connection:
            connection.execute(
                f"copy (select * replace (11::uinteger as final_kills) from '{file}')"
                f" to '{file}.2' (format parquet)"
            )
        Path(f"{file}.2").replace(file)

    monkeypatch.setattr(ParquetSource, "write_united", write_and_damage)
    with pytest.raises(ArchiveError, match="4 rows of player_rounds did not come back"):
        archive(landing, parquet_site, folder)
    assert not list(folder.glob("*.parquet"))


def test_the_command_keeps_out_of_folders_that_are_not_its_own(
    bfstats: Bfstats, parquet_site: ParquetSite, folder: Path
) -> None:
    parquet_site.add([played("Al")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])

    itself = bfstats.extract(parquet_site.source, "archive", str(parquet_site.directory))
    assert itself.returncode == 2
    assert itself.stderr.strip().endswith("is the source itself: name another folder")

    (folder / "player_rounds-2026-01.parquet").write_text("somebody's")
    other = bfstats.extract(parquet_site.source, "archive", str(folder))
    assert other.returncode == 1
    assert "player_rounds-2026-01.parquet, which no archive wrote" in other.stderr

    shutil.copytree(parquet_site.directory, folder / "export")
    other = bfstats.extract(parquet_site.source, "archive", str(folder / "export"))
    assert other.returncode == 1
    assert "player_rounds_00001.parquet, which no archive wrote" in other.stderr


def test_the_command_says_what_there_is(
    bfstats: Bfstats, parquet_site: ParquetSite, folder: Path
) -> None:
    parquet_site.add([played("Al"), played("Bo")])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])

    done = bfstats.extract(parquet_site.source, "archive", str(folder / "new"))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "player_rounds: 2 rows of the source and 0 of landing alone in 1 file, 1 month written",
        "server_online_counts: 1 row of the source and 0 of landing alone in 1 file, "
        "1 month written",
    ]
