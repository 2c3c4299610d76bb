#!/usr/bin/env bash
# Expected: the players that opengsq returns for a Battlefield 1942 server are those who are on it, as many as its numplayers.
#   opengsq knows of entries that come twice, and removes those whose keyhash came before.
# Happens: such a server goes on sending the entries of players who left, behind the first numplayers. Most have another keyhash
#   or none (not every server sends it), so they stay: with their last score, or as a second entry of a player who moved up.
#   gamedig cuts the list at numplayers.
# Seen with opengsq 3.7.0 and gamedig 5.3.3, against a server that answers as in gamedig's issue 743 and pull request 744.
# Hurts: who counts online players or play time from samples: a player who left plays on until the round ends, and a name that
#   comes twice breaks a key of server, time and player.
set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opengsq==3.7.0
cd "$folder"
npm install --silent --no-audit --no-fund gamedig@5.3.3 >npm.log 2>&1
cat >server.py <<'PY'
import socket
import sys

# anna left, so bert and carl moved up; the places of carl and of dora, who left before, are still sent.
NAMES = ["bert", "carl", "carl", "dora"]


def answer(keyhash):
    text = "\\gamename\\bfield1942\\hostname\\Old Guard\\hostport\\14567\\mapname\\wake\\maxplayers\\64\\numplayers\\2"
    for place, name in enumerate(NAMES):
        hashed = f"\\keyhash_{place}\\{name.encode().hex():0<32}" if keyhash else ""
        text += f"\\deaths_{place}\\2{hashed}\\kills_{place}\\5\\ping_{place}\\41"
        text += f"\\playername_{place}\\{name}\\score_{place}\\9\\team_{place}\\1"
    return (text + "\\final\\\\queryid\\7.1").encode("latin-1")


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    while True:
        _, client = server.recvfrom(2048)
        server.sendto(answer(sys.argv[1] == "keyhash"), client)
PY
seen=
for kind in keyhash none; do
    : >port
    python3 server.py "$kind" >port & server=$!
    until [ -s port ]; do sleep 0.1; done
    seen+=$(
        venv/bin/python - "$kind" "$(cat port)" <<'PY'
import asyncio
import sys

from opengsq.protocols import GameSpy1

status = asyncio.run(GameSpy1("127.0.0.1", int(sys.argv[2]), timeout=10).get_status())
print("keyhash:", sys.argv[1], "numplayers", status.info["numplayers"], "opengsq", *(player["player"] for player in status.players))
PY
        node --input-type=module - "$kind" "$(cat port)" <<'JS'
import { GameDig } from 'gamedig';
const [kind, port] = process.argv.slice(2);
const state = await GameDig.query({ type: 'battlefield1942', host: '127.0.0.1', port: Number(port), givenPortOnly: true });
console.log('keyhash:', kind, 'numplayers', state.numplayers, 'gamedig', ...state.players.map((player) => player.name));
process.exit();
JS
    )$'\n'
    kill "$server"
done
expected="keyhash: keyhash numplayers 2 opengsq bert carl dora
keyhash: keyhash numplayers 2 gamedig bert carl
keyhash: none numplayers 2 opengsq bert carl carl dora
keyhash: none numplayers 2 gamedig bert carl
"
printf '%s' "$seen"
[ "$seen" = "$expected" ] || { echo "changed: Battlefield 1942 players who left are listed otherwise than noted" >&2; exit 1; }
