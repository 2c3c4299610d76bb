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
from tests.marts.warehouse import Statements, Tables, Warehouse, copy_project
from tests.oracle.compare import connect_expected
from tests.oracle.who_counts import WhoCounts
from tests.support.site_tables import PROJECT_ROOT

AS_OF = "2024-05-10 12:00:00"
WHO_COUNTS = WhoCounts({"player 2": "player 1"}, ("player 3",), ("server-3",))
LATE = round_of("player 2", "late", "2024-05-10 11:00:00", final_score=500)
AGAIN = LATE._replace(player_name="player 1", final_score=7)
"""The same round under the player's own name."""

PAGE = (PROJECT_ROOT / "docs" / "boards.md").read_text()
ALL_BOARDS, ABOVE, OWN_RANK, _OWN_MINIMUM, _CALENDAR_MONTH = re.findall(
    r"^```sql\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE
)


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
    statements: Statements = []
    by_player = ("players", "server_leaderboard_candidates", "--vars", f"as_of: '{AS_OF}'")
    assert not warehouse.dbt("run", "--select", *by_player, statements=statements)
    with warehouse.connect() as connection:
        life.plan = plan(connection, [sql for _, sql in statements])
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
select server_guid, period, player_name, rank() over board
from server_leaderboard_candidates inner join leaderboard_periods using (period)
where {rounds} >= minimum_rounds
window board as (partition by server_guid, period order by {value} desc)
"""
BOARDS = {
    "score": ("total_score", "total_rounds"),
    "kills": ("total_kills", "total_rounds"),
    "kd_ratio": ("kd_ratio", "kd_ratio_rounds"),
    "kill_rate": ("kill_rate", "kill_rate_rounds"),
    "playtime": ("total_play_time_minutes", "1000"),
}
"""The value of a ranking type and the rounds that count, in the order of the page's query."""


def own_ranks(
    connection: sqlite3.Connection, server: str, period: str, player: str
) -> dict[str, int]:
    names = {"server_guid": server, "period": period, "player_name": player}
    (row,) = connection.execute(OWN_RANK, names).fetchall()
    return dict(zip(BOARDS, row, strict=True))


def test_the_page_has_a_players_own_rank_among_all(life: Life) -> None:
    with life.warehouse.connect() as connection:
        connection.execute("begin")
        connection.execute("update leaderboard_periods set minimum_rounds = 2")
        for kind, (value, rounds) in BOARDS.items():
            ranked = connection.execute(RANKS.format(value=value, rounds=rounds)).fetchall()
            assert max(rank for *_, rank in ranked) > 90
            for server, period, player, rank in ranked:
                assert own_ranks(connection, server, period, player)[kind] == rank
        connection.execute("rollback")


@pytest.mark.parametrize("subject", ["server", "game"])
def test_the_page_says_what_a_player_lacks_to_appear(life: Life, subject: str) -> None:
    """Whoever has what he lacks is shown when boards are made again, and with less he is not."""
    key = "server_guid" if subject == "server" else "game"
    all_boards = ALL_BOARDS.replace("server_leaderboard", f"{subject}_leaderboard").replace(
        "server_guid", key
    )
    seen = set()
    with life.warehouse.connect() as connection:
        players = connection.execute("select player_name from player_stats_lifetime").fetchall()
        entries = connection.execute(
            f"select player_name, {key}, period, ranking_type, rank, ranked_players, value"
            f" from {subject}_leaderboard_entries"
        ).fetchall()
        full = {
            board
            for *board_of, ranked, largest in connection.execute(
                f"select {key}, period, ranking_type, max(ranked_players), max(largest_rank)"
                f" from {subject}_leaderboard_entries"
                " inner join leaderboard_periods using (period) group by 1, 2, 3"
            )
            if ranked >= largest
            for board in (tuple(board_of),)
        }
        shown = {tuple(row[:4]): row[4:] for row in entries}
        for (player,) in players:
            found = connection.execute(all_boards, {"player_name": player}).fetchall()
            for *board, rank, ranked_players, value, missing, needed in found:
                entry = shown.pop((player, *board), None)
                assert entry == (None if rank is None else (rank, ranked_players, value))
                lacks = missing > 0, needed is not None and value < needed
                assert (rank is None) == any(lacks)
                assert (needed is None) == (rank is not None or tuple(board) not in full)
                seen.add((rank is None, *lacks))
    assert not shown
    assert {(False, False, False), (True, True, False)} <= seen


def test_a_board_that_is_full_asks_for_the_value_of_the_last_one_shown(life: Life) -> None:
    with life.warehouse.connect() as connection:
        connection.execute("begin")
        connection.execute("update leaderboard_periods set minimum_rounds = 0, largest_rank = 3")
        for table in ("entries", "candidates"):
            connection.execute(f"delete from server_leaderboard_{table}")
        connection.execute(
            "insert into server_leaderboard_entries"
            " (server_guid, period, ranking_type, player_name, rank, value, ranked_players)"
            " values ('s', 'weekly', 'score', 'Ann', 1, 9, 3),"
            " ('s', 'weekly', 'score', 'Bea', 2, 7, 3), ('s', 'weekly', 'score', 'Cid', 2, 7, 3),"
            " ('s', 'weekly', 'kills', 'Ann', 1, 9, 2)"
        )
        connection.execute(
            "insert into server_leaderboard_candidates"
            " (server_guid, period, player_name, total_rounds, total_score, total_kills,"
            " total_play_time_minutes, kd_ratio, kd_ratio_rounds, kill_rate, kill_rate_rounds)"
            " values ('s', 'weekly', 'Dot', 1, 6, 6, 5.5, 0.0, 0, 0.0, 0)"
        )
        found = connection.execute(ALL_BOARDS, {"player_name": "Dot"}).fetchall()
        connection.execute("rollback")
    assert {kind: rest for _, _, kind, _, *rest in found} == {
        "score": [None, 6, 0, 7.0],
        "kills": [None, 6, 0, None],
        "kd_ratio": [None, 0.0, 1, None],
        "kill_rate": [None, 0.0, 1, None],
        "playtime": [None, 5.5, 0, None],
    }


def test_an_own_rank_reads_the_players_of_one_server_and_period(life: Life) -> None:
    names = {"server_guid": "", "period": "", "player_name": ""}
    with life.warehouse.connect() as connection:
        steps = connection.execute(f"explain query plan {OWN_RANK}", names).fetchall()
    assert [step for *_, step in steps if "SEARCH others USING PRIMARY KEY" in step]
    assert not [step for *_, step in steps if re.match("SCAN (mine|others)", step)]


def test_above_a_player_are_all_with_a_greater_value_the_nearest_first(life: Life) -> None:
    boards: dict[tuple[str, ...], list[tuple[int, str, float]]] = {}
    with life.warehouse.connect() as connection:
        for *board, rank, player, value in connection.execute(
            "select server_guid, period, ranking_type, rank, player_name, value"
            " from server_leaderboard_entries"
        ):
            boards.setdefault(tuple(board), []).append((rank, player, value))
        assert boards
        for board, entries in boards.items():
            names = dict(zip(("server_guid", "period", "ranking_type"), board, strict=True))
            for _, player, value in entries:
                found = connection.execute(ABOVE, {**names, "player_name": player}).fetchall()
                assert found == sorted(
                    ((*entry, entry[2] - value) for entry in entries if entry[2] > value),
                    key=lambda row: (row[2], row[1]),
                )
