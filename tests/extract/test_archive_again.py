"""`archive` once more: what changed, what was damaged, and what failed on the way."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extract.archive import folder as folders
from extract.archive.folder import MANIFEST, UNFINISHED, ArchiveError, ArchiveFolder
from extract.errors import SourceError
from extract.machine.files import put_in_place
from extract.sources.months import epoch_of_month, month_of
from tests.extract.archives import (
    STARTS,
    archive,
    landed_contents,
    rebuilt,
)
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
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.faults import Fault, fault_on

EXPORT = r"from player_rounds where.*\s+format parquet"


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
    assert landed_contents(rebuilt(folder, tmp_path)) == landed_contents(landing)


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
    assert landed_contents(rebuilt(folder, tmp_path)) == landed_contents(landing)


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
    assert landed_contents(rebuilt(folder, tmp_path)) == landed_contents(landing)


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
    assert landed_contents(rebuilt(folder, tmp_path)) == landed_contents(landing)


def test_a_kill_before_a_month_is_noted_loses_nothing_that_the_archive_alone_has(
    parquet_site: ParquetSite, landing: Landing, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = STARTS[0]
    month = {"round_start_time": start, "round_end_time": start + 60}
    lost = played("Wrong way round", round_start_time=start, round_end_time=start - 60)
    parquet_site.add([played("Al", **month), lost])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    archive(landing, parquet_site, folder)
    parquet_site.clear()  # the source lets go of what could not land
    parquet_site.add([played("Al", **month), played("Bo", **month)])
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    note = ArchiveFolder.note

    def kill_at_the_end(self: ArchiveFolder, table: str, label: str, known: Any) -> None:
        if "next_sha256" not in known:
            raise KeyboardInterrupt
        note(self, table, label, known)

    def put_the_manifest_alone(copy: Path, target: Path, like: Path | None = None) -> None:
        if target.name != MANIFEST:
            raise KeyboardInterrupt
        put_in_place(copy, target, like)

    with monkeypatch.context() as killed:
        killed.setattr(ArchiveFolder, "note", kill_at_the_end)
        with pytest.raises(KeyboardInterrupt):
            archive(landing, parquet_site, folder)
    parquet_site.add([played("Cy", **month)])
    with monkeypatch.context() as killed:  # once more, before anything is put in place
        killed.setattr(folders, "put_in_place", put_the_manifest_alone)
        with pytest.raises(KeyboardInterrupt):
            archive(landing, parquet_site, folder)
    archive(landing, parquet_site, folder)

    file = folder / f"player_rounds-{month_of(start)}.parquet"
    with duckdb.connect() as connection:
        found = connection.sql(f"select player_name from '{file}' order by 1").fetchall()
    assert found == [("Al",), ("Bo",), ("Cy",), ("Wrong way round",)]
    assert "next_sha256" not in (folder / MANIFEST).read_text()


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

    assert landed_contents(rebuilt(folder, tmp_path)) == landed_contents(landing)

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
