"""Random histories of rounds, samples and runs, each compared with the oracles after every run."""

from __future__ import annotations

import tempfile
from pathlib import Path

from clickhouse_connect import get_client
from clickhouse_connect.driver.client import Client
from dbt.contracts.graph.manifest import Manifest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.marts.histories import History, histories
from tests.marts.replay import Replay, UnequalError, create_oracle_tables
from tests.support.parsed import parse
from tests.support.site_tables import PROJECT_ROOT
from torture.report import Report, say
from torture.tally import Tally

EXAMPLES_BETWEEN_WORDS = 10


def torture_histories(
    report: Report, examples: int, number: int, *, is_shrunk: bool
) -> list[Tally]:
    """Play that many histories of the seed `number`, and stop at the first that ends wrong.

    That one is shrunk for up to five minutes, and what is reported is what was left of it; each
    attempt counts as tried.
    """
    with tempfile.TemporaryDirectory(prefix="bfstats-histories-") as name:
        folder = Path(name)
        with get_client(interface="chdb", path=str(folder / "engine")) as client:
            create_oracle_tables(client)
            histories_of = _Histories(folder, parse(PROJECT_ROOT, folder / "manifest"), client)
            phases = [Phase.generate, Phase.shrink] if is_shrunk else [Phase.generate]
            chosen = settings(
                max_examples=examples,
                phases=phases,
                deadline=None,
                database=None,
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            )
            try:
                seed(number)(chosen(given(histories())(histories_of.play)))()
            except AssertionError as error:
                notes = "\n".join(getattr(error, "__notes__", []))
                report.expect(False, f"seed {number}: {error}\n{notes}")
    return [histories_of.tally()]


class _Histories:
    """Plays histories, each in a folder of its own, and remembers how the last wrong one ended."""

    def __init__(self, folder: Path, manifest: Manifest, client: Client) -> None:
        self._folder = folder
        self._manifest = manifest
        self._client = client
        self._tried = 0
        self._last_error: AssertionError | None = None

    def play(self, history: History) -> None:
        """Raises what `Replay.play` does."""
        self._tried += 1
        if self._tried % EXAMPLES_BETWEEN_WORDS == 0:
            say(f"histories: {self._tried}")
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            try:
                Replay.at(Path(name), self._manifest, self._client).play(history)
            except AssertionError as error:
                self._last_error = error
                raise

    def tally(self) -> Tally:
        """What the wrong one cost; a failure that is no difference of rows was an unclear error."""
        tally = Tally("random history", tried=self._tried)
        if isinstance(self._last_error, UnequalError):
            tally.rows_lost = self._last_error.rows_lost
            tally.rows_doubled = self._last_error.rows_doubled
        elif self._last_error:
            tally.unclear_errors = 1
        return tally
