"""What dbt sends to ClickHouse: the rules of Python, on a cluster every statement to all nodes."""

from __future__ import annotations

import re
from pathlib import Path

from extract.targets.rules import FOLDER, macro_files
from tests.engines.clickhouse_builds import ClickHouseBuilds
from tests.engines.kept_dbt import GONE
from tests.engines.reader import Reader
from tests.extract.fillable_sites import ClickHouseSite, played
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import WITHOUT_TESTS
from tests.support.faults import Fault

AS_OF = "2024-05-13 00:00:00"
CHOSEN = ("--select", "best_score_periods", "+player_monthly_stats")
ENGINE = "ReplicatedMergeTree('/clickhouse/tables/{uuid}/all', '{shard}-{replica}')"
ALONE = (
    (r'\bon cluster\s+["`]main["`]', ""),
    (re.escape(ENGINE), "MergeTree"),
    (r"system sync replica\s+\S+", "select 1"),
    (r'clusterAllReplicas\("main", system\.tables\)', "system.tables"),
    (r"count\(distinct _shard_num\) > 1", "0"),
)
"""What a cluster would do with a statement, by regular expressions, for a server that has none."""


def test_the_macros_are_those_that_python_writes() -> None:
    written = {file.name: file.read_text() for file in FOLDER.glob("site_*.sql")}
    assert written == macro_files(), "type: python -m extract.targets.rules"


def test_on_a_cluster_every_statement_goes_to_all_nodes(
    few_models: Path, server: ClickHouseServer, site: ClickHouseSite
) -> None:
    """Rendered, not run: the server has no cluster, and runs each statement as one node would."""
    site.add([played()])
    server.fault = lambda _: Fault(rewrite=_as_one_node)
    cluster = {"BFSTATS_CLICKHOUSE_CLUSTER": "main", "BFSTATS_CLICKHOUSE_ENGINE": ENGINE}
    with ClickHouseBuilds(few_models, server.address, **cluster) as builds:
        builds.build(AS_OF, *CHOSEN)
        server.statements.clear()
        builds.build(AS_OF, *CHOSEN)
    said = [_without_comment(statement) for statement in server.statements]
    changing = [
        text
        for text in said
        if re.match(r"(create|drop|exchange|rename|alter|truncate|system)\b", text)
    ]
    assert changing
    assert [text for text in changing if "on cluster" not in text] == []
    made = [text for text in changing if text.startswith("create table")]
    assert len(made) == 2 * 4 + 1 + 1  # of seeds staged and new, of landed rounds, of the mart
    assert [text for text in made if ENGINE.lower() not in text] == []
    order = [
        text.split()[0]
        for text in said
        if "player_monthly_stats__aside" in text and not text.startswith("select")
    ]
    assert order == ["drop", "create", "insert", "system", "exchange", "drop"]


def test_who_reads_while_builds_run_and_are_killed_sees_whole_tables(
    few_models: Path, server: ClickHouseServer, site: ClickHouseSite
) -> None:
    """Ten builds and five kills on both engines: `python -m torture engines`."""
    site.add([played()])
    with ClickHouseBuilds(few_models, server.address) as builds:
        builds.build(AS_OF, *CHOSEN)
        site.add([played("Bo")])
        with Reader(builds.counting("player_monthly_stats")) as of_a_build:
            builds.build(AS_OF, *CHOSEN)
        site.add([played("Cy")])
        server.fault = lambda statement: _kill_where_it_fills(statement, builds)
        with Reader(builds.counting("player_monthly_stats")) as of_a_kill:
            assert builds.dbt("build", *CHOSEN, *WITHOUT_TESTS) == GONE
    assert (of_a_build.gaps, of_a_kill.gaps) == ([], [])
    seen = [look["player_monthly_stats"] for look in (*of_a_build.looks, *of_a_kill.looks)]
    assert (seen[0], seen[-1], len(of_a_kill.looks) > 2) == (1, 2, True)
    left = site.client.query("exists bfstats.player_monthly_stats__aside").result_rows
    assert left == [(1,)]


def _kill_where_it_fills(statement: str, builds: ClickHouseBuilds) -> None:
    if re.match(r"insert into\s+\S*player_monthly_stats__aside", _without_comment(statement)):
        builds.kept_dbt.kill()


def _as_one_node(statement: str) -> str:
    for pattern, replacement in ALONE:
        statement = re.sub(pattern, replacement, statement, flags=re.IGNORECASE)
    return statement


def _without_comment(statement: str) -> str:
    return " ".join(re.sub(r"/\*.*?\*/", "", statement, flags=re.DOTALL).lower().split())
