"""Building every table from landed rows: against plain dbt-sqlite, and against ClickHouse."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from statistics import median

from clickhouse_connect.driver.client import Client

from benchmarks import measure
from benchmarks.bench import FULL, Bench, Figures
from benchmarks.landing import copy, remove, timed
from tests.marts.warehouse import MART_GRAIN
from tests.oracle.clickhouse import expected
from tests.support.site_tables import PROJECT_ROOT
from torture.report import say

PLAYER_TABLES = tuple(name for name in MART_GRAIN if name.startswith("player_"))
RESULTS = "results"
"""The database in ClickHouse that holds the tables as it computes them."""

_FOLDERS = (Path(__file__).with_name("clickhouse"), Path(expected.__file__).parent)
_PLAIN = Path(__file__).with_name("plain")
_SCAN = (
    "select count(*), sum(length(player_name)), sum(final_kills), sum(round_end_epoch)"
    " from landing_player_rounds"
)
_ARRIVED = {
    "landing_player_rounds": "created_epoch",
    "landing_server_hours": "hour_epoch",
    "landing_server_departures": "load_id",
    "landing_server_names": "month",
    "landing_server_days": "day_epoch",
}
_PROJECT = """
name: plain
profile: plain
flags: {send_anonymous_usage_stats: false}
models: {plain: {+materialized: table, staging: {+materialized: view}}}
"""
_PROFILE = """
plain:
  target: plain
  outputs:
    plain:
      type: sqlite
      threads: 1
      database: plain
      schema: main
      schemas_and_paths: {main: "{{ env_var('BFSTATS_DB') }}"}
      schema_directory: no-other-schemas
"""


def measure_tables(bench: Bench) -> Figures:
    """Seconds per table: ours, plain dbt-sqlite's, ClickHouse's; each compared before it counts."""
    ours, theirs = [], []
    for _ in range(bench.repeats):
        ours.append(build(bench))
        theirs.append(build_plainly(bench))
        say(f"tables: {ours[-1]} against {theirs[-1]}")
    clickhouse, counting = compute(bench)
    database = built(bench)
    with bench.client(RESULTS) as client:
        rows = {table: check(client, database, table) for table in MART_GRAIN}
    with closing(sqlite3.connect(database)) as connection:
        scan = min(timed(lambda: connection.execute(_SCAN).fetchall()) for _ in range(2))
    return {
        "rows": rows,
        "seconds": _medians(ours),
        "plain_seconds": _medians(theirs),
        "clickhouse_seconds": clickhouse,
        "clickhouse_counting_seconds": counting,
        "scan_seconds": scan,
        "writing_seconds": {table: write_again(database, table) for table in MART_GRAIN},
        "peak_mebibytes": max(one.command.peak_mebibytes for one in ours),
    }


def _medians(runs: Sequence[measure.DbtMeasured]) -> dict[str, float]:
    return {name: median(one.seconds_by_model[name] for one in runs) for name in MART_GRAIN}


def built(bench: Bench) -> Path:
    """The file in which the tables are built."""
    return bench.folder / "tables.db"


def build(bench: Bench) -> measure.DbtMeasured:
    """Build every table of a file that has nothing but landed rows and seeds."""
    database = built(bench)
    landed = bench.landed(FULL)
    copy(landed, database)
    return measure.dbt(database, as_of=bench.as_of)


def build_plainly(bench: Bench) -> measure.DbtMeasured:
    """Build the same with the adapter as it comes, from rows as they arrived."""
    project = bench.folder / "plain"
    if not project.exists():
        _make_project(project, built(bench).with_suffix(".target") / "compiled")
    database = project / "plain.db"
    remove(database)
    _copy_plainly(bench.landed(FULL), database)
    return measure.dbt(database, as_of=bench.as_of, project=project)


def _make_project(project: Path, compiled: Path) -> None:
    """The models as dbt has just compiled them, as tables without keys, contracts or macros."""
    models = compiled / "bfstats" / "models"
    names = {file.stem for file in models.rglob("*.sql")}
    for file in models.rglob("*.sql"):
        target = project / "models" / file.relative_to(models)
        target.parent.mkdir(parents=True, exist_ok=True)
        plain = _PLAIN / file.name
        sql = (plain if plain.exists() else file).read_text()
        parents = names & set(re.findall(r'"(\w+)"', sql)) - {file.stem}
        needs = "".join(f"-- depends_on: {{{{ ref('{name}') }}}}\n" for name in sorted(parents))
        target.write_text(needs + sql)
    (project / "dbt_project.yml").write_text(_PROJECT)
    (project / "profiles.yml").write_text(_PROFILE)


def _copy_plainly(landed: Path, database: Path) -> None:
    """Landing in the order in which rows arrived, without keys or indexes; and the seeds."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("attach ? as landed", (str(landed),))
        for table, order in _ARRIVED.items():
            connection.execute(
                f"create table {table} as select * from landed.{table} order by {order}"
            )
        for file in (PROJECT_ROOT / "seeds").glob("*.csv"):
            connection.execute(f"create table {file.stem} as select * from landed.{file.stem}")
        connection.commit()


def write_again(database: Path, table: str) -> float:
    """The seconds of writing a finished table's rows, in their order, into an empty file."""
    copy = database.with_suffix(".copy")
    remove(copy)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("attach ? as copy", (str(copy),))
        connection.execute("pragma copy.journal_mode = wal")
        ((sql,),) = connection.execute(
            "select sql from sqlite_master where type = 'table' and name = ?", (table,)
        )
        connection.execute(sql.replace(table, f"copy.{table}", 1).replace('"', ""))
        insert = f"insert into copy.{table} select * from {table}"
        seconds = timed(lambda: connection.execute(insert))
    remove(copy)
    return seconds


def compute(bench: Bench) -> tuple[dict[str, float], float]:
    """Have ClickHouse compute each table into one of its own, sorted by its grain.

    Returns seconds per table, and those of choosing the rounds and samples that count, once.
    """
    seconds: dict[str, list[float]] = {table: [] for table in MART_GRAIN}
    with bench.client() as client:
        counting = timed(lambda: expected.read_source(client))
        client.command(f"create database if not exists {RESULTS}")
        for _ in range(bench.repeats):
            for table in MART_GRAIN:
                began = time.perf_counter()
                _compute_table(bench, client, table)
                seconds[table].append(time.perf_counter() - began)
        client.command("drop database oracle")
    return {table: median(runs) for table, runs in seconds.items()}, counting


def _compute_table(bench: Bench, client: Client, table: str) -> None:
    (file,) = (folder / f"{table}.sql" for folder in _FOLDERS if (folder / f"{table}.sql").exists())
    sql = file.read_text()
    columns = ", ".join(_columns(built(bench), table))
    client.command(
        f"create or replace table {RESULTS}.{table} engine = MergeTree"
        f" order by ({', '.join(MART_GRAIN[table])}) as select {columns} from ({sql})",
        # The client takes parameters for its own kind where a query has none of ClickHouse's.
        parameters={"as_of": bench.as_of} if "{as_of:" in sql else None,
    )


def check(client: Client, database: Path, table: str) -> int:
    """Compare a table row by row with ClickHouse's. Returns the rows.

    Raises `BenchmarkError` where one differs.
    """
    columns = _columns(database, table)
    query = f"select {', '.join(columns)} from {table} order by {', '.join(MART_GRAIN[table])}"
    rows = 0
    with (
        closing(sqlite3.connect(database)) as connection,
        client.query_rows_stream(query) as theirs,
    ):
        for ours, row in zip_longest(connection.execute(query), theirs):
            rows += 1
            if ours is None or row is None or ours != tuple(row):
                raise measure.BenchmarkError(f"{table}: {ours} is {row} in ClickHouse")
    if not rows:
        raise measure.BenchmarkError(f"{table} is empty")
    return rows


def _columns(database: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute(f"select name from pragma_table_info('{table}')").fetchall()
    return [name for (name,) in names if name != "updated_at"]
