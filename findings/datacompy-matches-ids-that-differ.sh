#!/usr/bin/env bash
# Expected: datacompy with its default tolerances, both 0, reports two whole numbers that differ. Two empty tables match.
# Happens: numbers are compared as floating point, also whole ones: above 9,007,199,254,740,992 neighbours are equal, and ids
#   99 apart match at 2**60, in pandas and in Polars frames. Two empty frames with the same columns do not match.
# Seen with datacompy 1.1.0, pandas 3.0.6, polars 1.44.2.
# Hurts: the check that a migration kept its hashes and Steam ids says "matches" for those that a float on the way has rounded.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datacompy==1.1.0 pandas==3.0.6 polars==1.44.2
seen=$("$folder/venv/bin/python" - 2>"$folder/warnings" <<'PY'
import datacompy
import pandas
import polars

before = {"player": ["anna", "bert", "cleo"], "steam_id": [76561197960290419, 2**60 + 1, 5]}
rounded = {"player": ["anna", "bert", "cleo"], "steam_id": [76561197960290420, 2**60 + 100, 5]}
small = {"player": ["anna", "bert", "cleo"], "steam_id": [76561197960290419, 2**60 + 1, 6]}
for compare, frame in ((datacompy.PandasCompare, pandas.DataFrame), (datacompy.PolarsCompare, polars.DataFrame)):
    for text, one, other in (("rounded ids", frame(before), frame(rounded)), ("5 and 6", frame(before), frame(small)),
                             ("both empty", frame(before)[:0], frame(before)[:0])):
        print(compare.__name__, text, "match:", compare(one, other, join_columns="player").matches())
PY
)
expected="PandasCompare rounded ids match: True
PandasCompare 5 and 6 match: False
PandasCompare both empty match: False
PolarsCompare rounded ids match: True
PolarsCompare 5 and 6 match: False
PolarsCompare both empty match: False"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: datacompy compares whole numbers otherwise than noted" >&2; exit 1; }
