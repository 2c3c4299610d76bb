#!/usr/bin/env bash
# Expected: a pandas time without a zone is a wall clock. Read through chDB's Python() table function, 20:15 is 20:15, and
#   toHour gives 20, whatever the machine's zone.
# Happens: chDB takes the naive time as UTC and counts hours and days in the zone of the process: in New York 20:15 has hour
#   15, and 01:00 falls on the day before. DataFrame output turns it back to UTC, so the column itself looks right
#   beside the wrong hour. An Arrow date64, which has no time at all, becomes the evening before.
# Seen with chdb 4.4.0 (chdb-core 26.9.0), pandas 3.1.1, pyarrow 26.0.1. On a machine in UTC nothing shows.
# Hurts: activity by hour or by day from a DataFrame: right on the server, wrong on the laptop.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    chdb==4.4.0 chdb-core==26.9.0 pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1
cat >"$folder/hours.py" <<'PY'
import datetime

import chdb
import pandas as pd
import pyarrow as pa

rounds = pd.DataFrame({"ended": pd.to_datetime(["2026-01-31 20:15:00", "2026-01-31 01:00:00"])})
days = pa.table({"day": pa.array([datetime.date(2026, 1, 31)], pa.date64())})
for row in chdb.query("select ended, toHour(ended) as hour, toDate(ended) as day from Python(rounds)", "DataFrame").itertuples():
    print("pandas", row.ended, "hour", row.hour, "day", f"{row.day:%Y-%m-%d}")
print("date64 2026-01-31 is", str(chdb.query("select day from Python(days)", "TSV")).strip())
PY
seen=$(for zone in UTC America/New_York; do echo "TZ=$zone"; TZ=$zone "$folder/venv/bin/python" "$folder/hours.py"; done)
expected="TZ=UTC
pandas 2026-01-31 20:15:00 hour 20 day 2026-01-31
pandas 2026-01-31 01:00:00 hour 1 day 2026-01-31
date64 2026-01-31 is 2026-01-31 00:00:00
TZ=America/New_York
pandas 2026-01-31 20:15:00 hour 15 day 2026-01-31
pandas 2026-01-31 01:00:00 hour 20 day 2026-01-30
date64 2026-01-31 is 2026-01-30 19:00:00"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: chDB reads naive pandas times otherwise than noted" >&2; exit 1; }
