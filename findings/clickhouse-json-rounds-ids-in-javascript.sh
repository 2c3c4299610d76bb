#!/usr/bin/env bash
# Expected: "for compatibility with JavaScript" ClickHouse writes Int64 and UInt64 in quotes in its JSON formats: so say its page
#   on the format (September 2026) and the troubleshooting guide of its JavaScript client.
# Happens: since 25.8 the default is without quotes. JSON.parse rounds above 9007199254740991: two Steam ids or hashes
#   become one number. The official client does not set output_format_json_quote_64bit_integers. No error.
# Seen with chdb-core 26.9.0 (ClickHouse 26.9), @clickhouse/client 1.23.1, Node.js 20.
# Hurts: a site that was right for years joins, links and counts wrong players after the server's upgrade.
set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check chdb-core==26.9.0
cd "$folder"
npm install --silent --no-audit --no-fund @clickhouse/client@1.23.1 >npm.log 2>&1
cat >server.py <<'PY'
import http.server
import urllib.parse

import chdb


class ClickHouse(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        settings = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(self.path).query))
        sql = b""
        if "Content-Length" in self.headers:
            sql = self.rfile.read(int(self.headers["Content-Length"]))
        else:
            while size := int(self.rfile.readline(), 16):
                sql += self.rfile.read(size + 2)[:size]
        sql = sql.decode()
        quote = settings.get("output_format_json_quote_64bit_integers")
        answer = str(chdb.query(sql + (f" settings output_format_json_quote_64bit_integers = {quote}" if quote else ""))).encode()
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
const { createClient } = require('@clickhouse/client');
(async () => {
  for (const clickhouse_settings of [{}, { output_format_json_quote_64bit_integers: 1 }]) {
    const client = createClient({ url: `http://127.0.0.1:${process.argv[2]}`, clickhouse_settings });
    const answer = await client.query({ query: 'select 76561197960290418 + number as id from numbers(3)', format: 'JSONEachRow' });
    const ids = (await answer.json()).map((row) => row.id);
    console.log(JSON.stringify(clickhouse_settings), ...ids, 'distinct', new Set(ids).size);
    await client.close();
  }
})();
JS
)
expected="{} 76561197960290420 76561197960290420 76561197960290420 distinct 1
{\"output_format_json_quote_64bit_integers\":1} 76561197960290418 76561197960290419 76561197960290420 distinct 3"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: ClickHouse and its client pass ids otherwise than noted" >&2; exit 1; }
