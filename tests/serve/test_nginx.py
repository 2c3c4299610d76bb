"""The lines for nginx of `docs/pages.md`, in a real nginx: a prefix, a slash, and a restart."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.serve.demo import Demo
from tests.support.site_tables import PROJECT_ROOT
from torture.served import served

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="there is no nginx on this machine")
FRESH_SECONDS = 1


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def nginx(folder: Path, pages: str) -> Iterator[str]:
    """nginx with the documented lines; its answers are fresh for a second, not for ten."""
    text = (PROJECT_ROOT / "docs" / "pages.md").read_text()
    of_http, of_server = re.findall(r"```nginx\n(.*?)```", text, re.DOTALL)
    of_http = of_http.replace("/var/cache/nginx/bfstats", f"{folder}/cache")
    of_server = of_server.replace("http://127.0.0.1:1942/", pages)
    assert pages in of_server
    port = free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;"
        " events {} http { access_log off; proxy_ignore_headers Cache-Control;"
        f" proxy_cache_valid 200 {FRESH_SECONDS}s; {temporary} {of_http}"
        f" server {{ listen 127.0.0.1:{port}; {of_server} }} }}"
    )
    assert NGINX is not None
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(configuration)])
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/stats/"
    finally:
        process.terminate()
        process.wait()


def test_what_was_shown_goes_on_while_the_pages_are_restarted(demo: Demo, tmp_path: Path) -> None:
    with ExitStack() as running:
        pages, _ = running.enter_context(served(demo.database))
        with nginx(tmp_path, pages) as address:
            first = httpx2.get(address, timeout=60)
            assert first.status_code == 200
            asked = httpx2.get(
                f"{address}player/?player_name=Champion", timeout=60, follow_redirects=True
            )
            assert asked.status_code == 200
            assert str(asked.url) == f"{address}player?player_name=Champion"
            running.close()
            time.sleep(FRESH_SECONDS + 0.1)
            again = httpx2.get(address, timeout=60)
            assert (again.status_code, again.text) == (200, first.text)
            assert httpx2.get(f"{address}maps", timeout=60).status_code == 502
