#!/usr/bin/env bash
# Expected: a parser of Valve's KeyValues (VDF), in which all values are texts in quotes, gives the owner's SteamID64 and the
#   player's name as they are written, or says that it cannot.
# Happens: three of four make a number of each text that looks like one: 76561198000000001 is 76561198000000000, another account,
#   and written again it stays that; the name "007" is 7, the version "1.10" 1.1. In two of them a blank is 0, "0x1F" 31 and "1e5"
#   100000; in one of those "Infinity" is infinite, and the name "null" null. No error.
# Seen with vdf-parser 1.2.1, vdf-extra 2.2.2, @node-steam/vdf 2.2.0; kvparser 1.0.2 keeps the texts (npm). The READMEs and types of
#   the three say that numbers are converted; none says that ids change, though ids are what such files are full of.
# Hurts: players and owners of servers are taken for other accounts: about sixteen neighbouring ids become one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund vdf-parser@1.2.1 vdf-extra@2.2.2 @node-steam/vdf@2.2.0 kvparser@1.0.2 >npm.log
cat >see.js <<'JS'
const texts = ['76561198000000001', '76561198000000017', '007', '1.10', ' ', '0x1F', '1e5', 'Infinity', 'null'];
const file = `"AppState"\n{\n${texts.map((text, i) => `"v${i}" "${text}"\n`).join('')}}\n`;
const show = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
console.log('file:', texts.map(show).join(' '));
for (const name of ['vdf-parser', 'vdf-extra', '@node-steam/vdf', 'kvparser']) {
  const parsed = require(name).parse(file);
  const values = parsed.AppState ?? parsed;
  console.log(`${name}:`, texts.map((_, i) => show(values[`v${i}`])).join(' '));
}
JS
seen=$(node see.js)
expected="file: '76561198000000001' '76561198000000017' '007' '1.10' ' ' '0x1F' '1e5' 'Infinity' 'null'
vdf-parser: 76561198000000000 76561198000000020 7 1.1 ' ' '0x1F' '1e5' 'Infinity' 'null'
vdf-extra: 76561198000000000 76561198000000020 7 1.1 0 31 100000 'Infinity' 'null'
@node-steam/vdf: 76561198000000000 76561198000000020 7 1.1 0 31 100000 Infinity null
kvparser: '76561198000000001' '76561198000000017' '007' '1.10' ' ' '0x1F' '1e5' 'Infinity' 'null'"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: the VDF parsers read otherwise than noted" >&2; exit 1; }
