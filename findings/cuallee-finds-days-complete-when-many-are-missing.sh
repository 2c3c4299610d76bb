#!/usr/bin/env bash
# Expected: cuallee's check is_daily fails if days are missing, and the pass rate is the smaller, the more days are missing; pct=0.9
#   lets a tenth be missing. is_composite_key fails if a pair of values occurs twice, and passes if none does.
# Happens: for pandas the pass rate of is_daily is the number of missing days divided by the number of rows: it grows with each
#   missing day. If as many days are missing as are there, it is 1: "PASS", beside that number of violations. With pct=0.5 one gap
#   in eight days fails and three gaps pass. For polars it is as expected with dates, and never passes with times. is_composite_key
#   of pandas looks at each column alone: players and days fail, though no pair occurs twice; in polars they pass. No error.
# Seen with cuallee 0.15.4, pandas 3.1.1, polars 2.1.0. The documentation says: "validates that there is no missing dates using only
#   week days", and "validation for unique values in a group of columns".
# Hurts: a nightly check of an import: the day on which a collector was down is reported, the month is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cuallee==0.15.4 pandas==3.1.1 polars==2.1.0 pyarrow==25.0.1
seen=$("$folder/venv/bin/python" -W ignore - <<'PY'
import datetime

import pandas
import polars
from cuallee import Check, CheckLevel

EVERY_DAY = {"pandas": [*range(7)], "polars": [*range(1, 8)]}
KINDS = {
    "pandas": lambda rows: pandas.DataFrame(rows).astype({"day": "datetime64[us]"}),
    "polars": lambda rows: polars.DataFrame(rows),
    "polars Datetime": lambda rows: polars.DataFrame(rows).with_columns(polars.col("day").cast(polars.Datetime)),
}


def days(*numbers: int) -> list[datetime.date]:
    return [datetime.date(2026, 1, number) for number in numbers]


def verdict(check: Check, frame) -> str:
    result = check.validate(frame)
    row = result.to_dict("records")[0] if isinstance(result, pandas.DataFrame) else result.to_dicts()[0]
    return f"{row['status']}, violations {float(row['violations']):g}, pass rate {row['pass_rate']:.2f}"


def check() -> Check:
    return Check(CheckLevel.WARNING, "rounds")


for name, of in {
    "8 of 8 days": days(*range(5, 13)),
    "7 of 8 days": days(5, 6, 7, 8, 9, 10, 12),
    "5 of 8 days": days(5, 6, 7, 8, 12),
    "4 of 8 days": days(5, 6, 7, 12),
    "2 of 20 days": days(5, 24),
}.items():
    for kind, frame in KINDS.items():
        every = EVERY_DAY[kind.split()[0]]
        print(f"{name}, {kind}: {verdict(check().is_daily('day', every), frame({'day': of}))}")
for name, of in {"7 of 8 days": days(5, 6, 7, 8, 9, 10, 12), "5 of 8 days": days(5, 6, 7, 8, 12)}.items():
    half = check().is_daily("day", EVERY_DAY["pandas"], 0.5)
    print(f"{name}, pandas, pct=0.5: {verdict(half, KINDS['pandas']({'day': of}))}")
played = {"player": ["anna", "anna", "bert", "bert"], "day": days(5, 6, 5, 6)}
for kind in ("pandas", "polars"):
    print(f"player and day, {kind}: {verdict(check().is_composite_key(['player', 'day']), KINDS[kind](played))}")
PY
)
expected="8 of 8 days, pandas: PASS, violations 0, pass rate 1.00
8 of 8 days, polars: PASS, violations 0, pass rate 1.00
8 of 8 days, polars Datetime: FAIL, violations 8, pass rate 0.50
7 of 8 days, pandas: FAIL, violations 1, pass rate 0.14
7 of 8 days, polars: FAIL, violations 1, pass rate 0.88
7 of 8 days, polars Datetime: FAIL, violations 8, pass rate 0.88
5 of 8 days, pandas: FAIL, violations 3, pass rate 0.60
5 of 8 days, polars: FAIL, violations 3, pass rate 0.62
5 of 8 days, polars Datetime: FAIL, violations 8, pass rate 0.62
4 of 8 days, pandas: PASS, violations 4, pass rate 1.00
4 of 8 days, polars: FAIL, violations 4, pass rate 0.50
4 of 8 days, polars Datetime: FAIL, violations 8, pass rate 0.50
2 of 20 days, pandas: FAIL, violations 18, pass rate 0.11
2 of 20 days, polars: FAIL, violations 18, pass rate 0.11
2 of 20 days, polars Datetime: FAIL, violations 20, pass rate 0.10
7 of 8 days, pandas, pct=0.5: FAIL, violations 1, pass rate 0.14
5 of 8 days, pandas, pct=0.5: PASS, violations 3, pass rate 0.60
player and day, pandas: FAIL, violations 2, pass rate 0.50
player and day, polars: PASS, violations 0, pass rate 1.00"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: cuallee checks otherwise than noted" >&2; exit 1; }
