"""A step of `watch` that takes too long ends it: the lock is free, and nothing is lost."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.schedule.watch.running import Site, has_landed, is_at_work, watching
from tests.support.commands import Bfstats
from tests.support.waiting import wait_until
from torture.process import family_of

LIMIT = 5


class Relay:
    """Passes a server's answers on, until it is told to stop after so many bytes of each."""

    def __init__(self, port: int) -> None:
        self._behind = port
        self.bytes_of_an_answer: int | None = None
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _listen(self) -> None:
        try:
            while True:
                asking, _ = self._listening.accept()
                asked = socket.create_connection(("127.0.0.1", self._behind))
                for ends in ((asking, asked, False), (asked, asking, True)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()
        except OSError:
            return

    def _pass_on(self, reader: socket.socket, writer: socket.socket, is_answer: bool) -> None:
        sent = 0
        while content := reader.recv(4096):
            limit = self.bytes_of_an_answer if is_answer else None
            writer.sendall(content if limit is None else content[: max(0, limit - sent)])
            sent += len(content)
        writer.close()


@contextmanager
def relayed(site: Site) -> Iterator[tuple[Relay, str]]:
    """A relay before the site, and the address of the site behind it."""
    with closing(Relay(site.address.port)) as relay:
        yield relay, site.source.replace(f":{site.address.port}/", f":{relay.port}/")


def assert_ended_and_left_nothing(bfstats: Bfstats, said: list[str]) -> None:
    (line,) = said
    assert line.startswith("bfstats: ")
    assert line.endswith(f" a step takes more than {LIMIT} s: watch ends")
    assert not is_at_work(bfstats)
    assert has_landed(bfstats, "Al")


def test_a_source_that_falls_silent_in_an_answer_ends_it(new_bfstats: Bfstats, site: Site) -> None:
    with relayed(site) as (relay, source):
        new_bfstats.sync(source)
        site.add("after silence")
        relay.bytes_of_an_answer = 100
        with watching(new_bfstats, source, "--timeout", str(LIMIT)) as watch:
            wait_until(lambda: is_at_work(new_bfstats))
            assert watch.end() == 1
        assert_ended_and_left_nothing(new_bfstats, watch.said())
        relay.bytes_of_an_answer = None
        new_bfstats.sync(source)
    assert has_landed(new_bfstats, "after silence")


@pytest.mark.skipif(not Path("/proc").exists(), reason="a child is found in /proc")
def test_a_child_that_hangs_ends_with_it(new_bfstats: Bfstats, tmp_path: Path) -> None:
    """It has the lock that was handed down."""
    site = Site(tmp_path / "embedded")
    site.add("Al")
    site.go()
    source = f"chdb:{site.engine}?database=site"
    new_bfstats.sync(source)
    with watching(new_bfstats, source, "--timeout", str(LIMIT)) as watch:
        wait_until(lambda: family_of(watch.process.pid)[1:])
        _, child, *_ = family_of(watch.process.pid)
        os.kill(child, signal.SIGSTOP)
        assert watch.end() == 1
    assert_ended_and_left_nothing(new_bfstats, watch.said())
    new_bfstats.sync(source)


def test_a_limit_of_nothing_is_refused(new_bfstats: Bfstats) -> None:
    with watching(new_bfstats, "parquet:.", "--timeout", "0") as watch:
        assert watch.end() == 2
    assert "--timeout" in watch.said()[-1]
