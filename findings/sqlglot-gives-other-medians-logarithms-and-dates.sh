#!/usr/bin/env bash
# Expected: sqlglot translates a function to the one that gives the same value: ClickHouse's log becomes LN in DuckDB, max(a, b) of
#   SQLite keeps its NULL there. What it cannot translate it refuses with unsupported_level RAISE, or the engine does not know it.
# Happens: median and quantile of ClickHouse lie between two rows, and become DuckDB's QUANTILE, which is one of them. DuckDB's log
#   (base 10) becomes ClickHouse's (base e), week (ISO) the one that has a week 0, and epoch_ms of a time, a number, becomes its
#   inverse, a time in January 1970. A date step of SQLite is copied, and ClickHouse ignores it. 7 / 2 keeps its fraction in
#   DuckDB. No error, no warning.
# Seen with sqlglot 30.30.0, chdb-core 26.9.0 (ClickHouse 26.9), DuckDB 2.0.0, SQLite 3.40 to 3.53.
# Hurts: median ping, scores on a logarithmic scale, weekly boards, ends of bans a month on: all run, all are plausible.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.0 chdb-core==26.9.0
seen=$(TZ=UTC "$folder/venv/bin/python" - <<'PY'
import sqlite3

import chdb
import duckdb
import sqlglot

run = {
    "clickhouse": lambda sql: str(chdb.query(sql, "TSV")).strip(),
    "sqlite": lambda sql: sqlite3.connect(":memory:").execute(sql).fetchone()[0],
    "duckdb": lambda sql: duckdb.sql(sql).fetchall()[0][0],
}
pings = "from (select 40 as ping union all select 60 union all select 80 union all select 200) as rounds"
for start, end, sql in (
    ("clickhouse", "duckdb", f"select median(ping) {pings}"),
    ("clickhouse", "duckdb", f"select quantile(0.5)(ping) {pings}"),
    ("clickhouse", "duckdb", "select round(log(100), 2)"),
    ("duckdb", "clickhouse", "select round(log(100), 2)"),
    ("duckdb", "clickhouse", "select week(date '2026-01-01')"),
    ("duckdb", "clickhouse", "select epoch_ms(timestamp '2026-02-01 20:15:59')"),
    ("sqlite", "clickhouse", "select date('2026-01-15', '+1 month')"),
    ("sqlite", "duckdb", "select 7 / 2"),
):
    other = sqlglot.transpile(sql, read=start, write=end, unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
    print(start, sql.split(" from ")[0].removeprefix("select "), run[start](sql), "->", end, run[end](other))
PY
)
expected="clickhouse median(ping) 70 -> duckdb 60
clickhouse quantile(0.5)(ping) 70 -> duckdb 60
clickhouse round(log(100), 2) 4.61 -> duckdb 4.61
duckdb round(log(100), 2) 2.0 -> clickhouse 4.61
duckdb week(date '2026-01-01') 1 -> clickhouse 0
duckdb epoch_ms(timestamp '2026-02-01 20:15:59') 1769976959000 -> clickhouse 1970-01-21 11:39:36.959
sqlite date('2026-01-15', '+1 month') 2026-02-15 -> clickhouse 2026-01-15
sqlite 7 / 2 3 -> duckdb 3.5"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: sqlglot translates these functions otherwise than noted" >&2; exit 1; }
