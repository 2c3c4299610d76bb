"""The real process: its address, its end, a proxy's prefix, and wrong usage in one line."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from extract.commands.serve import serve
from serve.process import listening_socket
from tests.serve.demo import Demo
from tests.serve.html import Page
from tests.support.site_tables import PROJECT_ROOT

Start = Callable[..., tuple[subprocess.Popen[str], str]]


@pytest.fixture
def start(demo: Demo) -> Iterator[Start]:
    """Starts `python -m serve` on a free port, and returns it with its address."""
    started: list[subprocess.Popen[str]] = []

    def begin(*arguments: str) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "serve", "--port", "0", *arguments],
            cwd=PROJECT_ROOT,
            env={**os.environ, "BFSTATS_DB": str(demo.database)},
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.fullmatch(r"bfstats: pages on (http://127\.0\.0\.1:\d+/)\n", line)
        assert found, line
        return process, found[1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def test_no_answer_waits_for_the_network_to_fill_a_packet() -> None:
    """A kept connection with Nagle's delay waits 40 ms for each answer of two writes."""

    async def is_delayed() -> bool:
        found: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def met(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            accepted = writer.get_extra_info("socket")
            found.set_result(not accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listening_socket("127.0.0.1", 0) as listening:
            async with await asyncio.start_server(met, sock=listening):
                _, writer = await asyncio.open_connection(*listening.getsockname())
                writer.close()
                return await found

    assert not asyncio.run(is_delayed())


@pytest.mark.parametrize(
    ("workers", "ends_by"), [("1", signal.SIGTERM), ("2", signal.SIGTERM), ("1", signal.SIGINT)]
)
def test_it_answers_and_ends_cleanly(start: Start, workers: str, ends_by: int) -> None:
    process, address = start("--workers", workers)
    for _ in range(4):
        assert "players" in httpx2.get(address, timeout=120).text
    process.send_signal(ends_by)
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, "Traceback" in errors) == (0, False), errors


@pytest.mark.parametrize("is_stripped", [True, False])
def test_behind_a_prefix_every_link_stays_below_it(start: Start, is_stripped: bool) -> None:
    _, address = start("--root-path", "/stats")
    prefix = "" if is_stripped else "stats/"
    answer = httpx2.get(f"{address}{prefix}maps", timeout=120)
    page = Page(answer.text)
    for link in [*page.links, *page.sources]:
        assert not link.startswith(("/", "http")), link
    (style,) = (source for source in page.sources if "style.css" in source)
    assert httpx2.get(str(answer.url.join(style)), timeout=120).status_code == 200
    document = httpx2.get(f"{address}{prefix}api/openapi.json", timeout=120).json()
    assert document["servers"] == [{"url": "/stats"}]


@pytest.mark.parametrize("written", ["stats", "stats/", "/stats/"])
def test_a_prefix_is_below_the_host_however_it_is_written(start: Start, written: str) -> None:
    _, address = start("--root-path", written)
    document = httpx2.get(f"{address}api/openapi.json", timeout=120).json()
    assert document["servers"] == [{"url": "/stats"}]


def test_a_misspelt_file_of_the_site_is_told_at_the_start(demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "strings").mkdir()
    for name in ("haeder.html", "header.html", "site.css", "fr.toml", "strings/de.toml", "x.svg"):
        (tmp_path / name).write_text("")
    process = subprocess.Popen(
        [sys.executable, "-m", "serve", "--port", "0"],
        cwd=PROJECT_ROOT,
        env={
            **os.environ,
            "BFSTATS_DB": str(demo.database),
            "BFSTATS_SITE_FOLDER": str(tmp_path),
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    process.kill()
    process.communicate()
    assert line == (
        f"bfstats: no page reads {tmp_path / 'fr.toml'}, {tmp_path / 'haeder.html'}: "
        "the files of a site are header.html, site.css and strings/LANGUAGE.toml\n"
    )


def test_help_names_every_setting_of_the_pages() -> None:
    text = CliRunner().invoke(serve, ["--help"]).output
    page = (PROJECT_ROOT / "docs" / "settings.md").read_text()
    names = {"BFSTATS_DB", *re.findall(r"BFSTATS_SITE_[A-Z]+", page)}
    assert len(names) == 6
    assert names <= set(re.findall(r"\w+", text))


def test_the_prefix_alone_leads_to_the_front_page(start: Start) -> None:
    _, address = start("--root-path", "/stats")
    answer = httpx2.get(f"{address}stats", timeout=120)
    assert (answer.status_code, answer.headers["location"]) == (308, "/stats/")


def test_an_address_that_is_taken_is_told_in_one_line(demo: Demo) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "serve", "--port", port],
            cwd=PROJECT_ROOT,
            env={**os.environ, "BFSTATS_DB": str(demo.database)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        f"bfstats: cannot listen on 127.0.0.1, port {port}: Address already in use: "
        "name another with --host or --port\n"
    )
