#!/usr/bin/env bash
# Expected: timeseries-analysis smooths as its methods are called: ma({period: 3}) is the mean of the last three values, lwma weighs
#   the newest of them most, ema carries the earlier average on.
# Happens: ma and lwma leave out the newest value: at 40 the mean of 10, 20, 30. lwma weighs the oldest most: 16.67 for 10, 20, 30
#   instead of 23.33, so it lags more than the plain mean. ema looks back one value only: after 0, 0, 0 a single 100 gives 50, 50,
#   then 0 for ever, instead of 50, 25, 12.5. The first values stay as they are.
# Seen with timeseries-analysis 1.0.12 (npm). The README names ma, lwma and their period, and shows pictures; ema it leaves out.
# Hurts: curves of players online: the smoothed line comes a poll or more late, and an ema of any period forgets a peak after one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund timeseries-analysis@1.0.12 >npm.log
cat >see.js <<'JS'
const { main: Series } = require('timeseries-analysis');

const day = (index) => new Date(Date.UTC(2026, 0, 5 + index));
const rounded = (values) => values.map((value) => Math.round(value * 100) / 100).join(' ');
const means = (values, weights) =>
  values.map((_, at) => {
    if (at + 1 < weights.length) return values[at];
    const last = values.slice(at + 1 - weights.length, at + 1);
    return last.reduce((sum, value, index) => sum + value * weights[index], 0) / weights.reduce((sum, weight) => sum + weight);
  });
const exponential = (values, period) => {
  let average = values[0];
  return values.map((value) => (average += ((value - average) * 2) / (period + 1)));
};
for (const values of [[10, 20, 30, 40, 50, 60], [0, 0, 0, 100, 0, 0, 0, 0]]) {
  const textbook = { ma: means(values, [1, 1, 1]), lwma: means(values, [1, 2, 3]), ema: exponential(values, 3) };
  console.log(`values: ${values.join(' ')}`);
  for (const method of ['ma', 'lwma', 'ema']) {
    const series = new Series(values.map((value, index) => [day(index), value]));
    const smoothed = series[method]({ period: 3 }).output();
    console.log(`  ${method}: ${rounded(smoothed.map(([, value]) => value))} (expected ${rounded(textbook[method])})`);
  }
}
JS
seen=$(node see.js)
expected="values: 10 20 30 40 50 60
  ma: 10 20 30 20 30 40 (expected 10 20 20 30 40 50)
  lwma: 10 20 30 16.67 26.67 36.67 (expected 10 20 23.33 33.33 43.33 53.33)
  ema: 10 20 30 35 45 55 (expected 10 15 22.5 31.25 40.63 50.31)
values: 0 0 0 100 0 0 0 0
  ma: 0 0 0 0 33.33 33.33 33.33 0 (expected 0 0 0 33.33 33.33 33.33 0 0)
  lwma: 0 0 0 0 16.67 33.33 50 0 (expected 0 0 0 50 33.33 16.67 0 0)
  ema: 0 0 0 50 50 0 0 0 (expected 0 0 0 50 25 12.5 6.25 3.13)"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: timeseries-analysis smooths otherwise than noted" >&2; exit 1; }
