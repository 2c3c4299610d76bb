"""`chdb:DIRECTORY?database=NAME`: which database of an embedded ClickHouse rows come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from clickhouse_connect import get_client

from extract import config
from tests.support.commands import Bfstats
from tests.support.site_tables import create_site_tables

DATABASES = ("default", "si te")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two databases, with as many rounds as their place says."""
    folder = tmp_path / "engine"
    client = get_client(interface="chdb", path=str(folder))
    for count, database in enumerate(DATABASES, start=1):
        client.command(f"create database if not exists `{database}`")
        create_site_tables(client, f"`{database}`")
        client.command(
            f"insert into `{database}`.player_rounds (round_id, player_name, server_guid,"
            " round_start_time, round_end_time, created_at)"
            f" select toString(number), 'Ann', 's', now() - 7200, now() - 3600, now() - 3000"
            f" from numbers({count})"
        )
    client.close()
    return folder


def test_the_named_database_is_read(bfstats: Bfstats, folder: Path) -> None:
    landed = [
        bfstats.sync(f"chdb:{folder}{suffix}", BFSTATS_DB=str(bfstats.folder / f"{number}.db"))
        for number, suffix in enumerate(("", "?database=default", "?database=si%20te"))
    ]
    assert [counts["player_rounds"]["rows_landed"] for counts in landed] == [1, 1, 2]


def test_a_database_that_is_not_there_is_named(bfstats: Bfstats, folder: Path) -> None:
    done = bfstats.extract(f"chdb:{folder}?database=none", "sync")
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"bfstats: chdb:{folder}?database=none cannot be opened: ")
    assert "Database none does not exist" in line
    assert not bfstats.database.exists()


@pytest.mark.parametrize(
    ("address", "directory", "database"),
    [
        ("/a", "/a", "default"),
        ("/a?database=b", "/a", "b"),
        ("/a?database=b%3Fc", "/a", "b?c"),
        ("a?database=b", str(config.PROJECT_ROOT / "a"), "b"),
    ],
)
def test_the_last_part_of_an_address_may_name_a_database(
    monkeypatch: pytest.MonkeyPatch, address: str, directory: str, database: str
) -> None:
    monkeypatch.setenv("BFSTATS_SOURCE", f"chdb:{address}")
    assert config.source_address() == config.EmbeddedAddress(Path(directory), database)


@pytest.mark.parametrize("address", ["/a?database=", "/a?db=site", "/a?b", "/a?", "?database=b"])
def test_what_else_follows_a_question_mark_is_refused(bfstats: Bfstats, address: str) -> None:
    done = bfstats.extract(f"chdb:{address}", "sync")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"bfstats: BFSTATS_SOURCE=chdb:{address} is not a source: give "
        "chdb:DIRECTORY?database=NAME (a ? in NAME as %3F; "
        "the engine opens no folder with a ? in its name)\n"
    )
    assert not bfstats.database.exists()
