"""How much is tried, and how a command is run and judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from extract.cli import cli
from torture.compare import is_whole, unaccounted_loads
from torture.tally import UNCLEAR

EXIT_STATUSES = {0, 1, 2, 75}
SHORT = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("short", SHORT)
settings.register_profile("long", SHORT, max_examples=2000, derandomize=False, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """The tests' own profile, unless the command line names another."""
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("short")


@dataclass
class Commands:
    """Commands in this process, on a SQLite file in a folder of their own."""

    folder: Path

    @property
    def database(self) -> Path:
        """Where `BFSTATS_DB` points."""
        return self.folder / "bfstats.db"

    def run(self, *arguments: str, source: str = "ingest", given: bytes = b"") -> Result:
        """Run a command, which must succeed or fail clearly, and leave the file whole."""
        done = CliRunner().invoke(
            cli,
            arguments,
            input=given,
            env={"BFSTATS_DB": str(self.database), "BFSTATS_SOURCE": source},
        )
        assert done.exit_code in EXIT_STATUSES, (arguments, done.exit_code, done.output)
        assert done.exception is None or isinstance(done.exception, SystemExit), arguments
        assert not [text for text in UNCLEAR if text in done.output], (arguments, done.output)
        if done.exit_code == 1:
            assert done.stderr.startswith("bfstats: "), (arguments, done.output)
            assert "--debug shows where" not in done.stderr, (arguments, done.output)
        if self.database.exists():
            assert is_whole(self.database)
            assert unaccounted_loads(self.database) == 0
        return done


@pytest.fixture
def new_commands(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Commands]:
    """Makes commands in a new folder, for each example its own."""
    return lambda: Commands(tmp_path_factory.mktemp("fuzz"))
