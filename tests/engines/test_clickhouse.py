"""dbt on ClickHouse makes SQLite's tables, and shows readers whole ones alone."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from dbt.contracts.graph.manifest import Manifest

from extract.cli import cli
from extract.targets.rules import FOLDER, macro_files
from tests.engines.clickhouse_builds import DBT, NO_DBT, ClickHouseBuilds, Reader, create_site
from tests.engines.sites import WHO_COUNTS, fill_with_hostile_rows
from tests.extract.fillable_sites import HOUR, NOW, ClickHouseSite, ParquetSite, Sample, played
from tests.marts.warehouse import Warehouse, copy_project
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.commands import WITHOUT_TESTS
from tests.support.faults import Fault

AS_OF = "2024-05-13 00:00:00"
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


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ClickHouseServer]:
    """A server with an empty site."""
    if not DBT.exists():
        pytest.skip(NO_DBT)
    with ClickHouseServer(tmp_path / "engine", keeps_sessions=True) as server:
        with closing(server.address.client()) as client:
            create_site(client)
        yield server


@pytest.fixture
def builds(server: ClickHouseServer, tmp_path: Path) -> ClickHouseBuilds:
    return ClickHouseBuilds(copy_project(tmp_path / "project"), server.address)


@pytest.fixture
def site(server: ClickHouseServer) -> Iterator[ClickHouseSite]:
    settings = {"optimize_on_insert": 0}
    with closing(server.address.client(database="site", settings=settings)) as client:
        yield ClickHouseSite(client, NotImplemented)


def test_it_makes_the_tables_of_sqlite_and_readers_see_whole_ones(
    builds: ClickHouseBuilds,
    site: ClickHouseSite,
    manifest: Manifest,
    tmp_path: Path,
    parquet: Path,
) -> None:
    """The second build takes hours from the first, and puts each table in the old one's place."""
    WHO_COUNTS.write_seeds(builds.project)
    sites = (ParquetSite(parquet), site)
    for each in sites:
        fill_with_hostile_rows(each)
    builds.build(AS_OF)
    later = [
        Sample(NOW - HOUR, "server 0", 9),
        Sample(NOW - 20 * HOUR, "server 0", 64, server_name="late"),
    ]
    for each in sites:
        each.add([played("New"), played("new", server_guid="server 0")])
        each.add_samples(later)
    with Reader(builds.address, "player_monthly_stats") as reader:
        builds.build(AS_OF)
    before, after = reader.counts[0], reader.counts[-1]
    assert {before, after} == set(reader.counts)
    assert after == before + 2

    sqlite = Warehouse(tmp_path, manifest, builds.project)
    environment = {"BFSTATS_DB": str(sqlite.database), "BFSTATS_SOURCE": f"parquet:{parquet}"}
    assert CliRunner().invoke(cli, ["sync"], env=environment).exit_code == 0
    errors = sqlite.dbt("build", "--vars", json.dumps({"as_of": AS_OF}), *WITHOUT_TESTS)
    assert not errors, errors
    assert builds.differences(sqlite.database) == []


def test_on_a_cluster_every_statement_goes_to_all_nodes(
    builds: ClickHouseBuilds, server: ClickHouseServer, site: ClickHouseSite
) -> None:
    """Rendered, not run: the server has no cluster, and runs each statement as one node would."""
    _leave_only(
        builds.project,
        *("player_monthly_stats", "stg_player_rounds", "stg_player_round_changes"),
        "landing_player_rounds",
    )
    site.add([played()])
    server.fault = lambda _: Fault(rewrite=_as_one_node)
    cluster = {"BFSTATS_CLICKHOUSE_CLUSTER": "main", "BFSTATS_CLICKHOUSE_ENGINE": ENGINE}
    chosen = ("--select", "best_score_periods", "+player_monthly_stats")
    builds.build(AS_OF, *chosen, **cluster)
    server.statements.clear()
    builds.build(AS_OF, *chosen, **cluster)
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


def _leave_only(project: Path, *models: str) -> None:
    """Of so few models dbt is quick to read a project."""
    for file in (project / "models").rglob("*.*ml"):
        if file.stem not in (*models, "sources", "docs"):
            file.unlink()
    for file in (project / "models").rglob("*.sql"):
        if file.stem not in models:
            file.unlink()
    shutil.rmtree(project / "tests")
    (project / "selectors.yml").unlink()


def _as_one_node(statement: str) -> str:
    for pattern, replacement in ALONE:
        statement = re.sub(pattern, replacement, statement, flags=re.IGNORECASE)
    return statement


def _without_comment(statement: str) -> str:
    return " ".join(re.sub(r"/\*.*?\*/", "", statement, flags=re.DOTALL).lower().split())
