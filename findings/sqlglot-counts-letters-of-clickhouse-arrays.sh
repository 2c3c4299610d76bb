#!/usr/bin/env bash
# Expected: length of an array in ClickHouse is the number of its elements; sqlglot writes len for DuckDB, or refuses.
# Happens: sqlglot casts the array to text and counts its letters: length(players) of ['anna', 'bert'] is 12 in DuckDB, and so is
#   length(splitByChar(',', 'anna,bert')). No error, even with unsupported_level RAISE.
# Seen with sqlglot 30.30.0, chdb-core 26.9.0 (ClickHouse 26.9), DuckDB 2.0.0.
# Hurts: players per server, maps per week: a plausible number that grows with the length of the names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.0 chdb-core==26.9.0
seen=$("$folder/venv/bin/python" - <<'PY'
import chdb
import duckdb
import sqlglot

for sql in (
    "select length(players) from (select ['anna', 'bert'] as players) as rounds",
    "select length(players) from (select ['anna', '-=OAK=- BlindHawk'] as players) as rounds",
    "select length(splitByChar(',', 'anna,bert'))",
):
    other = sqlglot.transpile(sql, read="clickhouse", write="duckdb", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
    print(sql, "ClickHouse", str(chdb.query(sql)).strip(), "DuckDB", duckdb.sql(other).fetchall()[0][0])
PY
)
expected="select length(players) from (select ['anna', 'bert'] as players) as rounds ClickHouse 2 DuckDB 12
select length(players) from (select ['anna', '-=OAK=- BlindHawk'] as players) as rounds ClickHouse 2 DuckDB 27
select length(splitByChar(',', 'anna,bert')) ClickHouse 2 DuckDB 12"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: sqlglot translates length of an array otherwise than noted" >&2; exit 1; }
