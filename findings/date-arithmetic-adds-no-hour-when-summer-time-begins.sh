#!/usr/bin/env bash
# Expected: date-arithmetic's add(date, 1, 'hours') is one hour later, on every day, as date + 3600000 is.
# Happens: what it adds is corrected by the change of the zone, also for hours, minutes and seconds. In Berlin, on 29 March 2026,
#   01:00 and an hour is 01:00 again, and two minutes after 01:59 is 01:01: a loop of hours stays there for ever. In autumn an hour
#   after the first 02:30 is 03:30, two hours later: 24 of the 25 hours are seen. diff counts the real hours of the same dates.
# Seen with date-arithmetic 4.1.0 (npm). The README lists the units and does not speak of summer time.
# Hurts: charts of players by hour whose axis is built with it: it never gets past the last Sunday of March, and lacks an hour in
#   October.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund date-arithmetic@4.1.0 >npm.log
cat >see.js <<'JS'
const { add, diff } = require('date-arithmetic');

const show = (date) => `${date.toLocaleString('sv').slice(5, 16)} (${date.toISOString().slice(11, 16)}Z)`;
const steps = (text, amount, unit, count) => {
  let date = new Date(text);
  const seen = [show(date)];
  for (let step = 0; step < count; step++) seen.push(show((date = add(date, amount, unit))));
  console.log(`${amount} ${unit}: ${seen.join(', ')}`);
};
steps('2026-03-28T23:00Z', 1, 'hours', 4);
steps('2026-03-29T00:00Z', 90, 'minutes', 2);
steps('2026-03-29T00:59Z', 120, 'seconds', 2);
steps('2026-10-24T23:30Z', 1, 'hours', 3);
const [from, to] = [new Date('2026-03-29T00:00Z'), new Date('2026-03-29T03:00Z')];
console.log(`diff of ${show(from)} and ${show(to)}: ${diff(from, to, 'hours')} hours`);
const seen = new Set();
const end = new Date(2026, 9, 26);
for (let date = new Date(2026, 9, 25); date < end; date = add(date, 1, 'hours')) seen.add(date.getTime());
console.log(`hours of 25 October: ${seen.size} of ${(end - new Date(2026, 9, 25)) / 3600000}`);
JS
seen=$(TZ=Europe/Berlin node see.js)
expected="1 hours: 03-29 00:00 (23:00Z), 03-29 01:00 (00:00Z), 03-29 01:00 (00:00Z), 03-29 01:00 (00:00Z), 03-29 01:00 (00:00Z)
90 minutes: 03-29 01:00 (00:00Z), 03-29 01:30 (00:30Z), 03-29 03:00 (01:00Z)
120 seconds: 03-29 01:59 (00:59Z), 03-29 01:01 (00:01Z), 03-29 01:03 (00:03Z)
1 hours: 10-25 01:30 (23:30Z), 10-25 02:30 (00:30Z), 10-25 03:30 (02:30Z), 10-25 04:30 (03:30Z)
diff of 03-29 01:00 (00:00Z) and 03-29 05:00 (03:00Z): 3 hours
hours of 25 October: 24 of 25"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: date-arithmetic adds hours otherwise than noted" >&2; exit 1; }
