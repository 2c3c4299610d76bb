// Node, with an SQLite of its own.
const Database = require('better-sqlite3');

const [path, question] = process.argv.slice(2);
const asked = JSON.parse(question);
const site = new Database(path, { readonly: true, fileMustExist: true });
const counts = {};
for (const [table, column] of Object.entries(asked.tables)) {
  counts[table] = site.prepare(`select count(${column}) as found from ${table}`).get().found;
}
const rounds = site
  .prepare(
    'select round_id, server_guid, round_start_time, final_score, play_time_minutes'
      + ' from round_players where player_name = ? and final_score > ?'
      + ' order by round_id, server_guid, round_start_time',
  )
  .raw()
  .all(asked.player_name, asked.least_score);
const version = site.prepare('select sqlite_version() as found').get().found;
console.log(JSON.stringify({ version, counts, rounds }));
