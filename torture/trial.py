"""One try of a fault of our own machine: a copy of a good file, and commands to judge on it."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from clickhouse_connect import get_client
from dbt.contracts.graph.manifest import Manifest

from tests.extract.fillable_sites import ParquetSite, Sample
from tests.marts.arrivals import epoch_of
from tests.marts.rounds import DAY_SECONDS, HOUR_SECONDS, crowd
from tests.marts.warehouse import Warehouse
from tests.oracle.history import SourceRow, insert_rows
from tests.support.commands import DBT
from tests.support.namespaces import IN_A_NAMESPACE
from tests.support.parsed import parse
from tests.support.site_tables import PROJECT_ROOT, create_site_tables
from torture.compare import is_whole, unaccounted_loads
from torture.process import FaultsError, environment
from torture.report import say
from torture.tally import UNCLEAR, Tally, is_clear

AS_OF = "2024-05-11 12:00:00"
"""A day after the crowd's last round."""

ENGINE_DATABASE = "default"
ROUNDS, EARLY_ROUNDS, SERVERS = 1500, 1000, 3


def build(as_of: str = AS_OF) -> tuple[str, ...]:
    """The words of a `dbt run` as of a moment, by default the last of the history."""
    return ("dbt", "run", "--vars", json.dumps({"as_of": as_of}))


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said; dbt writes its errors among its results."""

    arguments: tuple[str, ...]
    exit_status: int
    output: str
    errors: str

    def is_clear(self, says: str = "") -> bool:
        """Whether a failure is clear, and contains some words where it is of extract.

        dbt says what failed in a paragraph of its own, which is never a crash.
        """
        if any(text in self.output + self.errors for text in UNCLEAR):
            return False
        if self.arguments[0] == "dbt":
            return not self.exit_status or (self.exit_status > 0 and "rror" in self.output)
        return is_clear(self.exit_status, self.errors) and (
            not self.exit_status or says in self.errors
        )


@dataclass(frozen=True)
class Place:
    """A folder with a SQLite file in a folder of its own, and the commands on it."""

    folder: Path
    source: str

    @property
    def database(self) -> Path:
        """Where `BFSTATS_DB` points, unless a command is told otherwise."""
        return self.folder / "file" / "bfstats.db"

    def run(self, *arguments: str, script: str = "", **variables: str) -> Done:
        """Run a command of extract, or of dbt where the first word is `dbt`.

        A script runs it as `"$@"`, among mounts that are the script's alone.
        """
        within = [*IN_A_NAMESPACE, "sh", "-ec", script, "sh"] if script else []
        process = self.start(*arguments, within=within, **variables)
        output, errors = process.communicate()
        return Done(arguments, process.returncode, output, errors)

    def start(
        self, *arguments: str, within: list[str] | None = None, **variables: str
    ) -> subprocess.Popen[str]:
        """Start a command, and do not wait for its end."""
        written = str(self.folder / "target")
        own = {
            "BFSTATS_DB": str(self.database),
            "BFSTATS_SOURCE": self.source,
            "DBT_TARGET_PATH": written,
            "DBT_LOG_PATH": written,
        }
        is_dbt = arguments[0] == "dbt"
        python = ["-c", DBT, "--quiet", *arguments[1:]] if is_dbt else ["-m", "extract", *arguments]
        return subprocess.Popen(
            [*(within or []), sys.executable, *python],
            cwd=PROJECT_ROOT,
            env={**environment(), **own, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@dataclass
class Ground:
    """What all tries have in common: a site, a good file of its early rounds, and what comes of it.

    The site also has late rounds. `undisturbed` is the good file after they were landed and built
    without any fault.
    """

    folder: Path
    seed: int

    @cached_property
    def rounds(self) -> list[SourceRow]:
        """All rounds of the site, as they were created."""
        return sorted(crowd(self.seed, rows=ROUNDS), key=lambda row: row.created_at)

    @property
    def source(self) -> str:
        """The site, as `BFSTATS_SOURCE` takes it."""
        return f"parquet:{self.folder / 'parquet'}"

    @property
    def good(self) -> Path:
        """The file before the late rounds."""
        return self.folder / "good.db"

    @property
    def undisturbed(self) -> Path:
        """The file after them."""
        return self.folder / "undisturbed.db"

    @property
    def lines(self) -> Path:
        """The late rounds as the site would write them."""
        return self.folder / "late.jsonl"

    @cached_property
    def engine(self) -> Path:
        """A folder of embedded ClickHouse with all rounds."""
        folder = self.folder / "engine"
        with get_client(interface="chdb", path=str(folder)) as client:
            create_site_tables(client, ENGINE_DATABASE)
            insert_rows(client, self.rounds)
            client.insert("server_online_counts", samples(), column_names=list(Sample._fields))
        return folder

    @cached_property
    def embedded(self) -> Path:
        """A file with what a sync of that folder lands, undisturbed."""
        file = self.folder / "embedded.db"
        done = self.place(self.folder).run(
            "sync", BFSTATS_SOURCE=f"chdb:{self.engine}", BFSTATS_DB=str(file)
        )
        if done.exit_status:
            raise FaultsError(f"sync failed: {done.errors}")
        return file

    @cached_property
    def manifest(self) -> Manifest:
        """The dbt project, parsed once."""
        return parse(PROJECT_ROOT, self.folder / "target")

    def make(self) -> None:
        """Make the site and both files."""
        early, late = self.rounds[:EARLY_ROUNDS], self.rounds[EARLY_ROUNDS:]
        site = ParquetSite(self.folder / "parquet")
        site.directory.mkdir()
        site.add(early)
        site.add_samples(samples())
        place = self.place(self.folder)
        place.database.parent.mkdir()
        self.land_and_build(place, "seed")
        shutil.copy(place.database, self.good)
        site.add(late)
        self.lines.write_text("".join(f"{json.dumps(row._asdict())}\n" for row in late))
        self.land_and_build(place)
        shutil.copy(place.database, self.undisturbed)

    def place(self, folder: Path) -> Place:
        """A folder to run commands in."""
        return Place(folder, self.source)

    def land_and_build(self, place: Place, *first: str) -> None:
        """A `sync` and then a `dbt run` that must succeed, the latter in this process."""
        done = place.run("sync")
        if done.exit_status:
            raise FaultsError(f"sync failed: {done.errors}")
        warehouse = Warehouse(place.database.parent, self.manifest)
        for command in (*((word,) for word in first), build()[1:]):
            if errors := warehouse.dbt(*command):
                raise FaultsError(f"dbt {command[0]} failed: {errors}")


def samples() -> list[Sample]:
    """Three weeks of a sample an hour, until the last day."""
    end = epoch_of(AS_OF) - DAY_SECONDS
    return [
        Sample(end - hour * HOUR_SECONDS, f"server-{server}", hour % 7)
        for hour in range(21 * 24)
        for server in range(SERVERS)
    ]


@dataclass(frozen=True)
class Trial:
    """A copy of the good file, chance, and the tally to judge by."""

    ground: Ground
    place: Place
    tally: Tally
    luck: random.Random

    @property
    def database(self) -> Path:
        """The copy."""
        return self.place.database

    @property
    def ingest(self) -> tuple[str, str]:
        """The words of an `ingest` of the late rounds."""
        return "ingest", str(self.ground.lines)

    def beside(self, name: str) -> Path:
        """A path in the folder of this try."""
        return self.place.folder / name

    def run(self, *arguments: str, must_fail: bool = False, says: str = "", **how: str) -> Done:
        """Run a command and judge it: one that fails says so clearly, and one that must fail does.

        says: words that belong to the clear line of a failure.
        """
        done = self.place.run(*arguments, **how)
        self.judge(done, must_fail, says)
        return done

    def judge(self, done: Done, must_fail: bool = False, says: str = "") -> None:
        """Count a command that crashed, said nothing clear, or went on where it must not."""
        if not done.is_clear(says) or (must_fail and not done.exit_status):
            self.tally.unclear_errors += 1
            words = " ".join(done.arguments)
            say(f"{self.tally.fault}: {words}: {done.exit_status}: {done.output}{done.errors}")

    def expect_whole(self) -> None:
        """Count a file that is damaged, or has loads that do not add up."""
        if not is_whole(self.database) or unaccounted_loads(self.database):
            self.tally.gaps_seen += 1
            say(f"{self.tally.fault}: {self.database} is not whole")

    def recover(self) -> None:
        """Run everything again, the fault being gone, and compare with the undisturbed file."""
        self.expect_whole()
        self.ground.land_and_build(self.place)
        self.expect_whole()
        self.tally.compare(self.ground.undisturbed, self.database)
