#!/usr/bin/env bash
# Expected: gamedig's README lists players and bots ("same schema as players"): those that a Battlefield 2 server marks with
#   AIBot_ 1 in its answer are in bots, and players holds people. For Quake III and Unreal servers it is so.
# Happens: the protocol gamespy3 never fills bots. All are in players, and the mark stays the text "1" in raw.AIBot. The empty
#   list looks like a server without bots.
# Seen with gamedig 5.3.3, against a server that answers as Battlefield 2 does, with 2 people and 6 bots; for comparison a
#   Quake III server with the same eight, whose bots have ping 0.
# Hurts: on a Forgotten Hope 2 server with bots players.length counts them as people, and they enter the leaderboards. Only
#   raw.AIBot tells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund gamedig@5.3.3 >npm.log 2>&1
seen=$(node --input-type=module - <<'JS'
import dgram from 'node:dgram';
import { GameDig } from 'gamedig';
const bytes = (...parts) => Buffer.concat(parts.map((part) => (Array.isArray(part) ? Buffer.from(part) : Buffer.from(part, 'latin1'))));
const column = (name, values) => `${name}\0\0${values.join('\0')}\0\0`;
const names = ['anna', 'bert', ...Array.from({ length: 6 }, (_, number) => `Bot ${number}`)];
const isBot = names.map((name) => Number(name.startsWith('Bot')));
function battlefield2(request) {
  if (request[2] === 9) return bytes([9], [...request.subarray(3, 7)], '0\0');
  return bytes([0], [...request.subarray(3, 7)], 'splitnum\0', [0x80, 0], 'hostname\0FH2\0mapname\0sidi_rezegh\0numplayers\x008\0\0', [1],
    column('player_', names), column('score_', names.map(() => 5)), column('AIBot_', isBot), [0]);
}
function quake3() {
  const players = names.map((name, number) => `5 ${isBot[number] ? 0 : 40} "${name}"`).join('\n');
  return bytes([255, 255, 255, 255], `statusResponse\n\\sv_hostname\\Arena\\mapname\\q3dm6\\sv_maxclients\\16\n${players}\n`);
}
for (const [type, answer] of [['battlefield2', battlefield2], ['q3a', quake3]]) {
  const server = dgram.createSocket('udp4', (request, client) => server.send(answer(request), client.port, client.address));
  await new Promise((ready) => server.bind(0, '127.0.0.1', ready));
  const state = await GameDig.query({ type, host: '127.0.0.1', port: server.address().port, givenPortOnly: true });
  const marks = JSON.stringify(state.players.map((player) => player.raw.AIBot));
  console.log(type, 'players', state.players.length, 'bots', state.bots.length, 'raw.AIBot', marks);
  server.close();
}
process.exit();
JS
)
expected='battlefield2 players 8 bots 0 raw.AIBot ["0","0","1","1","1","1","1","1"]
q3a players 2 bots 6 raw.AIBot [null,null]'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: gamedig sorts players and bots otherwise than noted" >&2; exit 1; }
