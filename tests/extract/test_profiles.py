"""Whatever a user's profile at ClickHouse holds: every row lands, or the setting is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from extract.database.connection import open_database
from extract.errors import SourceError
from extract.jobs.reconcile import Reconciliation
from extract.jobs.sync import sync_tables
from extract.loading.options import SyncOptions
from extract.sources import open_source, settings
from extract.sources.columns import PLAYER_ROUNDS, SOURCE_TABLES
from extract.sources.protocol import RoundRange
from extract.sources.settings import LIFTED, OVERFLOW_MODES, REQUIRED, ROWS, WRAPPERS
from tests.extract.fillable_sites import NOW, ClickHouseSite, Landing, Sample, http_address, played
from tests.oracle.history import insert_rows
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import Bfstats
from tests.support.site_tables import ORDERED_BY_ROUND, create_site_tables

PLAYERS = 30
SAMPLES = 40
# A limit says nothing without a mode, a mode nothing without a limit; page says nothing alone.
TOGETHER = {
    "read_overflow_mode": {"max_rows_to_read": "5", "max_block_size": "5"},
    "read_overflow_mode_leaf": {"max_rows_to_read_leaf": "5", "max_block_size": "5"},
    "result_overflow_mode": {"max_result_rows": "5", "max_block_size": "5"},
    "sort_overflow_mode": {"max_rows_to_sort": "5", "max_block_size": "5"},
    "group_by_overflow_mode": {"max_rows_to_group_by": "5", "max_block_size": "5"},
    "distinct_overflow_mode": {"max_rows_in_distinct": "5"},
    "set_overflow_mode": {"max_rows_in_set": "1"},
    "page": {"limit": "5"},
    "max_rows_to_group_by": {"group_by_overflow_mode": "any", "max_block_size": "5"},
    "parallel_replicas_count": {"parallel_replica_offset": "1"},
    "parallel_replica_offset": {"parallel_replicas_count": "2"},
}
WRONG = {
    **{name: "break" for name in REQUIRED if "_overflow_mode" in name},
    "additional_result_filter": "0",
    "additional_table_filters": "{'site.player_rounds': 'final_kills = 3'}",
    "compression": "gz",
    "count_distinct_implementation": "uniq",
    "date_time_output_format": "iso",
    "date_time_overflow_behavior": "throw",
    "except_default_mode": "DISTINCT",
    "filter": "1 = 0",
    "format": "CSV",
    "framing_output_format": "JSONEachRowFrames",
    "implicit_table_at_top_level": "numbers",
    "intersect_default_mode": "DISTINCT",
    "interval_output_format": "kusto",
    "bool_false_representation": "no",
    "bool_true_representation": "yes",
    "join_default_strictness": "ANY",
    "order": "1 desc",
    "output_format": "CSV",
    "page": "2",
    "parallel_replicas_custom_key": "cityHash64(player_name)",
    "parallel_replicas_count": "2",
    "select": "1",
    "session_timezone": "America/New_York",
    "sort": "-1",
    "union_default_mode": "DISTINCT",
    "group_by_overflow_mode": "any",
    "input_format_allow_errors_ratio": "0.5",
    "max_partitions_to_read": "1",
    "max_replica_delay_for_distributed_queries": "86400",
}
# The engine lets whoever may only read set these.
FREE = {
    *("compression", "filter", "format", "implicit_table_at_top_level", "limit", "offset"),
    *("order", "output_format", "page", "select", "sort"),
}
# The embedded engine reads the test server's own SET in that dialect.
UNTRIED = {"dialect"}
ALL = sorted({*REQUIRED, *LIFTED} - UNTRIED)
# The engine refuses these beside others of them.
EXCLUSIVE = {"offset", "order", "use_query_cache"}


def wrong(name: str) -> dict[str, str]:
    """A profile that holds the setting the wrong way, with what gives that a meaning."""
    right = {**REQUIRED, **LIFTED}[name]
    instead = "5" if name.startswith("max_") else {"0": "1", "1": "0", "-1": "1"}.get(right, "")
    return {**TOGETHER.get(name, {}), name: WRONG.get(name, instead)}


@pytest.fixture(scope="module")
def full_site(clickhouse_sites: dict[str, ClickHouseSite]) -> Iterator[ClickHouseSite]:
    """A site of two months whose rounds and samples came in several inserts."""
    site = clickhouse_sites["http"]
    site.clear()
    for kills in range(3):
        site.add(
            played(f"player {number:02}", round_id=f"r{kills}", final_kills=kills)
            for number in range(PLAYERS)
        )
    for start in (0, 40 * 86_400):
        site.add_samples(
            Sample(NOW - start - 30 * number, f"server {number % 3}", number)
            for number in range(SAMPLES)
        )
    yield site
    site.clear()


def landed_or_refused(server: ClickHouseServer, landing: Landing) -> str:
    """What a sync and a comparison under the profile refused, '' where all rows have landed."""
    try:
        with (
            closing(open_source(http_address(server.address))) as source,
            open_database(landing.path) as connection,
        ):
            sync_tables(connection, source, SOURCE_TABLES, SyncOptions())
            differences = list(Reconciliation(connection, source).differences(PLAYER_ROUNDS))
    except SourceError as error:
        if landing.path.exists():
            assert landing.value("select count(*) from landing_player_rounds") == 0
        return str(error)
    assert differences == []
    assert landing.value("select count(*) from landing_player_rounds") == 3 * PLAYERS
    assert landing.value("select sum(sample_count) from landing_server_hours") == 2 * SAMPLES
    return ""


def refused(server: ClickHouseServer) -> str:
    """What a connection under the profile is refused with, '' where it is not."""
    try:
        open_source(http_address(server.address)).close()
    except SourceError as error:
        return str(error)
    return ""


@pytest.mark.usefixtures("full_site")
@pytest.mark.parametrize("name", sorted({*OVERFLOW_MODES, *ROWS, *WRAPPERS} - UNTRIED))
def test_a_setting_that_may_be_set_bends_nothing(
    name: str, server: ClickHouseServer, landing: Landing
) -> None:
    server.profile.settings.update(wrong(name))
    assert landed_or_refused(server, landing) == ""


@pytest.mark.usefixtures("full_site")
def test_all_settings_at_once_bend_nothing(server: ClickHouseServer, landing: Landing) -> None:
    for name in ALL:
        if name not in EXCLUSIVE:
            server.profile.settings.update(wrong(name))
    assert landed_or_refused(server, landing) == ""


@pytest.mark.usefixtures("full_site")
@pytest.mark.parametrize("forbids", ["constant", "readonly"])
def test_a_setting_that_may_not_be_set_is_named(forbids: str, server: ClickHouseServer) -> None:
    for name in sorted(REQUIRED.keys() - UNTRIED):
        server.profile.clear()
        server.profile.settings.update(wrong(name))
        if forbids == "constant":
            server.profile.constant = name
        else:
            server.profile.settings["readonly"] = "1"
        said = refused(server)
        others = TOGETHER.get(name, {}) if forbids == "readonly" else {}
        named = [one for one in (name, *others) if f"the setting {one}, which changes" in said]
        if not named and forbids == "readonly" and name in FREE:
            continue
        assert named, (name, said)
        assert "\n" not in said
        if not others:
            assert f"it has to be {REQUIRED[name]!r}" in said


@pytest.mark.usefixtures("full_site")
@pytest.mark.parametrize("name", LIFTED)
def test_a_limit_that_may_not_be_lifted_is_named_where_it_is_reached(
    name: str, server: ClickHouseServer, landing: Landing
) -> None:
    server.profile.settings[name] = "5"
    server.profile.constant = name
    said = landed_or_refused(server, landing)
    assert said == "" or (name in said and "\n" not in said), said


@pytest.mark.usefixtures("full_site")
@pytest.mark.parametrize("name", ["final", "limit"])
def test_a_value_that_is_forbidden_is_named(name: str, server: ClickHouseServer) -> None:
    """`system.settings` says that such a setting may be set."""
    server.profile.settings[name] = "2" if name == "limit" else "1"
    server.profile.positive = name
    said = refused(server)
    assert f"for the setting {name}, which changes answers" in said
    assert "it has to be '0'" in said


@pytest.mark.usefixtures("full_site")
@pytest.mark.parametrize("name", ["max_rows_to_read", "max_result_rows"])
def test_a_limit_that_may_be_raised_but_not_lifted_is_left(
    name: str, server: ClickHouseServer, landing: Landing
) -> None:
    server.profile.settings[name] = "1000000"
    server.profile.positive = name
    assert landed_or_refused(server, landing) == ""
    server.profile.settings[name] = "5"
    assert name in landed_or_refused(server, Landing(landing.path.with_suffix(".other")))


def test_a_read_that_is_cut_is_read_whole(
    server: ClickHouseServer, http_site: ClickHouseSite, bfstats: Bfstats
) -> None:
    """Two counts that are cut alike agree."""
    http_site.client.command(
        "insert into player_rounds select 'r', toString(number), 's', 'm', now() - 900,"
        " now() - 600, 1, 1, 1, 5, 't', 'g', 0, now() - 300, 'bf1942', null from numbers(60000)"
    )
    server.profile.settings.update(max_rows_to_read="40000", read_overflow_mode="break")
    counts = bfstats.sync(server.address.source_url("site"))
    assert counts["player_rounds"]["rows_landed"] == 60_000


def test_players_of_a_round_that_no_merge_has_met_land(
    server: ClickHouseServer, bfstats: Bfstats
) -> None:
    with server.address.client() as client:
        create_site_tables(client, "unmerged", rounds_order=ORDERED_BY_ROUND)
        client.command("system stop merges unmerged.player_rounds")
        for name in ("Al", "Bo", "Cy"):
            insert_rows(client, [played(name)], table="unmerged.player_rounds")
    server.profile.settings["final"] = "1"
    source = server.address.source_url("unmerged")
    assert bfstats.sync(source)["player_rounds"]["rows_landed"] == 3
    server.profile.constant = "final"
    done = bfstats.extract(source, "reconcile")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "the user's profile has '1' for the setting final" in done.stderr


def test_an_older_server_is_not_told_what_it_does_not_know(
    server: ClickHouseServer, http_site: ClickHouseSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    http_site.add([played("Al")])
    for table in (settings.FIRST, settings.REQUIRED):
        monkeypatch.setitem(table, "setting_of_a_later_version", "0")
    with closing(open_source(http_address(server.address))) as source:
        assert source.count_rounds(RoundRange(NOW)) == 1
