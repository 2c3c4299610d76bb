#!/usr/bin/env bash
# Expected: alasql understands the SQL that it accepts as SQLite does: row_number() follows its own ORDER BY, UNION has no
#   duplicates, NULL joins nothing, max() of texts is the last text.
# Happens: row_number() over (partition by player order by kills desc) counts in the order of the result, whatever is written in the
#   parentheses: ordered by kills, the worst round of each player is number 1. sum() over an ORDER BY is the whole total, and 0 if
#   the column itself is not selected; max() over a partition is null then. UNION, INTERSECT and EXCEPT keep duplicates. NULL joins
#   NULL. max() and min() of texts, such as days, are undefined. ORDER BY team NULLS FIRST, player ignores the team. No error.
# Seen with alasql 4.19.1 (npm). The README says "good old SQL" and refers to a wiki; it names none of these.
# Hurts: leaderboards in the browser: the best round of each player is the worst one, and who has no team meets all without a team.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund alasql@4.19.1 node-sqlite3-wasm@0.8.60 >npm.log
cat >see.js <<'JS'
const alasql = require('alasql');
const { Database } = require('node-sqlite3-wasm');

const create = 'create table rounds (player text, kills int, day text, team text)';
const insert = `insert into rounds values ('anna', 5, '2026-01-05', 'red'), ('bert', 3, '2026-01-05', null),
  ('anna', 7, '2026-01-06', 'blue'), ('carl', 9, '2026-01-06', 'red'), ('dora', 1, '2026-01-07', null)`;
const sqlite = new Database(':memory:');
for (const statement of [create, insert]) {
  sqlite.exec(statement);
  alasql(statement.replace(/ text/g, ' string'));
}
const show = (rows) => rows.map((row) => Object.values(row).map((value) => value ?? 'null').join(' ')).join(', ');
for (const query of [
  'select player, kills, row_number() over (partition by player order by kills desc) as nr from rounds order by kills',
  'select player, sum(kills) over (partition by player order by day) as so_far from rounds',
  'select player, kills, sum(kills) over (partition by player order by day) as so_far from rounds',
  'select player, max(kills) over (partition by player) as best from rounds',
  'select player from rounds union select player from rounds',
  'select player from rounds intersect select player from rounds where kills > 1',
  'select a.player as player, b.player as mate from rounds a join rounds b on a.team = b.team where a.player < b.player',
  'select player, max(day) as seen from rounds group by player',
  'select player, kills from rounds order by team nulls first, player, kills',
]) {
  console.log(`${query}\n  SQLite: ${show(sqlite.all(query))}\n  alasql: ${show(alasql(query))}`);
}
JS
seen=$(node see.js)
expected="select player, kills, row_number() over (partition by player order by kills desc) as nr from rounds order by kills
  SQLite: dora 1 1, bert 3 1, anna 5 2, anna 7 1, carl 9 1
  alasql: dora 1 1, bert 3 1, anna 5 1, anna 7 2, carl 9 1
select player, sum(kills) over (partition by player order by day) as so_far from rounds
  SQLite: anna 5, anna 12, bert 3, carl 9, dora 1
  alasql: anna 0, bert 0, anna 0, carl 0, dora 0
select player, kills, sum(kills) over (partition by player order by day) as so_far from rounds
  SQLite: anna 5 5, anna 7 12, bert 3 3, carl 9 9, dora 1 1
  alasql: anna 5 12, bert 3 3, anna 7 12, carl 9 9, dora 1 1
select player, max(kills) over (partition by player) as best from rounds
  SQLite: anna 7, anna 7, bert 3, carl 9, dora 1
  alasql: anna null, bert null, anna null, carl null, dora null
select player from rounds union select player from rounds
  SQLite: anna, bert, carl, dora
  alasql: anna, bert, anna, carl, dora
select player from rounds intersect select player from rounds where kills > 1
  SQLite: anna, bert, carl
  alasql: anna, bert, anna, carl
select a.player as player, b.player as mate from rounds a join rounds b on a.team = b.team where a.player < b.player
  SQLite: anna carl
  alasql: anna carl, bert dora
select player, max(day) as seen from rounds group by player
  SQLite: anna 2026-01-06, bert 2026-01-05, carl 2026-01-06, dora 2026-01-07
  alasql: anna null, bert null, carl null, dora null
select player, kills from rounds order by team nulls first, player, kills
  SQLite: bert 3, dora 1, anna 7, anna 5, carl 9
  alasql: anna 5, anna 7, bert 3, carl 9, dora 1"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: alasql answers otherwise than noted" >&2; exit 1; }
