#!/usr/bin/env bash
# Expected: LokiJS, whose queries look like MongoDB's, finds the rounds between two bounds, or refuses two; an index changes the
#   speed of a query, not what it finds.
# Happens: of { kills: { $gt: 3, $lt: 8 } } only the first operator is used, whichever it is: 12 is between 3 and 8, and in the
#   other order 1 is. With an index on kills, $in: [null, 12] finds missing kills and the text "12" too, which are not found without
#   it. No error.
# Seen with lokijs 1.5.12 (npm). The overview in the package shows queries with one operator, and does not say that two are one.
# Hurts: filters of pages: rounds from Monday to Sunday are all since Monday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund lokijs@1.5.12 >npm.log
cat >see.js <<'JS'
const Loki = require('lokijs');

const rounds = [['anna', 5], ['bert', 1], ['carl', 12], ['dora', null], ['emil'], ['fred', '12'], ['gina', 7]];
const collection = (options) => {
  const made = new Loki('stats').addCollection('rounds', options);
  for (const [player, kills] of rounds) made.insert({ player, kills });
  return made;
};
const plain = collection({});
const indexed = collection({ indices: ['kills'] });
for (const kills of [
  { $gt: 3, $lt: 8 },
  { $lt: 8, $gt: 3 },
  { $between: [3, 8] },
  { $in: [5, 12] },
  { $in: [null, 12] },
]) {
  const show = (from) => from.find({ kills }).map((round) => round.player).sort().join(' ');
  console.log(`${JSON.stringify(kills).replace(/["$]/g, '')}: ${show(plain)}; with an index ${show(indexed)}`);
}
JS
seen=$(node see.js)
expected="{gt:3,lt:8}: anna carl fred gina; with an index anna carl fred gina
{lt:8,gt:3}: anna bert dora emil gina; with an index anna bert dora emil gina
{between:[3,8]}: anna gina; with an index anna gina
{in:[5,12]}: anna carl; with an index anna carl fred
{in:[null,12]}: carl dora; with an index carl dora emil fred"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: LokiJS finds otherwise than noted" >&2; exit 1; }
