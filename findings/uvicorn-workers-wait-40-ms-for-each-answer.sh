#!/usr/bin/env bash
# Expected: `--workers 2` answers as fast as one worker. asyncio turns Nagle's delay off for TCP.
# Happens: with one worker asyncio makes the listening socket. With more, or with --reload, uvicorn makes it, and names no
#   protocol (0 instead of TCP). asyncio turns the delay off only where the protocol is TCP. An answer is two writes, head
#   and body: on a kept connection the second waits for the client's delayed acknowledgement, 40 ms. The first answers of a
#   connection do not, so one request at a time by curl shows nothing.
# Seen with uvicorn 0.54.0 on Python 3.11 to 3.13, Linux, without uvloop (which always turns it off).
# Hurts: whoever serves several workers behind a proxy that keeps its connections: 20 answers a second for each of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check uvicorn==0.54.0
cd "$folder"
cat >answers.py <<'PY'
async def app(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})
PY
cat >measure.py <<'PY'
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from statistics import median


def port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def milliseconds(workers):
    number = port()
    command = [sys.executable, "-m", "uvicorn", "answers:app", "--port", str(number), "--workers", workers, "--no-access-log"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        next(line for line in process.stderr if "startup complete" in line)
        client = http.client.HTTPConnection("127.0.0.1", number)
        seconds = []
        for _ in range(100):
            began = time.perf_counter()
            client.request("GET", "/")
            client.getresponse().read()
            seconds.append(time.perf_counter() - began)
        os.killpg(process.pid, signal.SIGKILL)
    return 1000 * seconds[0], 1000 * median(seconds)


for workers in ("1", "2"):
    words = ["40 ms" if found > 35 else "at once" for found in milliseconds(workers)]
    print(f"workers {workers}: first answer {words[0]}, median {words[1]}")
PY
seen=$(venv/bin/python measure.py)
expected="workers 1: first answer at once, median at once
workers 2: first answer at once, median 40 ms"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: workers of uvicorn answer otherwise than noted" >&2; exit 1; }
