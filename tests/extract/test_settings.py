"""Settings that the environment has wrong, and what lies between bfstats and ClickHouse."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from extract import config
from extract.errors import SourceError, UsageError
from tests.extract.fillable_sites import ParquetSite, played
from tests.support.commands import Bfstats

WINDOWS = "(the end of a line as Windows writes it): take it out where it is set"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BFSTATS_DB", "{folder}/bfstats.db\r"),
        ("BFSTATS_SOURCE", "parquet:{folder}\r"),
        ("BFSTATS_SOURCE_FILE", "{folder}/source\r"),
        ("BFSTATS_SOURCE_TIMEOUT", "300\r"),
    ],
)
def test_the_line_ends_of_windows_are_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE", "clickhouse://host/site")
    if name == "BFSTATS_SOURCE_FILE":
        monkeypatch.delenv("BFSTATS_SOURCE")
    monkeypatch.setenv(name, value.format(folder=tmp_path))
    read = config.database_path if name == "BFSTATS_DB" else config.source_address
    with pytest.raises(UsageError) as refused:
        read()
    assert str(refused.value) == f"{name} holds the control character '\\r' {WINDOWS}"


@pytest.mark.parametrize("name", ["BFSTATS_DB", "BFSTATS_DUCKDB"])
def test_a_home_that_no_shell_has_named_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A folder named ~ would be made beside the project."""
    monkeypatch.setenv(name, "~/bfstats.db")
    path_of = config.database_path if name == "BFSTATS_DB" else config.duckdb_path
    with pytest.raises(UsageError, match=f"{name}=~/bfstats.db: no shell"):
        path_of()


@pytest.mark.parametrize("character", ["\n", "\t", "\x1b", "\x7f", "\x85"])
def test_so_is_every_control_character(monkeypatch: pytest.MonkeyPatch, character: str) -> None:
    monkeypatch.setenv("BFSTATS_DB", f"/srv/bfstats{character}.db")
    with pytest.raises(UsageError, match="BFSTATS_DB holds the control character"):
        config.database_path()


def test_a_command_with_such_a_setting_makes_nothing(
    bfstats: Bfstats, parquet_site: ParquetSite
) -> None:
    parquet_site.add([played()])
    source = f"parquet:{parquet_site.directory}"
    done = bfstats.extract(source, "sync", BFSTATS_DB=f"{bfstats.database}\r")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert not bfstats.database.exists()


def test_dbt_that_is_typed_makes_no_file_of_such_a_name(
    bfstats: Bfstats, parquet_site: ParquetSite
) -> None:
    parquet_site.add([played()])
    bfstats.sync(f"parquet:{parquet_site.directory}", "--table", "player_rounds")
    seed = ("seed", "--select", "player_milestone_thresholds")
    done = bfstats.dbt(*seed, BFSTATS_DB=f"{bfstats.database}\r")
    assert done.returncode == 0, done.stdout
    assert bfstats.rows("select count(*) > 0 from player_milestone_thresholds") == [(1,)]
    assert not [file for file in bfstats.folder.iterdir() if "\r" in file.name]


@pytest.mark.parametrize(
    ("written", "path", "database"),
    [
        ("", "", "default"),
        ("/", "", "default"),
        ("/site", "", "site"),
        ("/clickhouse/", "/clickhouse", "default"),
        ("/clickhouse/site", "/clickhouse", "site"),
        ("/a/b%20c/si%2Fte", "/a/b%20c", "si/te"),
    ],
)
def test_a_path_comes_before_the_database(
    monkeypatch: pytest.MonkeyPatch, written: str, path: str, database: str
) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE", f"clickhouses://user:password@host:443{written}")
    address = config.source_address()
    assert isinstance(address, config.ClickHouseAddress)
    assert (address.path, address.database, address.port) == (path, database, 443)
    assert repr(address) == f"user@host:443{path}/{database}"


@pytest.mark.parametrize("path", ["//site", "/./site", "/../site", "/a//site", "/ss@host/site"])
def test_a_path_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE", f"clickhouse://user:password@host{path}")
    with pytest.raises(SourceError, match="BFSTATS_SOURCE is not a ClickHouse URL"):
        config.source_address()


@pytest.mark.parametrize(
    ("variable", "scheme", "port"),
    [
        ("http_proxy", "clickhouse", 8123),
        ("HTTP_PROXY", "clickhouse", 8123),
        ("https_proxy", "clickhouses", 8443),
        ("HTTPS_PROXY", "clickhouses", 8443),
    ],
)
def test_a_proxy_that_is_not_there_is_named(
    bfstats: Bfstats, variable: str, scheme: str, port: int
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        proxy = f"127.0.0.1:{taken.getsockname()[1]}"
    source = f"{scheme}://reader:hidden@clickhouse.invalid/site"
    done = bfstats.extract(source, "sync", **{variable: f"http://me:s3cret@{proxy}"})
    assert done.returncode == 1
    assert done.stderr == (
        f"bfstats: clickhouse.invalid:{port}/site (through the proxy {proxy} of {variable}): "
        "Connection refused\n"
    )


def test_a_proxy_that_makes_no_sense_is_named(bfstats: Bfstats) -> None:
    source = "clickhouse://reader:hidden@clickhouse.invalid/site"
    done = bfstats.extract(source, "sync", http_proxy="http://[::1")
    assert done.returncode == 1
    assert "clickhouse.invalid:8123/site (through the proxy [::1 of http_proxy): " in done.stderr
    assert done.stderr.count("\n") == 1
