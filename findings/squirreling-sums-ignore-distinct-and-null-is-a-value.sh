#!/usr/bin/env bash
# Expected: squirreling, "Standard SQL: Full SQL support for querying data", answers as SQLite does, or says what it does not know,
#   as it does for most window functions.
# Happens: sum(distinct kills) and avg(distinct kills) count each value as often as it occurs; count(distinct …) does not. NULL is a
#   value in some places: kills in (5, null) finds the rows without kills, team not in ('red') and not (team = 'red') find those
#   without a team, case team when null is true; team <> 'red' and team = null are as in SQL. If two columns swap their names
#   (a as b, b as a) and rows are ordered, both have the same values. No error.
# Seen with squirreling 0.12.11 (npm). The README lists DISTINCT, IN and CASE, and says nothing of NULL.
# Hurts: totals and lists in pages that query Parquet files in the browser: players without a team are in every team's opponents.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund squirreling@0.12.11 node-sqlite3-wasm@0.8.60 >npm.log
cat >see.mjs <<'JS'
import { collect, executeSql } from 'squirreling';
import wasm from 'node-sqlite3-wasm';

const rows = [['anna', 5, 'red'], ['bert', 7, null], ['carl', 7, 'red'], ['dora', 5, 'blue'], ['emil', null, 'blue']];
const sqlite = new wasm.Database(':memory:');
sqlite.exec('create table rounds (player text, kills int, team text)');
for (const row of rows) sqlite.run('insert into rounds values (?, ?, ?)', row);
const rounds = rows.map(([player, kills, team]) => ({ player, kills, team }));
const show = (found) => found.map((row) => Object.values(row).join(' ')).join(', ') || 'none';
for (const query of [
  'select sum(distinct kills) as sum, avg(distinct kills) as mean from rounds',
  'select count(distinct kills) as count from rounds',
  'select player from rounds where kills in (5, null)',
  "select player from rounds where team not in ('red')",
  "select player from rounds where not (team = 'red')",
  "select player from rounds where team <> 'red'",
  'select player from rounds where team = null',
  "select player, case team when null then 'none' else 'some' end as team from rounds",
  'select player as kills, kills as player from rounds where kills > 1 order by kills',
]) {
  console.log(`${query}\n  SQLite:      ${show(sqlite.all(query))}`);
  console.log(`  squirreling: ${show(await collect(executeSql({ tables: { rounds }, query })))}`);
}
JS
seen=$(node see.mjs)
expected="select sum(distinct kills) as sum, avg(distinct kills) as mean from rounds
  SQLite:      12 6
  squirreling: 24 6
select count(distinct kills) as count from rounds
  SQLite:      2
  squirreling: 2
select player from rounds where kills in (5, null)
  SQLite:      anna, dora
  squirreling: anna, dora, emil
select player from rounds where team not in ('red')
  SQLite:      dora, emil
  squirreling: bert, dora, emil
select player from rounds where not (team = 'red')
  SQLite:      dora, emil
  squirreling: bert, dora, emil
select player from rounds where team <> 'red'
  SQLite:      dora, emil
  squirreling: dora, emil
select player from rounds where team = null
  SQLite:      none
  squirreling: none
select player, case team when null then 'none' else 'some' end as team from rounds
  SQLite:      anna some, bert some, carl some, dora some, emil some
  squirreling: anna some, bert none, carl some, dora some, emil some
select player as kills, kills as player from rounds where kills > 1 order by kills
  SQLite:      anna 5, bert 7, carl 7, dora 5
  squirreling: anna anna, bert bert, carl carl, dora dora"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: squirreling answers otherwise than noted" >&2; exit 1; }
