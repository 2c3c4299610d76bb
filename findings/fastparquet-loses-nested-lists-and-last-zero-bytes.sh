#!/usr/bin/env bash
# Expected: fastparquet returns a column as it is in the file, or raises, as it does for some structs.
# Happens: a list of lists comes back as None in every row. Fixed-size bytes lose their zero bytes at the end: one UUID in 256
#   is 15 bytes long, and a hash that ends in 00 matches no longer. No error, no warning.
# Seen with fastparquet 2026.9.0 on a file that pyarrow 26.0.1 wrote; ClickHouse's UUID and FixedString arrive the same way.
# Hurts: joins on UUIDs lose a few rows that nobody misses at once; positions or score sheets kept as nested lists are gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check fastparquet==2026.9.0 pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import uuid

import fastparquet
import pyarrow
import pyarrow.parquet

rounds = [uuid.UUID("61f0c404-5cb3-11e7-907b-a6006ad3dba0"), uuid.UUID("61f0c404-5cb3-11e7-907b-a6006ad3db00")]
table = pyarrow.table({
    "round": pyarrow.array([round.bytes for round in rounds], pyarrow.uuid()),
    "flat": [[1, 2], [3]],
    "nested": [[[1, 2], [3]], [[4]]],
})
pyarrow.parquet.write_table(table, "rounds.parquet")
for row in pyarrow.parquet.read_table("rounds.parquet").to_pylist():
    print("pyarrow    ", len(row["round"].bytes), "bytes,", row["flat"], row["nested"])
for row in fastparquet.ParquetFile("rounds.parquet").to_pandas().itertuples():
    print("fastparquet", len(row.round), "bytes,", [int(value) for value in row.flat], row.nested)
PY
)
expected="pyarrow     16 bytes, [1, 2] [[1, 2], [3]]
pyarrow     16 bytes, [3] [[4]]
fastparquet 16 bytes, [1, 2] None
fastparquet 15 bytes, [3] None"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: fastparquet reads these columns otherwise than noted" >&2; exit 1; }
