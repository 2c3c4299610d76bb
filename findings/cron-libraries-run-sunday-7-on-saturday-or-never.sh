#!/usr/bin/env bash
# Expected: 7 is Sunday, as in every cron; a library that does not take it says so.
# Happens: @breejs/later, the scheduler below Bree, runs "0 12 * * 7" on Saturdays, while it calls 0 and SUN Sunday;
#   "0 12 * * 1,7" is Monday and Saturday. pycron's is_now is never true for it, and for 5-7 only on two days.
#   Neither raises. The same line in a crontab, croniter or cron-parser is Sunday.
# Seen with @breejs/later 4.2.0 and pycron 3.3.0.
# Hurts: a weekly cleanup moved from a crontab into one of these: a day early, or not at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pycron==3.3.0
cd "$folder"
npm install --silent --no-audit --no-fund @breejs/later@4.2.0 >"$folder/npm.log"
seen=$(
    node - <<'JS'
const later = require('@breejs/later');
later.date.UTC();
for (const days of ['0', '7', '1,7', '5-7']) {
  const next = later.schedule(later.parse.cron(`0 12 * * ${days}`)).next(3, new Date('2026-01-01T13:00:00Z'));
  console.log('later ', days.padEnd(4), next.map((time) => time.toUTCString().slice(0, 3)).join(' '));
}
JS
    venv/bin/python - <<'PY'
from datetime import datetime, timedelta
import pycron
noons = [datetime(2026, 1, 1, 12) + timedelta(days=day) for day in range(1, 8)]
for days in ("0", "7", "1,7", "5-7"):
    print("pycron", days.ljust(4), *(f"{noon:%a}" for noon in noons if pycron.is_now(f"0 12 * * {days}", noon)))
PY
)
expected="later  0    Sun Sun Sun
later  7    Sat Sat Sat
later  1,7  Sat Mon Sat
later  5-7  Fri Sat Fri
pycron 0    Sun
pycron 7
pycron 1,7  Mon
pycron 5-7  Fri Sat"
echo "$seen"
[ "$(sed 's/ *$//' <<<"$seen")" = "$expected" ] || { echo "changed: day 7 is read otherwise than noted" >&2; exit 1; }
