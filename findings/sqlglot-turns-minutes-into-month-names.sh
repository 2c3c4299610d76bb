#!/usr/bin/env bash
# Expected: sqlglot knows that dialects write time formats differently and translates them, as it does for MySQL, or says that
#   it cannot (unsupported_level RAISE).
# Happens: between ClickHouse and SQLite or DuckDB the format is copied as it is. %M is minutes for strftime and the month's
#   name in ClickHouse; %i is minutes in ClickHouse and nothing in SQLite; %s and %W change too. From SQLite and DuckDB
#   '20:15' becomes '20:January'; from ClickHouse the month becomes minutes, or every row NULL. No error, no warning.
# Seen with sqlglot 30.30.0, chdb-core 26.9.0 (ClickHouse 26.9), DuckDB 2.0.0, SQLite 3.40 to 3.53.
# Hurts: who moves queries off ClickHouse with sqlglot: grouping by '%H:%i' makes one group of everything.
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
ended = {"clickhouse": "toDateTime('2026-01-31 20:15:00')", "sqlite": "'2026-01-31 20:15:00'", "duckdb": "TIMESTAMP '2026-01-31 20:15:00'"}
for start, end, expression in (
    ("clickhouse", "sqlite", "formatDateTime(ended, '%H:%i')"),
    ("clickhouse", "sqlite", "formatDateTime(ended, '%M')"),
    ("clickhouse", "duckdb", "formatDateTime(ended, '%M')"),
    ("sqlite", "clickhouse", "strftime('%H:%M', ended)"),
    ("duckdb", "clickhouse", "strftime(ended, '%H:%M')"),
):
    other = sqlglot.transpile(f"select {expression}", read=start, write=end, unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
    before = run[start](f"select {expression}".replace("ended", ended[start]))
    print(f"{start} {expression} {before} -> {end} {run[end](other.replace('ended', ended[end]))}")
PY
)
expected="clickhouse formatDateTime(ended, '%H:%i') 20:15 -> sqlite None
clickhouse formatDateTime(ended, '%M') January -> sqlite 15
clickhouse formatDateTime(ended, '%M') January -> duckdb 15
sqlite strftime('%H:%M', ended) 20:15 -> clickhouse 20:January
duckdb strftime(ended, '%H:%M') 20:15 -> clickhouse 20:January"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: sqlglot translates time formats otherwise than noted" >&2; exit 1; }
