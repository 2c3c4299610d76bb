"""A client that costs next to nothing, and what an answer costs the processor of who gives it.

A client in Python that takes HTTP apart needs longer for an answer than a good server. This one
writes bytes that are made before, reads up to where the head says that the answer ends, and looks
at nothing else.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.measure import BenchmarkError
from torture.process import family_of

LONGEST_ANSWER_SECONDS = 60
_PART_BYTES = 262_144
_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = b"\r\ncontent-length:"
_IN_CHUNKS = b"\r\ntransfer-encoding: chunked"
_LAST_CHUNK = b"\r\n0\r\n\r\n"


@dataclass(frozen=True)
class Cost:
    """What many answers took: by the clock, and of the processor, in seconds."""

    requests: int
    seconds: float
    processor_seconds: float

    @property
    def per_second(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def milliseconds_each(self) -> float:
        """Of the processor, for each request."""
        return 1000 * self.processor_seconds / self.requests


def processor_seconds_of_threads(process_id: int) -> float:
    """Of a process and all that it has started, by the threads that they have, to the microsecond.

    `torture.process.processor_seconds` knows of threads that have ended, to the hundredth second.
    """
    nanoseconds = 0
    for member in family_of(process_id):
        for file in Path(f"/proc/{member}/task").glob("*/schedstat"):
            with suppress(OSError):  # a thread has ended
                nanoseconds += int(file.read_text().split()[0])
    return nanoseconds / 1e9


def ask_all(address: str, process_id: int, paths: Sequence[str], connections: int) -> Cost:
    """Ask for all paths over a few connections that are kept, each for the next when it has one.

    Raises `BenchmarkError` where an answer is not 200.
    """
    host = urlsplit(address).netloc
    name, _, port = host.rpartition(":")
    requests = iter([f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() for path in paths])
    with ExitStack() as opened, selectors.DefaultSelector() as selector:
        lines = []
        for _ in range(connections):
            line = socket.create_connection((name, int(port)), LONGEST_ANSWER_SECONDS)
            lines.append(_Line(opened.enter_context(line), requests))
            selector.register(line, selectors.EVENT_READ, lines[-1])
        processor, began = processor_seconds_of_threads(process_id), time.perf_counter()
        busy = sum(line.ask() for line in lines)
        while busy:
            ready = selector.select(LONGEST_ANSWER_SECONDS)
            if not ready:
                raise BenchmarkError(f"{address}: no answer for {LONGEST_ANSWER_SECONDS} s")
            busy -= sum(not key.data.go_on() for key, _ in ready)
        seconds = time.perf_counter() - began
        return Cost(len(paths), seconds, processor_seconds_of_threads(process_id) - processor)


class _Line:
    """One connection, and the answer that is on its way."""

    def __init__(self, connection: socket.socket, requests: Iterator[bytes]) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection = connection
        self._requests = requests
        self._request = b""
        self._answer = b""
        self._head = b""
        self._bytes = 0

    def ask(self) -> bool:
        """Send the next request; whether there was one."""
        request = next(self._requests, None)
        if request is None:
            return False
        self._request, self._answer, self._head = request, b"", b""
        self._connection.sendall(request)
        return True

    def go_on(self) -> bool:
        """Read what there is, and ask on where that was all; whether there is more to come."""
        part = self._connection.recv(_PART_BYTES)
        if not part:
            raise BenchmarkError(f"closed instead of an answer to {self._request!r}")
        self._answer += part
        if not self._head and _END_OF_HEAD in self._answer:
            self._read_head()
        return self.ask() if self._head and self._is_whole() else True

    def _read_head(self) -> None:
        head, end, _ = self._answer.partition(_END_OF_HEAD)
        self._head = head.lower()
        _, has_length, length = self._head.partition(_LENGTH)
        if not head.startswith(b"HTTP/1.1 200") or not (has_length or _IN_CHUNKS in self._head):
            raise BenchmarkError(f"{self._request!r} was answered {head!r}")
        body = int(length.partition(b"\r\n")[0]) if has_length else 0
        self._bytes = len(head) + len(end) + body

    def _is_whole(self) -> bool:
        if _IN_CHUNKS in self._head:
            return self._answer.endswith(_LAST_CHUNK)
        return len(self._answer) >= self._bytes
