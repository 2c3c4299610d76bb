#!/usr/bin/env bash
# Expected: TaffyDB orders numbers as numbers, and what is smaller than 8 has a value.
# Happens: order("score") splits each number into its digits and the rest, as if it were a text with numbers in it: scores below
#   zero come after those above, -10 after -3, and 1e-7 between 1 and 3. "score desc" and "score asec" order numbers as numbers, so
#   the list upside down is another list; "score logicaldesc" has -10 first. A score of null is found by lt: 8 and by gte: 0, one
#   that is missing by neither. sum of numbers and a text "12" puts digits side by side. No error.
# Seen with taffydb 2.7.3 (npm). The README has an example with "price desc", and no word about this.
# Hurts: leaderboards in the browser, since Battlefield 1942 takes points away for team kills: the worst are among the best.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund taffydb@2.7.3 >npm.log
cat >see.js <<'JS'
const { taffy } = require('taffydb');

const table = (values) => taffy(values.map((score) => ({ score })));
for (const values of [[12, 7, -3, -10, 0], [1, 3, 1e-7, 0.5]]) {
  for (const order of ['score', 'score asec', 'score desc', 'score logicaldesc']) {
    console.log(`${order}:`, table(values)().order(order).select('score').join(' '));
  }
}
const scores = [['anna', 5], ['bert', null], ['carl'], ['dora', 12], ['emil', 0]];
const players = taffy(scores.map(([player, score]) => ({ player, score })));
for (const [name, filter] of Object.entries({ 'lt 8': { lt: 8 }, 'gte 0': { gte: 0 }, 'is 0': { is: 0 } })) {
  console.log(`${name}:`, players({ score: filter }).select('player').join(' '));
}
console.log("sum of 5, '12', 7:", table([5, '12', 7])().sum('score'));
JS
seen=$(node see.js)
expected="score: 0 7 12 -3 -10
score asec: -10 -3 0 7 12
score desc: 12 7 0 -3 -10
score logicaldesc: -10 -3 12 7 0
score: 0.5 1 1e-7 3
score asec: 1e-7 0.5 1 3
score desc: 3 1 0.5 1e-7
score logicaldesc: 3 1e-7 1 0.5
lt 8: anna bert emil
gte 0: anna bert dora emil
is 0: emil
sum of 5, '12', 7: 5127"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: TaffyDB orders otherwise than noted" >&2; exit 1; }
