#!/usr/bin/env bash
# Expected: months of one table in several Parquet files, read together, have every value that is in the files, or the read
#   fails where their types differ.
# Happens: the first file decides the types, and values of the others are forced into these without a word. Where the first
#   month happened to hold whole numbers and dates alone, DuckDB rounds 1.5 to 2, ClickHouse cuts it to 1, and both make midnight of
#   20:15. With the files named the other way round nothing is lost. DuckDB's union_by_name = true keeps the values.
# Seen with duckdb 2.0.0 and chdb 4.4.0 (chdb-core 26.9.0).
# Hurts: who exports a table month by month from pandas or CSV, where the types come from the values. Sums are a little wrong,
#   and two engines over the same files disagree.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0 chdb==4.4.0 chdb-core==26.9.0
cd "$folder"
seen=$(TZ=UTC venv/bin/python - <<'PY'
import chdb
import duckdb

with duckdb.connect() as connection:
    connection.execute("copy (select 1 as rate, date '2026-01-31' as ended_at) to '2026-01.parquet'")
    connection.execute(
        "copy (select 1.5::double as rate, timestamp '2026-02-28 20:15:00' as ended_at) to '2026-02.parquet'"
    )
    for files in ("'2026-01.parquet', '2026-02.parquet'", "'2026-02.parquet', '2026-01.parquet'"):
        for option in ("", ", union_by_name = true"):
            found = connection.execute(
                f"select sum(rate)::varchar, max(ended_at)::varchar from read_parquet([{files}]{option})"
            ).fetchone()
            print("duckdb", files[1:8] + " first" + option, *found)
found = chdb.query("select sum(rate), max(ended_at) from file('2026-0{1,2}.parquet')", "TSV").bytes().decode()
print("chdb", found.strip())
PY
)
expected=$'duckdb 2026-01 first 3 2026-02-28
duckdb 2026-01 first, union_by_name = true 2.5 2026-02-28 20:15:00
duckdb 2026-02 first 2.5 2026-02-28 20:15:00
duckdb 2026-02 first, union_by_name = true 2.5 2026-02-28 20:15:00
chdb 2\t2026-02-28'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: Parquet files of different types are read otherwise than noted" >&2; exit 1; }
