"""One ClickHouse for all tests of the extractor, and the three kinds of source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from extract.config import EmbeddedAddress, SourceAddress
from extract.sources import open_source, retries
from extract.sources.columns import SOURCE_TABLES
from extract.sources.settings import LIFTED, REQUIRED
from extract.sources.site_tables import table_definition
from tests.extract.archives import fill
from tests.extract.fillable_sites import (
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    Site,
    http_address,
    played,
)
from tests.extract.refusals import assert_one_line, snapshot
from tests.extract.sites_apart import history
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats

DATABASES = {"http": "site", "chdb": "default"}


# A process has one engine folder at a time, and other packages of tests have theirs.
@pytest.fixture(scope="package")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClickHouseServer]:
    directory = tmp_path_factory.mktemp("clickhouse") / "engine"
    with ClickHouseServer(
        directory,
        username="reader",
        password="s3cr t/%",
        constants=[*REQUIRED, *LIFTED],
        positives=["final", "limit", "max_rows_to_read", "max_result_rows"],
    ) as server:
        yield server


@pytest.fixture(scope="package")
def clickhouse_sites(running_server: ClickHouseServer) -> Iterator[dict[str, ClickHouseSite]]:
    """The same engine's two faces, each with a database of its own."""
    addresses: dict[str, SourceAddress] = {
        "http": http_address(running_server.address),
        "chdb": EmbeddedAddress(running_server.directory),
    }
    with ExitStack() as stack:
        maker = stack.enter_context(running_server.address.client())
        maker.command("create database site")
        sites = {}
        for kind, database in DATABASES.items():
            for table in SOURCE_TABLES:
                # Whether ClickHouse merges copies, and when, is its own affair: here they stay.
                maker.command(
                    table_definition(table, database, engine="MergeTree", rounds_order="tuple()")
                )
            sites[kind] = ClickHouseSite(
                stack.enter_context(
                    running_server.address.client(database=database, compress=False)
                ),
                stack.enter_context(closing(open_source(addresses[kind]))),
            )
        yield sites


@pytest.fixture
def server(running_server: ClickHouseServer) -> Iterator[ClickHouseServer]:
    """The server, without the last test's faults and statements."""
    running_server.fault = None
    running_server.statements.clear()
    yield running_server
    running_server.fault = None
    running_server.profile.clear()


@pytest.fixture
def http_site(
    server: ClickHouseServer,  # noqa: ARG001 - without faults
    clickhouse_sites: dict[str, ClickHouseSite],
) -> ClickHouseSite:
    """A site behind HTTP, empty."""
    return _emptied(clickhouse_sites["http"])


@pytest.fixture
def chdb_site(clickhouse_sites: dict[str, ClickHouseSite]) -> ClickHouseSite:
    """A site in ClickHouse embedded, empty."""
    return _emptied(clickhouse_sites["chdb"])


@pytest.fixture
def typed_site(chdb_site: ClickHouseSite) -> Iterator[ClickHouseSite]:
    """A site in ClickHouse embedded, whose two tables the test may make anew."""
    yield chdb_site
    for table in SOURCE_TABLES:
        chdb_site.client.command(f"drop table if exists {table} sync")
        chdb_site.client.command(
            table_definition(table, engine="MergeTree", rounds_order="tuple()")
        )


@pytest.fixture
def parquet_site(tmp_path: Path) -> ParquetSite:
    """A site that is a folder of Parquet files, without any."""
    folder = tmp_path / "parquet"
    folder.mkdir()
    return ParquetSite(folder)


@pytest.fixture(params=["http", "chdb", "parquet"])
def site(request: pytest.FixtureRequest) -> Site:
    """An empty site, of each kind in turn."""
    chosen: Site = request.getfixturevalue(f"{request.param}_site")
    return chosen


@pytest.fixture
def landing(tmp_path: Path) -> Landing:
    """A SQLite file that is not there yet."""
    return Landing(tmp_path / "bfstats.db")


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "FIRST_PAUSE_SECONDS", 0.0)


def _emptied(site: ClickHouseSite) -> ClickHouseSite:
    site.clear()
    return site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for an archive."""
    directory = tmp_path / "archive"
    directory.mkdir()
    return directory


@pytest.fixture
def filled(site: Site) -> Site:
    """A site as `archives.fill` fills it."""
    fill(site)
    return site


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
    """The address of a source that nothing is wrong with."""
    parquet_site.add([played()])
    parquet_site.add_samples([Sample(NOW, "server 1", 3)])
    return f"parquet:{parquet_site.directory}"


@pytest.fixture
def other_site(tmp_path: Path) -> ParquetSite:
    """Another site, as a folder of Parquet files: rounds and samples as many as the first has."""
    folder = tmp_path / "other"
    folder.mkdir()
    site = ParquetSite(folder)
    site.add(history("b"))
    site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    return site
