#!/usr/bin/env bash
# Expected: duration-pretty formats a duration by a template. A unit that the template leaves out goes into the next one: its README
#   shows "2:03" for 7380 seconds as H:mm, and 90000 seconds as H:mm are "25:00".
# Happens: that is right for one step only. Over two steps each unit is counted in the unit below it, and the sums are taken for
#   the unit shown: in "m:ss" a day is 24 minutes, in "D" a year is 12 days, and in "s" an hour is 60 seconds.
# Seen with duration-pretty 0.1.1 (npm). The README names no limit.
# Hurts: time played, time since a map was last played: who played for 45 days has 390 hours instead of 1080, and less than who
#   played for 29 days.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund duration-pretty@0.1.1 >npm.log
seen=$(node - <<'JS'
const { duration } = require('duration-pretty');
const hour = 3600, day = 24 * hour;
for (const [name, seconds, templates] of [
  ['2 hours 3 minutes', 2 * hour + 180, ['H:mm', 'm:ss', 's']],
  ['25 hours', 25 * hour, ['D HH:mm', 'H:mm', 'm:ss', 's']],
  ['29 days', 29 * day, ['D', 'H:mm', 'm:ss']],
  ['45 days', 45 * day, ['M D', 'D', 'H:mm', 'm:ss']],
  ['400 days', 400 * day, ['Y M D', 'M D', 'D', 'H:mm']],
]) {
  const shown = templates.map((template) => `${template} is ${duration(seconds, 'seconds').format(template)}`);
  console.log(`${name}: ${shown.join(', ')}`);
}
JS
)
expected="2 hours 3 minutes: H:mm is 2:03, m:ss is 123:00, s is 300
25 hours: D HH:mm is 1 01:00, H:mm is 25:00, m:ss is 84:00, s is 84
29 days: D is 29, H:mm is 696:00, m:ss is 696:00
45 days: M D is 01 15, D is 45, H:mm is 390:00, m:ss is 390:00
400 days: Y M D is 1 01 5, M D is 13 5, D is 47, H:mm is 162:00"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: duration-pretty formats durations otherwise than noted" >&2; exit 1; }
