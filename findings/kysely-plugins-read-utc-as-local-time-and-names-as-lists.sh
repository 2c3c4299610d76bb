#!/usr/bin/env bash
# Expected: kysely with kysely-plugin-serialize, whose defaults are "built for SQLite", gives texts back as they were stored, and
#   times as Dates of the same instant. SQLite's CURRENT_TIMESTAMP and datetime() write UTC, as 2026-01-05 20:15:00.
# Happens: such a text becomes a Date of the machine's own zone: 19:15 UTC in Berlin in winter, 18:15 in summer. Written back, the
#   moved time is stored. A text without seconds stays a text. The types do not matter: a player named [42] is a list, one named
#   true is a boolean. kysely's own ParseJSONResultsPlugin makes the same lists, also of columns that were never JSON.
# Seen with kysely 0.29.9, kysely-plugin-serialize 0.8.2. Their READMEs and comments tell of JSON and Date objects that were written
#   by them, not of texts that merely look alike.
# Hurts: whoever reads rounds that SQLite or another program has written: each time is off by the zone of the web server, and clan
#   tags and names in brackets no longer are texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund kysely@0.29.9 kysely-plugin-serialize@0.8.2 node-sqlite3-wasm@0.8.60 >npm.log
cat >see.mjs <<'JS'
import { Kysely, ParseJSONResultsPlugin, SqliteDialect } from 'kysely';
import { SerializePlugin } from 'kysely-plugin-serialize';
import wasm from 'node-sqlite3-wasm';

const sqlite = new wasm.Database(':memory:');
// kysely asks for the interface of better-sqlite3, which would have to be compiled.
const database = {
  prepare: (text) => ({
    reader: /^select/i.test(text),
    all: (values) => sqlite.all(text, values),
    run: (values) => ({ changes: sqlite.run(text, values).changes, lastInsertRowid: 0 }),
  }),
  close() {},
};
sqlite.exec(`create table rounds(id integer primary key, player text, began text default current_timestamp);
  insert into rounds(player, began) values ('anna', datetime('2026-01-05 20:15')), ('[42]', datetime('2026-07-05 20:15')),
  ('true', '2026-01-05T20:15:00Z'), ('{}', '2026-01-05 20:15')`);
const plain = new Kysely({ dialect: new SqliteDialect({ database }) });
const show = (value) => (value instanceof Date ? `Date ${value.toISOString()}` : JSON.stringify(value));
for (const [name, db] of [
  ['no plugin', plain],
  ['SerializePlugin', plain.withPlugin(new SerializePlugin())],
  ['ParseJSONResultsPlugin', plain.withPlugin(new ParseJSONResultsPlugin())],
]) {
  const rows = await db.selectFrom('rounds').selectAll().execute();
  for (const { player, began } of rows) console.log(`${name}: ${show(player)} ${show(began)}`);
}
const db = plain.withPlugin(new SerializePlugin());
const { began } = await db.selectFrom('rounds').select('began').where('id', '=', 1).executeTakeFirst();
await db.updateTable('rounds').set({ began }).where('id', '=', 1).execute();
console.log(`read and written back: ${sqlite.get('select began from rounds where id = 1').began}`);
JS
seen=$(TZ=Europe/Berlin node see.mjs)
expected='no plugin: "anna" "2026-01-05 20:15:00"
no plugin: "[42]" "2026-07-05 20:15:00"
no plugin: "true" "2026-01-05T20:15:00Z"
no plugin: "{}" "2026-01-05 20:15"
SerializePlugin: "anna" Date 2026-01-05T19:15:00.000Z
SerializePlugin: [42] Date 2026-07-05T18:15:00.000Z
SerializePlugin: true Date 2026-01-05T20:15:00.000Z
SerializePlugin: {} "2026-01-05 20:15"
ParseJSONResultsPlugin: "anna" "2026-01-05 20:15:00"
ParseJSONResultsPlugin: [42] "2026-07-05 20:15:00"
ParseJSONResultsPlugin: "true" "2026-01-05T20:15:00Z"
ParseJSONResultsPlugin: {} "2026-01-05 20:15"
read and written back: 2026-01-05T19:15:00.000Z'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: kysely's plugins read texts otherwise than noted" >&2; exit 1; }
