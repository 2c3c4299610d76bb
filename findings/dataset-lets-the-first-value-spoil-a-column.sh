#!/usr/bin/env bash
# Expected: dataset makes columns as rows come. Where the first value is None or a date, later numbers and times are kept as
#   they are, or refused, as it refuses 5 after True.
# Happens: a column whose first value is None becomes TEXT: numbers come back as strings, sort by their letters (9 above 10),
#   and a filter for "more than 100" finds 9 and 5. A column whose first value is a date drops the time of every datetime after it.
#   No error.
# Seen with dataset 2.0.0 on SQLite.
# Hurts: who stores scores where the first player has none yet, or times where the first row had only a date.
#   create_column before the first insert avoids it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dataset==2.0.0
seen=$("$folder/venv/bin/python" - <<'PY'
from datetime import date, datetime

import dataset

database = dataset.connect("sqlite:///:memory:")
for first in (0, None):
    table = database[f"scores_{first}"]
    for score in (first, 10, 9, 5):
        table.insert({"score": score})
    print("first", first, "best", [row["score"] for row in table.find(order_by="-score", _limit=2)],
          "over 100", [row["score"] for row in table.find(score={">": 100})])
table = database["rounds"]
for ended in (date(2026, 1, 31), datetime(2026, 1, 31, 20, 15)):
    table.insert({"ended": ended})
print("times", [str(row["ended"]) for row in table.all()])
PY
)
expected="first 0 best [10, 9] over 100 []
first None best ['9', '5'] over 100 ['9', '5']
times ['2026-01-31', '2026-01-31']"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: dataset chooses types otherwise than noted" >&2; exit 1; }
