#!/usr/bin/env bash
# Expected: minisearch splits text "on Unicode space or punctuation characters", so sniper finds [ABC] sniper, -=sniper=- and
#   |ABC|sniper: what stands around a name in a game is no part of the word.
# Happens: in Unicode | = < > + ~ ^ $ and the backtick are symbols, not punctuation, and stay in the word: -=sniper=- is the word
#   =sniper= and |ABC|sniper one word. sniper does not find them, abc does not find |ABC|sniper, and with prefix: true the tag finds
#   nothing either, since the word begins with a bar. [ABC] (ABC) {ABC} *ABC* _ABC_ work. No error.
# Seen with minisearch 7.2.0 (npm). The README has the sentence above and no list.
# Hurts: a search of players: whoever writes the clan's tag with bars, as many do, is found only by the whole name with its bars.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund minisearch@7.2.0 >npm.log
cat >see.js <<'JS'
const MiniSearch = require('minisearch');

const around = ['[]', '()', '{}', '**', '__', '--', '::', '##', '||', '==', '<>', '++', '~~', '^^', '$$', '``'];
const names = around.map(([left, right]) => `${left}ABC${right}sniper`);
const index = new MiniSearch({ fields: ['name'], storeFields: ['name'] });
index.addAll(names.map((name, id) => ({ id, name })));
for (const [word, options] of [['sniper', {}], ['abc', {}], ['abc', { prefix: true }]]) {
  const found = new Set(index.search(word, options).map(({ name }) => name));
  console.log(`${word} ${JSON.stringify(options)} finds ${names.filter((name) => found.has(name)).join(' ') || 'none'}`);
  console.log(`  and not ${names.filter((name) => !found.has(name)).join(' ') || 'any other'}`);
}
console.log(`|ABC|sniper finds ${index.search('|ABC|sniper').map(({ name }) => name)}`);
JS
seen=$(node see.js)
expected="sniper {} finds [ABC]sniper (ABC)sniper {ABC}sniper *ABC*sniper _ABC_sniper -ABC-sniper :ABC:sniper #ABC#sniper
  and not |ABC|sniper =ABC=sniper <ABC>sniper +ABC+sniper ~ABC~sniper ^ABC^sniper \$ABC\$sniper \`ABC\`sniper
abc {} finds [ABC]sniper (ABC)sniper {ABC}sniper *ABC*sniper _ABC_sniper -ABC-sniper :ABC:sniper #ABC#sniper
  and not |ABC|sniper =ABC=sniper <ABC>sniper +ABC+sniper ~ABC~sniper ^ABC^sniper \$ABC\$sniper \`ABC\`sniper
abc {\"prefix\":true} finds [ABC]sniper (ABC)sniper {ABC}sniper *ABC*sniper _ABC_sniper -ABC-sniper :ABC:sniper #ABC#sniper
  and not |ABC|sniper =ABC=sniper <ABC>sniper +ABC+sniper ~ABC~sniper ^ABC^sniper \$ABC\$sniper \`ABC\`sniper
|ABC|sniper finds |ABC|sniper"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: minisearch finds other names than noted" >&2; exit 1; }
