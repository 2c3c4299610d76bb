#!/usr/bin/env bash
# Expected: sqlean's time_trunc(t, 'week'), also named date_trunc as in PostgreSQL, gives the Monday of the week that t is in.
#   Whatever day a week begins with, a truncated time is not later than the time itself.
# Happens: it takes the ISO number of the week and counts sevens from January 1. In 2026 weeks begin on Thursday, so three
#   days of each lie before their own beginning: Monday 5 January is truncated to the 8th. In 2027 Friday 1 January falls into
#   a week of 2026, and Sunday the 10th into the one of the 1st. No error.
# Seen with sqlean.py 3.50.4.5.
# Hurts: weekly sums group Monday to Sunday under a Thursday, and a filter "since this week began" drops the first three days.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlean.py==3.50.4.5
seen=$("$folder/venv/bin/python" - <<'PY'
from datetime import date, timedelta

import sqlean

sqlean.extensions.enable_all()
database = sqlean.connect(":memory:")
for day in (date(2024, 1, 10), date(2026, 1, 5), date(2026, 1, 8), date(2027, 1, 1), date(2027, 1, 10)):
    begin = database.execute(
        "select time_fmt_date(date_trunc('week', time_date(?, ?, ?)))", (day.year, day.month, day.day)
    ).fetchone()[0]
    monday = day - timedelta(days=day.weekday())
    print(f"{day:%a} {day} week of {begin}, Monday was {monday}")
PY
)
expected="Wed 2024-01-10 week of 2024-01-08, Monday was 2024-01-08
Mon 2026-01-05 week of 2026-01-08, Monday was 2026-01-05
Thu 2026-01-08 week of 2026-01-08, Monday was 2026-01-05
Fri 2027-01-01 week of 2026-12-31, Monday was 2026-12-28
Sun 2027-01-10 week of 2027-01-01, Monday was 2027-01-04"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: sqlean truncates weeks otherwise than noted" >&2; exit 1; }
