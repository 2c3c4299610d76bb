#!/usr/bin/env bash
# Expected: resample of @apio/timeframes divides a series into even intervals and reduces each. With sum every value is in a sum;
#   with min, first and max the hour from 21:00 has what was read in it.
# Happens: where no value lies on the beginning of an interval an empty one is put there, and counts: min and first are null, and so
#   is max of a TimeFrame. The intervals end before a last value that lies on the beginning of one: of values of every hour, by the
#   hour, the last is gone, unless a later "to" is given. Of a series that is not resampled, min is null if one value is, and
#   lastValidValue, "the latest non-NaN value", passes over zeros.
# Seen with @apio/timeframes 1.1.2 (npm). Its README says that it is still in progress. Averages skip the empty values.
# Hurts: players per hour: polls are not on the hour, so minima are null; totals of hours lack the newest; and a server that has
#   become empty has the players that it had before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @apio/timeframes@1.1.2 >npm.log
seen=$(TZ=UTC node - <<'JS'
const { TimeFrame, TimeSerie } = require('@apio/timeframes');
const series = (points) => points.map(([time, players]) => [`2026-01-05T${time}:00.000Z`, players]);
const polls = series([['20:00', 10], ['20:20', 20], ['20:40', 30], ['21:10', 5], ['21:50', 9], ['22:10', 7], ['22:30', 0]]);
const hours = series([['20:00', 60], ['21:00', 14], ['22:00', 7]]);
const serie = new TimeSerie('players', polls);
const frame = new TimeFrame({ data: polls.map(([time, players]) => ({ time, players })) });
const to = '2026-01-05T23:00:00.000Z';
const shown = (points) => points.map(([time, players]) => `${time.slice(11, 16)} ${players}`).join(', ');
const hourly = { interval: 3600000 };
const resample = (points, options) => shown(new TimeSerie('players', points).resample({ ...hourly, ...options }).toArray());
console.log(`hours by the hour: ${resample(hours, { operation: 'sum' })}; to 23:00: ${resample(hours, { operation: 'sum', to })}`);
for (const operation of ['avg', 'min', 'first', 'max']) {
  const rows = frame.resample({ ...hourly, operation, to }).rows().map(({ time, players }) => [time, players]);
  console.log(`${operation} to 23:00: ${resample(polls, { operation, to })}; of a TimeFrame: ${shown(rows)}`);
}
const gap = new TimeSerie('players', [...polls.slice(0, 2), ['2026-01-05T20:30:00.000Z', null]]);
console.log(`with a null: average ${gap.avg()[1]}, least ${gap.min()[1]}, greatest ${gap.max()[1]}`);
console.log(`last ${serie.last()[1]}, last valid ${serie.lastValidValue()}`);
JS
)
expected="hours by the hour: 20:00 60, 21:00 14; to 23:00: 20:00 60, 21:00 14, 22:00 7
avg to 23:00: 20:00 20, 21:00 7, 22:00 3.5; of a TimeFrame: 20:00 20, 21:00 7, 22:00 3.5
min to 23:00: 20:00 10, 21:00 null, 22:00 null; of a TimeFrame: 20:00 10, 21:00 null, 22:00 null
first to 23:00: 20:00 10, 21:00 null, 22:00 null; of a TimeFrame: 20:00 10, 21:00 null, 22:00 null
max to 23:00: 20:40 30, 21:50 9, 22:10 7; of a TimeFrame: 20:40 30, 21:00 null, 22:00 null
with a null: average 15, least null, greatest 20
last 0, last valid 7"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: resampling of @apio/timeframes is otherwise than noted" >&2; exit 1; }
