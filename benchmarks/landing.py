"""Landing all rounds in an empty file: against dlt, and against SQLite alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from benchmarks import measure
from benchmarks.bench import FULL, Bench, Figures
from extract.config import source_address
from extract.database.connection import open_database, transaction
from extract.landing.indexes import make_indexes
from extract.machine.garbage import no_search_for_cycles
from extract.sources import open_source
from extract.sources.columns import PLAYER_ROUNDS, ROUND_COLUMNS
from extract.sources.protocol import RoundBlock, RoundRange, Source
from torture.report import say

_IN_KEY_ORDER = "create table ordered.rounds as select * from landing_player_rounds"
_INSERT = "insert into landing_player_rounds select * from ordered.rounds order by rowid"


def measure_landing(bench: Bench) -> Figures:
    """Whole processes, from an empty file to all rounds landed; SQLite's part within this one."""
    database = bench.folder / "landing.db"
    source = bench.source(FULL)
    ours, theirs = land_beside_dlt(database, source, bench.repeats)
    rows = count_rounds(database)
    floor = [_floor(bench, database) for _ in range(bench.repeats)]
    reading, reading_and_binding = _parts(bench)
    return {
        "rows": rows,
        "source_rows": bench.sites[FULL].size.rounds,
        "seconds": ours.seconds,
        "peak_mebibytes": ours.peak_mebibytes,
        "dlt_seconds": theirs.seconds,
        "dlt_peak_mebibytes": theirs.peak_mebibytes,
        "floor_seconds": median(floor),
        "reading_seconds": reading,
        "binding_seconds": reading_and_binding - reading,
        "index_seconds": _index_seconds(database),
        "file_mebibytes": database.stat().st_size / 2**20,
    }


def remove(database: Path) -> None:
    """Remove an SQLite file and what lies beside it."""
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()


def copy(original: Path, database: Path) -> None:
    """Copy an SQLite file that nobody writes to, in the place of an earlier copy.

    The WAL of that one would be read into the new one.
    """
    remove(database)
    shutil.copyfile(original, database)


def timed(work: Callable[[], object]) -> float:
    """The seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def count_rounds(database: Path) -> int:
    """How many rounds have landed in a file."""
    return _count(database, "landing_player_rounds")


def land_beside_dlt(
    database: Path, source: str, repeats: int
) -> tuple[measure.Measured, measure.Measured]:
    """Land all rounds of a source in a new file, and have dlt merge them beside it, by turns.

    Raises `BenchmarkError` where dlt has another number of rounds.
    """
    ours, theirs = [], []
    for _ in range(repeats):
        remove(database)
        ours.append(measure.extract(database, source, "sync", "--table", "player_rounds"))
        theirs.append(_merge_with_dlt(database.parent, source))
        say(f"{database.stem}: {ours[-1]} against {theirs[-1]}")
    _check_merged(database.parent, count_rounds(database))
    return measure.middle(ours), measure.middle(theirs)


def _merge_with_dlt(beside: Path, source: str) -> measure.Measured:
    folder = beside / "dlt"
    shutil.rmtree(folder, ignore_errors=True)
    return measure.run(
        [sys.executable, "-m", "benchmarks.dlt_merge", str(folder)],
        beside / "dlt.out",
        BFSTATS_SOURCE=source,
        RUNTIME__DLTHUB_TELEMETRY="false",
    )


def _check_merged(beside: Path, rows: int) -> None:
    found = _count(beside / "dlt" / "dlt__rounds.db", "player_rounds")
    if found != rows:
        raise measure.BenchmarkError(f"dlt landed {found:,} rounds, bfstats {rows:,}")


def _count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        ((count,),) = connection.execute(f"select count(*) from {table}")
    return int(count)


def _floor(bench: Bench, database: Path) -> float:
    """One `insert ... select` of the landed rows, in their order, from an ordinary table."""
    ordered, copy = bench.folder / "ordered.db", bench.folder / "floor.db"
    if not ordered.exists():
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("attach ? as ordered", (str(ordered),))
            connection.execute(_IN_KEY_ORDER)
            connection.commit()
    remove(copy)
    with open_database(copy) as connection:
        connection.execute("attach ? as ordered", (str(ordered),))
        began = time.perf_counter()
        with transaction(connection):
            connection.execute(_INSERT)
        seconds = time.perf_counter() - began
    remove(copy)
    return seconds


def _parts(bench: Bench) -> tuple[float, float]:
    """Seconds of reading alone, and of reading and binding every row to a statement."""
    os.environ["BFSTATS_SOURCE"] = bench.source(FULL)
    with closing(open_source(source_address())) as source, no_search_for_cycles():
        reading = timed(lambda: deque(_blocks(source), maxlen=0))
        binding = timed(lambda: _bind(source))
    del os.environ["BFSTATS_SOURCE"]
    return reading, binding


def _blocks(source: Source) -> Iterator[RoundBlock]:
    return source.read_rounds(RoundRange(source.newest_created_epoch() or 0), source.now_epoch())


def _bind(source: Source) -> None:
    """Run a statement for each row that takes its values, and does nothing with them."""
    names = ", ".join(ROUND_COLUMNS)
    places = ", ".join("?" * len(ROUND_COLUMNS))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"create table bound ({names})")
        for block in _blocks(source):
            connection.executemany(f"insert into bound select {places} where false", block.rows)


def _index_seconds(database: Path) -> float:
    with open_database(database) as connection:
        names = connection.execute(
            "select name from sqlite_master where type = 'index'"
            " and tbl_name = 'landing_player_rounds' and sql is not null"
        ).fetchall()
        for (name,) in names:
            connection.execute(f"drop index {name}")
        return timed(lambda: make_indexes(connection, PLAYER_ROUNDS))
