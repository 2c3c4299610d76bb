#!/usr/bin/env bash
# Expected: the npm client clickhouse offers the formats json, csv and tsv as ways to fetch the same rows.
# Happens: only json gives them back. With tsv ClickHouse's escapes stay in the text: O'Neil arrives as O\'Neil, and NULL as the
#   text \N. With csv the answer is cut at every line break, also inside quotes: a name with one becomes two broken rows.
#   No error; the number of rows changes.
# Seen with clickhouse 2.6.0 (npm) on what chdb-core 26.9.0 (ClickHouse 26.9) answers.
# Hurts: who takes tsv because it is smaller: players with an apostrophe get a second name, and nobody is ever NULL.
set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check chdb-core==26.9.0
cd "$folder"
npm install --silent --no-audit --no-fund clickhouse@2.6.0 >npm.log 2>&1
cat >server.py <<'PY'
import http.server
import urllib.parse

import chdb


class ClickHouse(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        parameters = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(self.path).query))
        answer = str(chdb.query(parameters["query"])).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments):
        pass


with http.server.HTTPServer(("127.0.0.1", 0), ClickHouse) as server:
    print(server.server_port, flush=True)
    server.serve_forever()
PY
venv/bin/python server.py >port & server=$!
until [ -s port ]; do sleep 0.1; done
seen=$(node - "$(cat port)" <<'JS'
const { ClickHouse } = require('clickhouse');
const sql = `select * from (select 1 as id, 'O\\'Neil' as name, null as ping union all select 2, 'two\\nlines', 30) order by id`;
(async () => {
  for (const format of ['json', 'csv', 'tsv']) {
    const rows = await new ClickHouse({ url: 'http://127.0.0.1', port: process.argv[2], format }).query(sql).toPromise();
    console.log(format, rows.length, 'rows', JSON.stringify(rows));
  }
})();
JS
)
expected="json 2 rows [{\"id\":1,\"name\":\"O'Neil\",\"ping\":null},{\"id\":2,\"name\":\"two\\nlines\",\"ping\":30}]
csv 3 rows [{\"id\":1,\"name\":\"O'Neil\",\"ping\":\"\\\\N\"},{\"id\":2,\"name\":\"\\\"two\"},{\"id\":\"lines\\\"\",\"name\":30}]
tsv 2 rows [{\"id\":1,\"name\":\"O\\\\'Neil\",\"ping\":\"\\\\N\"},{\"id\":2,\"name\":\"two\\\\nlines\",\"ping\":30}]"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: the npm client clickhouse reads formats otherwise than noted" >&2; exit 1; }
