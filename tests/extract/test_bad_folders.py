"""What is wrong with a source that is a folder: one clear line, nothing made or changed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import duckdb
import pytest

from tests.extract.fillable_sites import ParquetSite, played
from tests.extract.refusals import assert_one_line, snapshot
from tests.support.clickhouse_server import ClickHouseServer, server_process
from tests.support.commands import Bfstats
from tests.support.site_tables import PROJECT_ROOT, create_site_tables


def test_chdb_folders_that_are_none(refused: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    refused(f"chdb:{folder}", f"chdb:{folder} is not a folder")
    folder.mkdir()
    refused(f"chdb:{folder}", f"chdb:{folder} holds no ClickHouse tables")
    file = tmp_path / "file"
    file.write_text("nothing")
    refused(f"chdb:{file}", f"chdb:{file} is not a folder")
    for name in ("metadata", "status", "tmp"):
        (folder / name).mkdir()
    refused(f"chdb:{folder}", f"chdb:{folder} cannot be opened: Code: 76.")


IMPATIENT = """
import extract.sources.chdb
from extract.cli import main
extract.sources.chdb.EMBEDDED_WAIT_SECONDS = 0.5
main()
"""


@pytest.mark.usefixtures("chdb_site")
def test_a_chdb_folder_that_another_process_holds(
    bfstats: Bfstats, server: ClickHouseServer
) -> None:
    before = snapshot(bfstats.folder)
    done = subprocess.run(
        [sys.executable, "-c", IMPATIENT, "sync"],
        cwd=PROJECT_ROOT,
        env={
            **os.environ,
            "BFSTATS_SOURCE": f"chdb:{server.directory}",
            "BFSTATS_DB": str(bfstats.database),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert_one_line(done, f"chdb:{server.directory} cannot be opened: another process holds it")
    assert snapshot(bfstats.folder) == before


def test_a_chdb_folder_that_another_process_holds_for_a_moment(
    bfstats: Bfstats, tmp_path: Path
) -> None:
    folder = tmp_path / "engine"
    with ExitStack() as held:
        with held.enter_context(server_process(folder)).client() as client:
            create_site_tables(client, "default")
        waiting = subprocess.Popen(
            [sys.executable, "-m", "extract", "sync"],
            cwd=PROJECT_ROOT,
            env={
                **os.environ,
                "BFSTATS_SOURCE": f"chdb:{folder}",
                "BFSTATS_DB": str(bfstats.database),
            },
            stdout=subprocess.DEVNULL,
        )
        time.sleep(1.5)
        assert waiting.poll() is None
    assert waiting.wait() == 0
    assert bfstats.rows("select count(*) from landing_loads") == [(2,)]


def test_parquet_folders_that_hold_nothing(refused: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    refused(f"parquet:{folder}", f"parquet:{folder} is not a folder")
    folder.mkdir()
    refused(f"parquet:{folder}", f"{folder}/player_rounds*.parquet does not exist")
    file = tmp_path / "player_rounds.parquet"
    file.write_text("nothing")
    refused(f"parquet:{file}", f"parquet:{file} is not a folder")


def test_parquet_files_that_cannot_be_read(
    refused: Callable[..., str], good_source: str, parquet_site: ParquetSite
) -> None:
    (rounds,) = parquet_site.directory.glob("player_rounds*")
    whole = rounds.read_bytes()
    for damaged in (b"", b"nothing of the kind", whole[:-20], whole[: len(whole) // 2], whole[20:]):
        rounds.write_bytes(damaged)
        refused(good_source, f"parquet:{parquet_site.directory}: ")
    # The end of the file, which says what is in it, is whole, but not the rows.
    rounds.write_bytes(whole[:8] + bytes(len(whole) - 600) + whole[-592:])
    refused(good_source, f"parquet:{parquet_site.directory}: ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("exclude (game)", "has no column game"),
        ("replace (1 as player_name)", "column player_name has type INTEGER, which is no text"),
        ("replace ('x' as created_at)", "column created_at has type VARCHAR, which is no time"),
        ("replace (1.5 as final_kills)", "column final_kills has type DECIMAL(2,1), which is no"),
        ("replace ('1' as play_time_minutes)", "has type VARCHAR, which is no number"),
    ],
)
def test_parquet_columns_that_are_not_what_they_should_be(
    refused: Callable[..., str],
    good_source: str,
    parquet_site: ParquetSite,
    change: str,
    said: str,
) -> None:
    (rounds,) = parquet_site.directory.glob("player_rounds*")
    with duckdb.connect() as connection:
        connection.execute(f"create table rounds as select * {change} from '{rounds}'")
        connection.execute(f"copy rounds to '{rounds}' (format parquet)")
    refused(good_source, said)


def test_a_parquet_file_that_lacks_a_column_of_the_others(
    refused: Callable[..., str], good_source: str, parquet_site: ParquetSite
) -> None:
    parquet_site.add([played("Bo")])
    *_, last = sorted(parquet_site.directory.glob("player_rounds*"))
    with duckdb.connect() as connection:
        connection.execute(
            f"create table rounds as select * exclude (game, map_name) from '{last}'"
        )
        connection.execute(f"copy rounds to '{last}' (format parquet)")
    refused(good_source, f"{last} has no column game, map_name")
