#!/usr/bin/env bash
# Expected: react-calendar-heatmap draws each day from startDate to endDate, and each value in the cell of its day, whether dates
#   are local midnights or texts such as 2026-01-05. Its README takes both, and has a value on the very day of startDate.
# Happens: the day of startDate is not drawn, in any zone. Cells are counted in steps of 24 hours: in a calendar that begins in
#   winter local midnights of summer are an hour short, so from the change of the clock until autumn each day lies in the cell of
#   the day before, and one Sunday is covered by its Monday. West of Greenwich texts are the evening before: all are a day early.
# Seen with react-calendar-heatmap 1.10.0, react 18.3.1. The README does not speak of time zones.
# Hurts: pages with a year of rounds or players: the first day is missing, and Saturday's evening is Friday's, all summer. Tooltips
#   name the right day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund react-calendar-heatmap@1.10.0 react@18.3.1 react-dom@18.3.1 >npm.log
cat >see.js <<'JS'
const { createElement } = require('react');
const { renderToStaticMarkup } = require('react-dom/server');
const Heatmap = require('react-calendar-heatmap');

const two = (number) => String(number).padStart(2, '0');
// Cells are numbered from the Sunday on or before the first day, 28 December 2025 here.
const show = (name, make) => {
  const values = [];
  for (let day = new Date(2026, 0, 1, 12); day.getFullYear() === 2026; day.setDate(day.getDate() + 1)) {
    values.push({ date: make(day), name: `${two(day.getMonth() + 1)}-${two(day.getDate())}` });
  }
  const cells = {};
  const transformDayElement = (element, value, index) => {
    if (value) cells[new Date(Date.UTC(2025, 11, 28 + index)).toISOString().slice(5, 10)] = value.name;
    return element;
  };
  const startDate = new Date(2026, 0, 1);
  const endDate = new Date(2026, 11, 31);
  renderToStaticMarkup(createElement(Heatmap, { startDate, endDate, values, transformDayElement }));
  const drawn = Object.values(cells);
  const wrong = Object.entries(cells).filter(([cell, value]) => cell !== value);
  const missing = values.map((value) => value.name).filter((value) => !drawn.includes(value));
  const first = wrong.length ? `, first ${wrong[0][1]} in that of ${wrong[0][0]}` : '';
  console.log(`${process.env.TZ} ${name}: ${wrong.length} in another cell${first}; missing ${missing.join(' ') || 'none'}`);
};
show('local midnights', (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate()));
show('texts', (day) => `2026-${two(day.getMonth() + 1)}-${two(day.getDate())}`);
JS
seen=$(for zone in UTC Europe/Berlin America/New_York; do TZ=$zone node see.js; done)
expected="UTC local midnights: 0 in another cell; missing 01-01
UTC texts: 0 in another cell; missing 01-01
Europe/Berlin local midnights: 210 in another cell, first 03-30 in that of 03-29; missing 01-01 03-29
Europe/Berlin texts: 0 in another cell; missing 01-01
America/New_York local midnights: 238 in another cell, first 03-09 in that of 03-08; missing 01-01 03-08
America/New_York texts: 363 in another cell, first 01-03 in that of 01-02; missing 01-01 01-02"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: react-calendar-heatmap places days otherwise than noted" >&2; exit 1; }
