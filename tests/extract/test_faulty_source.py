"""What bfstats asks of a ClickHouse that it does not trust, and how often."""

from __future__ import annotations

import shutil
import subprocess
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest

from extract.database.connection import open_database
from extract.errors import SourceError, TransientSourceError
from extract.jobs.reconcile import Reconciliation
from extract.jobs.sync import reach_source, sync_tables
from extract.loading.options import SyncOptions
from extract.sources import open_source, retries
from extract.sources.columns import PLAYER_ROUNDS
from extract.sources.protocol import RoundRange, TimeRange
from extract.sources.settings import LIMITS
from tests.extract.fillable_sites import NOW, ClickHouseSite, Landing, http_address, played
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.faults import Fault, fault_on, selecting

ROUNDS = 600
ROWS_PER_BLOCK = 100
COUNT = r"select count\(\*\) from player_rounds"
READ_ROUNDS = "order by landed_player_name nulls first"
TOO_BUSY = Fault(status=500, message="Code: 202. DB::Exception: Too many simultaneous queries.")
OVER_IN_A_MOMENT = {
    "503": Fault(status=503, message="Service Unavailable"),
    "502": Fault(status=502, message="Bad Gateway"),
    "too many queries": TOO_BUSY,
    "closed connection": Fault(ending="abort"),
    "no answer": Fault(after_blocks=0),
}
THERE_TO_STAY = {
    "password": Fault(status=403, message="Code: 516. DB::Exception: (AUTHENTICATION_FAILED)"),
    "table": Fault(status=404, message="Code: 60. DB::Exception: (UNKNOWN_TABLE)"),
    "syntax": Fault(status=400, message="Code: 62. DB::Exception: (SYNTAX_ERROR)"),
    "memory": Fault(status=500, message="Code: 241. DB::Exception: (MEMORY_LIMIT_EXCEEDED)"),
    "500": Fault(status=500, message="Internal Server Error"),
}


@pytest.fixture
def full_site(http_site: ClickHouseSite) -> ClickHouseSite:
    http_site.add(played(f"player {number:04}") for number in range(ROUNDS))
    return http_site


def setting(server: ClickHouseServer, name: str) -> int:
    """What a statement of a new source runs with."""
    instead = f"select toInt64(getSetting('{name}')) FORMAT Native"
    server.fault = fault_on(COUNT, Fault(rewrite=lambda _: instead))
    with closing(open_source(http_address(server.address))) as source:
        return source.count_rounds(RoundRange(NOW))


@pytest.mark.usefixtures("http_site")
def test_every_read_is_within_limits_and_writes_nothing(server: ClickHouseServer) -> None:
    assert setting(server, "readonly") == 2
    assert {name: setting(server, name) for name in LIMITS} == LIMITS


@pytest.mark.usefixtures("http_site")
def test_a_user_keeps_limits_that_are_lower(server: ClickHouseServer) -> None:
    server.profile.settings.update(max_execution_time="60", max_memory_usage="9000000000")
    assert setting(server, "max_execution_time") == 60
    assert setting(server, "max_memory_usage") == LIMITS["max_memory_usage"]


@pytest.mark.parametrize("instead", ["drop table player_rounds", "truncate table player_rounds"])
@pytest.mark.parametrize("reading", [COUNT, READ_ROUNDS])
def test_no_statement_could_write(
    full_site: ClickHouseSite,
    server: ClickHouseServer,
    landing: Landing,
    instead: str,
    reading: str,
) -> None:
    server.fault = fault_on(reading, Fault(rewrite=lambda _: instead))
    with pytest.raises(SourceError, match="READONLY"):
        landing.sync(full_site)
    server.fault = None
    assert landing.sync(full_site).rows_landed == ROUNDS


def test_an_export_could_not_write(
    full_site: ClickHouseSite, server: ClickHouseServer, tmp_path: Path
) -> None:
    server.fault = fault_on("Parquet", Fault(rewrite=lambda _: "drop table player_rounds"))
    with pytest.raises(SourceError, match="READONLY"):
        full_site.source.export(PLAYER_ROUNDS, TimeRange(None, None), tmp_path / "rounds")


@pytest.mark.parametrize("readonly", ["1", "2"])
def test_a_user_who_may_only_read_is_enough(
    full_site: ClickHouseSite,
    server: ClickHouseServer,
    landing: Landing,
    tmp_path: Path,
    readonly: str,
) -> None:
    server.profile.settings["readonly"] = readonly
    with closing(open_source(http_address(server.address))) as source:
        assert landing.sync(replace(full_site, source=source)).rows_landed == ROUNDS
        source.export(PLAYER_ROUNDS, TimeRange(None, None), tmp_path / "rounds.parquet")
    assert (tmp_path / "rounds.parquet").stat().st_size > ROUNDS


@pytest.mark.parametrize("fault", OVER_IN_A_MOMENT)
def test_what_is_over_in_a_moment_is_asked_again(
    http_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, fault: str
) -> None:
    http_site.add([played("Al")])
    with open_database(landing.path) as connection:
        for statement in (COUNT, "groupArray", r"now\(\)", READ_ROUNDS):
            server.fault = fault_on(statement, OVER_IN_A_MOMENT[fault], times=2)
            found = sync_tables(connection, http_site.source, [PLAYER_ROUNDS], SyncOptions())
            assert found[PLAYER_ROUNDS].rows_read == 1
    assert [row[0] for row in landing.rounds()] == ["Al"]


@pytest.mark.parametrize(
    ("faults", "attempts"), [(OVER_IN_A_MOMENT, retries.ATTEMPTS), (THERE_TO_STAY, 1)]
)
def test_nothing_is_asked_for_ever(
    full_site: ClickHouseSite,
    server: ClickHouseServer,
    landing: Landing,
    faults: dict[str, Fault],
    attempts: int,
) -> None:
    for name, fault in faults.items():
        # The client itself asks once more on a connection that was closed.
        times = attempts * (1 + (name == "closed connection"))
        for statement in ("count(*), max", READ_ROUNDS):
            server.statements.clear()
            server.fault = fault_on(statement.replace("(*)", r"\(\*\)"), fault)
            with pytest.raises(SourceError) as raised:
                landing.sync(full_site)
            assert len([sql for sql in server.statements if statement in sql]) == times, name
            assert not isinstance(raised.value, TransientSourceError)
            assert "\n" not in str(raised.value)


def test_a_comparison_is_asked_again(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    landing.sync(full_site)
    server.fault = fault_on("argMax", TOO_BUSY, times=2)
    with open_database(landing.path) as connection:
        reconciliation = Reconciliation(connection, full_site.source)
        assert list(reconciliation.differences(PLAYER_ROUNDS)) == []


@pytest.mark.usefixtures("http_site")
def test_a_server_that_starts_again_is_reached(
    server: ClickHouseServer, landing: Landing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries, "FIRST_PAUSE_SECONDS", 0.3)
    server.stop_listening()
    starting = Timer(0.6, server.listen)
    starting.start()
    with open_database(landing.path) as connection:
        reach_source(connection, http_address(server.address), [PLAYER_ROUNDS]).close()
    starting.join()


def test_pauses_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "FIRST_PAUSE_SECONDS", 0.1)
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)

    def ask() -> None:
        raise TransientSourceError("not now")

    with pytest.raises(SourceError, match="not now"):
        retries.persistently(ask)
    assert pauses == [0.1, 0.2]


@pytest.mark.parametrize("after_blocks", [None, 1])
def test_silence_was_waited_for_already(
    full_site: ClickHouseSite,
    server: ClickHouseServer,
    landing: Landing,
    after_blocks: int | None,
) -> None:
    silent = Fault(after_blocks=after_blocks, rows_per_block=ROWS_PER_BLOCK, ending="hang")
    server.fault = fault_on(READ_ROUNDS, silent)
    address = replace(http_address(server.address), timeout_seconds=4)
    with (
        closing(open_source(address)) as source,
        pytest.raises(SourceError, match="/site did not answer in time"),
    ):
        landing.sync(replace(full_site, source=source))
    assert len([sql for sql in server.statements if READ_ROUNDS in sql]) == 1


@pytest.mark.usefixtures("full_site")
def test_how_long_to_wait_can_be_said(bfstats: Bfstats, server: ClickHouseServer) -> None:
    server.fault = fault_on("version", Fault(ending="hang"))
    url = server.address.source_url("site")
    done = bfstats.extract(url, "sync", BFSTATS_SOURCE_TIMEOUT="1")
    assert done.returncode == 1
    assert done.stderr.endswith("/site did not answer in time\n")
    done = bfstats.extract(url, "sync", BFSTATS_SOURCE_TIMEOUT="1.5")
    assert (done.returncode, done.stderr) == (
        2,
        "bfstats: BFSTATS_SOURCE_TIMEOUT=1.5 is no whole number of seconds above 0\n",
    )


@pytest.mark.usefixtures("full_site")
def test_a_certificate_is_looked_at(
    server: ClickHouseServer, bfstats: Bfstats, tmp_path: Path
) -> None:
    if (openssl := shutil.which("openssl")) is None:
        pytest.skip("openssl makes the certificate")
    certificate = tmp_path / "certificate.pem"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", certificate, "-out"),
            certificate.with_suffix(".crt"),
        ],
        check=True,
        capture_output=True,
    )
    trusted = certificate.with_suffix(".crt")
    certificate.write_text(certificate.read_text() + trusted.read_text())
    with ClickHouseServer(server.directory, certificate=certificate) as encrypted:
        url = encrypted.address.source_url("site").replace("clickhouse:", "clickhouses:")
        done = bfstats.extract(url, "sync")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "its certificate is not trusted: self-signed certificate" in done.stderr
        assert encrypted.statements == []
        counts = bfstats.sync(url, SSL_CERT_FILE=str(trusted))
        assert counts[PLAYER_ROUNDS]["rows_landed"] == ROUNDS


def test_a_block_twice_in_the_place_of_another_is_refused(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    """The number of rows is right."""
    blocks = ROUNDS // ROWS_PER_BLOCK
    fault = Fault(repeats=True, after_blocks=blocks, rows_per_block=ROWS_PER_BLOCK)
    server.fault = fault_on(READ_ROUNDS, fault)
    with pytest.raises(SourceError, match="/site sent rows out of order"):
        landing.sync(full_site)
    assert not landing.path.exists()


def test_copies_of_a_round_in_another_order_are_refused(
    http_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    """The last of them would win, and it is the older one."""
    http_site.add([played("Al", final_score=1), played("Al", final_score=2)])
    backwards = selecting("select * from {} order by landed_final_score desc")
    server.fault = fault_on(READ_ROUNDS, Fault(rewrite=backwards), times=1)
    landing.sync(http_site)
    assert [row[6] for row in landing.rounds()] == [2]


def test_a_column_of_another_type_is_refused(
    http_site: ClickHouseSite, server: ClickHouseServer, landing: Landing
) -> None:
    http_site.add([played("Al")])
    text = selecting(
        "select * replace (toString(landed_final_score) as landed_final_score) from {}"
    )
    server.fault = fault_on(READ_ROUNDS, Fault(rewrite=text))
    with pytest.raises(SourceError, match="column final_score of player_rounds came as str"):
        landing.sync(http_site)
    assert not landing.path.exists()


@pytest.mark.parametrize("years", [1, -1])
def test_a_clock_that_cannot_be_right_is_refused(
    full_site: ClickHouseSite, server: ClickHouseServer, landing: Landing, years: int
) -> None:
    wrong = f"(now() + interval {years} year)"
    server.fault = fault_on(r"now\(\)", Fault(rewrite=lambda sql: sql.replace("now()", wrong)))
    with pytest.raises(SourceError, match="set the clock that is wrong"):
        landing.sync(full_site)
    assert not landing.path.exists()
