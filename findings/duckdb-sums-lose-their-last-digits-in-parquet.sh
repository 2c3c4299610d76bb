#!/usr/bin/env bash
# Expected: a sum of whole numbers that DuckDB writes to Parquet is read back as it was, or is refused.
# Happens: DuckDB's sum of BIGINT is HUGEINT, which its Parquet writer stores as DOUBLE, without a word: beyond 2**53 the last
#   digits are gone, and what reads the file finds a column of floats, though the numbers are small. DECIMAL(38, 0) of the same value
#   is kept. dbt-duckdb's materialization "external" writes such files, and its own table reads other values than the query had.
# Seen with duckdb 2.0.0, dbt-duckdb 1.11.1 (dbt-core 1.11.16).
# Hurts: totals of ids, hashes (checksums!), bytes and nanoseconds; and contracts of those who read the file and expect whole numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    duckdb==2.0.0 dbt-duckdb==1.11.1 dbt-core==1.11.16 dbt-adapters==1.16.7 dbt-common==1.39.0
cd "$folder"
mkdir models
cat > dbt_project.yml <<'YML'
name: totals
profile: totals
flags: {send_anonymous_usage_stats: false}
YML
cat > profiles.yml <<'YML'
totals: {target: duckdb, outputs: {duckdb: {type: duckdb, path: totals.duckdb}}}
YML
cat > models/totals.sql <<'SQL'
{{ config(materialized='external', location='totals.parquet') }}
select sum(bytes) as total, sum(bytes)::decimal(38, 0) as total_decimal
from (values (9007199254740992::bigint), (1)) as sent(bytes)
SQL
venv/bin/dbt --quiet run
seen=$(venv/bin/python - <<'PY'
import duckdb

with duckdb.connect("totals.duckdb", read_only=True) as connection:
    query = "from (values (9007199254740992::bigint), (1)) as sent(bytes)"
    print("query", *connection.execute(f"select typeof(sum(bytes)), sum(bytes)::varchar {query}").fetchone())
    columns = "typeof(total), total::decimal(38, 0)::varchar, total_decimal::varchar"
    print("file", *connection.execute(f"select {columns} from 'totals.parquet'").fetchone())
    print("dbt's table", *connection.execute(f"select {columns} from totals").fetchone())
PY
)
expected="query HUGEINT 9007199254740993
file DOUBLE 9007199254740992 9007199254740993
dbt's table DOUBLE 9007199254740992 9007199254740993"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: DuckDB writes sums to Parquet otherwise than noted" >&2; exit 1; }
