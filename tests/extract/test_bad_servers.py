"""What is wrong with an address or its server: one clear line, an exit status, nothing changed."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.extract.fillable_sites import ClickHouseSite, played
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.faults import Fault, fault_on
from tests.support.site_tables import create_site_tables

READ_ROUNDS = "order by landed_player_name nulls first"


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
