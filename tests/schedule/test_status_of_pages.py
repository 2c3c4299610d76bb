"""`python -m extract status` asks the pages, where it knows of any."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.schedule.conftest import small_site
from tests.support.commands import Bfstats
from torture.served import served

NOBODY = "http://127.0.0.1:1/"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Bfstats:
    """A file that has landed and nothing more: pages answer that tables are being made."""
    bfstats = Bfstats(tmp_path_factory.mktemp("loaded"))
    bfstats.sync(small_site(bfstats.folder).source)
    return bfstats


@pytest.fixture(scope="module")
def address(loaded: Bfstats) -> Iterator[str]:
    with served(loaded.database) as (found, _):
        yield found


def status(bfstats: Bfstats, address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return bfstats.extract("", "status", *arguments, BFSTATS_SITE_ADDRESS=address)


def test_pages_that_answer_are_told_with_what_they_say(loaded: Bfstats, address: str) -> None:
    done = status(loaded, address)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(address) == 1
    assert json.loads(status(loaded, address, "--json").stdout)["pages"] == {
        "address": address,
        "answer": "not_built",
        "is_answering": True,
    }


def test_pages_that_do_not_answer_are_a_failure_in_one_line(loaded: Bfstats) -> None:
    done = status(loaded, NOBODY)
    assert done.returncode == 1
    assert done.stderr.startswith(f"bfstats: the pages on {NOBODY} do not answer: ")
    assert done.stderr.count("\n") == 1
    assert "Connection refused" in done.stderr


def test_another_server_at_the_address_is_no_answer(loaded: Bfstats, tmp_path: Path) -> None:
    (tmp_path / "health").write_text("[]")
    line = "import http.server as h; s = h.HTTPServer(('127.0.0.1', 0), h.SimpleHTTPRequestHandler)"
    code = f"{line}; print(s.server_port, flush=True); s.handle_request()"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as other:
        assert other.stdout is not None
        port = other.stdout.readline().strip()
        assert status(loaded, f"http://127.0.0.1:{port}").returncode == 1


def test_without_an_address_nothing_is_said_of_pages(loaded: Bfstats) -> None:
    assert "pages" not in status(loaded, "").stdout
    assert json.loads(status(loaded, "", "--json").stdout)["pages"] is None


def test_what_is_no_address_is_refused(loaded: Bfstats) -> None:
    done = status(loaded, "127.0.0.1:1942")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "BFSTATS_SITE_ADDRESS" in done.stderr
