#!/usr/bin/env bash
# Expected: the SQL module of dataframe-js finds what SQL finds, or refuses what it does not know. Its documentation has the example
#   SELECT * FROM tmp2 WHERE column1 = 6.
# Happens: just that finds nothing: each value is made a text and compared with the number: kills = 5 is never true, kills != 5
#   always. ORDER BY and LIMIT are ignored. AND does not bind closer than OR: a OR b AND c is (a OR b) AND c. IN (13) looks for the
#   value in the text "(13)" and finds 1 and 3 as well. LIKE 'annabel' finds anna, since either may hold the other. No error.
# Seen with dataframe-js 1.4.4 (npm). The documentation says "by using SQL syntax", and names no limit.
# Hurts: pages that filter rounds and leaderboards with it: the wrong players, in the order in which they were stored.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund dataframe-js@1.4.4 node-sqlite3-wasm@0.8.60 >npm.log
cat >see.js <<'JS'
const { DataFrame } = require('dataframe-js');
const { Database } = require('node-sqlite3-wasm');

const rounds = [['anna', 5, 'red'], ['bert', 3, 'blue'], ['carl', 13, 'red'], ['dora', 9, 'green'], ['emil', 1, 'blue']];
const sqlite = new Database(':memory:');
sqlite.exec('create table rounds (player text, kills int, team text)');
for (const round of rounds) sqlite.run('insert into rounds values (?, ?, ?)', round);
DataFrame.sql.registerTable(new DataFrame(rounds, ['player', 'kills', 'team']), 'rounds');
const show = (rows) => rows.map((row) => row.player).join(' ') || 'none';
for (const rest of [
  'WHERE kills = 5',
  'WHERE kills != 5',
  'WHERE kills > 4',
  'WHERE kills IN (13)',
  "WHERE player = 'bert'",
  "WHERE player LIKE 'annabel'",
  "WHERE kills > 8 OR team = 'blue' AND kills < 2",
  'ORDER BY kills DESC LIMIT 2',
]) {
  const query = `SELECT player FROM rounds ${rest}`;
  const found = DataFrame.sql.request(query).toCollection();
  console.log(`${rest}: ${show(sqlite.all(query))} in SQLite, ${show(found)} in dataframe-js`);
}
JS
seen=$(node see.js)
expected="WHERE kills = 5: anna in SQLite, none in dataframe-js
WHERE kills != 5: bert carl dora emil in SQLite, anna bert carl dora emil in dataframe-js
WHERE kills > 4: anna carl dora in SQLite, anna carl dora in dataframe-js
WHERE kills IN (13): carl in SQLite, bert carl emil in dataframe-js
WHERE player = 'bert': bert in SQLite, bert in dataframe-js
WHERE player LIKE 'annabel': none in SQLite, anna in dataframe-js
WHERE kills > 8 OR team = 'blue' AND kills < 2: carl dora emil in SQLite, emil in dataframe-js
ORDER BY kills DESC LIMIT 2: carl dora in SQLite, anna bert carl dora emil in dataframe-js"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: dataframe-js answers otherwise than noted" >&2; exit 1; }
