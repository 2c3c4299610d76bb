"""`backfill`: land what tables need, build them, and compare with the source, table by table."""

import json
import sqlite3
from dataclasses import dataclass

from extract.database.connection import transaction
from extract.errors import BfstatsError
from extract.jobs.reconcile import Reconciliation
from extract.jobs.sync import sync_tables
from extract.loading.options import SyncOptions
from extract.records.backfills import begin_backfill, end_backfill
from extract.records.cursors import forget_cursor
from extract.records.runs import BACKFILL, Stopwatch, record_runs
from extract.sources.columns import PLAYER_ROUNDS, SERVER_ONLINE_COUNTS
from extract.sources.protocol import RoundRange, Source, TimeRange
from extract.warm_dbt.runs import WarmDbt


@dataclass(frozen=True)
class Backfill:
    """A name, the source table that it reads, and the models that it builds."""

    name: str
    source_table: str
    models: tuple[str, ...]


BACKFILLS = {
    backfill.name: backfill
    for backfill in (
        Backfill(
            "server-online-counts",
            SERVER_ONLINE_COUNTS,
            ("server_online_counts", "server_daily_counts"),
        ),
        Backfill(
            "player-stats",
            PLAYER_ROUNDS,
            (
                "player_stats_lifetime",
                "player_server_stats",
                "player_map_stats",
                "player_daily_stats",
                "player_monthly_stats",
            ),
        ),
        Backfill("rounds", PLAYER_ROUNDS, ("rounds", "round_players", "map_hourly_patterns")),
        Backfill("server-map-stats", PLAYER_ROUNDS, ("server_map_stats",)),
        Backfill("player-milestones", PLAYER_ROUNDS, ("player_milestones",)),
        Backfill("player-best-scores", PLAYER_ROUNDS, ("player_best_scores",)),
        Backfill("player-stats-rolling", PLAYER_ROUNDS, ("player_stats_rolling",)),
        Backfill("server-hourly-patterns", SERVER_ONLINE_COUNTS, ("server_hourly_patterns",)),
        Backfill("hourly-player-predictions", SERVER_ONLINE_COUNTS, ("hourly_player_predictions",)),
        Backfill("hourly-activity-patterns", PLAYER_ROUNDS, ("hourly_activity_patterns",)),
        Backfill("map-global-averages", PLAYER_ROUNDS, ("map_global_averages",)),
        Backfill(
            "server-leaderboards",
            PLAYER_ROUNDS,
            ("server_leaderboard_entries", "server_leaderboard_candidates"),
        ),
        Backfill(
            "game-leaderboards",
            PLAYER_ROUNDS,
            ("game_leaderboard_entries", "game_leaderboard_candidates"),
        ),
        Backfill("servers", SERVER_ONLINE_COUNTS, ("servers", "server_totals", "server_names")),
    )
}
"""Every table of statistics has one; `all` runs them in this order."""


@dataclass(frozen=True)
class BackfillResult:
    """How a backfill ended; `rows_processed` are the source's rows that it read."""

    name: str
    is_success: bool
    rows_processed: int
    error: str | None = None


class Backfiller:
    """Runs backfills; a source table is read once, however many of them need it.

    as_of: "now" for every window, as dbt's variable takes it; None is the time of each run.
    is_new: whether to read and build everything again, from the beginning.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        source: Source,
        options: SyncOptions,
        as_of: str | None,
        is_new: bool,
    ) -> None:
        self._connection = connection
        self._source = source
        self._options = options
        self._is_new = is_new
        self._choices = ["--full-refresh"] if is_new else []
        if as_of is not None:
            self._choices += ["--vars", json.dumps({"as_of": as_of})]
        self._dbt = WarmDbt("backfill")
        self._rows_total: dict[str, int] = {}
        self._rows_read: dict[str, int] = {}
        self._wrong_months: dict[str, list[str]] = {}

    def run(self, backfill: Backfill) -> BackfillResult:
        """Land, build and compare. What goes wrong is in the result, and can be tried again."""
        stopwatch = Stopwatch()
        error, exit_status = None, 0
        try:
            self._begin(backfill)
            self._land(backfill.source_table)
            self._dbt.parse()
            # With what they are made of. A table may have the name of a folder, which alone would
            # mean all in it.
            models = [f"+file:{model}.sql" for model in backfill.models]
            self._dbt.run("--select", "staging", *models, *self._choices)
            self._compare(backfill.source_table)
        except BfstatsError as failure:
            error, exit_status = str(failure), failure.exit_status
        end_backfill(self._connection, backfill.name, error)
        rows = self._rows_read.get(backfill.source_table, 0)
        built = ", ".join(backfill.models)
        record_runs(
            self._connection,
            [stopwatch.stop(BACKFILL, backfill.name, built, rows, exit_status, error)],
        )
        return BackfillResult(backfill.name, error is None, rows, error)

    def _begin(self, backfill: Backfill) -> None:
        begin_backfill(
            self._connection,
            backfill.name,
            backfill.source_table,
            self._total(backfill.source_table),
            self._is_new,
        )

    def _total(self, table: str) -> int:
        if table not in self._rows_total:
            self._rows_total[table] = self._count(table)
        return self._rows_total[table]

    def _count(self, table: str) -> int:
        if table == PLAYER_ROUNDS:
            newest_epoch = self._source.newest_created_epoch()
            return self._source.count_rounds(RoundRange(newest_epoch)) if newest_epoch else 0
        return self._source.count_samples(TimeRange(None, None))

    def _land(self, table: str) -> None:
        if table in self._rows_read:
            return
        if self._is_new:
            with transaction(self._connection):
                forget_cursor(self._connection, table)
        counts = sync_tables(self._connection, self._source, [table], self._options)
        self._rows_read[table] = counts[table].rows_read

    def _compare(self, table: str) -> None:
        if table not in self._wrong_months:
            found = Reconciliation(self._connection, self._source).differences(table)
            self._wrong_months[table] = [difference.month for difference in found]
        if months := self._wrong_months[table]:
            raise BfstatsError(
                f"{table} differs from the source in {', '.join(months)}: "
                "`python -m extract reconcile` shows how"
            )
