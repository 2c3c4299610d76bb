"""What is wrong with source or file: one clear line, an exit status, nothing made or changed."""

from __future__ import annotations

import hashlib
import http.server
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import duckdb
import pytest

from extract.database.connection import SCHEMA_VERSION
from tests.extract.fillable_sites import NOW, ClickHouseSite, ParquetSite, Sample, played
from tests.support.clickhouse_server import ClickHouseServer, server_process
from tests.support.commands import Bfstats
from tests.support.faults import Fault, fault_on
from tests.support.site_tables import PROJECT_ROOT, create_site_tables

SQLITE_HEADER = b"SQLite format 3\x00"
READ_ROUNDS = "order by landed_player_name nulls first"


def snapshot(folder: Path) -> dict[str, str]:
    """Everything under the folder, with a hash of what is in it."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        )
        for path in sorted(folder.rglob("*"))
    }


def assert_one_line(done: subprocess.CompletedProcess[str], said: str, status: int = 1) -> None:
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("bfstats: ")
    assert said in done.stderr
    assert (done.stdout, done.returncode) == ("", status)


@pytest.fixture
def refused(bfstats: Bfstats) -> Callable[..., str]:
    """Sync from a source that must be refused with these words; returns all that was said."""

    def sync(source: str, said: str, status: int = 1, *arguments: str, **environment: str) -> str:
        before = snapshot(bfstats.folder)
        done = bfstats.extract(source, "sync", *arguments, **environment)
        assert_one_line(done, said, status)
        assert snapshot(bfstats.folder) == before
        return done.stderr

    return sync


@pytest.fixture
def good_source(parquet_site: ParquetSite) -> str:
    parquet_site.add([played()])
    parquet_site.add_samples([Sample(NOW, "server 1", 3)])
    return f"parquet:{parquet_site.directory}"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("somewhere", "BFSTATS_SOURCE is not a source: give clickhouse://"),
        ("postgres://user:hidden@host/database", "BFSTATS_SOURCE is not a source"),
        ("parquet:", "BFSTATS_SOURCE is not a source"),
        ("chdb:", "BFSTATS_SOURCE is not a source"),
        ("clickhouse:", "BFSTATS_SOURCE is not a ClickHouse URL"),
        ("clickhouse:///database", "BFSTATS_SOURCE is not a ClickHouse URL"),
        ("clickhouse://user:hidden@host//database", "BFSTATS_SOURCE is not a ClickHouse URL"),
        ("clickhouse://user:hidden@host/../database", "BFSTATS_SOURCE is not a ClickHouse URL"),
        ("clickhouse://user:1/hid@host:8123", "/ as %2F"),
        ("clickhouse://user:1/hid@host/database", "/ as %2F"),
        ("clickhouse://user:hid#den@host/database", "write # as %23"),
        ("clickhouse://user:hid?den@host/database", "? as %3F"),
        ("clickhouse://user:hid/den@host/database", "/ as %2F"),
        ("clickhouse://user:hidden@host:port/database", "BFSTATS_SOURCE is not a ClickHouse URL"),
        ("clickhouse://user:hidden@[::1/database", "BFSTATS_SOURCE is not a ClickHouse URL"),
    ],
)
def test_an_address_that_makes_no_sense(
    refused: Callable[..., str], source: str, said: str
) -> None:
    assert "hid" not in refused(source, said)


def test_no_address_is_wrong_usage(refused: Callable[..., str]) -> None:
    said = "BFSTATS_SOURCE is not set: give clickhouse://user:password@host:8123/database"
    refused("", said, 2)


def test_a_server_that_is_not_there(refused: Callable[..., str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    source = f"clickhouse://user:hidden@127.0.0.1:{port}/site"
    refused(source, f"127.0.0.1:{port}/site: Connection refused")
    refused("clickhouse://user:hidden@host.invalid/site", "host.invalid:8123/site: ")


def test_a_server_that_speaks_no_tls(refused: Callable[..., str], server: ClickHouseServer) -> None:
    address = server.address
    refused(f"clickhouses://reader:x@127.0.0.1:{address.port}/site", "[SSL")


class _WebSite(http.server.BaseHTTPRequestHandler):
    status = 404

    def log_message(self, *arguments: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(self.status)
        self.send_header("Content-Length", "14")
        self.end_headers()
        self.wfile.write(b"<html> </html>")

    def do_POST(self) -> None:
        self.do_GET()


@pytest.mark.parametrize("status", [200, 404])
def test_a_server_that_is_no_clickhouse(refused: Callable[..., str], status: int) -> None:
    handler = type("Handler", (_WebSite,), {"status": status})
    with http.server.HTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        try:
            port = server.server_port
            refused(f"clickhouse://user:hidden@127.0.0.1:{port}/site", f"127.0.0.1:{port}/site: ")
        finally:
            server.shutdown()


@pytest.mark.usefixtures("http_site")
def test_a_wrong_password(refused: Callable[..., str], server: ClickHouseServer) -> None:
    wrong = server.address.source_url("site", password="hidden / 100%")
    said = refused(wrong, "refused the user or the password in BFSTATS_SOURCE")
    assert "hidden" not in said


@pytest.mark.parametrize("written", ["as it is", "encoded"])
@pytest.mark.parametrize("option", [[], ["--debug"]], ids=["plain", "debug"])
@pytest.mark.usefixtures("http_site")
def test_a_password_is_never_said(
    bfstats: Bfstats, server: ClickHouseServer, option: list[str], written: str
) -> None:
    """Not even where the server says it."""
    secret = server.address.password if written == "as it is" else "s3cr%20t%2F%25"
    server.fault = fault_on("select", Fault(status=500, message=f"Code: 1. Found {secret}!"))
    done = bfstats.extract(server.address.source_url("site"), "sync", *option)
    assert done.returncode == 1
    assert "Found ***!" in done.stderr.splitlines()[-1]
    assert ("Traceback" in done.stderr) == bool(option)
    assert secret not in done.stdout + done.stderr


@pytest.mark.usefixtures("http_site")
def test_an_unknown_database(refused: Callable[..., str], server: ClickHouseServer) -> None:
    refused(server.address.source_url("nowhere"), "/nowhere: there is no such database")


def test_tables_that_are_not_what_they_should_be(
    refused: Callable[..., str], http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    source = server.address.source_url("odd")
    command = http_site.client.command
    with server.address.client() as client:
        client.command("drop database if exists odd sync")
        client.command("create database odd")
    refused(source, "/odd does not exist")
    with server.address.client() as client:
        create_site_tables(client, "odd")
    command("alter table odd.player_rounds drop column game_id, drop column map_name")
    refused(source, "/odd has no column map_name, game_id")
    command("alter table odd.player_rounds add column map_name String, add column game_id UInt8")
    refused(source, "/odd: column game_id has type UInt8, which is no text")
    command("drop table odd.player_rounds sync")
    create = "create table odd.player_rounds engine = MergeTree order by tuple() as"
    rounds = "site.player_rounds"
    command(f"{create} select * replace (toString(created_at) as created_at) from {rounds}")
    refused(source, "/odd: column created_at has type String, which is no time")
    command("drop table odd.player_rounds sync")
    command(f"{create} select * replace (toFloat64(final_kills) as final_kills) from {rounds}")
    refused(source, "/odd: column final_kills has type Float64, which is no whole number")
    command("drop table odd.player_rounds sync")
    command("create table odd.player_rounds as site.player_rounds")
    command("drop table odd.server_online_counts sync")
    refused(source, "table server_online_counts at 127.0.0.1")


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


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            Fault(after_blocks=2, rows_per_block=500),
            "player_rounds: the source counts 2,000 rows but sent 1,000, 3 times: nothing of them"
            " was landed; try again",
        ),
        (
            Fault(after_bytes=50_000, rows_per_block=500, ending="abort"),
            "/site broke off in the middle of an answer",
        ),
    ],
    ids=["short", "aborted"],
)
def test_a_broken_stream(
    refused: Callable[..., str],
    http_site: ClickHouseSite,
    server: ClickHouseServer,
    tmp_path: Path,
    fault: Fault,
    said: str,
) -> None:
    http_site.add(played(f"player {number}") for number in range(2000))
    server.fault = fault_on(READ_ROUNDS, fault)
    path = tmp_path / "new" / "folder" / "bfstats.db"
    refused(server.address.source_url("site"), said, BFSTATS_DB=str(path))


def test_a_file_that_is_no_database(
    refused: Callable[..., str], good_source: str, bfstats: Bfstats
) -> None:
    path = bfstats.database
    for text in (b"name,score\n", b"x" * 5000):
        path.write_bytes(text)
        refused(good_source, f"{path} is not a SQLite database: set BFSTATS_DB to another file, or")
    path.write_bytes(SQLITE_HEADER + b"x" * 5000)
    refused(good_source, f"{path}: file is not a database")
    path.unlink()
    path.mkdir()
    refused(good_source, f"cannot read {path}: Is a directory")


def test_a_database_of_a_newer_bfstats(
    refused: Callable[..., str], good_source: str, bfstats: Bfstats
) -> None:
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("pragma user_version = 99")
    refused(
        good_source,
        f"was made by a newer bfstats (schema 99, this one knows {SCHEMA_VERSION})",
    )


def test_a_database_of_another_program(
    refused: Callable[..., str], good_source: str, bfstats: Bfstats
) -> None:
    with closing(sqlite3.connect(bfstats.database)) as connection:
        connection.execute("create table notes (note text)")
    refused(good_source, "is another program's database: set BFSTATS_DB to another file")


def test_a_database_where_no_file_can_be(
    refused: Callable[..., str], good_source: str, tmp_path: Path, unwritable_folder: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("nothing")
    for path, said in (
        (file / "bfstats.db", f"cannot make the folder {file}: File exists"),
        (file / "new" / "bfstats.db", f"cannot make the folder {file}/new: Not a directory"),
        (unwritable_folder / "bfstats.db", f"cannot make the lock file {unwritable_folder}/"),
        (unwritable_folder / "new" / "bfstats.db", f"cannot make the folder {unwritable_folder}/"),
    ):
        refused(good_source, said, BFSTATS_DB=str(path))


@pytest.fixture
def unwritable_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which this user cannot make a file, not even as root."""
    if os.geteuid():
        folder = tmp_path / "closed"
        folder.mkdir(mode=0o555)
        yield folder
        folder.chmod(0o755)
    elif Path("/sys/kernel").is_dir():
        yield Path("/sys/kernel")
    else:
        pytest.skip("as root, every folder of this machine is writable")


def test_options_that_make_no_sense(bfstats: Bfstats, good_source: str) -> None:
    before = snapshot(bfstats.folder)
    for arguments in (
        ["--since", "yesterday"],
        ["--since", ""],
        ["--table", "players"],
        ["--batch-size", "0"],
        ["--overlap", "-1"],
        ["--wait", "soon"],
        ["--nonsense"],
    ):
        done = bfstats.extract(good_source, "sync", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines()[-1].startswith(("Error: Invalid value", "Error: No such"))
    assert snapshot(bfstats.folder) == before
