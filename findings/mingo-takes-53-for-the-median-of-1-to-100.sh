#!/usr/bin/env bash
# Expected: mingo, which runs MongoDB's pipelines in JavaScript, gives MongoDB's answers: the median of 1 to 100 is 50, the bucket
#   from 5 holds the fives, a day of Berlin is the day that it is in Berlin, and a month after 31 January is 28 February.
# Happens: $median and $percentile sort numbers as texts: of 1 to 100 the median is 53 and the 90th percentile 20. $bucket puts a
#   value that lies on a boundary into the bucket below. $dateTrunc with a timezone takes the day of UTC and writes it as a midnight
#   of the timezone: 00:30 in Berlin belongs to yesterday, and 19:10 in New York to a day that begins later; parts of a day, such as
#   six hours, ignore the timezone. $dateAdd makes 3 March of 31 January and a month, and adds days of 24 hours in a timezone. $week
#   is one too high in 2026 (4 January begins week 1). $isoWeekYear of 1 January 2027 is 2027, beside $isoWeek 53. No error.
# Seen with mingo 7.2.7 (npm). Its README refers to MongoDB's manual for the operators, and lists differences, but none of these.
# Hurts: typical kills of a round, histograms, and rounds by day in the players' timezone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund mingo@7.2.7 >npm.log
cat >see.mjs <<'JS'
import { aggregate } from 'mingo';

const numbers = (length) => Array.from({ length }, (_, i) => ({ kills: i + 1 }));
for (const length of [9, 11, 100]) {
  const method = 'approximate';
  const percentile = { $percentile: { input: '$kills', p: [0.25, 0.75, 0.9], method } };
  const [found] = aggregate(numbers(length), [
    { $group: { _id: null, median: { $median: { input: '$kills', method } }, others: percentile } },
  ]);
  console.log(`1 to ${length}: median ${found.median}, percentiles 25, 75 and 90 ${found.others.join(' ')}`);
}
const buckets = { groupBy: '$kills', boundaries: [0, 5, 10, 15], output: { kills: { $push: '$kills' } } };
console.log('buckets:', aggregate([4, 5, 6, 10, 11].map((kills) => ({ kills })), [{ $bucket: buckets }])
  .map((bucket) => `from ${bucket._id} ${bucket.kills.join(' ')}`).join(', '));
const project = (time, expression) => aggregate([{ time: new Date(time) }], [{ $project: { seen: expression } }])[0].seen;
const truncate = (time, timezone, more) => {
  const seen = project(time, { $dateTrunc: { date: '$time', timezone, ...more } });
  console.log(`${time} in ${timezone}, ${more.binSize ?? 1} ${more.unit}: begins ${seen.toISOString()}`);
};
truncate('2026-01-04T23:30:00Z', 'Europe/Berlin', { unit: 'day' });
truncate('2026-01-05T00:10:00Z', 'America/New_York', { unit: 'day' });
truncate('2026-01-04T23:30:00Z', 'Europe/Berlin', { unit: 'hour', binSize: 6 });
const add = (time, more) => {
  const seen = project(time, { $dateAdd: { startDate: '$time', amount: 1, ...more } });
  console.log(`${time} and a ${more.unit}${more.timezone ? ` in ${more.timezone}` : ''}: ${seen.toISOString()}`);
};
add('2026-01-31T12:00:00Z', { unit: 'month' });
add('2026-03-28T12:00:00Z', { unit: 'day', timezone: 'Europe/Berlin' });
for (const time of ['2026-01-04T12:00:00Z', '2027-01-01T12:00:00Z']) {
  const parts = ['week', 'isoWeek', 'isoWeekYear'].map((name) => `${name} ${project(time, { [`$${name}`]: '$time' })}`);
  console.log(`${time}: ${parts.join(', ')}`);
}
JS
seen=$(node see.mjs)
expected="1 to 9: median 5, percentiles 25, 75 and 90 3 7 9
1 to 11: median 4, percentiles 25, 75 and 90 6 7 8
1 to 100: median 53, percentiles 25, 75 and 90 30 76 20
buckets: from 0 4 5, from 5 6 10, from 10 11
2026-01-04T23:30:00Z in Europe/Berlin, 1 day: begins 2026-01-03T23:00:00.000Z
2026-01-05T00:10:00Z in America/New_York, 1 day: begins 2026-01-05T05:00:00.000Z
2026-01-04T23:30:00Z in Europe/Berlin, 6 hour: begins 2026-01-04T18:00:00.000Z
2026-01-31T12:00:00Z and a month: 2026-03-03T12:00:00.000Z
2026-03-28T12:00:00Z and a day in Europe/Berlin: 2026-03-29T12:00:00.000Z
2026-01-04T12:00:00Z: week 2, isoWeek 1, isoWeekYear 2026
2027-01-01T12:00:00Z: week 0, isoWeek 53, isoWeekYear 2027"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: mingo calculates otherwise than noted" >&2; exit 1; }
