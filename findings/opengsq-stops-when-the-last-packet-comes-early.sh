#!/usr/bin/env bash
# Expected: the answer of a full Battlefield 2 server (Forgotten Hope 2 is one) comes in several UDP packets. They are numbered,
#   the last is marked, and a client waits for all, in whatever order they come: opengsq keeps them by number and sorts them.
# Happens: opengsq stops as soon as it has the marked one: it waits while it has more packets than announced, where it should be
#   fewer. What comes later is dropped without an error, and what is there is joined over the gap: 35 players of 40 and bot
#   flags among the names, or two rows of flags and neither names nor map.
# Seen with opengsq 3.7.0 (Battlefield2 and GameSpy3), against a server that sends three packets in different orders; the first
#   order shows that opengsq understands them. gamedig 5.3.3 waits.
# Hurts: UDP keeps no order, least on the full servers whose answers are long: their samples lose players at random.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opengsq==3.7.0
seen=$("$folder/venv/bin/python" - <<'PY'
import asyncio
import socket
import threading

from opengsq.protocols import Battlefield2, GameSpy3


def joined(*texts):
    return b"".join(text.encode() + b"\0" for text in texts)


NAMES = [f"player{number:02}" for number in range(40)]
BOTS = ["0"] * 30 + ["1"] * 10
INFO = joined("hostname", "FH2", "mapname", "sidi_rezegh", "numplayers", "40", "")
PARTS = [
    b"\x00\x00" + INFO + b"\x01" + joined("player_", "", *NAMES[:20], ""),
    b"\x01\x01" + joined("player_") + bytes([20]) + joined(*NAMES[20:], "", "AIBot_", "", *BOTS[:25], ""),
    b"\x82\x01" + joined("AIBot_") + bytes([25]) + joined(*BOTS[25:], "", "") + b"\x02" + joined("team_t", "", "axis", "allies", "", ""),
]


def serve(server, order):
    request, client = server.recvfrom(2048)
    for number in order:
        server.sendto(b"\0" + request[3:7] + b"splitnum\0" + PARTS[number], client)


for protocol in (Battlefield2, GameSpy3):
    for order in ((0, 1, 2), (0, 2, 1), (2, 0, 1)):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
            server.bind(("127.0.0.1", 0))
            thread = threading.Thread(target=serve, args=(server, order))
            thread.start()
            status = asyncio.run(protocol("127.0.0.1", server.getsockname()[1], timeout=10).get_status())
            thread.join()
        named = sum("name" in player for player in status.players)
        bots = sum(player.get("AIBot") == "1" for player in status.players)
        seen = ("map", status.info.get("mapname"), "rows", len(status.players), "names", named, "bots", bots)
        print(protocol.__name__, "order", *order, *seen)
PY
)
expected="Battlefield2 order 0 1 2 map sidi_rezegh rows 40 names 40 bots 10
Battlefield2 order 0 2 1 map sidi_rezegh rows 35 names 35 bots 0
Battlefield2 order 2 0 1 map None rows 2 names 0 bots 0
GameSpy3 order 0 1 2 map sidi_rezegh rows 40 names 40 bots 10
GameSpy3 order 0 2 1 map sidi_rezegh rows 35 names 35 bots 0
GameSpy3 order 2 0 1 map None rows 2 names 0 bots 0"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: opengsq reads packets out of order otherwise than noted" >&2; exit 1; }
