#!/usr/bin/env bash
# Expected: a long answer of a Source server (status, player lists) comes in several packets, and an RCON client puts them
#   together. rcon (PyPI) says it detects fragments.
# Happens: rcon looks for more only when a packet holds 4,096 bytes of text. Source counts ids and zero bytes into
#   those 4,096, so its packets hold 4,086 at most: the first is returned as the whole answer, without an error.
#   rcon-client (npm) always returns the first packet and drops the others.
# Seen with rcon 2.4.9 and rcon-client 4.2.5, against a server that splits as Valve documents it.
# Hurts: who counts players from status: on a full server the last ones are missing. frag_threshold=4086 helps in rcon.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"; kill "$server" 2>/dev/null || true' EXIT
server=
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rcon==2.4.9
cd "$folder"
npm install --silent --no-audit --no-fund rcon-client@4.2.5 >npm.log
cat >server.py <<'PY'
import socketserver, struct, time
LINES = "\n".join(f"# {number} player{number:03} connected" for number in range(1, 201)).encode()


class Source(socketserver.StreamRequestHandler):
    def answer(self, number, kind, text):
        self.wfile.write(struct.pack("<iii", len(text) + 10, number, kind) + text + b"\0\0")

    def handle(self):
        while header := self.rfile.read(12):
            size, number, kind = struct.unpack("<iii", header)
            self.rfile.read(size - 8)
            if kind == 3:
                self.answer(number, 0, b"")
                time.sleep(0.3)
                self.answer(number, 2, b"")
            else:
                for start in range(0, len(LINES), 4086) if kind == 2 else [len(LINES)]:
                    self.answer(number, 0, LINES[start:start + 4086])


with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Source) as server:
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
PY
python3 server.py >port & server=$!
until [ -s port ]; do sleep 0.1; done
seen=$(
    venv/bin/python - "$(cat port)" <<'PY'
import sys
from rcon.source import Client
for options in ({}, {"frag_threshold": 4086}):
    with Client("127.0.0.1", int(sys.argv[1]), passwd="secret", timeout=10, **options) as client:
        print("rcon", options, client.run("status").count("connected"), "of 200 players")
PY
    node - "$(cat port)" <<'JS'
const { Rcon } = require('rcon-client');
Rcon.connect({ host: '127.0.0.1', port: Number(process.argv[2]), password: 'secret' }).then(async (client) => {
  console.log('rcon-client', (await client.send('status')).split('connected').length - 1, 'of 200 players');
  await client.end();
});
JS
)
expected="rcon {} 161 of 200 players
rcon {'frag_threshold': 4086} 200 of 200 players
rcon-client 161 of 200 players"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: long RCON answers are read otherwise than noted" >&2; exit 1; }
