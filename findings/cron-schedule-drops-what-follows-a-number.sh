#!/usr/bin/env bash
# Expected: a cron expression that a library does not know is refused: cron-schedule says "NaN" for L and for ?.
# Happens: cron-schedule takes the digits at the beginning and drops the rest: "5#2" (second Friday) runs every
#   Friday, "1W" (nearest working day) on the 1st even if it is a Sunday, "5/20" (from minute 5, every 20) once an
#   hour. cron-parser, croner and croniter know these or refuse them. cron-converter in Python also cuts "5/20" to 5.
# Seen with cron-schedule 6.0.0 (npm) and cron-converter 2.0.2 (PyPI).
# Hurts: whoever moves a schedule from another cron library: a monthly job becomes weekly, a job that should run
#   three times an hour runs once. Nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cron-converter==2.0.2
cd "$folder"
npm install --silent --no-audit --no-fund cron-schedule@6.0.0 >"$folder/npm.log"
seen=$(
    TZ=UTC node --input-type=module - <<'JS'
import { parseCronExpression } from 'cron-schedule';
for (const cron of ['0 12 * * 5#2', '0 12 1W * *', '5/20 12 * * *', '0 12 L * *']) {
  let runs;
  try {
    runs = parseCronExpression(cron).getNextDates(3, new Date('2026-02-01T00:00:00Z'))
      .map((time) => time.toISOString().slice(5, 16)).join(' ');
  } catch (error) { runs = error.message; }
  console.log(`cron-schedule  ${cron}: ${runs}`);
}
JS
    venv/bin/python - <<'PY'
from datetime import datetime, timezone
from cron_converter import Cron
schedule = Cron("5/20 12 * * *").schedule(datetime(2026, 2, 1, tzinfo=timezone.utc))
print("cron-converter 5/20 12 * * *:", *(schedule.next().isoformat()[5:16] for _ in range(3)))
PY
)
expected="cron-schedule  0 12 * * 5#2: 02-06T12:00 02-13T12:00 02-20T12:00
cron-schedule  0 12 1W * *: 02-01T12:00 03-01T12:00 04-01T12:00
cron-schedule  5/20 12 * * *: 02-01T12:05 02-02T12:05 02-03T12:05
cron-schedule  0 12 L * *: Failed to parse L: L is NaN.
cron-converter 5/20 12 * * *: 02-01T12:05 02-02T12:05 02-03T12:05"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: what follows a number is read otherwise than noted" >&2; exit 1; }
