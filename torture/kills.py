"""`kill -9` of every command that writes, at random moments of its work."""

from __future__ import annotations

import json
import random
import shlex
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from clickhouse_connect.driver.client import Client

from tests.marts.reader import Reader, connect
from tests.marts.warehouse import MART_GRAIN
from tests.support.clickhouse_server import ServerAddress
from tests.support.parsed import keep_parsed_for
from torture.compare import LOAD_ID, UPDATED_AT, is_content, is_whole, unaccounted_loads
from torture.process import FaultsError
from torture.report import Report, say
from torture.site import (
    AS_OF,
    AS_OF_EPOCH,
    DATABASE,
    SMALL,
    made_up_server,
    make_tables,
)
from torture.tally import Tally
from torture.victim import Attempt, Victim, Work

EARLIER = "earlier"
CORRECTED = "corrected"
READER_REST_SECONDS = 0.5
LANES = 2
"""How many are killed side by side, one for each core."""

ATTEMPTS_PER_KILL = 10
BATCH_ROWS = "500"
IGNORED = (LOAD_ID, UPDATED_AT)
MOVES_ON = "landing_cursors"
"""The one table that a first load leaves in a state between its first and its last."""

_VARIABLES = {"as_of": AS_OF}
_VARS = shlex.join(["--vars", json.dumps(_VARIABLES)])
CADENCES = {
    "minutely": "python -m extract refresh",
    "hourly": f"dbt run --selector hourly {_VARS}",
    "daily": f"dbt seed {_VARS} && dbt run --selector daily {_VARS}"
    f" && dbt run {_VARS} && dbt test {_VARS}",
    "weekly": f"dbt run --selector weekly {_VARS} && python -m extract prune",
}
"""The crontab's, as of the end of the made-up history; `refresh` knows no other time than now."""

_LAST_DAYS = f"created_at >= toDateTime({AS_OF_EPOCH - 400 * 86_400}, 'UTC')"
_LAST_HOURS = f"timestamp >= toDateTime({AS_OF_EPOCH - 2 * 3600}, 'UTC')"
_COPIES = (
    (EARLIER, "player_rounds", f"not {_LAST_DAYS}"),
    (EARLIER, "server_online_counts", f"not {_LAST_HOURS}"),
    (CORRECTED, "player_rounds", "cityHash64(round_id) % 50 > 0"),
    (CORRECTED, "server_online_counts", "1"),
)
_CORRECTIONS = f"""
insert into {CORRECTED}.player_rounds
select * replace (final_kills + 1 as final_kills, created_at + 1 as created_at)
from {CORRECTED}.player_rounds
where cityHash64(round_id) % 50 = 1 and not {_LAST_DAYS}
"""
# What a site would write itself: whole rows, and names that JSON can hold.
_LINES = {
    "player_rounds": f"{_LAST_DAYS} and isValidUTF8(player_name) and isFinite(play_time_minutes)"
    " and player_name <> '' and round_end_time >= round_start_time",
    "server_online_counts": f"{_LAST_HOURS} and server_guid <> ''",
}

Contents = dict[str, set[tuple[object, ...]]]
"""The rows of tables, but of records, without the columns that tell of runs."""


@dataclass(frozen=True)
class Undisturbed:
    """What a victim makes of its file when nobody kills it, and the work that it is."""

    before: Contents
    after: Contents
    work: Work


@dataclass
class Judge:
    """Compares the files of killed runs with that of an undisturbed one."""

    victim: Victim
    undisturbed: Undisturbed
    tally: Tally
    report: Report

    def after_kill(self, database: Path) -> None:
        """Every table is in one of two states; landing is somewhere between them."""
        if not database.exists():
            self._expect(not self.undisturbed.before, "the file is gone")
            return
        if not is_whole(database):
            self._expect(False, "the file is damaged")
            return
        found = contents(database)
        before, after = self.undisturbed.before, self.undisturbed.after
        for table in before.keys() | found.keys():
            rows, old = found.get(table, set()), before.get(table, set())
            new = after.get(table, set())
            if table in MART_GRAIN:
                self.tally.gaps_seen += table in before and table not in found
                self.tally.gaps_seen += rows not in (old, new)
            elif table != MOVES_ON:
                self.tally.rows_lost += len((old & new) - rows)
                self.tally.rows_doubled += len(rows - old - new)

    def after_next_run(self, database: Path, exit_status: int, errors: str) -> None:
        """The run after a kill ends well, and its file equals the undisturbed one."""
        self.tally.hear(exit_status, errors)
        self._expect(exit_status == 0, f"the next run failed: {errors[-300:]}")
        self._expect(unaccounted_loads(database) == 0, "loads do not add up")
        found = contents(database)
        for table in self.undisturbed.after.keys() | found.keys():
            rows, wanted = found.get(table, set()), self.undisturbed.after.get(table, set())
            self.tally.rows_lost += len(wanted - rows)
            self.tally.rows_doubled += len(rows - wanted)

    def after_reading(self, reader: Reader | None) -> None:
        """Whoever read meanwhile found every table, and none empty that never is."""
        for table, seen in reader.seen.items() if reader else ():
            is_never_empty = self.undisturbed.before[table] and self.undisturbed.after.get(table)
            self.tally.gaps_seen += sum(
                "error" in state or (state.startswith("0 rows") and bool(is_never_empty))
                for state in seen
            )

    def _expect(self, is_right: bool, problem: str) -> None:
        self.report.expect(is_right, f"{self.victim.name}: {problem}")


def torture_kills(
    report: Report, folder: Path | None, kills: int, seed: int, only: Collection[str] = ()
) -> list[Tally]:
    """Kill every victim, or only those of these names, `kills` times in all or a few more."""
    with made_up_server(SMALL, seed, folder) as (server, place):
        return _torture_all(report, server, place, kills, seed, only)


def _torture_all(
    report: Report,
    server: ServerAddress,
    folder: Path,
    kills: int,
    seed: int,
    only: Collection[str],
) -> list[Tally]:
    with closing(server.client()) as client:
        _make_databases(client)
        lines = _write_lines(client, folder / "lines.ndjson")
    victims = [
        victim for victim in _victims(server, folder, lines) if not only or victim.name in only
    ]
    shares = sum(victim.share for victim in victims)

    def torture(victim: Victim) -> Tally:
        luck = random.Random(f"{seed} {victim.name}")
        return _torture(report, victim, folder, -(-kills * victim.share // shares), luck)

    with ThreadPoolExecutor(LANES) as lanes:
        return list(lanes.map(torture, victims))


def contents(database: Path) -> Contents:
    """All rows of all tables but records."""
    with closing(connect(database)) as connection:
        names = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
        return {table: set(_rows(connection, table)) for (table,) in names if is_content(table)}


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    columns = connection.execute("select name from pragma_table_info(?)", (table,)).fetchall()
    kept = ", ".join(name for (name,) in columns if name not in IGNORED)
    yield from connection.execute(f"select {kept} from {table}")


def _make_databases(client: Client) -> None:
    """Beside the site: what it had earlier, and the same with old rows deleted and corrected."""
    for database in (EARLIER, CORRECTED):
        make_tables(client, database)
    for database, table, condition in _COPIES:
        client.command(
            f"insert into {database}.{table} select * from {DATABASE}.{table} where {condition}"
        )
    client.command(_CORRECTIONS)


def _write_lines(client: Client, file: Path) -> Path:
    """What the site has had since, as lines for `ingest`."""
    settings = {"date_time_output_format": "iso"}
    with file.open("wb") as target:
        for table, condition in _LINES.items():
            sql = f"select * from {DATABASE}.{table} where {condition}"
            target.write(client.raw_query(sql, fmt="JSONEachRow", settings=settings))
    return file


def _victims(server: ServerAddress, folder: Path, lines: Path) -> list[Victim]:
    """Each command, and the files that they begin with."""
    source = server.source_url(DATABASE)
    dbt = f"dbt seed {_VARS} && dbt run {_VARS}"
    early = _made(folder, Victim("early", ("sync",), server.source_url(EARLIER), None))
    early = _made(folder, Victim("built", ("cadence", "daily", dbt), "ingest", early))
    landed = _made(folder, Victim("landed", ("sync",), source, early))
    from_nothing = ("--batch-size", BATCH_ROWS)
    log = ("--log", str(folder / "cadences.log"))
    cadences = {name: ("cadence", name, command, *log) for name, command in CADENCES.items()}
    cadences["refresh"] = ("cadence", "daily", f"dbt run --full-refresh {_VARS}", *log)
    is_often = 12
    return [
        Victim("backfill all", ("backfill", "all", "--as-of", AS_OF, *from_nothing), source, None),
        Victim("watch", ("watch",), source, early, is_service=True),
        Victim("cadence minutely", cadences["minutely"], source, early),
        *(
            Victim(f"cadence {name}", cadences[name], source, landed)
            for name in ("hourly", "daily", "weekly")
        ),
        Victim("dbt run --full-refresh", cadences["refresh"], source, landed),
        Victim("sync, first load", ("sync", *from_nothing), source, None, is_often),
        Victim("sync, increment", ("sync",), source, early, is_often),
        Victim("ingest", ("ingest", str(lines)), "ingest", early, is_often),
        Victim(
            "reconcile --repair",
            ("reconcile", "--repair", "--force"),
            server.source_url(CORRECTED),
            landed,
            is_often,
        ),
    ]


def _made(folder: Path, step: Victim) -> Path:
    attempt = Attempt(step, folder / step.name, folder / "target")
    _keep_parsed(attempt)
    exit_status, errors = attempt.run()
    if exit_status:
        raise FaultsError(f"{step.name} failed: {errors[-500:]}")
    return attempt.database


def _keep_parsed(attempt: Attempt) -> None:
    """Spare dbt the parsing, which writes nothing that could be lost."""
    keep_parsed_for(attempt.database, attempt.target, _VARIABLES)


def _torture(
    report: Report, victim: Victim, folder: Path, kills: int, luck: random.Random
) -> Tally:
    """Kill one command again and again, each time from the same file."""
    place = folder / victim.name
    undisturbed = _undisturbed(victim, place)
    judge = Judge(victim, undisturbed, Tally(f"kill -9: {victim.name}"), report)
    for _ in range(kills):
        _kill_once(judge, place, luck)
    say(f"{judge.tally} of {undisturbed.work}")
    return judge.tally


@contextmanager
def _attempt(victim: Victim, place: Path) -> Iterator[tuple[Attempt, Reader | None]]:
    """A new attempt, and somebody who reads all tables meanwhile, where there are any."""
    attempt = Attempt(victim, place / "attempt", place / "target")
    if not attempt.target.exists():
        _keep_parsed(attempt)
    if victim.before is None:
        yield attempt, None
    else:
        tables = sorted(contents(victim.before).keys() & MART_GRAIN.keys())
        with Reader(attempt.database, tables, IGNORED, READER_REST_SECONDS) as reader:
            yield attempt, reader
    shutil.rmtree(attempt.folder)


def _undisturbed(victim: Victim, place: Path) -> Undisturbed:
    with _attempt(victim, place) as (attempt, _):
        exit_status, errors = attempt.run()
        if exit_status:
            raise FaultsError(f"{victim.name} failed: {errors[-500:]}")
        before = contents(victim.before) if victim.before else {}
        return Undisturbed(before, contents(attempt.database), attempt.work)


def _kill_once(judge: Judge, place: Path, luck: random.Random) -> None:
    work = judge.undisturbed.work
    for _ in range(ATTEMPTS_PER_KILL):
        with _attempt(judge.victim, place) as (attempt, reader):
            is_killed = attempt.kill(work.moment(luck))
            if is_killed:
                judge.after_kill(attempt.database)
                judge.after_next_run(attempt.database, *attempt.run())
        if is_killed:
            judge.tally.tried += 1
            judge.after_reading(reader)
            return
        work = attempt.work  # it was faster this time
    raise FaultsError(f"{judge.victim.name} always ended before it was killed")
