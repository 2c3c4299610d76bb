#!/usr/bin/env bash
# Expected: daff shows a cell that changed from the number 0 to the empty text, or from the text "007" to the number 7, as changed.
#   Its package for Python, made from the same source, does.
# Happens: the one for JavaScript compares with ==: 0 and "" are the same, as are 0 and false, "007" and 7, "0x10" and 16, a blank
#   and 0, the text "76561198000000001" and the number 76561198000000000. The table is shown without a change, and hasDifference() is
#   false. No error.
# Seen with daff 1.4.2 (npm) and daff 1.4.2 (PyPI). The README calls it a "library for comparing tables" and names no such rule.
# Hurts: a check of an export against the last one: zeros that became empty, and names and ids that became numbers, go unseen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check daff==1.4.2
npm install --silent --no-audit --no-fund daff@1.4.2 >npm.log
cat >pairs.json <<'JSON'
[[0, ""], [0, false], ["007", 7], ["0x10", 16], [" ", 0], ["76561198000000001", 76561198000000000], [0, null], [5, 6]]
JSON
cat >see.js <<'JS'
const daff = require('daff');
const table = (value) => new daff.TableView([['player', 'kills'], ['anna', value], ['bert', 3]]);
for (const [before, after] of require('./pairs.json')) {
  const flags = new daff.CompareFlags();
  const diff = new daff.TableDiff(daff.compareTables(table(before), table(after), flags).align(), flags);
  diff.hilite(new daff.TableView([]));
  console.log(diff.hasDifference() ? 'changed' : 'the same');
}
JS
cat >see.py <<'PY'
import json

import daff


def table(value) -> daff.PythonTableView:
    return daff.PythonTableView([["player", "kills"], ["anna", value], ["bert", 3]])


with open("pairs.json") as file, open("npm.txt") as npm:
    for (before, after), answer in zip(json.load(file), npm.read().splitlines(), strict=True):
        flags = daff.CompareFlags()
        diff = daff.TableDiff(daff.Coopy.compareTables(table(before), table(after), flags).align(), flags)
        diff.hilite(daff.PythonTableView([]))
        python = "changed" if diff.hasDifference() else "the same"
        print(f"{json.dumps(before)} and {json.dumps(after)}: npm {answer}, Python {python}")
PY
node see.js >npm.txt
seen=$(venv/bin/python see.py)
expected="0 and \"\": npm the same, Python changed
0 and false: npm the same, Python changed
\"007\" and 7: npm the same, Python changed
\"0x10\" and 16: npm the same, Python changed
\" \" and 0: npm the same, Python changed
\"76561198000000001\" and 76561198000000000: npm the same, Python changed
0 and null: npm changed, Python changed
5 and 6: npm changed, Python changed"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: daff compares otherwise than noted" >&2; exit 1; }
