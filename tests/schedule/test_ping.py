"""A dead-man switch hears of successes alone, and its own troubles are nobody's failure."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.schedule.conftest import RunCadence

SECRET = "a0b1c2"


class Switch(HTTPServer):
    """A dead-man switch on a free loopback port: `heard` are the paths that were asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.heard: list[str] = []

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{SECRET}/{name}"


class _Handler(BaseHTTPRequestHandler):
    server: Switch

    def do_GET(self) -> None:
        self.server.heard.append(self.path)
        self.send_response(404 if "unknown" in self.path else 200)
        self.end_headers()

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture
def switch() -> Iterator[Switch]:
    with Switch() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_each_cadence_that_succeeds_is_announced(switch: Switch, run_cadence: RunCadence) -> None:
    urls = {
        f"BFSTATS_PING_{name}": switch.url(name.lower()) for name in ("HOURLY", "DAILY", "WEEKLY")
    }
    done = run_cadence("daily,weekly", "true", **urls)
    assert (done.returncode, done.stderr) == (0, "")
    assert switch.heard == [f"/{SECRET}/daily", f"/{SECRET}/weekly"]


def test_a_failure_is_not_announced(switch: Switch, run_cadence: RunCadence) -> None:
    assert run_cadence("daily", "false", BFSTATS_PING_DAILY=switch.url("daily")).returncode == 1
    assert switch.heard == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:9/{secret}", "URLError: <urlopen error [Errno 111] Connection refused>"),
        ("http://127.0.0.1:port/{secret}", "InvalidURL: nonnumeric port: 'port'"),
        ("file:///etc/{secret}", "not an http:// or https:// URL"),
        ("http://127.0.0.1:9/a {secret}", "a URL without spaces is needed"),
        (
            "http://127.0.0.1:9/{secret}\r",
            "BFSTATS_PING_HOURLY holds the control character '\\r' (the end of a line as Windows "
            "writes it): take it out where it is set",
        ),
        ("{switch}", "HTTPError: HTTP Error 404: Not Found"),
    ],
)
def test_a_ping_that_fails_is_only_logged(
    url: str, reason: str, switch: Switch, run_cadence: RunCadence, log: Path
) -> None:
    url = url.format(secret=SECRET, switch=switch.url("unknown"))
    done = run_cadence("hourly", "true", BFSTATS_PING_HOURLY=url)
    assert (done.returncode, done.stderr) == (0, "")
    last_line = log.read_text().splitlines()[-1]
    assert last_line.endswith(f"hourly: the ping of hourly failed: {reason}")
    assert SECRET not in log.read_text()
