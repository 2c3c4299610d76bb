"""The source's password, looked for in all that a whole life says, writes, sends and records."""

from __future__ import annotations

import base64
import os
import shlex
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.extract.fillable_sites import played
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.collector import Collector
from tests.support.commands import DBT, Bfstats
from tests.support.faults import Fault, fault_on
from tests.support.parsed import keep_parsed_for
from tests.support.site_tables import PROJECT_ROOT, create_site_tables

USER, PASSWORD = "reader", "hunter/2 is:not%ok"
SPELLINGS = (
    PASSWORD,
    quote(PASSWORD, safe=""),
    base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode(),
)
EXTRACT = ("-m", "extract")
ONE_STEP = """
import os, signal, sys
from extract.jobs import watch
step = watch._Watcher.step
def once(self):
    step(self)
    os.kill(os.getpid(), signal.SIGTERM)
watch._Watcher.step = once
sys.argv = ["extract", "watch", "--debug"]
from extract.cli import main
main()
"""
"""`python -m extract watch --debug`, until its first step is done."""


class Life:
    """Commands on one SQLite file, whose outputs become files of its folder, too."""

    def __init__(self, folder: Path, **environment: str) -> None:
        folder.mkdir()
        self.bfstats = Bfstats(folder)
        for target in (folder / "target", PROJECT_ROOT / "target" / "watch"):
            keep_parsed_for(self.bfstats.database, target)
        self._environment = {
            **os.environ,
            "BFSTATS_DB": str(self.bfstats.database),
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
            **environment,
        }

    def run(self, *arguments: str, **environment: str) -> int:
        """Run this interpreter; returns the exit status."""
        with (self.bfstats.folder / f"said-{time.monotonic_ns()}").open("w") as said:
            return subprocess.run(
                [sys.executable, *arguments],
                cwd=PROJECT_ROOT,
                env={**self._environment, **environment},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                timeout=120,
                check=False,
            ).returncode

    def cadence(self, command: str, **environment: str) -> int:
        """Run a shell command as a cadence."""
        log = ("--log", str(self.bfstats.folder / "logs" / "cadences.log"))
        return self.run(*EXTRACT, "cadence", "hourly", command, *log, **environment)

    def texts(self) -> Iterator[str]:
        """Every value of every table."""
        with closing(sqlite3.connect(self.bfstats.database)) as connection:
            tables = connection.execute("select name from sqlite_master where type = 'table'")
            for (table,) in tables.fetchall():
                for row in connection.execute(f'select * from "{table}"'):
                    yield from map(str, row)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ClickHouseServer]:
    """A server with this password, and two rounds."""
    with ClickHouseServer(tmp_path / "engine", username=USER, password=PASSWORD) as server:
        with closing(server.address.client()) as client:
            create_site_tables(client, "site")
            insert_rows(client, [played("Al"), played("Bo")], "site.player_rounds")
        yield server


def files_with_it(folder: Path) -> list[Path]:
    """The files that hold the password in one of its spellings."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(one.encode() in path.read_bytes() for one in SPELLINGS)
    ]


def test_the_password_stays_where_it_is(tmp_path: Path, server: ClickHouseServer) -> None:
    """Even if the server repeats it, and a command prints its environment or its file."""
    secret = tmp_path / "secret"
    secret.touch(0o600)
    secret.write_text(server.address.source_url("site"))
    in_file = {"BFSTATS_SOURCE": "", "BFSTATS_SOURCE_FILE": str(secret)}
    sync = shlex.join([sys.executable, *EXTRACT, "sync"])
    build = shlex.join([sys.executable, "-c", DBT, "--debug", "build", "--exclude-resource-type"])
    arguments = "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '"
    with Collector() as collector:
        life = Life(
            tmp_path / "life",
            BFSTATS_SOURCE=secret.read_text(),
            OTEL_EXPORTER_OTLP_ENDPOINT=collector.endpoint,
        )
        assert life.run(*EXTRACT, "sync", "--debug") == 0
        repeated = f"Code: 1. {' '.join(SPELLINGS)}"
        server.fault = fault_on("select", Fault(status=500, message=repeated))
        assert life.run(*EXTRACT, "sync", "--debug") == 1
        assert life.run("-c", ONE_STEP) == 0
        assert life.cadence("env; exit 3") == 3
        printed = f"{sync} --debug; cat $BFSTATS_SOURCE_FILE; {arguments}; exit 3"
        assert life.cadence(printed, **in_file) == 3
        server.fault = None
        assert life.cadence(f"{sync} && {build} unit_test test", **in_file) == 0
        assert life.run("-c", ONE_STEP, **in_file) == 0
        assert life.run("-c", DBT, "--debug", "docs", "generate") == 0
        assert PASSWORD[:6] not in str(collector.spans)
        assert [span for span in collector.spans if span.is_error and "***" in str(span)]
    folder = life.bfstats.folder
    assert (folder / "target" / "catalog.json").is_file()
    assert (folder / "logs" / "cadences.log").read_text().count(f"//{USER}:***@") == 2
    assert any("Code: 1. ***" in text for text in life.texts())
    assert not [text for text in life.texts() if PASSWORD[:6] in text]
    assert files_with_it(tmp_path) == [secret]
