#!/usr/bin/env bash
# Expected: with cast: true csv-parse turns numbers into numbers and leaves all else as it is: the name 0xBADC0DE stays a text, or
#   becomes the number 195936478, as in d3-dsv.
# Happens: every text that JavaScript's Number() knows as hexadecimal, octal or binary is 0: a number by one rule, read by another.
#   The players 0xBADC0DE and 0x1337 are one player, 0. Names with a letter that is no such digit (0xWOLF) stay. No error.
#   With cast_date: true, as documented, what Date.parse takes is a date: here also the player "Sniper 1" and the map "wake 2".
# Seen with csv-parse 7.0.3 (npm); papaparse 5.7.1 leaves the names as they are. The documentation of cast says nothing of 0x; issue
#   148 of its former repository asked in 2017 for the number instead of 0, and is closed.
# Hurts: imports of CSV files: players who like such names, and keys or hashes written with 0x, are all one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund csv-parse@7.0.3 papaparse@5.7.1 d3-dsv@3.0.2 >npm.log
cat >see.mjs <<'JS'
import { parse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { autoType, csvParse } from 'd3-dsv';

const names = ['0xBADC0DE', '0x1337', '0b1011', '0o17', '0xWOLF', '-0x5', '12', 'Sniper 1', 'wake 2', 'anna'];
const csv = ['player,kills', ...names.map((name, place) => `${name},${place + 1}`)].join('\n');
const csvParsed = parse(csv, { columns: true, cast: true });
const papa = Papa.parse(csv, { header: true, dynamicTyping: true }).data;
const d3 = csvParse(csv, autoType);
const dates = parse(csv, { columns: true, cast: true, cast_date: true });
const show = (value) => JSON.stringify(value);
names.forEach((name, place) => {
  const casts = [csvParsed, papa, d3, dates].map((rows) => show(rows[place].player));
  console.log(`${name}: csv-parse ${casts[0]}, papaparse ${casts[1]}, d3-dsv ${casts[2]}, with cast_date ${casts[3]}`);
});
const totals = {};
for (const { player, kills } of csvParsed) totals[player] = (totals[player] ?? 0) + kills;
console.log(`kills of each player: ${show(totals)}`);
JS
seen=$(TZ=UTC node see.mjs)
expected="0xBADC0DE: csv-parse 0, papaparse \"0xBADC0DE\", d3-dsv 195936478, with cast_date 0
0x1337: csv-parse 0, papaparse \"0x1337\", d3-dsv 4919, with cast_date 0
0b1011: csv-parse 0, papaparse \"0b1011\", d3-dsv 11, with cast_date 0
0o17: csv-parse 0, papaparse \"0o17\", d3-dsv 15, with cast_date 0
0xWOLF: csv-parse \"0xWOLF\", papaparse \"0xWOLF\", d3-dsv \"0xWOLF\", with cast_date \"0xWOLF\"
-0x5: csv-parse \"-0x5\", papaparse \"-0x5\", d3-dsv \"-0x5\", with cast_date \"-0x5\"
12: csv-parse 12, papaparse 12, d3-dsv 12, with cast_date 12
Sniper 1: csv-parse \"Sniper 1\", papaparse \"Sniper 1\", d3-dsv \"Sniper 1\", with cast_date \"2001-01-01T00:00:00.000Z\"
wake 2: csv-parse \"wake 2\", papaparse \"wake 2\", d3-dsv \"wake 2\", with cast_date \"2001-02-01T00:00:00.000Z\"
anna: csv-parse \"anna\", papaparse \"anna\", d3-dsv \"anna\", with cast_date \"anna\"
kills of each player: {\"0\":10,\"12\":7,\"0xWOLF\":5,\"-0x5\":6,\"Sniper 1\":8,\"wake 2\":9,\"anna\":10}"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: csv-parse casts otherwise than noted" >&2; exit 1; }
