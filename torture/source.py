"""A faulty ClickHouse between the client and the engine: syncs, reconciliations and archives.

Commands run in this process, so that hundreds of tries take minutes, against one server, whose
faults are switched on and off. Waiting is short: pauses between attempts, and the client's timeout
where a fault may silence the server.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from threading import Timer

import duckdb
import pytest
from click.testing import CliRunner

from extract.archive.folder import MANIFEST
from extract.cli import cli
from extract.sources import retries
from extract.sources.settings import REQUIRED
from tests.support.clickhouse_server import ClickHouseServer
from tests.support.faults import Fault, FaultHook, selecting
from tests.support.profiles import Profile
from torture.compare import is_whole, unaccounted_loads
from torture.process import FaultsError
from torture.report import say
from torture.site import DATABASE, Size, add_later_rows, folder_to_work_in, make_history
from torture.tally import Tally

SIZE = Size(rounds=1200, server_hours=1100, days=60)
BATCH_ROWS = 200
ROWS_PER_BLOCK = 100
PAUSE_SECONDS = 0.02
SILENCE_SECONDS = "1"
YEAR = 365 * 86_400
SORTED = ("landed_player_name nulls first", "order by landed_server_guid")
"""What the statements have in them whose rows land, in order."""


@dataclass(frozen=True)
class Kind:
    """A kind of fault: what it does, to which statements, and whether it may be over soon."""

    fault: Callable[[random.Random], Fault]
    statements: tuple[str, ...] = ("",)
    is_lasting: bool = False

    def concerns(self, statement: str) -> bool:
        """Whether the statement is one of those that the fault can spoil."""
        return any(part in statement for part in self.statements)


def _cut(luck: random.Random, **more: object) -> Fault:
    """An answer that ends somewhere, most often in the middle of a block."""
    fault = Fault(rows_per_block=ROWS_PER_BLOCK)
    places = ({"after_blocks": luck.randrange(5)}, {"after_bytes": luck.randrange(1, 20_000)})
    return replace(fault, **luck.choice(places), **more)  # type: ignore[arg-type]


def _as_text(statement: str) -> str:
    column = "landed_final_score" if SORTED[0] in statement else "players_sum"
    change = f"select * replace (concat('x', toString({column})) as {column}) from {{}}"
    return selecting(change)(statement)


def _clock(seconds: int) -> Kind:
    fault = Fault(rewrite=lambda sql: sql.replace("now()", f"(now() + {seconds})"))
    return Kind(lambda _: fault, ("now()",), is_lasting=True)


def _profile(luck: random.Random) -> Fault:
    """A profile that the user has from some statement on, and may be forbidden to override."""
    settings = luck.choice(CUTTING_PROFILES)
    name = luck.choice([None, *(name for name in settings if name in REQUIRED)])
    return Fault(profile=Profile(dict(settings), name))


CUTTING_PROFILES = (
    {"read_overflow_mode": "break", "max_rows_to_read": "100", "max_block_size": "100"},
    {"result_overflow_mode": "break", "max_result_rows": "100", "max_block_size": "100"},
    {"sort_overflow_mode": "break", "max_rows_to_sort": "100", "max_block_size": "100"},
    {"group_by_overflow_mode": "any", "max_rows_to_group_by": "5"},
    {"additional_table_filters": f"{{'{DATABASE}.player_rounds': 'final_kills > 9'}}"},
    {"additional_result_filter": "1 = 0"},
    {"limit": "3"},
    {"offset": "1"},
    {"final": "1"},
)
BUSY = "Code: 202. DB::Exception: Too many simultaneous queries. (TOO_MANY_SIMULTANEOUS_QUERIES)"
KINDS = {
    "refuses connections": Kind(lambda _: Fault(ending="refuse")),
    "hangs before the answer": Kind(lambda _: Fault(ending="hang")),
    "hangs in the middle": Kind(lambda luck: _cut(luck, ending="hang")),
    "answers 500": Kind(lambda _: Fault(status=500, message="Internal Server Error")),
    "answers 503": Kind(lambda _: Fault(status=503, message="Service Unavailable")),
    "is too busy": Kind(lambda _: Fault(status=500, message=BUSY)),
    "drops the connection before the answer": Kind(lambda _: Fault(ending="abort")),
    "drops the connection in the middle": Kind(lambda luck: _cut(luck, ending="abort")),
    "ends early, as if that were all": Kind(_cut),
    "sends blocks twice": Kind(lambda _: Fault(repeats=True, rows_per_block=ROWS_PER_BLOCK)),
    "sends numbers as text": Kind(lambda _: Fault(rewrite=_as_text), SORTED),
    "sends rows out of order": Kind(
        lambda _: Fault(rewrite=selecting("select * from {} order by cityHash64(1, *)")), SORTED
    ),
    "is slow": Kind(lambda _: Fault(seconds_per_block=0.03, rows_per_block=ROWS_PER_BLOCK)),
    "has a profile that cuts the answer": Kind(_profile),
    "has a clock a year ahead": _clock(YEAR),
    "has a clock a year behind": _clock(-YEAR),
}


@dataclass(frozen=True)
class Command:
    """A command on a file that is as `before`, None for none; it makes of it what `after` is."""

    arguments: tuple[str, ...]
    before: Path | None
    after: Path
    statements: tuple[str, ...]

    @property
    def is_archive(self) -> bool:
        """Whether it leaves a folder beside the file, too."""
        return self.arguments[0] == "archive"


class _Site:
    """The server, and the folder in which commands are tried on files."""

    def __init__(self, server: ClickHouseServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self._runner = CliRunner()

    def run(self, database: Path, *arguments: str, timeout: str | None = None) -> tuple[int, str]:
        """Run a command; returns its exit status, and what it wrote to standard error."""
        environment = {
            "BFSTATS_SOURCE": self.server.address.source_url(DATABASE),
            "BFSTATS_SOURCE_TIMEOUT": timeout,
            "BFSTATS_DB": str(database),
            "NO_PROXY": "127.0.0.1",
        }
        places = [text.replace("BESIDE", str(_archive_of(database))) for text in arguments]
        done = self._runner.invoke(cli, places, env=environment)
        is_crash = done.exception and not isinstance(done.exception, SystemExit)
        return done.exit_code, done.stderr + (f"Traceback: {done.exception}" if is_crash else "")

    def must_run(self, database: Path, *arguments: str) -> None:
        """Run a command that must succeed."""
        status, said = self.run(database, *arguments)
        if status:
            raise FaultsError(f"{' '.join(arguments)} failed without a fault: {said}")

    def learned(self, before: Path | None, name: str, *arguments: str) -> Command:
        """Run a command without a fault, to know what it asks and what comes of it."""
        after = _copied(before, self.folder / f"{name}.db")
        self.server.statements.clear()
        self.must_run(after, *arguments)
        return Command(arguments, before, after, tuple(self.server.statements))


def torture_source(
    tries: int, seed: int, folder: Path | None = None, size: Size = SIZE
) -> list[Tally]:
    """Try each kind of fault in turn, at statements of commands drawn by the seed."""
    luck = random.Random(seed)
    tallies = [Tally(kind) for kind in KINDS]
    with _running_site(folder, size, seed) as site:
        commands = _commands(site, seed)
        for tally in islice(cycle(tallies), tries):
            kind = KINDS[tally.fault]
            able = [one for one in commands if any(map(kind.concerns, one.statements))]
            _try(site, tally, kind, luck.choice(able), luck)
    return tallies


@contextmanager
def _running_site(folder: Path | None, size: Size, seed: int) -> Iterator[_Site]:
    with (
        folder_to_work_in(folder) as place,
        ClickHouseServer(
            place / "engine", username="reader", password="s3cr t/%", constants=REQUIRED
        ) as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(retries, "FIRST_PAUSE_SECONDS", PAUSE_SECONDS)
        with closing(server.address.client()) as client:
            say(f"made a site: {make_history(client, size, seed)}")
        yield _Site(server, place)


def _commands(site: _Site, seed: int) -> list[Command]:
    """A first load, and on files with something to do: a sync, a repair, an archive."""
    early = site.folder / "early.db"
    site.must_run(early, "sync")
    with closing(site.server.address.client(database=DATABASE)) as client:
        add_later_rows(client, seed)
    first = site.learned(None, "first", "sync", "--batch-size", str(BATCH_ROWS))
    later = site.learned(early, "later", "sync")
    broken = _copied(later.after, site.folder / "broken.db")
    with closing(sqlite3.connect(broken)) as connection, connection:
        connection.execute("delete from landing_player_rounds where round_start_epoch % 20 = 0")
    return [
        first,
        later,
        site.learned(broken, "repaired", "reconcile", "--repair"),
        site.learned(early, "archived", "archive", "BESIDE"),
    ]


def _try(site: _Site, tally: Tally, kind: Kind, command: Command, luck: random.Random) -> None:
    """Run the command with the fault and without it, and judge what comes of both."""
    tally.tried += 1
    database = _copied(command.before, site.folder / "tried.db")
    shutil.rmtree(_archive_of(database), ignore_errors=True)
    site.server.fault = _striking(site.server, kind, command, luck)
    status, said = site.run(database, *command.arguments, timeout=SILENCE_SECONDS)
    site.server.fault = None
    site.server.listen()
    say(f"{tally.fault}, {command.arguments[0]}: exit status {status} {said.strip()}")
    tally.hear(status, said)
    tally.unclear_errors += status not in (0, 1)
    if database.exists():
        tally.gaps_seen += not is_whole(database) or unaccounted_loads(database) > 0
        tally.rows_doubled += _rows_of_nowhere(database, command)
    if status:
        site.must_run(database, *command.arguments)
    tally.compare(command.after, database)
    if command.is_archive:
        _compare_archives(tally, _archive_of(command.after), _archive_of(database))


def _striking(
    server: ClickHouseServer, kind: Kind, command: Command, luck: random.Random
) -> FaultHook:
    """Spoil one of the command's statements, and half of the time all that follow."""
    first = luck.randrange(sum(map(kind.concerns, command.statements)))
    is_lasting = kind.is_lasting or luck.random() < 0.5
    fault = kind.fault(luck)
    seen = 0

    def hook(statement: str) -> Fault | None:
        nonlocal seen
        seen += (is_concerned := kind.concerns(statement))
        if not is_concerned or seen <= first or (seen > first + 1 and not is_lasting):
            return None
        if fault.ending == "refuse" and not is_lasting:
            Timer(PAUSE_SECONDS, server.listen).start()
        return fault

    return hook


def _rows_of_nowhere(database: Path, command: Command) -> int:
    """How many landed rows are neither what they were before nor what they should become."""
    right = {"after": command.after, "before": command.before or command.after}
    with closing(sqlite3.connect(database)) as connection:
        for name, path in right.items():
            connection.execute(f"attach ? as {name}", (str(path),))
        return sum(
            _rows_beside(connection, table)
            for table in ("landing_player_rounds", "landing_server_hours")
        )


def _rows_beside(connection: sqlite3.Connection, table: str) -> int:
    columns = connection.execute("select name from pragma_table_info(?)", (table,)).fetchall()
    content = ", ".join(name for (name,) in columns if name != "load_id")
    sources = (f"select {content} from {schema}.{table}" for schema in ("main", "after", "before"))
    (count,) = connection.execute(f"select count(*) from ({' except '.join(sources)})").fetchone()
    return int(count)


def _compare_archives(tally: Tally, expected: Path, actual: Path) -> None:
    """Count the rows of all files that one archive has and the other lacks."""
    names = {file.name for folder in (expected, actual) for file in folder.glob("*.parquet")}
    with duckdb.connect() as connection:
        for name in sorted(names):
            one, other = (f"select * from '{folder / name}'" for folder in (expected, actual))
            for lacking, query in (
                ("rows_lost", f"select count(*) from ({one} except all {other})"),
                ("rows_doubled", f"select count(*) from ({other} except all {one})"),
            ):
                (count,) = connection.execute(query).fetchall()[0]
                setattr(tally, lacking, getattr(tally, lacking) + count)
    tally.gaps_seen += not (actual / MANIFEST).exists()


def _archive_of(database: Path) -> Path:
    return database.with_suffix(".archive")


def _copied(before: Path | None, database: Path) -> Path:
    """The file as it was before, or none."""
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    if before is not None:
        shutil.copy(before, database)
    return database
