#!/usr/bin/env bash
# Expected: cron runs "0 4 1,15 * 1" on the 1st, on the 15th, and on every Monday: with both day fields set, either is enough.
# Happens: cron-converter and @breejs/later run it only where both hold, a Monday that is the 1st or 15th: twice in 2026
#   instead of 74 times. Their READMEs do not say so. croniter, cronsim, cron-parser, croner follow cron.
# Seen with cron-converter 2.0.2 (PyPI), @breejs/later 4.2.0 (npm).
# Hurts: a line moved from a crontab: most runs never come, and none fails.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cron-converter==2.0.2 cronsim==2.8
cd "$folder"
npm install --silent --no-audit --no-fund @breejs/later@4.2.0 >"$folder/npm.log"
seen=$(
    venv/bin/python - <<'PY'
from datetime import datetime, timezone
from itertools import takewhile
from cron_converter import Cron
from cronsim import CronSim
start, end = (datetime(year, 1, 1, tzinfo=timezone.utc) for year in (2026, 2027))
runs = {"cronsim": CronSim("0 4 1,15 * 1", start), "cron-converter": iter(Cron("0 4 1,15 * 1").schedule(start).next, None)}
for name, times in runs.items():
    print(name.ljust(14), len(list(takewhile(lambda time: time < end, times))))
PY
    node - <<'JS'
const later = require('@breejs/later');
later.date.UTC();
const runs = later.schedule(later.parse.cron('0 4 1,15 * 1'))
  .next(366, new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z'));
console.log('@breejs/later ', runs.length);
JS
)
expected="cronsim        74
cron-converter 2
@breejs/later  2"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: the two day fields are combined otherwise than noted" >&2; exit 1; }
