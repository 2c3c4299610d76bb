#!/usr/bin/env bash
# Expected: polars' read_database gives the values that the query has. If the first rows did not show what type a column is, it
#   fails, as it does if the first 100 rows are NULL, and says that infer_schema_length may be increased.
# Happens: if a column of SQLite holds whole numbers in the first 100 rows, it becomes Int64, and each later 2.5 becomes 2, each
#   0.75 becomes 0. No error. SQLite makes such columns itself: NUMERIC and DECIMAL store 2.0 as the whole number 2. The query in
#   batches of 100 rows has the fractions, in another type for each batch.
# Seen with polars 2.1.0. The documentation says that infer_schema_length rows are scanned, not that later values are cut.
# Hurts: scores, ratings and prizes: sums are too small, and tests with few rows do not show it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 polars-runtime-32==2.1.0
seen=$("$folder/venv/bin/python" - <<'PY'
import sqlite3

import polars

sqlite = sqlite3.connect(":memory:")
sqlite.execute("create table rounds (id integer primary key, score decimal(9, 2))")
for whole in (99, 100):
    sqlite.execute("delete from rounds")
    rows = [(number, 3.0) for number in range(1, whole + 1)] + [(whole + 1, 2.5), (whole + 2, 0.75)]
    sqlite.executemany("insert into rounds values (?, ?)", rows)
    query = "select score from rounds order by id"
    print(f"{whole} whole numbers first: SQLite's sum {sqlite.execute('select sum(score) from rounds').fetchone()[0]}")
    for length in (100, None):
        read = polars.read_database(query, sqlite, infer_schema_length=length)["score"]
        print(f"  infer_schema_length={length}: {read.dtype}, last {read[-2:].to_list()}, sum {read.sum()}")
batches = polars.read_database(query, sqlite, iter_batches=True, batch_size=100)
print("batches:", [(batch["score"].dtype, batch["score"][-1]) for batch in batches])
try:
    print(polars.read_database("select case when id > 100 then score end as score from rounds order by id", sqlite))
except polars.exceptions.ComputeError as error:
    print("100 NULLs first:", str(error).split(";")[0])
PY
)
expected="99 whole numbers first: SQLite's sum 300.25
  infer_schema_length=100: Float64, last [2.5, 0.75], sum 300.25
  infer_schema_length=None: Float64, last [2.5, 0.75], sum 300.25
100 whole numbers first: SQLite's sum 303.25
  infer_schema_length=100: Int64, last [2, 0], sum 302
  infer_schema_length=None: Float64, last [2.5, 0.75], sum 303.25
batches: [(Int64, 3), (Float64, 0.75)]
100 NULLs first: could not append value: 2.5 of type: f64 to the builder"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: polars reads later fractions otherwise than noted" >&2; exit 1; }
