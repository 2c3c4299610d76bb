"""What a file remembers of the address that it lands from, and what it asks when that changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.config import EmbeddedAddress, ParquetAddress
from extract.database.connection import open_database
from extract.jobs.sync import reach_source
from extract.loading.same_site import _FIRST_FROM, _LAST_BEFORE, _STARTED
from extract.records.addresses import read_addresses, remembered_form, write_addresses
from extract.sources.columns import PLAYER_ROUNDS, SOURCE_TABLES
from tests.extract.fillable_sites import (
    NOW,
    ClickHouseSite,
    Landing,
    ParquetSite,
    Sample,
    http_address,
)
from tests.extract.sites_apart import ADDRESSES, history, land, refused
from tests.support.clickhouse_server import ClickHouseServer
from tests.upgrades.make import dump, load

SCRIPTS = Path(__file__).parents[1] / "upgrades"


def test_user_and_password_are_not_kept(
    landing: Landing, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    http_site.add(history("a"))
    address = http_address(server.address)
    land(landing, address)
    there = f"clickhouse://127.0.0.1:{server.address.port}/site"
    assert landing.query(ADDRESSES) == [(table, there) for table in SOURCE_TABLES]
    assert address.password not in dump(landing.path)
    assert address.user not in dump(landing.path)


@pytest.mark.parametrize("script", ["1-unfinished", "6"])
def test_a_file_of_an_older_version_remembers_what_it_is_read_from_next(
    script: str, landing: Landing, parquet_site: ParquetSite, other_site: ParquetSite
) -> None:
    parquet_site.add(history("a"))
    parquet_site.add_samples([Sample(NOW - 7200, "server 1", 4)])
    load(SCRIPTS / f"{script}.sql", landing.path)
    land(landing, ParquetAddress(parquet_site.directory))
    assert landing.query(ADDRESSES) == [
        (table, f"parquet:{parquet_site.directory}") for table in SOURCE_TABLES
    ]
    refused(landing, ParquetAddress(other_site.directory))


def test_a_known_address_costs_the_source_nothing(
    landing: Landing, http_site: ClickHouseSite, server: ClickHouseServer
) -> None:
    http_site.add(history("a"))
    address = http_address(server.address)
    land(landing, address)
    server.statements.clear()
    with open_database(landing.path) as connection:
        reach_source(connection, address, SOURCE_TABLES).close()
    assert [text for text in server.statements if "player_rounds" in text] == []


@pytest.mark.parametrize("statement", [_LAST_BEFORE, _FIRST_FROM, _STARTED])
def test_rounds_to_look_for_are_looked_up(
    statement: str, landing: Landing, parquet_site: ParquetSite
) -> None:
    parquet_site.add(history("a"))
    land(landing, ParquetAddress(parquet_site.directory), PLAYER_ROUNDS)
    plan = landing.query(f"explain query plan {statement}", NOW)
    assert [re.sub(r" \(.*", "", step) for *_, step in plan] == [
        "SEARCH landing_player_rounds USING INDEX landing_player_rounds_by_times"
    ]


def test_a_folder_whose_name_is_no_text_is_remembered(landing: Landing) -> None:
    form = remembered_form(EmbeddedAddress(Path("/\udcff")))
    with open_database(landing.path) as connection:
        write_addresses(connection, SOURCE_TABLES, form)
        assert set(read_addresses(connection).values()) == {"chdb:/\\xff"}
