#!/usr/bin/env bash
# Expected: hyperloglog32 with 12 bit indices counts distinct players with less than 1.625 percent of error, as its README says and
#   as error() states.
# Happens: up to about 20,000 players it is right; from some number on the answer is 5,907 for any number, and 368 with 8 bits, from
#   2,000 players on. A bucket only learns that somebody was there: the loop that looks for the first 1 of a hash has the condition
#   "hash & 0", which is never true. Two halves that were counted well give 5,907 when they are merged. No error.
# Seen with hyperloglog32 1.0.0 (npm). The README: "around 12, which would use 4096 buckets and yield less than 1.625% relative
#   error".
# Hurts: players of a month or a year: the counter grows for weeks, then falls and stays, and servers of all sizes are alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund hyperloglog32@1.0.0 >npm.log
cat >see.js <<'JS'
const HyperLogLog = require('hyperloglog32');

const count = (bits, first, last) => {
  const players = HyperLogLog(bits);
  for (let i = first; i < last; i++) players.add(`player ${i}`);
  return players;
};
for (const bits of [8, 12]) {
  const seen = [100, 500, 2000, 10000, 20000, 50000, 100000].map((number) => `${number} ${count(bits, 0, number).count()}`);
  console.log(`${bits} bits, error of ${(100 * HyperLogLog(bits).error()).toFixed(3)} percent: ${seen.join(', ')}`);
}
const [first, second] = [count(12, 0, 20000), count(12, 20000, 40000)];
const before = [first.count(), second.count()];
first.merge(second);
console.log(`two halves of 40000: ${before.join(' and ')}, merged ${first.count()}`);
JS
seen=$(node --no-deprecation see.js)
expected="8 bits, error of 6.500 percent: 100 99, 500 488, 2000 368, 10000 368, 20000 368, 50000 368, 100000 368
12 bits, error of 1.625 percent: 100 101, 500 492, 2000 1986, 10000 10170, 20000 20277, 50000 5907, 100000 5907
two halves of 40000: 20277 and 18760, merged 5907"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: hyperloglog32 counts otherwise than noted" >&2; exit 1; }
