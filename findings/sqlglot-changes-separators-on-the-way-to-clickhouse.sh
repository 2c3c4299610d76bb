#!/usr/bin/env bash
# Expected: sqlglot keeps the text that a query makes. SQLite's group_concat puts a comma between values, and concat_ws leaves
#   NULL out together with its separator.
# Happens: group_concat(player) becomes groupConcat(player), which in ClickHouse has no separator: 'anna,bert' is 'annabert'.
#   DuckDB's concat_ws gets coalesce(…, '') around what may be NULL: 'a-b' is 'a--b'. No error or warning.
# Seen with sqlglot 30.30.0, chdb-core 26.9.0 (ClickHouse 26.9), DuckDB 2.0.0, SQLite 3.40 to 3.53.
# Hurts: lists of names that are split again later: two players become one, or an empty one appears.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.0 chdb-core==26.9.0
seen=$("$folder/venv/bin/python" - <<'PY'
import sqlite3

import chdb
import duckdb
import sqlglot

rows = "(select 1 as id, 'anna' as player, 'OAK' as clan union all select 2, 'bert', null) as r"
for start, run, sql in (
    ("sqlite", sqlite3.connect(":memory:").execute, f"select group_concat(player) from {rows}"),
    ("duckdb", duckdb.sql, f"select concat_ws('-', player, clan, 'x') from {rows} where id = 2"),
):
    other = sqlglot.transpile(sql, read=start, write="clickhouse", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
    print(start, run(sql).fetchall()[0][0], "-> clickhouse", str(chdb.query(other, "TSV")).strip())
PY
)
expected="sqlite anna,bert -> clickhouse annabert
duckdb bert-x -> clickhouse bert--x"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: sqlglot translates separators otherwise than noted" >&2; exit 1; }
