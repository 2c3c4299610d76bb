#!/usr/bin/env bash
# Expected: dlt makes column names of JSON keys (snake case). Where two keys of a row become one name it raises, as it does when
#   a change of the naming convention makes names collide, or it keeps both.
# Happens: one column; the value of the last key is kept, the others are dropped without a warning. Of "AK-47", "ak_47" and
#   "AK 47" with 5, 3 and 2 kills ak_47 with 2 is left. The load has no failed job.
# Seen with dlt 1.31.0 and duckdb 2.0.1.
# Hurts: documents whose keys are data, such as kills by weapon or by player name: their sums come out too low.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dlt==1.31.0 duckdb==2.0.1
cd "$folder"
export RUNTIME__DLTHUB_TELEMETRY=false DLT_DATA_DIR="$folder/dlt"
seen=$(venv/bin/python - 2>warnings <<'PY'
import dlt
import duckdb

rounds = [{"player": "anna", "AK-47": 5, "ak_47": 3, "AK 47": 2, "Knife": 1}]
pipeline = dlt.pipeline("rounds", destination=dlt.destinations.duckdb("rounds.duckdb"), dataset_name="site")
load = pipeline.run(rounds, table_name="weapons")
print("failed jobs:", load.has_failed_jobs)
with duckdb.connect("rounds.duckdb", read_only=True) as database:
    cursor = database.execute("select * exclude (_dlt_load_id, _dlt_id) from site.weapons")
    print([column[0] for column in cursor.description], cursor.fetchall())
PY
)
expected="failed jobs: False
['player', 'ak_47', 'knife'] [('anna', 2, 1)]"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: dlt treats keys that normalize alike otherwise than noted" >&2; exit 1; }
