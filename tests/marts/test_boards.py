"""What `docs/boards.md` says: a player's own rank, two names of one, and who counts nowhere."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field

import pytest
from click.testing import CliRunner
from dbt.contracts.graph.manifest import Manifest

from extract.cli import cli
from tests.marts.arrivals import Site, parquet_site
from tests.marts.rounds import crowd, round_of
from tests.marts.test_query_plans import SCANS, plan
from tests.marts.warehouse import Tables, Warehouse, copy_project
from tests.oracle.compare import connect_expected
from tests.oracle.who_counts import WhoCounts
from tests.support.site_tables import PROJECT_ROOT

AS_OF = "2024-05-10 12:00:00"
WHO_COUNTS = WhoCounts({"player 2": "player 1"}, ("player 3",), ("server-3",))
LATE = round_of("player 2", "late", "2024-05-10 11:00:00", final_score=500)
AGAIN = LATE._replace(player_name="player 1", final_score=7)
"""The same round under the player's own name."""

PAGE = (PROJECT_ROOT / "docs" / "boards.md").read_text()
OWN_RANK, _CALENDAR_MONTH = re.findall(r"^```sql\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@dataclass
class Life:
    """A warehouse in which, as it goes on, names come together; and what was seen meanwhile."""

    site: Site
    warehouse: Warehouse
    refusal: str = ""
    before: Tables = field(default_factory=dict)
    after_refusal: Tables = field(default_factory=dict)
    differences: str = ""
    plan: list[str] = field(default_factory=list)

    def compare(self) -> None:
        """Note where tables are not what the oracle says."""
        files = self.site.parquet / "*.parquet"
        with connect_expected(files, AS_OF, who_counts=WHO_COUNTS) as expected:
            try:
                self.warehouse.assert_equals(expected)
            except AssertionError as error:
                self.differences += str(error)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory, manifest: Manifest) -> Life:
    folder = tmp_path_factory.mktemp("boards")
    warehouse = Warehouse(folder, manifest, copy_project(folder / "project"))
    life = Life(parquet_site(folder), warehouse)
    life.site.receive(crowd(13, rows=1600))
    warehouse.sync(life.site.source)
    warehouse.seed()
    warehouse.run(AS_OF)

    WHO_COUNTS.write_seeds(warehouse.project)
    warehouse.seed()
    life.before = warehouse.tables()
    life.refusal = warehouse.dbt("run", "--select", "leaderboards")
    life.after_refusal = warehouse.tables()
    warehouse.run(AS_OF)
    life.compare()

    life.site.receive([LATE, AGAIN])
    warehouse.sync(life.site.source)
    statements: list[str] = []
    by_player = ("players", "server_leaderboard_candidates", "--vars", f"as_of: '{AS_OF}'")
    assert not warehouse.dbt("run", "--select", *by_player, statements=statements)
    with warehouse.connect() as connection:
        life.plan = plan(connection, statements)
    warehouse.run(AS_OF)
    life.compare()
    return life


def test_a_view_that_does_not_know_the_seeds_yet_is_told(life: Life) -> None:
    assert "was made before player_aliases had rows: run `dbt run --select staging` first" in (
        life.refusal
    )
    assert life.after_refusal == life.before


def test_names_count_as_the_seeds_say_after_the_edit_and_later(life: Life) -> None:
    assert not life.differences
    with life.warehouse.connect() as connection:
        totals = connection.execute(
            "select player_name, total_score from player_best_scores"
            " join player_stats_lifetime using (player_name) where round_id = 'late'"
        ).fetchall()
        (landed,) = connection.execute(
            "select count(*) from landing_player_rounds where player_name = 'player 2'"
        ).fetchone()
    assert {name for name, _ in totals} == {"player 1"}
    assert landed


def test_a_player_with_two_names_is_looked_up_by_both(life: Life) -> None:
    assert any("landing_player_rounds" in line for line in life.plan)
    assert not [line for line in life.plan if SCANS.search(line)]


def test_reconcile_finds_all_that_counts(life: Life) -> None:
    environment = {
        "BFSTATS_DB": str(life.warehouse.database),
        "BFSTATS_SOURCE": life.site.source,
    }
    done = CliRunner().invoke(cli, ["reconcile", "--table", "player_rounds"], env=environment)
    assert done.exit_code == 0, done.output


RANKS = """
select server_guid, period, player_name, rank() over board, count(*) over (
    partition by server_guid, period
)
from server_leaderboard_candidates inner join leaderboard_periods using (period)
where total_rounds >= minimum_rounds
window board as (partition by server_guid, period order by total_score desc)
"""


def own_rank(connection: sqlite3.Connection, server: str, period: str, player: str) -> list[int]:
    names = {"server_guid": server, "period": period, "player_name": player}
    (row,) = connection.execute(OWN_RANK, names).fetchall()
    return list(row)


def test_the_page_has_a_players_own_rank_among_all(life: Life) -> None:
    with life.warehouse.connect() as connection:
        entries = connection.execute(
            "select server_guid, period, player_name, rank, ranked_players"
            " from server_leaderboard_entries where ranking_type = 'score'"
        ).fetchall()
        assert set(entries) <= set(connection.execute(RANKS).fetchall())
        connection.execute("begin")
        connection.execute("update leaderboard_periods set minimum_rounds = 1")
        ranked = connection.execute(RANKS).fetchall()
        assert max(rank for *_, rank, _ in ranked) > 100
        for server, period, player, rank, ranked_players in ranked:
            score_rank, _, players, missing = own_rank(connection, server, period, player)
            assert (score_rank, players, missing) == (rank, ranked_players, 0)
        connection.execute("rollback")


def test_the_page_says_what_a_player_lacks_to_appear(life: Life) -> None:
    query = """
        select server_guid, player_name, 20 - total_rounds from server_leaderboard_candidates
        where period = 'all_time' and total_rounds < 20 limit 20
    """
    with life.warehouse.connect() as connection:
        lacking = connection.execute(query).fetchall()
        assert lacking
        for server, player, rounds in lacking:
            assert own_rank(connection, server, "all_time", player)[-1] == rounds


def test_an_own_rank_reads_the_players_of_one_server_and_period(life: Life) -> None:
    names = {"server_guid": "", "period": "", "player_name": ""}
    with life.warehouse.connect() as connection:
        steps = connection.execute(f"explain query plan {OWN_RANK}", names).fetchall()
    assert [step for *_, step in steps if "SEARCH others USING PRIMARY KEY" in step]
    assert not [step for *_, step in steps if re.match("SCAN (mine|others)", step)]
