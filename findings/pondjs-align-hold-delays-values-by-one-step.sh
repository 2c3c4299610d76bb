#!/usr/bin/env bash
# Expected: align() puts a series onto regular times. A value that lies on such a time already stays there, whatever the method:
#   with "linear" it does. limit: 0 fills holes with nulls, as documented.
# Happens: with "hold" each time gets the value before it, also where an event lies exactly on it: an aligned series comes back one
#   step late, and its last value is lost. Hourly values of a half-hourly series are those of half an hour before. limit: 0 is taken
#   as no limit: a hole of three hours is filled. (The documentation names the method "pad", which is refused.)
# Seen with pondjs 0.9.0 (npm).
# Hurts: series of players online, which are aligned after a gap: each peak moves by a step, and an outage looks like a full server.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund pondjs@0.9.0 @babel/runtime@7.28.4 >npm.log
cat >see.js <<'JS'
const { TimeSeries } = require('pondjs');
const begin = Date.UTC(2026, 0, 5, 20);
const series = (...halfHours) =>
  new TimeSeries({
    name: 'online',
    columns: ['time', 'value'],
    points: halfHours.map(([n, value]) => [begin + n * 1800000, value]),
  });
const show = (name, result) => {
  const points = result.toJSON().points.map(([time, value]) => `${new Date(time).toISOString().slice(11, 16)} ${value}`);
  console.log(`${name}: ${points.join(', ')}`);
};
const whole = series([0, 10], [1, 20], [2, 30], [3, 40]);
show('as it is', whole);
for (const method of ['linear', 'hold']) {
  for (const period of ['30m', '1h']) show(`${method} ${period}`, whole.align({ fieldSpec: 'value', period, method }));
}
const hole = series([0, 10], [1, 60], [7, 0]);
for (const limit of [1, 0]) show(`hold, limit ${limit}`, hole.align({ fieldSpec: 'value', period: '30m', method: 'hold', limit }));
JS
seen=$(node see.js)
expected="as it is: 20:00 10, 20:30 20, 21:00 30, 21:30 40
linear 30m: 20:00 10, 20:30 20, 21:00 30, 21:30 40
linear 1h: 20:00 10, 21:00 30
hold 30m: 20:00 10, 20:30 10, 21:00 20, 21:30 30
hold 1h: 20:00 10, 21:00 20
hold, limit 1: 20:00 10, 20:30 10, 21:00 null, 21:30 null, 22:00 null, 22:30 null, 23:00 null, 23:30 null
hold, limit 0: 20:00 10, 20:30 10, 21:00 60, 21:30 60, 22:00 60, 22:30 60, 23:00 60, 23:30 60"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: pondjs aligns otherwise than noted" >&2; exit 1; }
