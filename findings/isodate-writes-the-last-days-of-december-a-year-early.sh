#!/usr/bin/env bash
# Expected: isodate writes a date as an ISO week date, and reads back what it wrote. 30 December 2024 is Monday of 2025-W01, and
#   1 January 2021 is Friday of 2020-W53, as Python's isocalendar() has it.
# Happens: it writes the year of the calendar beside the number of the week. The end of December becomes the first week of the year
#   that ends: 2024-W01-1, which is read as 1 January 2024. The first days of January become the last week of the year that
#   begins: 2021-W53-5 is read as 7 January 2022, in a week that 2021 does not have. Nothing is raised.
# Seen with isodate 0.7.2. Its strftime has no other token for the year; reading is right.
# Hurts: weekly leaderboards and files named by week: two weeks, 52 apart, share a name, and one overwrites the other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check isodate==0.7.2
seen=$("$folder/venv/bin/python" - <<'PY'
import datetime

import isodate

for text in ("2024-01-01", "2024-12-29", "2024-12-30", "2021-01-01", "2023-01-01", "2026-06-30"):
    day = datetime.date.fromisoformat(text)
    year, week, weekday = day.isocalendar()
    written = isodate.date_isoformat(day, isodate.DATE_EXT_WEEK_COMPLETE)
    print(f"{text} is {year}-W{week:02}-{weekday}, written {written}, read back {isodate.parse_date(written)}")
moved = []
for number in range(datetime.date(2000, 1, 1).toordinal(), datetime.date(2030, 1, 1).toordinal()):
    day = datetime.date.fromordinal(number)
    if isodate.parse_date(isodate.date_isoformat(day, isodate.DATE_EXT_WEEK_COMPLETE)) != day:
        moved.append(day)
print(f"{len(moved)} days of 30 years come back as another day, in {len({day.year for day in moved})} years")
PY
)
expected="2024-01-01 is 2024-W01-1, written 2024-W01-1, read back 2024-01-01
2024-12-29 is 2024-W52-7, written 2024-W52-7, read back 2024-12-29
2024-12-30 is 2025-W01-1, written 2024-W01-1, read back 2024-01-01
2021-01-01 is 2020-W53-5, written 2021-W53-5, read back 2022-01-07
2023-01-01 is 2022-W52-7, written 2023-W52-7, read back 2023-12-31
2026-06-30 is 2026-W27-2, written 2026-W27-2, read back 2026-06-30
51 days of 30 years come back as another day, in 25 years"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: isodate writes week dates otherwise than noted" >&2; exit 1; }
