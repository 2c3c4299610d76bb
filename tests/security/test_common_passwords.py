"""A password that is a common word leaves no holes in what is said, and is not said either."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from extract import config
from tests.extract.fillable_sites import played
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.engine import ClickHouseError
from tests.support.faults import Fault, fault_on
from tests.support.site_tables import create_site_tables

OURS = (
    "127.0.0.1:8123/site refused the user or the password in BFSTATS_SOURCE",
    "another run holds /srv/bfstats.db.lock: try again later, or wait for it with --wait SECONDS",
    "2026-11-28 04:05:06 landed 1,310 rounds, 2 hours; tables in 1.17 s",
    "minutely failed with exit status 1: see logs/cadences.log",
    "site:8123/site: Connection refused",
)
COMMON = ["password", "1", "0", "e", "s", "site", "rounds", "refused", "2026", "exit status", "the"]
SECRETS = ["s3cret", "hunter2", "x9!k", "dragonfly", "correct-horse-battery-staple", "Pass word/1"]


def source(password: str) -> str:
    return f"clickhouse://reader:{quote(password, safe='')}@site:8123/site"


@pytest.mark.parametrize("password", COMMON)
def test_a_common_password_leaves_every_word_of_ours(
    monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE", source(password))
    assert [config.without_password(line) for line in OURS] == [*OURS]


@pytest.mark.parametrize("password", SECRETS)
def test_that_of_dbts_own_clickhouse_is_not_said(
    monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE", source("another"))
    monkeypatch.setenv("BFSTATS_CLICKHOUSE_USER", "clickhouse")
    monkeypatch.setenv("BFSTATS_CLICKHOUSE_PASSWORD", password)
    said = f"get(password='{password}') from http://reader:{quote(password, safe='')}@site"
    assert config.without_password(said) == "get(password='***') from http://reader:***@site"


@pytest.mark.parametrize("password", [*COMMON, *SECRETS])
@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("clickhouse://reader:{}@site:8123/site", "clickhouse://reader:***@site:8123/site"),
        ("http://reader:{}@proxy", "http://reader:***@proxy"),
        ("get(password='{}')", "get(password='***')"),
        ('{{"password": "{}", "user": 2}}', '{{"password": "***", "user": 2}}'),
        ("?password={}&x=2", "?password=***&x=2"),
        ("X-ClickHouse-Key: {}", "X-ClickHouse-Key: ***"),
    ],
)
def test_where_it_is_the_password_it_is_not_said(
    monkeypatch: pytest.MonkeyPatch, password: str, said: str, left: str
) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE", source(password))
    for spelling in (password, quote(password, safe="")):
        assert config.without_password(said.format(spelling)) == left.format()


@pytest.mark.parametrize("password", SECRETS)
def test_what_is_no_common_word_is_said_nowhere(
    monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE", source(password))
    assert config.without_password(f"Code: 1. {password}!") == "Code: 1. ***!"
    assert [config.without_password(line) for line in OURS] == [*OURS]


def test_the_password_of_a_proxy_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:s3cret%21@proxy.example:3128")
    said = "proxy me:s3cret%21@proxy.example, s3cret!"
    assert config.without_password(said) == "proxy me:***@proxy.example, ***"


@pytest.fixture(params=["password", "1"])
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[ClickHouseServer]:
    """A server with such a password, and a round."""
    engine = tmp_path / "engine"
    with ClickHouseServer(engine, username="reader", password=request.param) as server:
        with closing(server.address.client()) as client:
            create_site_tables(client, "site")
            insert_rows(client, [played("Al")], "site.player_rounds")
        yield server


def test_errors_log_and_record_are_whole(bfstats: Bfstats, server: ClickHouseServer) -> None:
    """Of a server that lets nobody in, and of one that fails in words of its own."""
    log = bfstats.folder / "log"
    name = f"127.0.0.1:{server.address.port}/site"
    bfstats.sync(server.address.source_url("site"))
    sync = shlex.join([sys.executable, "-m", "extract", "sync", "--table", "player_rounds"])
    server.fault = fault_on("select", Fault(status=500, message="Code: 1. password 1 of 10"))
    done = bfstats.extract(
        server.address.source_url("site"), "cadence", "hourly", sync, "--log", str(log)
    )
    assert done.stderr == f"bfstats: hourly failed with exit status 1: see {log}\n"
    server.authenticate = lambda *_: _refuse()  # type: ignore[method-assign]
    refused = bfstats.extract(server.address.source_url("site"), "sync", "--table", "player_rounds")
    assert "Code: 1. password 1 of 10 (" in log.read_text()
    assert refused.stderr == f"bfstats: {name} refused the user or the password in BFSTATS_SOURCE\n"
    recorded = bfstats.rows("select error from runs where kind = 'load' and exit_status <> 0")
    assert len(recorded) == 2
    assert "Code: 1. password 1 of 10 (" in recorded[0][0]
    assert refused.stderr == f"bfstats: {recorded[1][0]}\n"


def _refuse() -> None:
    raise ClickHouseError(
        "Code: 516. DB::Exception: password is incorrect. (AUTHENTICATION_FAILED)"
    )
