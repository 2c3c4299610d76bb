#!/usr/bin/env bash
# Expected: $fromMillis with the zone '-0330' (Newfoundland), in the form that is documented, gives the time three hours and a half
#   before UTC, and $toMillis with the same picture reads it back.
# Happens: the zone is taken apart by rounding down: -330 is -4 hours and -30 minutes. The time and the zone that is written are
#   both an hour early, -04:30. $toMillis reads -03:30 as -3 hours and +30 minutes, -02:30: what is read back is another hour. All
#   zones west of Greenwich that are no whole hours are wrong; -0500 and +0530 are right. jsonata-python writes them rightly.
#   No error.
# Seen with jsonata 2.2.2 (npm); jsonata-python 0.7.1 for comparison. The documentation names no limit of negative offsets; issue
#   787 of jsonata is about zones with a colon, which are taken for minutes.
# Hurts: rounds and players by local hour for Newfoundland and the Marquesas.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jsonata-python==0.7.1
npm install --silent --no-audit --no-fund jsonata@2.2.2 >npm.log
cat >see.js <<'JS'
const jsonata = require('jsonata');

const picture = '[Y0001]-[M01]-[D01] [H01]:[m01] [Z]';
const millis = Date.UTC(2026, 0, 5, 20, 15);
const evaluate = (query) => jsonata(query).evaluate({});
(async () => {
  for (const zone of ['+0000', '+0530', '-0500', '-0330', '-0930', '-0230']) {
    const written = await evaluate(`$fromMillis(${millis}, '${picture}', '${zone}')`);
    const local = `2026-01-05 20:15 ${zone.slice(0, 3)}:${zone.slice(3)}`;
    const read = new Date(await evaluate(`$toMillis('${local}', '${picture}')`)).toISOString().slice(0, 16);
    console.log(`20:15 UTC at ${zone}: ${written}; ${local} is ${read}Z`);
  }
})();
JS
cat >see.py <<'PY'
import jsonata

for zone in ("-0500", "-0330"):
    query = f"$fromMillis(1767644100000, '[Y0001]-[M01]-[D01] [H01]:[m01] [Z]', '{zone}')"
    print(f"jsonata-python, 20:15 UTC at {zone}: {jsonata.Jsonata(query).evaluate({})}")
PY
seen=$(node see.js && venv/bin/python see.py)
expected="20:15 UTC at +0000: 2026-01-05 20:15 +00:00; 2026-01-05 20:15 +00:00 is 2026-01-05T20:15Z
20:15 UTC at +0530: 2026-01-06 01:45 +05:30; 2026-01-05 20:15 +05:30 is 2026-01-05T14:45Z
20:15 UTC at -0500: 2026-01-05 15:15 -05:00; 2026-01-05 20:15 -05:00 is 2026-01-06T01:15Z
20:15 UTC at -0330: 2026-01-05 15:45 -04:30; 2026-01-05 20:15 -03:30 is 2026-01-05T22:45Z
20:15 UTC at -0930: 2026-01-05 09:45 -10:30; 2026-01-05 20:15 -09:30 is 2026-01-06T04:45Z
20:15 UTC at -0230: 2026-01-05 16:45 -03:30; 2026-01-05 20:15 -02:30 is 2026-01-05T21:45Z
jsonata-python, 20:15 UTC at -0500: 2026-01-05 15:15 -05:00
jsonata-python, 20:15 UTC at -0330: 2026-01-05 16:45 -03:30"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: jsonata moves times otherwise than noted" >&2; exit 1; }
