#!/usr/bin/env bash
# Expected: libraries for Valve's server queries show a server of 150 players at port 40000 as it is: numbers of players are bytes
#   and ports are two bytes, all without a sign. The list of 60 players comes in two packets, which are put together.
# Happens: source-server-query reads signed bytes: -106 of -56 players, and a list that is empty. Ports above 32767 are negative in
#   all three (-25536). steam-server-query reads one byte of the port of SourceTV, and its name begins with the other. Both npm
#   packages take the first of two packets for the whole answer, and a byte of its number for the count: no players, no error (of
#   rules, one says that it does not support them, the other that there are none). a2squery puts the packets together.
# Seen with source-server-query 3.0.3, steam-server-query 1.1.3 (npm), a2squery 1.2.2. None of the READMEs names a limit.
# Hurts: population charts and lists of servers: the fullest servers look empty or negative, and links lead to no port.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check a2squery==1.2.2
npm install --silent --no-audit --no-fund source-server-query@3.0.3 steam-server-query@1.1.3 >npm.log
cat >ask.js <<'JS'
const source = require('source-server-query');
const steam = require('steam-server-query');
(async () => {
  const [whole, split] = process.argv.slice(2).map(Number);
  const a = await source.info('127.0.0.1', whole);
  console.log(`source-server-query: ${a.players} of ${a.max_players} players, port ${a.port}, ${a.tvname} at ${a.tvport}`);
  for (const port of [whole, split]) {
    console.log(`  listed ${(await source.players('127.0.0.1', port)).length} players`);
  }
  const b = await steam.queryGameServerInfo(`127.0.0.1:${whole}`);
  console.log(`steam-server-query: ${b.players} of ${b.maxPlayers} players, port ${b.port}, ${b.spectatorName} at ${b.spectatorPort}`);
  for (const port of [whole, split]) {
    const { players } = await steam.queryGameServerPlayer(`127.0.0.1:${port}`);
    const { rules } = await steam.queryGameServerRules(`127.0.0.1:${port}`);
    console.log(`  listed ${players.length} players, ${rules.length} rules`);
  }
})();
JS
cat >see.py <<'PY'
import socket
import struct
import subprocess
import threading

from a2squery import A2SQuery

ONE, MANY = b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff"
INFO = ONE + b"I\x11Midway 24/7\0midway\0bf\0Battle\0" + struct.pack("<HBBB", 730, 150, 200, 0) + b"dl\0\x011.0\0"
INFO += struct.pack("<BHH", 0x80 | 0x40, 40000, 27020) + b"TV\0"
RULES = ONE + b"E" + struct.pack("<H", 100) + b"".join(b"rule%d\0yes\0" % n for n in range(100))


def players(count):
    return ONE + b"D" + bytes([count]) + b"".join(b"\0a player %d\0" % n + struct.pack("<if", n, 60) for n in range(count))


def serve(server, split):
    answers = 0
    while True:
        request, address = server.recvfrom(2048)
        if request[4:5] == b"T":
            server.sendto(INFO, address)
        elif request[5:9] == ONE:
            server.sendto(ONE + b"A\1\2\3\4", address)
        elif not split:
            server.sendto(RULES if request[4:5] == b"V" else players(150), address)
        else:
            answers, answer = answers + 1, RULES if request[4:5] == b"V" else players(60)
            halves = answer[:1248], answer[1248:]
            for number, half in enumerate(halves):
                server.sendto(MANY + struct.pack("<iBBH", answers, len(halves), number, 1248) + half, address)


ports = []
for split in (False, True):
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    ports.append(server.getsockname()[1])
    threading.Thread(target=serve, args=(server, split), daemon=True).start()
print(subprocess.run(["node", "ask.js", *map(str, ports)], capture_output=True, text=True, check=True).stdout, end="")
with A2SQuery("127.0.0.1", ports[0]) as whole, A2SQuery("127.0.0.1", ports[1]) as split:
    info = whole.info()
    television = f"{info.spectator_name} at {info.spectator_port}"
    print(f"a2squery: {info.players} of {info.max_players} players, port {info.port}, {television}")
    for query in (whole, split):
        print(f"  listed {len(query.players())} players, {len(query.rules())} rules")
PY
seen=$(venv/bin/python see.py)
expected="source-server-query: -106 of -56 players, port -25536, TV at 27020
  listed 0 players
  listed 0 players
steam-server-query: 150 of 200 players, port -25536, iTV at 140
  listed 150 players, 100 rules
  listed 0 players, 0 rules
a2squery: 150 of 200 players, port -25536, TV at 27020
  listed 150 players, 100 rules
  listed 60 players, 100 rules"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: the libraries for Valve's queries read answers otherwise than noted" >&2; exit 1; }
