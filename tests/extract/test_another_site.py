"""The rounds of two sites are not mixed in one file, and a site may move without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from extract.config import EmbeddedAddress, ParquetAddress, SourceAddress
from extract.database.connection import open_database
from extract.jobs.sync import reach_source
from extract.records.addresses import read_addresses
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS, SOURCE_TABLES
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
from tests.extract.ingested_lines import ingest, line
from tests.extract.refusals import assert_one_line
from tests.extract.sites_apart import ADDRESSES, DAYS, content, history, land, refused
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ClickHouseServer, server_process
from tests.support.commands import Bfstats
from tests.support.site_tables import create_site_tables

PLAYERS = "select player_name from landing_player_rounds order by 1"


@pytest.fixture
def address_of(running_server: ClickHouseServer) -> Callable[[Site], SourceAddress]:
    """Where a site of any kind is."""

    def address(site: Site) -> SourceAddress:
        if isinstance(site, ParquetSite):
            return ParquetAddress(site.directory)
        assert isinstance(site, ClickHouseSite)
        if site.client.database == "site":
            return http_address(running_server.address)
        return EmbeddedAddress(running_server.directory)

    return address


def test_another_sites_rounds_do_not_land(
    site: Site,
    landing: Landing,
    other_site: ParquetSite,
    address_of: Callable[[Site], SourceAddress],
) -> None:
    """Whatever kind of source it is, until one of the rounds is there."""
    site.add(history("a"))
    site.add_samples([Sample(NOW - 7200, "server 2", 4)])
    land(landing, ParquetAddress(other_site.directory))
    assert "has none of 20 rounds" in refused(landing, address_of(site))
    site.add(history("b", [7]))
    land(landing, address_of(site))
    assert landing.query(f"select distinct player_name from ({PLAYERS})") == [
        ("a's player",),
        ("b's player",),
    ]


def test_one_line_says_what_to_do(
    bfstats: Bfstats, http_site: ClickHouseSite, server: ClickHouseServer, other_site: ParquetSite
) -> None:
    http_site.add(history("a", [0]))
    bfstats.sync(other_site.source)
    before = content(bfstats.database)
    there = f"clickhouse://127.0.0.1:{server.address.port}/site"
    done = bfstats.extract(server.address.source_url("site"), "sync")
    assert_one_line(done, "", status=2)
    assert done.stderr == (
        f"bfstats: BFSTATS_SOURCE: {there} has none of 20 rounds that landed from "
        f"{other_site.source}: another site's rounds would be mixed into {bfstats.database}; "
        "set BFSTATS_DB to a file of its own, or, if it is the same site without its past, "
        "run: python -m extract sync --adopt-source\n"
    )
    assert content(bfstats.database) == before
    failed = "select name, exit_status, error from runs where exit_status <> 0 order by run_id"
    error = done.stderr.removeprefix("bfstats: ").rstrip()
    assert bfstats.rows(failed) == [(table, 2, error) for table in reversed(SOURCE_TABLES)]


@pytest.mark.parametrize(
    "command",
    [
        ["sync", "--table", "player_rounds"],
        ["sync", "--table", "server_online_counts"],
        ["sync", "--since", "2020-01-01"],
        ["refresh"],
        ["backfill", "rounds"],
        ["backfill", "all", "--restart"],
        ["reconcile"],
        ["reconcile", "--repair", "--force"],
        ["archive", "{folder}/archive"],
    ],
    ids=" ".join,
)
def test_no_command_lands_them(
    command: list[str],
    bfstats: Bfstats,
    parquet_site: ParquetSite,
    other_site: ParquetSite,
    tmp_path: Path,
) -> None:
    parquet_site.add(history("a", [0]))
    parquet_site.add_samples([Sample(NOW - 7200, "server 2", 4)])
    bfstats.sync(parquet_site.source)
    before = content(bfstats.database)
    arguments = [part.format(folder=tmp_path) for part in command]
    done = bfstats.extract(other_site.source, *arguments)
    assert_one_line(done, f"{other_site.source} has none of 1 round that landed", status=2)
    assert content(bfstats.database) == before


def test_a_site_moves_without_a_word(
    landing: Landing,
    http_site: ClickHouseSite,
    chdb_site: ClickHouseSite,
    parquet_site: ParquetSite,
    address_of: Callable[[Site], SourceAddress],
    capfd: pytest.CaptureFixture[str],
) -> None:
    """From ClickHouse to its embedded engine, and to files; what is new lands each time."""
    rows = history("a", range(1, 10))
    sites: list[Site] = [http_site, chdb_site, parquet_site]
    for number, site in enumerate(sites):
        site.add([*rows, *(played(f"new {new}") for new in range(number + 1))])
        site.add_samples([Sample(NOW - 7200, "server 1", 4)])
        land(landing, address_of(site))
    assert {name for (name,) in landing.query(PLAYERS)} == {
        *("a's player", "new 0", "new 1", "new 2")
    }
    assert landing.query(ADDRESSES) == [
        (table, f"parquet:{parquet_site.directory}") for table in SOURCE_TABLES
    ]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("days", [range(DAYS // 2, DAYS), [0], [DAYS - 1]], ids=str)
def test_part_of_the_past_is_enough(
    days: Iterable[int], landing: Landing, parquet_site: ParquetSite, tmp_path: Path
) -> None:
    """Such as a server that was put back as it was, or one that has let old rounds go."""
    parquet_site.add(history("a"))
    land(landing, ParquetAddress(parquet_site.directory), PLAYER_ROUNDS)
    moved = ParquetSite(tmp_path / "moved")
    moved.directory.mkdir()
    moved.add(history("a", days))
    land(landing, ParquetAddress(moved.directory), PLAYER_ROUNDS)


def test_a_folder_is_moved(bfstats: Bfstats, tmp_path: Path) -> None:
    """That of embedded ClickHouse, and that of files, which a link may lead to."""
    with server_process(tmp_path / "engine") as address, address.client() as client:
        create_site_tables(client, "default")
        insert_rows(client, history("a"))
    bfstats.sync(f"chdb:{tmp_path / 'engine'}", "--table", "player_rounds")
    (tmp_path / "engine").rename(tmp_path / "moved")
    bfstats.sync(f"chdb:{tmp_path / 'moved'}", "--table", "player_rounds")
    assert bfstats.rows(ADDRESSES) == [("player_rounds", f"chdb:{tmp_path / 'moved'}")]
    files = ParquetSite(tmp_path / "files")
    files.directory.mkdir()
    files.add(history("a"))
    (tmp_path / "link").symlink_to(files.directory)
    bfstats.sync(f"parquet:{tmp_path / 'link'}", "--table", "player_rounds")
    assert bfstats.rows(ADDRESSES) == [("player_rounds", files.source)]
    files.directory.rename(tmp_path / "moved files")
    bfstats.sync(f"parquet:{tmp_path / 'moved files'}", "--table", "player_rounds")
    assert bfstats.rows(ADDRESSES) == [("player_rounds", f"parquet:{tmp_path / 'moved files'}")]


def test_the_same_site_without_its_past_is_adopted(
    bfstats: Bfstats, parquet_site: ParquetSite, other_site: ParquetSite
) -> None:
    """From its cursors on, once for all later syncs."""
    parquet_site.add(history("a"))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    bfstats.sync(parquet_site.source)
    other_site.add([played("new", created_at=NOW - 60)])
    counts = bfstats.sync(other_site.source, "--adopt-source")
    assert counts["player_rounds"]["rows_read"] == 2  # "new", and what is in the overlap
    bfstats.sync(other_site.source)
    assert bfstats.rows(ADDRESSES) == [(table, other_site.source) for table in SOURCE_TABLES]


def test_where_rows_come_by_ingest_there_is_none_to_adopt(refused: Callable[..., str]) -> None:
    refused("ingest", "--adopt-source is for a source", 2, "--adopt-source")


def test_a_source_without_a_row_is_not_remembered(
    landing: Landing, parquet_site: ParquetSite, tmp_path: Path
) -> None:
    parquet_site.add(history("a"))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    empty = ParquetSite(tmp_path / "empty")
    empty.directory.mkdir()
    empty.add([])
    empty.add_samples([])
    land(landing, ParquetAddress(empty.directory))
    assert landing.query(ADDRESSES) == []
    land(landing, ParquetAddress(parquet_site.directory))
    before = landing.query(ADDRESSES), landing.rounds(), landing.cursor()
    land(landing, ParquetAddress(empty.directory))
    assert (landing.query(ADDRESSES), landing.rounds(), landing.cursor()) == before
    empty.add_samples([Sample(NOW - 7200, "server 2", 4)])
    refused(landing, ParquetAddress(empty.directory))


def test_counts_alone_do_not_say_whose_they_are(
    landing: Landing, parquet_site: ParquetSite, tmp_path: Path
) -> None:
    """The folder has no files of rounds at all."""
    parquet_site.add(history("a"))
    land(landing, ParquetAddress(parquet_site.directory), PLAYER_ROUNDS)
    counts = ParquetSite(tmp_path / "counts")
    counts.directory.mkdir()
    counts.add_samples([Sample(NOW - 7200, "server 1", 4)])
    refused(landing, ParquetAddress(counts.directory), SERVER_ONLINE_COUNTS)
    land(landing, ParquetAddress(counts.directory), SERVER_ONLINE_COUNTS, adopts=True)
    for _ in range(2):
        land(landing, ParquetAddress(counts.directory), SERVER_ONLINE_COUNTS)
        land(landing, ParquetAddress(parquet_site.directory), PLAYER_ROUNDS)


def test_a_table_that_is_adopted_alone_says_nothing_of_the_other(
    landing: Landing, parquet_site: ParquetSite, other_site: ParquetSite
) -> None:
    parquet_site.add(history("a"))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    land(landing, ParquetAddress(parquet_site.directory))
    other = ParquetAddress(other_site.directory)
    land(landing, other, SERVER_ONLINE_COUNTS, adopts=True)
    land(landing, other, SERVER_ONLINE_COUNTS)
    for tables in (SOURCE_TABLES, [PLAYER_ROUNDS]):
        assert "--adopt-source" in refused(landing, other, *tables)
    land(landing, other, adopts=True)
    land(landing, other)


def test_a_table_that_is_not_there_is_told_as_ever(
    bfstats: Bfstats, parquet_site: ParquetSite, other_site: ParquetSite, tmp_path: Path
) -> None:
    parquet_site.add(history("a"))
    for source in (f"parquet:{tmp_path / 'nowhere'}", parquet_site.source):
        done = bfstats.extract(source, "sync")
        assert done.returncode == 1
        assert "none of" not in done.stderr
    bfstats.sync(other_site.source)
    before = content(bfstats.database)
    for options in ([], ["--adopt-source"]):
        done = bfstats.extract(parquet_site.source, "sync", *options)
        assert_one_line(done, "server_online_counts*.parquet does not exist")
        assert content(bfstats.database) == before


def test_a_new_file_takes_a_source_that_lacks_a_table(
    landing: Landing, parquet_site: ParquetSite
) -> None:
    """`backfill all` then fills the tables of the other."""
    parquet_site.add(history("a"))
    with open_database(landing.path) as connection:
        reach_source(connection, ParquetAddress(parquet_site.directory), SOURCE_TABLES).close()
        assert set(read_addresses(connection).values()) == {parquet_site.source}


def test_rounds_that_were_ingested_are_of_no_source(
    landing: Landing, other_site: ParquetSite, parquet_site: ParquetSite
) -> None:
    """Until a source was read, which then holds."""
    ingest(landing, *map(line, history("a")))
    land(landing, ParquetAddress(other_site.directory))
    parquet_site.add(history("c"))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    refused(landing, ParquetAddress(parquet_site.directory))


def test_a_first_load_that_is_unfinished_counts(
    landing: Landing, parquet_site: ParquetSite, other_site: ParquetSite
) -> None:
    parquet_site.add([*history("a"), played("the last")])
    land(landing, ParquetAddress(parquet_site.directory), PLAYER_ROUNDS)
    landing.query("delete from landing_player_rounds where player_name = 'the last'")
    landing.query("drop index landing_player_rounds_by_times")
    landing.query(
        "update landing_cursors set cursor_epoch = null, first_load_through_epoch = ?1,"
        " first_load_cursor_epoch = ?1, first_load_after_player = 'a''s player'",
        NOW,
    )
    refused(landing, ParquetAddress(other_site.directory), PLAYER_ROUNDS)
    land(landing, ParquetAddress(parquet_site.directory), PLAYER_ROUNDS)
    assert ("the last",) in landing.query(PLAYERS)


def test_rounds_that_are_gone_are_not_looked_for(
    landing: Landing, parquet_site: ParquetSite, other_site: ParquetSite
) -> None:
    """The newest was deleted, and is all that the other site has in common."""
    parquet_site.add([*history("a", range(1, DAYS)), *history("b", [0])])
    land(landing, ParquetAddress(parquet_site.directory), PLAYER_ROUNDS)
    landing.query("update landing_player_rounds set is_deleted = 1 where round_id = 'round 0'")
    refused(landing, ParquetAddress(other_site.directory), PLAYER_ROUNDS)
