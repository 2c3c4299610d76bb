"""A build, a minute and the boards of this version beside an earlier one's, on the same site."""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks import measure
from benchmarks.bench import FULL, SMALL, Bench, Figures
from benchmarks.locks import LongestLock
from tests.support import commands
from tests.support.site_tables import PROJECT_ROOT
from torture.report import say

EARLIER = "aed46fc"
NOW = "now"
MINUTE = {
    EARLIER: "python -m extract sync && dbt run --selector minutely",
    NOW: "python -m extract refresh",
}
BOARDS = {
    EARLIER: ("server_leaderboard_entries",),
    NOW: ("server_leaderboard_candidates", "server_leaderboard_entries"),
}
PROGRAM = {
    EARLIER: (measure.DBT,),
    NOW: (sys.executable, "-c", f"import extract.warm_dbt.quick_dbt; {commands.DBT}"),
}
"""dbt as the cadence that makes boards starts it: a program of its own, or part of `refresh`."""
TABLES = (
    "player_stats_lifetime",
    "player_server_stats",
    "player_map_stats",
    "player_daily_stats",
    "player_milestones",
    "player_best_scores",
    "server_leaderboard_entries",
    "player_stats_rolling",
    "server_online_counts",
    "server_hourly_patterns",
    "hourly_player_predictions",
    "hourly_activity_patterns",
    "map_global_averages",
)
"""Those of the earlier version. Each version builds them with all that they are made of."""
BUILD_OPTIONS = {EARLIER: (), NOW: ("--threads", "2")}


def measure_beside_earlier(bench: Bench) -> Figures:
    """Per version: what `_Side.build` finds; processor seconds of an idle minute and of others with
    rounds; boards' seconds.
    """
    projects = {EARLIER: _checked_out(bench.folder / "earlier"), NOW: PROJECT_ROOT}
    sides, idle = (
        {name: _Side(bench, site, name, project) for name, project in projects.items()}
        for site in (FULL, SMALL)
    )
    built = {name: side.build() for name, side in sides.items()}
    for side in idle.values():
        side.build()
    numbers = count(5_000)
    found = {
        **{part: {name: built[name][part] for name in built} for part in built[NOW]},
        "idle": {name: _idle_seconds(side, bench.repeats) for name, side in idle.items()},
        "minute_of_50": _each(bench, sides, numbers, 50, _Side.minute_seconds),
        "minute_of_300": _each(bench, sides, numbers, 300, _Side.minute_seconds),
        "boards_of_300": _each(bench, sides, numbers, 300, _Side.board_seconds),
        "boards_of_5": _each(bench, sides, numbers, 5, _Side.board_seconds),
    }
    say(f"beside {EARLIER}: {found}")
    return found


def _idle_seconds(side: _Side, repeats: int) -> float:
    """The least of some minutes: in others an edge of a window passes over a round of the site."""
    return min(side.minute_seconds() for _ in range(4 + repeats))


def _each(
    bench: Bench,
    sides: dict[str, _Side],
    numbers: count[int],
    rounds: int,
    find: Callable[[_Side], float],
) -> dict[str, float]:
    """The median of each side, once it has done the same before, after so many new rounds each.

    Five rounds are all on one server; more are wherever their players like to play.
    """
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(1 + bench.repeats):
        number = next(numbers)
        with bench.client(FULL) as client:
            site = bench.sites[FULL]
            if rounds == 5:
                site.add_rounds_on_one_server(client, rounds, number)
            else:
                site.add_rounds(client, rounds, number, int(time.time()) - 30)
        for name, side in sides.items():
            seconds[name].append(find(side))
    return {name: median(found[1:]) for name, found in seconds.items()}


def _checked_out(folder: Path) -> Path:
    """The project as it was then, with this environment. It needs the repository's history."""
    if not folder.exists():
        for command in (
            f"git clone --quiet {shlex.quote(str(PROJECT_ROOT))} {shlex.quote(str(folder))}",
            f"git -C {shlex.quote(str(folder))} checkout --quiet {EARLIER}",
        ):
            subprocess.run(shlex.split(command), check=True)
    return folder


class _Side:
    """A version, and its own SQLite file of a site."""

    def __init__(self, bench: Bench, site: str, name: str, project: Path) -> None:
        self._source = bench.source(site)
        self._name = name
        self._project = project
        self._database = bench.folder / f"beside_{site}_{name}.db"

    def build(self) -> dict[str, float]:
        """Land the site, build the tables that both versions have, and then what is left.

        Seconds of these tables, the longest time that a writer held the lock meanwhile, and MiB of
        the file with every table.
        """
        self._run(f"{shlex.quote(sys.executable)} -m extract sync")
        self._run(f"{measure.DBT} seed")
        chosen = " ".join([*(f"+{name}" for name in TABLES), *BUILD_OPTIONS[self._name]])
        with LongestLock(self._database) as lock:
            built = self._run(f"{measure.DBT} run --select {chosen}")
        self._run(f"{measure.DBT} run")
        return {
            "tables_from_scratch": built.seconds,
            "longest_lock": lock.seconds,
            "file_mebibytes": self._database.stat().st_size / 2**20,
        }

    def minute_seconds(self) -> float:
        """The processor seconds of what cron starts each minute."""
        log = str(self._database.with_suffix(".log"))
        cadence = ["-m", "extract", "cadence", "minutely", MINUTE[self._name], "--log", log]
        return self._run(shlex.join([sys.executable, *cadence])).processor_seconds

    def board_seconds(self) -> float:
        """The seconds of the models of servers' boards, after a sync."""
        self._run(f"{shlex.quote(sys.executable)} -m extract sync")
        return self._dbt(*BOARDS[self._name]).model_seconds

    def _dbt(self, *models: str) -> measure.DbtMeasured:
        chosen = ("--select", *models)
        return measure.dbt(
            self._database, *chosen, project=self._project, program=PROGRAM[self._name]
        )

    def _run(self, command: str) -> measure.Measured:
        return measure.run(
            shlex.split(command),
            self._database.with_suffix(".out"),
            folder=self._project,
            BFSTATS_DB=str(self._database),
            BFSTATS_SOURCE=self._source,
            PATH=f"{Path(sys.executable).parent}:/usr/bin:/bin",
        )
